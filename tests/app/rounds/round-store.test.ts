import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { database } from '../../../app/_lib/store';
import {
  addRound,
  appendEvents,
  deleteRound,
  importRound,
  listRounds,
  readRound,
  runningRound,
} from '../../../app/_rounds/round-store';
import { chain, events, MINUTE, round, START, started, submit, timing } from './round-fixture';

const own = round(chain);

beforeEach(() => addRound(own));
afterEach(() => Promise.all(database.tables.map((table) => table.clear())));

const kinds = async () => (await readRound(own.id))?.events.map(({ seq, what }) => [seq, what.kind]);

describe('events of a round', () => {
  test('are numbered without gaps, however many are written at once', async () => {
    await Promise.all(
      Array.from({ length: 40 }, () => appendEvents(own.id, [{ kind: 'tab-left' }, { kind: 'tab-returned' }])),
    );
    const stored = await readRound(own.id);
    expect(stored?.events.map(({ seq }) => seq)).toEqual(Array.from({ length: 80 }, (_, i) => i));
  });

  test('happen once where they may happen once: two tabs at zero submit once', async () => {
    await appendEvents(own.id, [started()]);
    const atZero = () => appendEvents(own.id, [{ kind: 'expired', section: 0 }, submit(0, 1)]);
    expect(await Promise.all([atZero(), atZero(), atZero()])).toEqual([true, false, false]);
    expect(await kinds()).toEqual([
      [0, 'section-started'],
      [1, 'expired'],
      [2, 'submit'],
    ]);
  });

  test('hold one time of a submission, though two tabs measured it', async () => {
    await appendEvents(own.id, [started(), { kind: 'finished' }]);
    const measured = () => appendEvents(own.id, [timing(0, 1)]);
    expect(await Promise.all([measured(), measured()])).toEqual([true, false]);
    expect(await appendEvents(own.id, [timing(1, 1)])).toBe(true);
    expect(await kinds()).toEqual([
      [0, 'section-started'],
      [1, 'finished'],
      [2, 'timing'],
      [3, 'timing'],
    ]);
  });

  test('replace a text that is still being written, and nothing else', async () => {
    for (const text of ['I', 'I a', 'I ask']) await appendEvents(own.id, [{ kind: 'note', text }]);
    await appendEvents(own.id, [{ kind: 'tab-left' }]);
    await appendEvents(own.id, [{ kind: 'note', text: 'I ask why' }]);
    expect(await kinds()).toEqual([
      [0, 'note'],
      [1, 'tab-left'],
      [2, 'note'],
    ]);
  });

  test('are all written, or none', async () => {
    const broken = { kind: 'note', text: () => 'no structured clone' } as unknown as { kind: 'tab-left' };
    await expect(appendEvents(own.id, [{ kind: 'tab-left' }, broken])).rejects.toThrow();
    expect(await kinds()).toEqual([]);
  });

  test('that are damaged are counted and left out; the rest works, and stays in the store', async () => {
    await appendEvents(own.id, [started()]);
    await database.roundEvents.put({ round: own.id, seq: 1, at: 5, what: { kind: 'nonsense' } } as never);
    await appendEvents(own.id, [{ kind: 'tab-left' }]);
    expect(await readRound(own.id)).toMatchObject({ damaged: 1 });
    expect(await kinds()).toEqual([
      [0, 'section-started'],
      [2, 'tab-left'],
    ]);
  });
});

describe('rounds', () => {
  test('are found again, newest first, until they are deleted with their events', async () => {
    const later = { ...own, id: '3c2a9f60-5b7e-4f0c-8a55-6d1f0b9e7c22', createdAt: START + 1 };
    await addRound(later);
    expect((await listRounds()).map((one) => one.round.id)).toEqual([later.id, own.id]);
    await appendEvents(own.id, [started()]);
    await deleteRound(own.id);
    expect((await listRounds()).map((one) => one.round.id)).toEqual([later.id]);
    expect(await database.roundEvents.count()).toBe(0);
  });

  test('run from the start of a clock until it is at zero', async () => {
    expect(await runningRound(START)).toBeUndefined();
    await appendEvents(own.id, [started()], START);
    expect((await runningRound(START + 44 * MINUTE))?.id).toBe(own.id);
    expect(await runningRound(START + 46 * MINUTE)).toBeUndefined();
  });
});

describe('an import', () => {
  const script = events([0, started()], [5, submit(0, 1)], [6, { kind: 'tab-left' }]);

  test('adds what is missing, and a second time nothing', async () => {
    await deleteRound(own.id);
    expect(await importRound({ round: own, events: script.slice(0, 2) })).toEqual({ kind: 'added' });
    expect(await importRound({ round: own, events: script })).toEqual({ kind: 'merged', added: 1 });
    expect(await importRound({ round: own, events: script })).toEqual({ kind: 'same' });
    expect((await readRound(own.id))?.events).toEqual(script);
  });

  test('overwrites nothing: where both tell different things, nothing is changed', async () => {
    await appendEvents(own.id, [started()], START);
    const other = events([0, started()], [5, submit(0, 1)]).map((one) =>
      one.seq === 0 ? { ...one, at: one.at + 1 } : one,
    );
    expect(await importRound({ round: own, events: other })).toEqual({ kind: 'conflict', seq: 0 });
    expect(await kinds()).toEqual([[0, 'section-started']]);
  });

  describe('of times that were measured after the round', () => {
    const done = events([0, started()], [5, submit(0, 1)], [9, { kind: 'finished' }]);
    const timed = (seq: number, minute: number, of = timing(0, 1)) =>
      events([minute, of]).map((one) => ({ ...one, seq }));
    const fill = async (...more: ReturnType<typeof timed>) => {
      await deleteRound(own.id);
      await importRound({ round: own, events: [...done, ...more] });
    };
    const times = async () =>
      (await readRound(own.id))?.events.flatMap(({ seq, what }) =>
        what.kind === 'timing' ? [[seq, what.problem]] : [],
      );

    test('adds them, and a second time nothing', async () => {
      await fill();
      const file = { round: own, events: [...done, ...timed(3, 20)] };
      expect(await importRound(file)).toEqual({ kind: 'merged', added: 1 });
      expect(await importRound(file)).toEqual({ kind: 'same' });
      expect((await readRound(own.id))?.events).toEqual(file.events);
    });

    test('takes those of other submissions, whatever their numbers, and a second time nothing', async () => {
      await fill(...timed(3, 20));
      const file = { round: own, events: [...done, ...timed(3, 30, timing(1, 1)), ...timed(4, 31, timing(2, 1))] };
      expect(await importRound(file)).toEqual({ kind: 'merged', added: 2 });
      expect(await times()).toEqual([
        [3, 0],
        [4, 1],
        [5, 2],
      ]);
      expect(await importRound(file)).toEqual({ kind: 'same' });
    });

    test('keeps what is here where both measured the same submission, and says so', async () => {
      await fill(...timed(3, 20));
      const file = { round: own, events: [...done, ...timed(3, 30, timing(0, 1, { tier: 'slow' }))] };
      expect(await importRound(file)).toEqual({ kind: 'conflict', seq: 3 });
      expect((await readRound(own.id))?.events.at(-1)?.what).toMatchObject({ tier: 'great' });
    });

    test('never moves what happened in the round', async () => {
      await fill(...timed(3, 20));
      const late = events([10, { kind: 'tab-left' }]).map((one) => ({ ...one, seq: 3 }));
      expect(await importRound({ round: own, events: [...done, ...late] })).toEqual({ kind: 'conflict', seq: 3 });
    });
  });
});
