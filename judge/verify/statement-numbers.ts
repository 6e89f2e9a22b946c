/** What the worked examples of a statement show: the numbers and words of its fenced blocks, tables, code and formulas. */

export type Token =
  | {
      readonly kind: 'number';
      readonly value: number /** Half of the last digit that is shown. */;
      readonly slack: number;
    }
  | { readonly kind: 'text'; readonly text: string };

/**
 * One list a fenced block, a row and a column of a table, a span of code and a formula: what is compared stands in
 * one of them, unbroken. Plain prose counts for nothing: too many numbers stand there by chance.
 */
export function readExamples(statement: string): readonly (readonly Token[])[] {
  const streams: Token[][] = [];
  const fence = /^(`{3,}|~{3,})[^\n]*\n([\s\S]*?)^ {0,3}\1[`~]*[ \t]*$/gm;
  for (const match of statement.matchAll(fence)) streams.push(readTokens(match[2] ?? ''));
  const outside = statement.replace(fence, '');
  for (const match of outside.matchAll(/(`+)([^`\n]+)\1|(\$\$?)([^$]+)\3/g))
    streams.push(readTokens(match[2] ?? match[4] ?? ''));
  for (const table of outside.match(/(?:^[ \t]*\|.*(?:\n|$))+/gm) ?? []) streams.push(...readTable(table));
  return streams;
}

function readTable(table: string): Token[][] {
  const rows = table
    .trim()
    .split('\n')
    .filter((line) => !/^[\s|:-]+$/.test(line))
    .map((line) =>
      line
        .trim()
        .replace(/^\||\|$/g, '')
        .split(/(?<!\\)\|/),
    );
  const width = Math.max(0, ...rows.map((row) => row.length));
  const columns = Array.from({ length: width }, (_, i) => rows.flatMap((row) => readTokens(row[i] ?? '')));
  return [...rows.map((row) => row.flatMap(readTokens)), ...columns];
}

const TOKEN =
  /"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|([-−–+]?)(∞|Infinity\b|inf\b)|\b(true|false|NaN)\b|(?<![\w.])([-−–]?)((?:\d+(?:\.\d*)?|\.\d+)(?:e[-+−]?\d+)?)(?:\/(\d+(?:\.\d+)?)(?![\d.]))?/gi;

function readTokens(text: string): Token[] {
  return [...text.matchAll(TOKEN)].map((match): Token => {
    const [whole, double, single, infinitySign, infinity, word, sign, digits, denominator] = match;
    if (double !== undefined || single !== undefined) return { kind: 'text', text: unquote(double ?? single ?? '') };
    if (infinity !== undefined)
      return { kind: 'number', value: isMinus(infinitySign) ? -Infinity : Infinity, slack: 0 };
    if (word !== undefined)
      return /nan/i.test(word) ? { kind: 'number', value: Number.NaN, slack: 0 } : { kind: 'text', text: word };
    if (digits === undefined) return { kind: 'text', text: whole };
    const plain = digits.replace('−', '-');
    const value = (isMinus(sign) ? -1 : 1) * (Number(plain) / Number(denominator ?? 1));
    return { kind: 'number', value, slack: denominator === undefined ? slackOf(plain) : 1e-9 * Math.abs(value) };
  });
}

function isMinus(sign: string | undefined): boolean {
  return sign !== undefined && sign !== '' && sign !== '+';
}

/** `12.69` stands for anything between 12.685 and 12.695; a whole number for itself. */
function slackOf(digits: string): number {
  const [mantissa = '', exponent = '0'] = digits.toLowerCase().split('e');
  const decimals = mantissa.split('.')[1]?.length ?? 0;
  return decimals === 0 ? 0 : 0.5 * 10 ** (Number(exponent) - decimals);
}

function unquote(text: string): string {
  return text.replace(/\\n/g, '\n').replace(/\\t/g, '\t').replace(/\\(.)/g, '$1');
}

/** True where the values stand next to each other, in this order, in one of the examples. */
export function shows(
  examples: readonly (readonly Token[])[],
  values: readonly (number | boolean | string)[],
): boolean {
  return examples.some((tokens) =>
    tokens.some(
      (_, from) =>
        from + values.length <= tokens.length && values.every((value, i) => isShown(tokens[from + i], value)),
    ),
  );
}

function isShown(token: Token | undefined, value: number | boolean | string): boolean {
  if (token === undefined) return false;
  if (typeof value === 'string') return token.kind === 'text' ? token.text === value : String(token.value) === value;
  if (typeof value === 'boolean')
    return token.kind === 'text' ? token.text.toLowerCase() === String(value) : token.value === Number(value);
  if (token.kind === 'text') return false;
  if (token.value === value || (Number.isNaN(token.value) && Number.isNaN(value))) return true;
  return Math.abs(token.value - value) <= token.slack * 1.02 + 1e-6 * Math.abs(value);
}
