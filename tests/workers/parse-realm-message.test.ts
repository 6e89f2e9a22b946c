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

const kernel = { name: 'Add', inputs: [[2], []], moreInputs: 0, outputs: [[2]], calls: 1, ms: 0.5, bytes: 8 };
const observed = (more: object = {}) => ({
  observation: { kernels: [kernel], otherCalls: 0, leftBehind: null, ...more },
});

test('takes kernels and what was left behind, and nothing beside their own fields', () => {
  const leftBehind = { tensors: 2, bytes: 8, first: 0, stack: '' };
  const message = returned([], { tensorsLeft: 2, ...observed({ leftBehind, verdict: 'accepted' }) });
  expect(parseRealmMessage(message)).toEqual(returned([], { tensorsLeft: 2, ...observed({ leftBehind }) }));
  const untimed = observed({ kernels: [{ ...kernel, ms: null }] });
  expect(parseRealmMessage(returned([], untimed))).toEqual(returned([], untimed));
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
  ['fewer tensors than none', returned([], { tensorsLeft: -1 })],
  ['an observation that is a text', returned([], { observation: 'clean' })],
  ['a thousand kernels', returned([], observed({ kernels: Array(1_000).fill(kernel) }))],
  ['a kernel without a name', returned([], observed({ kernels: [{ ...kernel, name: undefined }] }))],
  ['an endless time of a kernel', returned([], observed({ kernels: [{ ...kernel, ms: Number.POSITIVE_INFINITY }] }))],
  ['a shape of a kernel that is none', returned([], observed({ kernels: [{ ...kernel, inputs: [[0.5]] }] }))],
  ['a thousand shapes', returned([], observed({ kernels: [{ ...kernel, inputs: Array(1_000).fill([1]) }] }))],
  [
    'half a tensor left behind',
    returned([], observed({ leftBehind: { tensors: 0.5, bytes: 0, first: 0, stack: '' } })),
  ],
  [
    'a stack of a megabyte',
    returned([], observed({ leftBehind: { tensors: 1, bytes: 0, first: 0, stack: 'x'.repeat(1_000_000) } })),
  ],
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
