import { expect, test } from 'vitest';
import { parseRealmMessage } from '#workers/parse-realm-message';

const returned = (outputs: unknown, more: object = {}) => ({
  kind: 'run-outcome',
  id: 1,
  console: [],
  consoleDropped: 0,
  outcome: { kind: 'returned', outputs, mutated: null, elapsedMs: 1, ...more },
});
const tensor = (data: unknown, shape: unknown) => ({ kind: 'tensor', data, shape, holds: 'number', from: 'nested' });

test('takes a well-formed outcome, and nothing beside its own fields', () => {
  const message = returned([tensor(Float64Array.of(1, 2), [2])], { verdict: 'accepted' });
  expect(parseRealmMessage({ ...message, verdict: 'accepted' })).toEqual(
    returned([tensor(Float64Array.of(1, 2), [2])]),
  );
});

test.each<[string, unknown]>([
  ['nothing', undefined],
  ['a string', 'accepted'],
  ['a verdict', { verdict: 'accepted' }],
  ['an id that is no count', { ...returned([]), id: -1 }],
  ['outputs that are no list', returned({ length: 1 })],
  ['a negative dropped count', { ...returned([]), consoleDropped: -1 }],
  ['no console', { ...returned([]), console: undefined }],
  ['a time that is no number', returned([], { elapsedMs: Number.NaN })],
  ['data of another class', returned([tensor(new Float32Array(2), [2])])],
  ['data in an array', returned([tensor([1, 2], [2])])],
  ['data in shared memory', returned([tensor(new Float64Array(new SharedArrayBuffer(16)), [2])])],
  ['fewer elements than the shape says', returned([tensor(new Float64Array(1), [2])])],
  ['a shape that overflows', returned([tensor(new Float64Array(0), [2 ** 53, 2 ** 53])])],
  ['a negative size', returned([tensor(new Float64Array(0), [-1, 0])])],
  ['a function where a value should be', returned([() => 1])],
  ['a value of an unknown kind', returned([{ kind: 'accepted' }])],
  ['a million values', returned(Array.from({ length: 1_000_000 }, () => ({ kind: 'number', value: 1 })))],
  ['a list that holds itself', returned([cycle()])],
  ['a text of a megabyte', returned([{ kind: 'unusable', path: '', what: 'x'.repeat(1_000_000) }])],
  ['a mutation without a call', returned([], { mutated: { param: 0 } })],
  ['a limit, which only the shell may find', { ...returned([]), outcome: { kind: 'time-limit', limitMs: 1 } }],
  ['a thousand console lines', { ...returned([]), console: Array(1_000).fill({ level: 'log', text: '' }) }],
])('refuses %s', (_, message) => {
  expect(parseRealmMessage(message)).toBeUndefined();
});

function cycle(): object {
  const items: unknown[] = [];
  const list = { kind: 'list', items };
  items.push(list);
  return list;
}
