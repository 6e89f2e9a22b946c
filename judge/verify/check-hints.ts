import type { Check } from './check';
import type { Finding } from './verification';

/** A passage of code this long, word for word, is an answer and no hint; a short program counts from half its length. */
const ANSWER_LENGTH = 120;
/** Shorter passages are single expressions such as `row.reduce((sum, x) => sum + x, 0)`. */
const SHORTEST = 40;

/** A hint leads; it does not hold a passage of a right program. */
export const checkHints: Check = {
  id: 'hints',
  title: 'No hint holds the answer',
  needs: 'text',
  async run({ problem, locate }) {
    const programs = [
      { name: 'the reference', source: problem.reference },
      ...problem.accepted.map(({ id, source }) => ({ name: `accepted.${id}`, source })),
    ].map(({ name, source }) => ({ name, code: squeeze(source) }));
    return problem.hints.flatMap((hint, i): Finding[] => {
      const where = `hints.${i}`;
      const text = squeeze(hint);
      for (const { name, code } of programs) {
        const limit = Math.min(ANSWER_LENGTH, Math.max(SHORTEST, Math.floor(code.length / 2)));
        const length = longestCommonPassage(text, code, limit);
        if (length >= limit)
          return [
            {
              severity: 'error',
              where,
              message: `holds ${length} characters of ${name} word for word; a hint leads to the answer and leaves it to the person`,
              ...locate.path(where),
            },
          ];
      }
      return [];
    });
  },
};

/** Code without white space and comments, so that its layout does not matter. */
function squeeze(text: string): string {
  return text
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\/\/[^\n]*/g, '')
    .replace(/\s+/g, '');
}

/** Length of the longest passage that both texts hold, where that is at least `atLeast`; else less than that. */
function longestCommonPassage(text: string, code: string, atLeast: number): number {
  let longest = 0;
  for (let from = 0; from + atLeast <= text.length; from++) {
    let length = Math.max(atLeast, longest + 1);
    while (from + length <= text.length && code.includes(text.slice(from, from + length))) longest = length++;
  }
  return longest;
}
