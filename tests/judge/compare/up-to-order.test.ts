import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { compareOutputs } from '#judge/compare/compare-outputs';
import { type Leaf, rearranged } from '#judge/compare/leaf';
import type { Output } from '#judge/compare/output';
import type { Comparator } from '#judge/spec/problem';
import { leafOf } from './make-leaf';
import { contextOf, expectationOf, judged, outputOf, wordsOf } from './make-output';

const SIGN: Comparator = { kind: 'up-to-sign', dim: 'K' };
const ORDER: Comparator = { kind: 'up-to-permutation', dim: 'K' };
const NAMES: Comparator = { kind: 'relabelled', dim: 'K' };

/** Numbers that lie apart by more than any tolerance here, 0 among them. */
const element = fc.integer({ min: -40, max: 40 }).map((x) => x / 4);

/** A [K, D] array whose rows all differ, also up to sign. */
const rows = fc
  .record({ k: fc.integer({ min: 1, max: 6 }), d: fc.integer({ min: 1, max: 4 }) })
  .chain(({ k, d }) => fc.array(fc.array(element, { minLength: d, maxLength: d }), { minLength: k, maxLength: k }))
  .filter((all) => new Set(all.map((row) => row.map(Math.abs).join())).size === all.length);

const matrix = (all: readonly (readonly number[])[], axes = ['K', 'D']): Leaf =>
  leafOf(all.flat(), { axes, shape: [all.length, all[0]?.length ?? 0] });

const shuffle = (n: number) =>
  fc.shuffledSubarray(
    Array.from({ length: n }, (_, i) => i),
    { minLength: n, maxLength: n },
  );

describe('up to sign', () => {
  const signed = rows.chain((all) =>
    fc.record({
      all: fc.constant(all),
      signs: fc.array(fc.constantFrom(1, -1), { minLength: all.length, maxLength: all.length }),
    }),
  );

  test('accepts any choice of signs, with rounding', () => {
    fc.assert(
      fc.property(signed, fc.double({ min: -9e-4, max: 9e-4, noNaN: true }), ({ all, signs }, noise) => {
        const negated = all.map((row, k) => row.map((x) => signs[k]! * x + noise));
        expect(judged(matrix(all), matrix(negated), SIGN)).toEqual([]);
      }),
    );
  });

  test('runs along any axis', () => {
    const expected = leafOf([1, 2, 3, 4, 5, 6], { axes: ['D', 'K'], shape: [3, 2] });
    const actual = leafOf([-1, 2, -3, 4, -5, 6], { axes: ['D', 'K'], shape: [3, 2] });
    expect(judged(expected, actual, SIGN)).toEqual([]);
    expect(judged(expected, leafOf([-1, 2, 3, 4, -5, 6], { axes: ['D', 'K'], shape: [3, 2] }), SIGN)).toEqual([
      expect.stringMatching(/^result\[1, 0\] is -3, expected 3 .*\(signs are free, and were chosen to fit best\)$/),
    ]);
  });

  test('rejects a sign inside a slice, a wrong value, and NaN', () => {
    fc.assert(
      fc.property(signed, fc.nat(), fc.constantFrom('flip', 'value', 'nan', 'infinity'), ({ all, signs }, at, what) => {
        const wrong = all.map((row, k) => row.map((x) => signs[k]! * x));
        const k = at % all.length;
        const row = wrong[k]!;
        const d = at % row.length;
        if (what === 'flip') {
          // Another element of the row must hold its sign, or the flip is one of the whole row.
          fc.pre(row[d] !== 0 && row.some((x, i) => i !== d && x !== 0));
          row[d] = -row[d]!;
        } else
          row[d] = what === 'value' ? Math.abs(row[d]!) + 30 : what === 'nan' ? Number.NaN : Number.POSITIVE_INFINITY;
        expect(judged(matrix(all), matrix(wrong), SIGN)).toHaveLength(1);
      }),
    );
  });

  test('is shared by outputs that name the dim: scores must follow their components', () => {
    const components = outputOf(leafOf([1, 2, 3, 4], { axes: ['K', 'D'], shape: [2, 2], output: 'components' }), {
      key: 'components',
    });
    const scores = outputOf(leafOf([5, 6, 7, 8], { axes: ['N', 'K'], shape: [2, 2], output: 'scores' }), {
      key: 'scores',
    });
    const judge = (a: number[], b: number[]) =>
      wordsOf(
        compareOutputs(
          [expectationOf(components, SIGN), expectationOf(scores, SIGN)],
          [withData(components, a), withData(scores, b)],
          contextOf(),
        ),
      );
    expect(judge([-1, -2, 3, 4], [-5, 6, -7, 8])).toEqual([]);
    expect(judge([-1, -2, 3, 4], [5, 6, 7, 8])).toHaveLength(1);
  });
});

describe('up to a permutation', () => {
  const shuffled = rows.chain((all) => fc.record({ all: fc.constant(all), order: shuffle(all.length) }));

  test('accepts any order, with rounding', () => {
    fc.assert(
      fc.property(shuffled, fc.double({ min: -9e-4, max: 9e-4, noNaN: true }), ({ all, order }, noise) => {
        const other = order.map((k) => all[k]!.map((x) => x + noise));
        expect(judged(matrix(all), matrix(other), ORDER)).toEqual([]);
      }),
    );
  });

  test('rejects a wrong value, a repeated slice, and NaN', () => {
    fc.assert(
      fc.property(shuffled, fc.nat(), fc.constantFrom('value', 'repeated', 'nan'), ({ all, order }, at, what) => {
        const other = order.map((k) => [...all[k]!]);
        const k = at % other.length;
        if (what === 'repeated') {
          fc.pre(other.length > 1);
          other[k] = [...other[(k + 1) % other.length]!];
        } else other[k]![0] = what === 'value' ? 99 : Number.NaN;
        expect(judged(matrix(all), matrix(other), ORDER)).toHaveLength(1);
      }),
    );
  });

  test('is one permutation for every output that names the dim, labels included', () => {
    fc.assert(
      fc.property(
        shuffled,
        fc.array(fc.nat(), { minLength: 1, maxLength: 8 }),
        fc.boolean(),
        ({ all, order }, picks, isBroken) => {
          const k = all.length;
          const labels = picks.map((pick) => pick % k);
          const nameOf = new Map(order.map((from, to) => [from, to]));
          const expected = [
            outputOf(matrix(all), { key: 'centroids' }),
            outputOf(
              leafOf(
                all.map((_, i) => 10 * i),
                { axes: ['K'] },
              ),
              { key: 'weights' },
            ),
            outputOf(leafOf(labels, { dtype: 'i32', axes: ['N'] }), { key: 'labels' }),
          ];
          const comparators = [ORDER, ORDER, NAMES];
          const weights = isBroken ? all.map((_, i) => 10 * i) : order.map((from) => 10 * from);
          const actual = [
            withData(
              expected[0]!,
              order.flatMap((from) => all[from]!),
            ),
            withData(expected[1]!, weights),
            withData(
              expected[2]!,
              labels.map((label) => nameOf.get(label)!),
            ),
          ];
          const isIdentity = order.every((from, to) => from === to);
          const words = wordsOf(
            compareOutputs(
              expected.map((one, i) => expectationOf(one, comparators[i]!)),
              actual,
              contextOf({ dims: { K: k } }),
            ),
          );
          if (isBroken && !isIdentity) expect(words.length).toBeGreaterThan(0);
          else expect(words).toEqual([]);
        },
      ),
    );
  });

  test('rejects labels that do not follow the permuted centroids', () => {
    const centroids = outputOf(leafOf([0, 10], { axes: ['K'] }), { key: 'centroids' });
    const labels = outputOf(leafOf([0, 0, 1], { dtype: 'i32', axes: ['N'], output: 'labels' }), { key: 'labels' });
    const expectations = [expectationOf(centroids, ORDER), expectationOf(labels, NAMES)];
    const judge = (a: number[], b: number[]) =>
      wordsOf(
        compareOutputs(expectations, [withData(centroids, a), withData(labels, b)], contextOf({ dims: { K: 2 } })),
      );
    expect(judge([10, 0], [1, 1, 0])).toEqual([]);
    expect(judge([10, 0], [0, 0, 1])).not.toEqual([]);
    expect(judge([0, 10], [1, 1, 0])).not.toEqual([]);
  });

  test('lets each object of a class have an order of its own', () => {
    const output = (instance: number) => outputOf(leafOf([1, 2], { axes: ['K'] }), { key: 'means', instance });
    const expectations = [expectationOf(output(0), ORDER), expectationOf(output(1), ORDER)];
    const judge = (instances: [number, number]) =>
      wordsOf(
        compareOutputs(
          expectations.map((one, i) => ({ ...one, output: output(instances[i]!) })),
          [withData(output(0), [2, 1]), withData(output(1), [1, 2])],
          contextOf(),
        ),
      );
    expect(judge([0, 1])).toEqual([]);
    expect(judge([0, 0])).not.toEqual([]);
  });
});

describe('relabelled', () => {
  const labelled = fc.integer({ min: 1, max: 6 }).chain((k) =>
    fc.record({
      k: fc.constant(k),
      labels: fc.array(fc.integer({ min: -1, max: k - 1 }), { maxLength: 12 }),
      names: shuffle(k),
    }),
  );
  const labelLeaf = (labels: readonly number[]) => leafOf(labels, { dtype: 'i32', axes: ['N'] });

  test('accepts any names; noise keeps its own', () => {
    fc.assert(
      fc.property(labelled, ({ k, labels, names }) => {
        const renamed = labels.map((label) => names[label] ?? label);
        expect(judged(labelLeaf(labels), labelLeaf(renamed), NAMES, contextOf({ dims: { K: k } }))).toEqual([]);
      }),
    );
  });

  test('rejects two clusters under one name, one cluster under two, names from 1, and noise that is a cluster', () => {
    const judge = (actual: number[]) =>
      judged(labelLeaf([0, 0, 1, 2, -1]), labelLeaf(actual), NAMES, contextOf({ dims: { K: 3 } }));
    expect(judge([2, 2, 0, 1, -1])).toEqual([]);
    expect(judge([0, 0, 1, 1, -1])).toHaveLength(1);
    expect(judge([0, 3, 1, 2, -1])).toHaveLength(1);
    expect(judge([1, 1, 2, 3, -1])).toHaveLength(1);
    expect(judge([0, 0, 1, 2, 2])).toHaveLength(1);
    expect(judge([-1, -1, 1, 2, 0])).toHaveLength(1);
  });

  test('knows as many names as the reference uses where K is unknown', () => {
    expect(judged(labelLeaf([0, 1, 1]), labelLeaf([1, 0, 0]), NAMES)).toEqual([]);
    expect(judged(labelLeaf([0, 0, 0]), labelLeaf([1, 1, 1]), NAMES)).toHaveLength(1);
    expect(judged(labelLeaf([]), labelLeaf([]), NAMES)).toEqual([]);
  });
});

function withData(output: Output, data: readonly number[]): Output {
  if (output.part.kind !== 'leaf') throw new Error('no leaf');
  const leaf = rearranged(
    output.part.leaf,
    data.map((_, i) => i),
  );
  return { ...output, part: { kind: 'leaf', leaf: { ...leaf, data: Float64Array.from(data) } } };
}
