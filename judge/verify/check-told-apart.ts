import { sameOutcome } from '../run/same-outcome';
import type { CaseRun } from './bench';
import type { Check } from './check';
import type { JudgedMistake } from './judge-mistakes';
import type { Finding } from './verification';

/** Two mistakes that answer alike in every case are one to the diagnosis: the person would be told either. */
export const checkToldApart: Check = {
  id: 'told-apart',
  title: 'Some case tells any two mistakes apart',
  needs: 'cases',
  async run({ mistakes, locate }) {
    const judged = (await mistakes()).filter(({ rows }) => rows.some((row) => row.rejectedBy.length > 0));
    const findings: Finding[] = [];
    for (const [i, one] of judged.entries())
      for (const other of judged.slice(i + 1))
        if (await areAlike(one, other))
          findings.push({
            severity: 'warning',
            where: `mistakes.${other.id}`,
            message: `is never told apart from mistakes.${one.id}: both give the same answers in every case`,
            ...locate.path(`mistakes.${other.id}`),
          });
    return findings;
  },
};

async function areAlike(one: JudgedMistake, other: JudgedMistake): Promise<boolean> {
  const theirs = other.runs.flatMap(({ cases }) => cases);
  const ours = one.runs.flatMap(({ cases }) => cases);
  if (ours.length !== theirs.length) return false;
  for (const [i, run] of ours.entries()) if (!(await isSameRun(run, theirs[i]))) return false;
  return true;
}

/** Told as the diagnosis of a submission tells it. */
async function isSameRun(one: CaseRun, other: CaseRun | undefined): Promise<boolean> {
  if (other === undefined || one.prepared !== other.prepared) return false;
  if (one.judgement.verdict !== other.judgement.verdict) return false;
  return one.judgement.verdict === 'accepted' || sameOutcome(one.outcome, other.outcome, one.prepared);
}
