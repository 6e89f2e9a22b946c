/**
 * What failed, out of the JSON reports of Vitest and Playwright: told again at the end of `npm test`, where a log
 * that keeps only its last lines still has it.
 */

/** Lines of a message that are told; the whole of it stands where the test ran. */
const LINES_OF_A_MESSAGE = 12;

// Playwright colours its messages whether or not anybody sees colours.
const COLOURS = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, 'g');

/** @param {{ testResults: readonly { name: string, message?: string, assertionResults: readonly { fullName: string, status: string, failureMessages?: readonly string[] }[] }[] }} report */
export function failuresOfVitest(report) {
  return report.testResults.flatMap((file) => {
    const failed = file.assertionResults.filter(({ status }) => status === 'failed');
    // A file that cannot be loaded has a message and no tests.
    if (failed.length === 0) return file.message ? [told(file.name, file.message)] : [];
    return failed.map((test) => told(`${file.name} › ${test.fullName}`, test.failureMessages?.join('\n')));
  });
}

/** @param {{ suites?: readonly object[], errors?: readonly { message?: string }[] }} report */
export function failuresOfPlaywright(report) {
  return [
    ...(report.suites ?? []).flatMap((suite) => failuresOfSuite(suite, [])),
    ...(report.errors ?? []).map((error) => told('the run as a whole', error.message)),
  ];
}

function failuresOfSuite(suite, above) {
  const names = [...above, suite.title];
  return [
    ...(suite.suites ?? []).flatMap((inner) => failuresOfSuite(inner, names)),
    ...(suite.specs ?? [])
      .filter((spec) => !spec.ok)
      .map((spec) => {
        const results = spec.tests.flatMap((test) => test.results);
        const messages = results.flatMap((result) => result.errors ?? []).map((error) => error.message);
        return told([...names, spec.title].join(' › '), messages.join('\n'));
      }),
  ];
}

/** A name, and below it the beginning of what is said. */
function told(name, message = 'no message') {
  const lines = message.replaceAll(COLOURS, '').trim().split('\n');
  const kept = lines.slice(0, LINES_OF_A_MESSAGE);
  return [`✗ ${name}`, ...kept.map((line) => `    ${line}`), ...(lines.length > kept.length ? ['    …'] : [])].join(
    '\n',
  );
}
