import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { type Compiled, compileSolution } from '#judge/compile/compile-solution';
import { Insertions } from '#judge/compile/insertions';
import type { JobOutcome } from '#judge/run/realm';
import type { Value } from '#judge/tensor/value';
import { fakeRealms } from '../../fakes/fake-realm';

function compile(source: string, isMetered = true): Compiled {
  const compiled = compileSolution(source, { forbid: [], isMetered });
  if (compiled.kind !== 'compiled') throw new Error(compiled.message);
  return compiled;
}

/** The outcome of `f(...args)` under limits; without any the code is not metered. */
async function run(
  source: string,
  { limits, args = [] }: { limits?: { largestTensor?: number; peakBytes?: number }; args?: readonly Value[] } = {},
): Promise<JobOutcome> {
  const realm = await fakeRealms().openRealm({ who: 'solver', libraries: [], forbid: [] });
  const loaded = await realm.load('user', compile(source, limits !== undefined).module, 1000);
  if (loaded.kind !== 'loaded') throw new Error(JSON.stringify(loaded));
  const returns = { kind: 'single', type: { kind: 'scalar', scalar: 'string' } } as const;
  const call = { op: 'function', args, returns } as const;
  return realm.run(
    { module: 'user', exportName: 'f', style: 'arrays', calls: [call], ...(limits === undefined ? {} : { limits }) },
    2000,
  );
}

const answer = async (source: string, limits?: { largestTensor?: number; peakBytes?: number }) => {
  const outcome = await run(source, limits === undefined ? {} : { limits });
  const value = outcome.kind === 'returned' ? outcome.outputs[0] : undefined;
  return value?.kind === 'string' ? value.value : JSON.stringify(outcome);
};

const LOOSE = { largestTensor: 1e6, peakBytes: 1e8 };

/** Programs that exercise the grammar; each returns a string. */
const PROGRAMS = [
  'export function f() { const a = [1, 2, 3].map((x) => [x, [x]]); return JSON.stringify(a); }',
  'export const f = () => JSON.stringify({ a: [1], ...{ b: new Array(2).fill([0]) } });',
  'export const f = (): string => (1, JSON.stringify([2]));',
  'export default function f() { let s = ""; for (const x of [1, 2]) for (let i = 0; i < 2; i++) s += [x, i].join("-"); return s; }',
  'export function f() { let s = ""; outer: for (let i = 0; i < 4; i++) { for (const x of [[i], [i + 1]]) { if (x[0] === 2) continue outer; if (x[0] === 4) break outer; s += x; } } return s; }',
  'export function f() { let n = 0; do n += [1, 2].length; while (n < 5); if (n > 5) for (const x of [[7]]) n += x[0]!; else n = 0; return String(n); }',
  'export function f() { let i = 3; const out: number[][] = []; while (i--) out.push([i]); return JSON.stringify(out); }',
  'export function f() { const o: { g?: (n: number) => number[][] } = { g: (n) => [[n]] }; return JSON.stringify([o.g?.(3)[0]!.map((x) => x + 1), o?.["h" as "g"]?.(1).map((x) => x)]); }',
  'class A { list: number[] = []; static made = [1, 2]; constructor(readonly n: number) { this.list.push(n); } get all() { return [...this.list, ...A.made]; } add(...xs: number[]) { this.list.push(...xs); return this; } } class B extends A { constructor() { super([1, 2, 3].length); } }\nexport const f = () => JSON.stringify(new B().add(...[4, 5]).all);',
  'function* g(n: number) { for (let i = 0; i < n; i++) { const row = [i, [i]]; yield row; } }\nexport function f() { return JSON.stringify([...g(3)].flat(2)); }',
  'export async function f() { const rows = await Promise.all([1, 2].map(async (x) => { await null; return [x]; })); for await (const r of rows) r.push(9); return JSON.stringify(rows); }',
  'export function f() { let best: number[] | undefined; for (const row of [[1], [3], [2]]) if (best === undefined || row[0]! > best[0]!) best = row; best ??= []; return JSON.stringify(best); }',
  'export function f([a, { b = [5] }]: [number, { b?: number[] }] = [1, {}]) { [a] = [b[0]!]; ({ b } = { b: [a] }); return JSON.stringify([a, b]); }',
  'export function f() { try { throw [1]; } catch (e) { return JSON.stringify(e); } finally { [2].map((x) => x); } }',
  'export function f() { return JSON.stringify([1, 2, 3].reduce<number[]>((all, x) => [...all, x * 2], [])) + [[1], [2]].reduceRight(function (a, b) { return a.concat(b); }, [] as number[]); }',
  'export function f() { switch ([1].length) { case 1: for (const x of [[2]]) return String(x); default: return "no"; } }',
  'enum E { A = 3 }\nnamespace N { export const list = [E.A]; }\nexport const f = () => String(N.list.map((x) => x));',
  'const tag = (s: TemplateStringsArray, ...v: unknown[]) => s.join("|") + v.length;\nexport const f = () => tag`a${[1]}b${{ c: [2] }}` + `${[3, 4].map((x) => x)}`;',
  'export function f() { const memo: Record<string, number[]> = {}; const at = (n: number): number[] => (memo[n] ??= n < 2 ? [n] : [...at(n - 1), ...at(n - 2)]); return String(at(6).length); }',
  'export function f(this: void) { const { from, of } = Array; return JSON.stringify([from({ length: 2 }, (_, i) => of(i)), Array.prototype.map.call([1], (x) => [x])]); }',
  'export function f() { for (;;) { const a = [1]; if (a.length) break; } for (const k in { a: [1], b: [2] }) if (k === "b") return k; return ""; }',
  'export const f = function named(n = 2): string { return n === 0 ? "done" : named(n - [0].length); };',
  'const $m = 3; const $m1 = 4;\nexport const f = () => String([$m, $m1].map((x) => x + 1));',
  'export function f() { const a: number[] = []; a[0] ||= [7].length; a[1] = a[0]! > 0 ? [1, 2].length : 0; delete a[0]; return JSON.stringify(a); }',
];

describe('metered code', () => {
  test.each(PROGRAMS)('answers as before: %s', async (source) => {
    const plain = await answer(source);
    expect(plain).not.toContain('kind');
    expect(await answer(source, LOOSE)).toBe(plain);
  });

  test('leaves code alone that makes no array', () => {
    const source =
      'export function f(x: number[]) { let s = 0; for (let i = 0; i < x.length; i++) s += Math.exp(x[i]!) * 2; return s; }';
    const { code } = compile(source).module;
    const [, ...lines] = code.split('\n');
    expect(`\n${lines.join('\n')}`).toBe(compile(source, false).module.code);
  });

  test('takes a name that the code does not have', () => {
    expect(compile('const $m = [1]; export const f = () => $m;').module.code).toMatch(/^const \$m1 = /);
  });

  test('keeps positions: an error stands where it was written', async () => {
    const source = 'export function f() {\n  const rows = [1, 2].map((x) => [x]); throw new Error("here");\n}';
    const compiled = compile(source);
    const lines = compiled.module.code.split('\n');
    const at = lines.findIndex((line) => line.includes('new Error'));
    expect(compiled.originalPosition(at + 1, lines[at]!.indexOf('new Error') + 1)).toEqual({
      line: 2,
      column: source.split('\n')[1]!.indexOf('new Error') + 1,
    });
    expect(compiled.originalPosition(2, 1)).toEqual({ line: 1, column: 1 });
  });

  test('hides the meter from the code', async () => {
    const source =
      "const found = (globalThis as never as { __provided: Record<string, () => unknown> }).__provided['#meter']?.();\nexport const f = () => String(found);";
    expect(await answer(source, LOOSE)).toBe('undefined');
  });
});

describe('insertions', () => {
  test('nest in the order in which they are made, and tell the old column of every old character', () => {
    const pieces = fc.array(fc.record({ start: fc.nat(30), length: fc.nat(12), size: fc.nat(4) }), { maxLength: 8 });
    const code = 'let a = b(c, d);\nreturn e(f)\n;g();h(i, j, k);';
    fc.assert(
      fc.property(pieces, (all) => {
        const insertions = new Insertions();
        const nested = all
          .map(({ start, length, size }) => ({
            start: Math.min(start, code.length),
            end: Math.min(start + length, code.length),
            size,
          }))
          .sort((a, b) => a.start - b.start || b.end - a.end);
        for (const { start, end, size } of nested) insertions.wrap(start, end, '<'.repeat(size), '>'.repeat(size));
        const { code: result, originalColumn } = insertions.apply(code);
        expect(result.replace(/[<>]/g, '')).toBe(code);
        const originalLines = code.split('\n');
        result.split('\n').forEach((line, l) => {
          let at = 0;
          [...line].forEach((character, column) => {
            if (character === '<' || character === '>') return;
            at++;
            expect(originalColumn(l + 1, column + 1)).toBe(at);
            expect(originalLines[l]![at - 1]).toBe(character);
          });
        });
      }),
    );
  });
});

const SQUARE = { largestTensor: 999, peakBytes: 1e9 };
/** n rows of n numbers, 40 × 40 = 1,600 elements. */
const noticed = [
  'const rows = x.map((a) => x.map((b) => a * b));',
  'const rows: number[][] = []; for (const a of x) rows.push(x.map((b) => a * b));',
  'const rows: number[][] = []; for (const a of x) { const r: number[] = []; rows.push(r); for (const b of x) r.push(a * b); }',
  'const rows: number[][] = []; for (let i = 0; i < n; i++) { rows[i] = []; for (let j = 0; j < n; j++) rows[i]![j] = i * j; }',
  'const rows = Array.from({ length: n }, () => new Array(n).fill(0));',
  'const rows = Array.from({ length: n }, () => new Float32Array(n));',
  'const rows = new Array(n); for (let i = 0; i < n; i++) rows[i] = x.slice();',
  'const flat = new Float64Array(n * n);',
  'const flat = new Array(n * n);',
  'const flat: number[] = []; for (let i = 0; i < n * n; i++) flat.push(i);',
  'const flat: number[] = []; for (let i = 0; i < n * n; i++) flat[i] = i;',
  'const flat: number[] = []; flat.length = n * n;',
  'const flat = x.flatMap((a) => x.map((b) => a * b));',
  'let flat: number[] = []; for (const a of x) flat = flat.concat(x.map((b) => a * b));',
  'let rows: number[][] = []; for (const a of x) rows = [...rows, x.map((b) => a * b)];',
  'const rows = x.reduce<number[][]>((all, a) => [...all, x.map((b) => a * b)], []);',
  'let rows: number[][] | undefined; for (const a of x) { if (!rows) rows = []; rows.push(x.map((b) => a * b)); }',
  'const rows: Record<number, number[]> = {}; x.forEach((a, i) => { rows[i] = x.map((b) => a * b); });',
  'const rows = new Map(x.map((a, i) => [i, x.map((b) => a * b)]));',
  'const rows = new Set<number[]>(); for (const a of x) rows.add(x.map((b) => a * b));',
  'const make = (a: number) => x.map((b) => a * b); const rows: number[][] = []; for (const a of x) rows.push(make(a));',
  'const rows = Array(n).fill(Array(n).fill(1));',
  'const rows = [x, x].concat(x.map(() => x.slice()));',
  'class Keep { rows: number[][] = []; add(a: number) { this.rows.push(x.map((b) => a * b)); } } const keep = new Keep(); for (const a of x) keep.add(a);',
  'const go = async () => x.map((a) => x.map((b) => a * b)); await go();',
  'function* all() { for (const a of x) yield x.map((b) => a * b); } const rows = [...all()];',
  'const rows = structuredClone(x.slice(0, 20).map(() => x)); rows.push(...rows);',
  'const buffer = new ArrayBuffer(8 * n * n);',
  'const rows = x?.map((a) => x?.map((b) => a * b));',
  'const { map } = Array.prototype; const rows = map.call(x, () => map.call(x, (b) => b));',
  'const head = [0, ...x.map(() => x.slice()) as never];',
];
const unnoticed = [
  'let s = 0; for (const a of x) { const row = x.map((b) => a * b); s += row[0]!; }',
  'const out: number[] = []; for (let i = 0; i < n; i++) { const row = []; for (let j = 0; j < n; j++) row.push(i * j); out.push(Math.max(...row)); }',
  'const out = x.map((a) => x.map((b) => a * b).reduce((s, v) => s + v, 0));',
  'const narrow = x.map((a) => [a, a, a]); const again = narrow.map((row) => row.slice()); const third = again.map((row) => [...row]);',
  'const tiles = []; for (let i = 0; i < n; i += 8) tiles.push(x.slice(i, i + 8)); for (const t of tiles) for (const u of tiles) t.map((a) => u.map((b) => a * b));',
  'let acc = x.map(() => 0); for (let k = 0; k < 500; k++) acc = acc.map((v, i) => v + x[i]!);',
  'const best = x.reduce((m, a) => Math.max(m, x.map((b) => a * b)[0]!), 0);',
];

describe('the largest array', () => {
  const program = (body: string) =>
    `export async function f() { const n = 40; const x = Array.from({ length: n }, (_, i) => i); ${body} return 'done'; }`;

  test.each(noticed)('is noticed: %s', async (body) => {
    expect(await run(program(body), { limits: SQUARE })).toMatchObject({
      kind: 'memory-limit',
      message: expect.stringMatching(
        /^your code formed a nested array of shape \[[\d,]+\] \([\d,]+ elements\); at most 999 are allowed$/,
      ),
    });
  });

  test.each(unnoticed)('does not see what is let go: %s', async (body) => {
    expect(await answer(program(body), SQUARE)).toBe('done');
  });

  test('may be an input, or a part of one', async () => {
    const x: Value = { kind: 'tensor', dtype: 'f32', shape: [50, 40], data: new Float32Array(2000) };
    const source =
      'const self = <T>(one: T): T => one;\nexport function f(x: number[][]) { const y = self(x); const z = { y }; return String(self(z.y[3]!).length); }';
    expect(await run(source, { limits: SQUARE, args: [x] })).toMatchObject({ kind: 'returned' });
    expect(
      await run('export const f = (x: number[][]) => String(x.map((r) => r.slice()).length);', {
        limits: SQUARE,
        args: [x],
      }),
    ).toMatchObject({ kind: 'memory-limit' });
  });
});

describe('the peak', () => {
  const limits = { peakBytes: 100_000 };
  const program = (body: string) =>
    `export function f() { const make = (n: number) => new Float64Array(n); ${body} return 'done'; }`;

  test.each([
    'const all = []; for (let i = 0; i < 30; i++) all.push(make(500));',
    'const a = make(4000), b = make(4000), c = make(4000), d = make(4000);',
    'const keep: Record<string, unknown> = {}; for (let i = 0; i < 30; i++) keep[`k${i}`] = make(500);',
    'const grow: number[] = []; for (let i = 0; i < 20000; i++) grow[i] = i;',
    'const f = (n: number): number => { const own = make(1000); return n === 0 ? own[0]! : f(n - 1) + own[1]!; }; f(20);',
  ])('is met: %s', async (body) => {
    expect(await run(program(body), { limits })).toMatchObject({
      kind: 'memory-limit',
      message: expect.stringMatching(
        /^your code held 1\d\d,\d{3} bytes of arrays at once, inputs included; at most 100,000 are allowed$/,
      ),
    });
  });

  test.each([
    'let s = 0; for (let i = 0; i < 3000; i++) s += make(500).length;',
    'const f = (n: number): number => { const own = make(1000); return own[0]! + n; }; for (let i = 0; i < 200; i++) f(i);',
    'const view = make(8000); const parts = Array.from({ length: 100 }, (_, i) => view.subarray(i, i + 4000));',
    'let last = make(100); for (let i = 0; i < 1000; i++) { const next = last.map((v) => v + 1); last = next; }',
  ])('is not met by what is let go: %s', async (body) => {
    expect(await answer(program(body), limits)).toBe('done');
  });

  test('counts inputs', async () => {
    const x: Value = { kind: 'tensor', dtype: 'f32', shape: [13_000], data: new Float32Array(13_000) };
    expect(await run('export const f = (x: number[]) => String(x.length);', { limits, args: [x] })).toMatchObject({
      kind: 'memory-limit',
    });
  });
});
