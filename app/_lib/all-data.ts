/**
 * Everything that a person made, in one file, and back: merged, never overwritten.
 *
 * Records are the store's own (see `store.ts` for each of them). Reports of submissions come along; what cannot be
 * read any more is left out and counted. Two drafts that differ are both kept: the newer as the draft, the other among
 * its replaced versions. Of two versions of a review, and of two plans, the newer stays, and the person is told. Settings
 * (`settings.ts`) are taken where there is none here.
 *
 * The file is JSON: `{ format, version, drafts, oldDrafts, submissions, ownProblems, rounds, reviews, plans, settings }`.
 * Version 1 had no reviews, plans and settings; the first solves of its submissions get their cards here.
 */

import { z } from 'zod';
import { type Plan, planSchema } from '../_plan/plan';
import { type Review, reviewSchema } from '../_plan/review';
import { addFirstSolves, mergeReview } from '../_plan/review-store';
import { roundSchema } from '../_rounds/round';
import { roundEventSchema } from '../_rounds/round-event';
import { importRound, listRounds } from '../_rounds/round-store';
import { mergeSettings, readSettings } from './settings';
import {
  type Draft,
  database,
  draftSchema,
  type OwnProblem,
  oldDraftSchema,
  ownProblemSchema,
  readAll,
  submissionSchema,
} from './store';

const FORMAT = 'tensor-kata-data';
const VERSION = 2;

const fileSchema = z.object({
  format: z.literal(FORMAT),
  version: z.union([z.literal(1), z.literal(VERSION)]),
  drafts: z.array(z.unknown()),
  oldDrafts: z.array(z.unknown()),
  submissions: z.array(z.unknown()),
  ownProblems: z.array(z.unknown()),
  rounds: z.array(z.object({ round: z.unknown(), events: z.array(z.unknown()) })),
  reviews: z.array(z.unknown()).default([]),
  plans: z.array(z.unknown()).default([]),
  settings: z.record(z.string(), z.unknown()).default({}),
});

export interface Merged {
  /** Records that were not here yet. */
  readonly added: number;
  /** Records that were here already. */
  readonly same: number;
  /** In words: what differs here and there, and what was done about it. */
  readonly conflicts: readonly string[];
  /** Records of the file that cannot be read. */
  readonly damaged: number;
}

/** JSON of all that is stored. A damaged record stays where it is and is not part of it. */
export async function exportAll(): Promise<string> {
  const [drafts, oldDrafts, submissions, ownProblems, rounds, reviews, plans] = await Promise.all([
    database.drafts.toArray(),
    database.oldDrafts.toArray(),
    database.submissions.toArray(),
    database.ownProblems.toArray(),
    listRounds(),
    database.reviews.toArray(),
    database.plans.toArray(),
  ]);
  return JSON.stringify({
    format: FORMAT,
    version: VERSION,
    drafts: readAll(draftSchema, drafts),
    oldDrafts: readAll(oldDraftSchema, oldDrafts),
    // As they are stored: JSON has no NaN, which the numbers of a report may hold, so each is written as a word.
    submissions: readAll(submissionSchema, submissions).map((one) => writeNumbers(one)),
    ownProblems: readAll(ownProblemSchema, ownProblems),
    rounds: rounds.map(({ round, events }) => ({ round, events })),
    reviews: readAll(reviewSchema, reviews),
    plans: readAll(planSchema, plans),
    settings: readSettings(),
  });
}

/**
 * Merge a file into what is here. A second time it changes nothing.
 * @returns what is wrong with the file, in words, when it is none of ours: nothing was changed
 */
export async function importAll(text: string): Promise<Merged | string> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return 'This file is no JSON.';
  }
  const parsed = fileSchema.safeParse(value);
  if (!parsed.success) return `This file holds no data of Tensor Kata, version 1 to ${VERSION}.`;
  const file = parsed.data;
  const drafts = readAll(draftSchema, file.drafts);
  const oldDrafts = readAll(oldDraftSchema, file.oldDrafts);
  const submissions = readAll(submissionSchema, file.submissions.map(readNumbers));
  const ownProblems = readAll(ownProblemSchema, file.ownProblems);
  const rounds = readAll(z.object({ round: roundSchema, events: z.array(roundEventSchema) }), file.rounds);
  const reviews = readAll(reviewSchema, file.reviews);
  const plans = readAll(planSchema, file.plans);
  const listed = [
    file.drafts,
    file.oldDrafts,
    file.submissions,
    file.ownProblems,
    file.rounds,
    file.reviews,
    file.plans,
  ];
  const read = [drafts, oldDrafts, submissions, ownProblems, rounds, reviews, plans];
  const damaged = sizeOf(listed) - sizeOf(read);
  const tally = { added: 0, same: 0, conflicts: [] as string[] };
  const { tables } = database;
  // One transaction: a page that dies in the middle leaves everything as it was.
  await database.transaction('rw', tables, async () => {
    for (const one of oldDrafts)
      await addOnce(tally, 'oldDrafts', [one.draft, one.at, one.code], one, (here) => [here.draft, here.at, here.code]);
    for (const draft of drafts) await mergeDraft(tally, draft);
    for (const one of submissions)
      await addOnce(tally, 'submissions', [one.problem, one.at, one.code], one, (here) => [
        here.problem,
        here.at,
        here.code,
      ]);
    for (const problem of ownProblems) await mergeOwnProblem(tally, problem);
    for (const one of rounds) {
      const outcome = await importRound(one);
      if (outcome.kind === 'conflict')
        tally.conflicts.push(`The round ${one.round.code} went on in both places: what is here was kept.`);
      else if (outcome.kind === 'same') tally.same++;
      else tally.added++;
    }
    for (const review of reviews) await tallyReview(tally, review);
    for (const plan of plans) await mergePlan(tally, plan);
    await addFirstSolves();
  });
  // Not part of a transaction, and nothing of theirs is lost where it fails: what is set here stays.
  const settings = mergeSettings(file.settings);
  if (settings.kept.length > 0)
    tally.conflicts.push(
      `Settings that were not taken, since they are set otherwise here: ${settings.kept.join(', ')}.`,
    );
  return {
    added: tally.added + settings.added,
    same: tally.same + settings.same,
    conflicts: tally.conflicts,
    damaged: damaged + settings.damaged,
  };
}

interface Tally {
  added: number;
  same: number;
  readonly conflicts: string[];
}

const sizeOf = (lists: readonly (readonly unknown[])[]): number => lists.reduce((sum, list) => sum + list.length, 0);

/** Records whose number is this device's own: they are the same when what they say is. */
async function addOnce<Name extends 'oldDrafts' | 'submissions'>(
  tally: Tally,
  name: Name,
  identity: readonly unknown[],
  { id: _, ...record }: { readonly id: number; readonly at: number },
  identityOf: (here: { draft: unknown; problem: unknown; at: unknown; code: unknown }) => readonly unknown[],
): Promise<void> {
  const table = database.table(name);
  const here: unknown[] = await table.where('at').equals(record.at).toArray();
  const wanted = JSON.stringify(identity);
  if (here.some((one) => JSON.stringify(identityOf(one as never)) === wanted)) tally.same++;
  else {
    await table.add(record);
    tally.added++;
  }
}

async function mergeDraft(tally: Tally, draft: Draft): Promise<void> {
  const [here] = readAll(draftSchema, [await database.drafts.get(draft.id)]);
  if (here === undefined) {
    await database.drafts.put(draft);
    tally.added++;
    return;
  }
  if (here.code === draft.code) {
    tally.same++;
    return;
  }
  const [newer, older] = here.updatedAt >= draft.updatedAt ? [here, draft] : [draft, here];
  const kept = await database.oldDrafts.where('draft').equals(draft.id).toArray();
  const isKept = kept.some(({ code }) => code === older.code);
  if (isKept && newer === here) {
    tally.same++;
    return;
  }
  if (!isKept) await database.oldDrafts.add({ draft: draft.id, code: older.code, at: older.updatedAt });
  await database.drafts.put(newer);
  tally.added++;
  tally.conflicts.push(
    `The draft of ${draft.id} differs: the newer is in the editor, the other among its replaced versions.`,
  );
}

async function mergeOwnProblem(tally: Tally, problem: OwnProblem): Promise<void> {
  const [here] = readAll(ownProblemSchema, [await database.ownProblems.get(problem.uuid)]);
  if (here === undefined) {
    await database.ownProblems.put(problem);
    tally.added++;
  } else if (here.text === problem.text && JSON.stringify(here.images) === JSON.stringify(problem.images)) tally.same++;
  else
    tally.conflicts.push(
      `Your problem "${problem.title}" differs: what is here was kept. Delete it first to take the other.`,
    );
}

async function tallyReview(tally: Tally, review: Review): Promise<void> {
  switch (await mergeReview(review)) {
    case 'added':
      tally.added++;
      break;
    case 'same':
    case 'older':
      tally.same++;
      break;
    case 'newer':
      tally.added++;
      tally.conflicts.push(`A review of ${review.problem} was changed in both places: the newer was taken.`);
  }
}

async function mergePlan(tally: Tally, plan: Plan): Promise<void> {
  const [here] = readAll(planSchema, [await database.plans.get(plan.id)]);
  if (here !== undefined && here.updatedAt >= plan.updatedAt) {
    tally.same++;
    return;
  }
  await database.plans.put(plan);
  tally.added++;
  if (here !== undefined)
    tally.conflicts.push(
      `The plan of the file is newer and was taken: interview on ${plan.interviewDay}, ${plan.hoursPerWeek} hours a week; here it was ${here.interviewDay}, ${here.hoursPerWeek} hours.`,
    );
}

const NUMBER = '\u0000number:';

/** NaN and infinities as words, at any depth. */
function writeNumbers(value: unknown): unknown {
  return mapLeaves(value, (leaf) => (typeof leaf === 'number' && !Number.isFinite(leaf) ? `${NUMBER}${leaf}` : leaf));
}

function readNumbers(value: unknown): unknown {
  return mapLeaves(value, (leaf) =>
    typeof leaf === 'string' && leaf.startsWith(NUMBER) ? Number(leaf.slice(NUMBER.length)) : leaf,
  );
}

function mapLeaves(value: unknown, change: (leaf: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map((one) => mapLeaves(one, change));
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, mapLeaves(one, change)]));
  return change(value);
}
