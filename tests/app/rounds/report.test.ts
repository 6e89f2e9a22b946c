import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dueTimings } from '../../../app/_rounds/due-timings';
import { linesOfDiff } from '../../../app/_rounds/fastest-accepted';
import { practiseNext } from '../../../app/_rounds/practise';
import { makeReport } from '../../../app/_rounds/report';
import { reportMarkdown } from '../../../app/_rounds/report-markdown';
import { figureRows } from '../../../app/_rounds/report-words';
import { saltOf } from '../../../app/_rounds/round-code';
import type { Happening } from '../../../app/_rounds/round-event';
import { parseRoundFile, printRoundFile } from '../../../app/_rounds/round-file';
import { scoreProblem } from '../../../app/_rounds/score';
import { timelineShapes } from '../../../app/_rounds/timeline-shapes';
import { chain, events, MINUTE, round, started, submit, template, timing, verdict } from './round-fixture';

const deep = round(chain);
const noScale = { id: 'no-scale', says: 'The scores are not divided by √D.' };
const wrong = { ...(verdict(0, 1, 'wrong-value', 4) as Happening & { kind: 'verdict' }), mistake: noScale };

/** A scripted round of a chain: the first problem accepted at the second try, the second set aside, the third open at zero. */
const script = events(
  [0, started()],
  [1, { kind: 'note', text: 'Is the mask optional?' }],
  [4, { kind: 'run', problem: 0, run: 1 }],
  [4.5, { kind: 'run-verdict', problem: 0, run: 1, verdict: 'wrong-value', passed: 1, total: 2 }],
  [6, submit(0, 1, 'first')],
  [6.5, wrong],
  [7, { kind: 'tab-left' }],
  [8, { kind: 'tab-returned' }],
  [9, submit(0, 2, 'second')],
  [9.5, verdict(0, 2, 'accepted')],
  [12, { kind: 'answer', problem: 0, question: 0, text: 'Variance D.', aloud: false }],
  [13, { kind: 'rating', problem: 0, key: 'testing', mark: 2 }],
  [15, { kind: 'questions-done', problem: 0 }],
  [30, { kind: 'set-aside', problem: 1 }],
  [31, { kind: 'questions-done', problem: 1 }],
  [45, { kind: 'expired', section: 0 }],
  [46, { kind: 'finished' }],
);
const report = makeReport(deep, script);

describe('the report of a scripted round', () => {
  test('holds exactly the events that happened, one row each', () => {
    expect(report.timeline.map(({ what }) => what)).toEqual(script.map(({ what }) => what));
    expect(report.timeline.map(({ seq }) => seq)).toEqual(script.map(({ seq }) => seq));
    expect(report.timeline.map(({ atMs }) => atMs)).toEqual(script.map(({ at }) => at - (script[0]?.at ?? 0)));
    expect(report.timeline[4]).toMatchObject({ leftMs: 39 * MINUTE });
    expect(report.timeline.at(-1)).toMatchObject({ leftMs: null, words: 'The round was finished' });
  });

  test('tells of each problem what its events tell', () => {
    expect(report.problems[0]).toMatchObject({
      status: 'accepted',
      isAccepted: true,
      toFirstRunMs: 4 * MINUTE,
      toFirstGreenMs: 4.5 * MINUTE,
      toAcceptedMs: 9 * MINUTE,
      workedMs: 15 * MINUTE,
      runs: 1,
      submissions: 2,
      wrong: { 'wrong-value': 1 },
      mistakes: [noScale],
      tier: null,
      finalCode: { style: 'arrays', code: 'second' },
      ratings: { testing: 2 },
      answers: { 0: { text: 'Variance D.', aloud: false } },
    });
    expect(report.problems[1]).toMatchObject({
      status: 'set-aside',
      isAccepted: false,
      workedMs: 16 * MINUTE,
      submissions: 0,
      finalCode: null,
    });
    expect(report.problems[2]).toMatchObject({ status: 'closed', workedMs: 14 * MINUTE });
    expect(report).toMatchObject({ notes: 'Is the mask optional?', tabLeaves: 1, pauses: 0, lastedMs: 46 * MINUTE });
  });

  test('says where a figure has no data', () => {
    const words = Object.fromEntries(figureRows(makeReport(deep, []).problems[1] ?? (report.problems[1] as never)));
    expect(words).toMatchObject({
      Outcome: 'never unlocked',
      'To the first run': 'never run',
      'To accepted': 'not accepted',
      'Time in the editor': 'no data',
      'Wrong verdicts': 'no data',
      'Timing tier': 'not measured',
      'Own rating': 'not rated',
    });
    expect(makeReport(deep, []).lastedMs).toBeNull();
  });

  test('scores by the formula that it prints', () => {
    // 60 + 20·(1 − 1/4) + 20·36/45 = 91; the others 0.
    expect(report.score.problems.map(({ points }) => points)).toEqual([91, 0, 0]);
    expect(report.score).toMatchObject({ total: 30.3, words: '(91 + 0 + 0) / 3 = 30.3' });
    expect(report.score.problems[0]?.words).toBe('60 + 20·max(0, 1 − 1/4) + 20·0.800 = 91');
  });

  test('draws each submission, run and interruption where it happened', () => {
    const { spans, marks, totalMs } = timelineShapes(deep, report);
    expect(totalMs).toBe(46 * MINUTE);
    expect(marks.map(({ kind, atMs }) => [kind, atMs / MINUTE])).toEqual([
      ['run', 4],
      ['wrong', 6],
      ['accepted', 9],
      ['expired', 45],
    ]);
    expect(spans.find(({ kind }) => kind === 'away')).toMatchObject({ fromMs: 7 * MINUTE, toMs: 8 * MINUTE });
    expect(spans.filter(({ kind }) => kind === 'worked').map(({ problem }) => problem)).toContain(1);
  });
});

describe('a time that was measured after the round', () => {
  /** Two days later. */
  const timed = [...script, ...events([2_880, timing(0, 2)]).map((one) => ({ ...one, seq: script.length }))];
  const after = makeReport(deep, timed);
  const rowOf = (of: typeof report) => Object.fromEntries(figureRows(of.problems[0] as never))['Timing tier'];

  test('is told with its tier and interval', () => {
    expect(after.problems[0]).toMatchObject({ tier: 'great', timing: { ratio: 1.2, low: 1.1, high: 1.4 } });
    expect(rowOf(after)).toBe('great, 1.2× the reference (1.1–1.4)');
    expect(reportMarkdown({ round: deep, events: timed }, [])).toContain(
      '| Timing tier | great, 1.2× the reference (1.1–1.4) |',
    );
  });

  test('changes nothing else: no duration, no row of the timeline, no score, not where the round stands', () => {
    const { problems, ...rest } = after;
    const { problems: before, ...restBefore } = report;
    expect(rest).toEqual(restBefore);
    expect(problems.map((one) => ({ ...one, tier: null, timing: null }))).toEqual(before);
    expect(timelineShapes(deep, after)).toEqual(timelineShapes(deep, report));
  });

  test('says that it is noisy, and calls no submission by the time of another', () => {
    const noisy = [...script, ...events([50, timing(0, 2, { tier: 'slow', noisy: true })])];
    expect(rowOf(makeReport(deep, noisy))).toBe('slow, but right, 1.2× the reference (1.1–1.4), noisy');
    for (const other of [timing(0, 1), timing(1, 2)])
      expect(rowOf(makeReport(deep, [...script, ...events([50, other])]))).toBe('not measured');
  });

  test('is told by its tier alone where an old record holds no more', () => {
    const old = script.map((one) =>
      one.what.kind === 'verdict' && one.what.attempt === 2 ? { ...one, what: { ...one.what, tier: 'good' } } : one,
    );
    expect(rowOf(makeReport(deep, old))).toBe('good');
  });

  test('is due for the accepted submission, with its salt, until it was measured', () => {
    expect(dueTimings(deep, report)).toEqual([
      {
        problem: 0,
        slug: 'a',
        title: 'Problem a',
        attempt: 2,
        style: 'arrays',
        code: 'second',
        salt: saltOf(deep.seed, 'a', 2),
      },
    ]);
    expect(dueTimings(deep, after)).toEqual([]);
  });

  test('comes back from a file as it was, and files without any are read as before', () => {
    expect(parseRoundFile(printRoundFile({ round: deep, events: timed }))).toEqual({ round: deep, events: timed });
    expect(printRoundFile({ round: deep, events: timed })).toContain('"ratio": 1.2');
    const without = JSON.stringify({ format: 'tensor-kata-round', version: 1, round: deep, events: script });
    expect(parseRoundFile(without)).toEqual({ round: deep, events: script });
  });
});

describe('what to practise next', () => {
  test('rests on figures of the round, three at most, the unsolved first', () => {
    const advice = practiseNext(report, []);
    expect(advice.map(({ because }) => because)).toEqual([
      'nothing was submitted',
      'nothing was submitted',
      'a submission to Problem a equalled the known mistake no-scale',
    ]);
    expect(advice[0]).toMatchObject({ href: '/problems/b', before: 'No earlier round had a problem on attention.' });
  });

  test('is held against earlier rounds', () => {
    expect(practiseNext(report, [report])[0]?.before).toBe(
      'In earlier rounds 1 of 3 problems on attention were accepted.',
    );
  });

  test('is empty where nothing stands out', () => {
    const perfect = round(template({}));
    const happened = events(
      [0, started()],
      [1, { kind: 'run', problem: 0, run: 1 }],
      [2, submit(0, 1)],
      [2, verdict(0, 1, 'accepted')],
    );
    expect(practiseNext(makeReport(perfect, happened), [])).toEqual([]);
  });
});

describe('a score', () => {
  test('lies between 0 and 100, and never falls with less wrong or more time left', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20 }), share, share, (wrongs, less, more) => {
        const [low, high] = less < more ? [less, more] : [more, less];
        const of = (w: number, leftShare: number) =>
          scoreProblem({ isAccepted: true, wrong: w, leftShare, bestShare: 1 }).points;
        expect(of(wrongs, high)).toBeGreaterThanOrEqual(of(wrongs, low));
        expect(of(wrongs + 1, low)).toBeLessThanOrEqual(of(wrongs, low));
        expect(of(0, 1)).toBe(100);
        expect(of(20, 0)).toBe(60);
      }),
    );
    expect(scoreProblem({ isAccepted: false, wrong: 3, leftShare: 0, bestShare: 0.5 }).points).toBe(15);
  });
});

describe('exports', () => {
  test('JSON reads back as it was, and what is changed in it is refused in words', () => {
    const text = printRoundFile({ round: deep, events: script });
    expect(parseRoundFile(text)).toEqual({ round: deep, events: script });
    expect(parseRoundFile('no')).toBe('This file is no JSON.');
    expect(parseRoundFile('{}')).toContain('holds no round of this version: format');
    expect(parseRoundFile(text.replace('"seq": 3', '"seq": 1'))).toBe('The events of this file are out of order.');
    expect(parseRoundFile(text.replace('"kind": "tab-left"', '"kind": "tab-lost"'))).toContain('events.6.what.kind');
  });

  test('Markdown holds the figures, and what the person wrote cannot break out of its place', () => {
    const hostile = makeHostile();
    const text = reportMarkdown({ round: deep, events: hostile }, []);
    expect(text).toContain('score 30.3 of 100');
    expect(text).toContain('| Known mistakes made | no-scale:');
    expect(text).toContain('````ts\n```\n# not a heading\n````');
    expect(text).toContain('> \\# not a heading');
    expect(text).not.toMatch(/^# not a heading$(?![\s\S]*````)/m);
  });

  function makeHostile() {
    return script.map((one) => {
      if (one.what.kind === 'note') return { ...one, what: { ...one.what, text: '# not a heading' } };
      if (one.what.kind === 'submit' && one.what.attempt === 2)
        return { ...one, what: { ...one.what, code: '```\n# not a heading' } };
      return one;
    });
  }
});

describe('the difference of two programs', () => {
  test('holds both, line by line', () => {
    expect(linesOfDiff('a\nb\nc', 'a\nx\nc\n')).toEqual([
      { kind: 'same', text: 'a' },
      { kind: 'yours', text: 'b' },
      { kind: 'theirs', text: 'x' },
      { kind: 'same', text: 'c' },
    ]);
  });
});
