/**
 * One score of a round, from 0 to 100, with its formula. It holds only what was measured: no rubric, no tab leaves,
 * no guess. A problem scores 60 for being solved, 20 for being right at once, 20 for the time that was left:
 *
 *   accepted: 60 + 20 · max(0, 1 - w/4) + 20 · left/minutes     with w wrong submissions before it
 *   else:     30 · best share of cases that a submission passed
 *
 * The score of the round is the mean over its problems.
 */

export const SCORE_FORMULA =
  'Score = mean over problems of: accepted → 60 + 20·max(0, 1 − w/4) + 20·left/minutes, with w wrong submissions before and the time left on the clock of its section; not accepted → 30·(best share of cases that a submission passed).';

export interface ScoreInput {
  readonly isAccepted: boolean;
  /** Submissions with another verdict than accepted, before the first that was accepted. */
  readonly wrong: number;
  /** Left on the section's clock at the first accepted submission, as a share of its minutes. */
  readonly leftShare: number;
  /** Of the best submission; null where nothing was submitted. */
  readonly bestShare: number | null;
}

export interface ProblemScore {
  /** 0 to 100, one decimal. */
  readonly points: number;
  /** The formula with this problem's figures in it. */
  readonly words: string;
}

export interface Score {
  readonly total: number;
  readonly problems: readonly ProblemScore[];
  readonly words: string;
}

export function scoreProblem({ isAccepted, wrong, leftShare, bestShare }: ScoreInput): ProblemScore {
  if (isAccepted) {
    const points = oneDecimal(60 + 20 * Math.max(0, 1 - wrong / 4) + 20 * leftShare);
    return { points, words: `60 + 20·max(0, 1 − ${wrong}/4) + 20·${leftShare.toFixed(3)} = ${points}` };
  }
  if (bestShare === null) return { points: 0, words: 'nothing was submitted = 0' };
  const points = oneDecimal(30 * bestShare);
  return { points, words: `30·${bestShare.toFixed(3)} = ${points}` };
}

/** @param inputs one for each problem of the round, also for those that were never come to */
export function scoreRound(inputs: readonly ScoreInput[]): Score {
  const problems = inputs.map(scoreProblem);
  const total = oneDecimal(problems.reduce((sum, { points }) => sum + points, 0) / problems.length);
  const sum = problems.map(({ points }) => points).join(' + ');
  return { total, problems, words: problems.length === 1 ? sum : `(${sum}) / ${problems.length} = ${total}` };
}

function oneDecimal(value: number): number {
  return Math.round(value * 10) / 10;
}
