import { describe, expect, it } from 'vitest';
import { failuresOfPlaywright, failuresOfVitest } from '../../../workers/command-line/failed-tests.mjs';

describe('what failed, told again at the end of the checks', () => {
  it('names a failed test of Vitest with its message, and a file that cannot be loaded', () => {
    const failures = failuresOfVitest({
      testResults: [
        {
          name: 'tests/a.test.ts',
          assertionResults: [
            { fullName: 'adds', status: 'passed' },
            { fullName: 'takes away', status: 'failed', failureMessages: ['expected 1 to be 2'] },
          ],
        },
        { name: 'tests/b.test.ts', message: 'no such module', assertionResults: [] },
      ],
    });
    expect(failures).toEqual([
      '✗ tests/a.test.ts › takes away\n    expected 1 to be 2',
      '✗ tests/b.test.ts\n    no such module',
    ]);
  });

  it('names a failed test of Playwright by its file and groups, without colours, and only the beginning of a long message', () => {
    const long = Array.from({ length: 40 }, (_, line) => `\u001b[31mline ${line}\u001b[39m`).join('\n');
    const failures = failuresOfPlaywright({
      suites: [
        {
          title: 'rounds.spec.ts',
          specs: [{ title: 'starts', ok: true, tests: [{ results: [{ errors: [] }] }] }],
          suites: [
            {
              title: 'a round',
              specs: [{ title: 'ends', ok: false, tests: [{ results: [{ errors: [{ message: long }] }] }] }],
            },
          ],
        },
      ],
      errors: [{ message: 'the server did not start' }],
    });
    expect(failures).toHaveLength(2);
    expect(failures[0]?.split('\n').slice(0, 2)).toEqual(['✗ rounds.spec.ts › a round › ends', '    line 0']);
    expect(failures[0]).toMatch(/line 11\n {4}…$/);
    expect(failures[1]).toBe('✗ the run as a whole\n    the server did not start');
  });

  it('has nothing to tell of reports in which all passed', () => {
    expect(failuresOfVitest({ testResults: [{ name: 'tests/a.test.ts', message: '', assertionResults: [] }] })).toEqual(
      [],
    );
    expect(failuresOfPlaywright({ suites: [], errors: [] })).toEqual([]);
  });
});
