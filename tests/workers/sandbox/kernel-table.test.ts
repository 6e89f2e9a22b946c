import { expect, test } from 'vitest';
import { createKernelTable, type KernelConfig } from '#workers/sandbox/kernel-table';

const tensor = (...shape: number[]) => ({ shape, dtype: 'float32' });

/** A clock that stands still but for what kernels take. */
function createClock() {
  let ms = 0;
  const pass = (more: number): void => {
    ms += more;
  };
  return { now: () => ms, pass };
}

function kernelOf(kernelName: string, work: () => unknown): KernelConfig {
  return { kernelName, kernelFunc: work };
}

test('calls on the same shapes are one row, whose time and bytes are those of all', () => {
  const clock = createClock();
  const add = kernelOf('Add', () => {
    clock.pass(2);
    return tensor(3);
  });
  const table = createKernelTable(clock.now, true);
  table.begin([add]);
  table.watch(true);
  for (const shape of [[3], [3], [3, 1]]) add.kernelFunc({ inputs: { a: tensor(...shape), b: tensor(3), c: null } });
  expect(table.rows()).toEqual({
    otherCalls: 0,
    kernels: [
      { name: 'Add', inputs: [[3], [3]], moreInputs: 0, outputs: [[3]], calls: 2, ms: 4, bytes: 24 },
      { name: 'Add', inputs: [[3, 1], [3]], moreInputs: 0, outputs: [[3]], calls: 1, ms: 2, bytes: 12 },
    ],
  });
});

test('a kernel that runs another is one row, and what runs outside of the solution is none', () => {
  const clock = createClock();
  const inner = kernelOf('Exp', () => {
    clock.pass(1);
    return tensor(2);
  });
  const outer = kernelOf('Softmax', () => {
    inner.kernelFunc({ inputs: {} });
    clock.pass(3);
    return [tensor(2)];
  });
  const table = createKernelTable(clock.now, true);
  table.begin([inner, outer]);
  inner.kernelFunc({ inputs: {} });
  table.watch(true);
  outer.kernelFunc({ inputs: [tensor(2)] });
  table.watch(false);
  inner.kernelFunc({ inputs: {} });
  expect(table.rows().kernels).toMatchObject([{ name: 'Softmax', calls: 1, ms: 4 }]);
});

test('no time is told where a kernel only queues its work', () => {
  const relu = kernelOf('Relu', () => tensor(2));
  const table = createKernelTable(() => 0, false);
  table.begin([relu]);
  table.watch(true);
  relu.kernelFunc({ inputs: { x: tensor(2) } });
  expect(table.rows().kernels).toMatchObject([{ calls: 1, ms: null }]);
});

test('two hundred kinds are listed, calls of others counted, and of many inputs the first eight', () => {
  const concat = kernelOf('Concat', () => tensor(1));
  const table = createKernelTable(() => 0, true);
  table.begin([concat]);
  table.watch(true);
  for (let size = 0; size < 250; size++) concat.kernelFunc({ inputs: Array(10).fill(tensor(size)) });
  const { kernels, otherCalls } = table.rows();
  expect([kernels.length, otherCalls]).toEqual([200, 50]);
  expect(kernels[0]).toMatchObject({ inputs: Array(8).fill([0]), moreInputs: 2 });
});

test('the kernels are put back, also where one threw', () => {
  const work = (): never => {
    throw new Error('on purpose');
  };
  const broken = kernelOf('Broken', work);
  const table = createKernelTable(() => 0, true);
  table.begin([broken]);
  table.watch(true);
  expect(() => broken.kernelFunc({ inputs: {} })).toThrow('on purpose');
  table.leave();
  expect(broken.kernelFunc).toBe(work);
});
