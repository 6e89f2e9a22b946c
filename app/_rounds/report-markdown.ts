/** A report as Markdown, for a diary or a friend who reads it. */

import { formatClock } from './clock';
import { practiseNext } from './practise';
import { makeReport, type RoundReport } from './report';
import { figureRows, formatDuration } from './report-words';
import type { RoundFile } from './round-file';
import { SCORE_FORMULA } from './score';

/** @param earlier reports of rounds before this one */
export function reportMarkdown({ round, events }: RoundFile, earlier: readonly RoundReport[]): string {
  const report = makeReport(round, events);
  const parts = [
    `# ${escaped(round.template.title)}`,
    `${new Date(round.createdAt).toISOString().slice(0, 10)}, code \`${round.code}\`, score ${report.score.total} of 100.`,
    `Lasted ${formatDuration(report.lastedMs)}, tab left ${report.tabLeaves} times, ${report.pauses} pauses.`,
    `## Score\n\n${SCORE_FORMULA}\n\n${report.score.problems
      .map(({ words }, i) => `- ${escaped(round.problems[i]?.title ?? '')}: ${words}`)
      .join('\n')}\n- Round: ${report.score.words}`,
    `## Practise next\n\n${
      practiseNext(report, earlier)
        .map(({ says, because, before }) => `- ${escaped(says)} (${escaped(because)}. ${escaped(before)})`)
        .join('\n') || 'Nothing stands out in this round.'
    }`,
    ...report.problems.map((one) =>
      [
        `## ${escaped(one.problem.title)}`,
        [
          '| figure | value |',
          '| --- | --- |',
          ...figureRows(one).map(([name, value]) => `| ${name} | ${cell(value)} |`),
        ].join('\n'),
        ...Object.entries(one.answers).map(
          ([question, { text, aloud }]) =>
            `Question ${Number(question) + 1}${aloud ? ' (answered aloud)' : ''}:\n\n${quote(text)}`,
        ),
        one.finalCode === null ? 'Nothing was submitted.' : fence(one.finalCode.code),
      ].join('\n\n'),
    ),
    `## Notes\n\n${report.notes === '' ? 'None were written.' : quote(report.notes)}`,
    [
      '## Timeline',
      '',
      '| at | clock | what happened |',
      '| --- | --- | --- |',
      ...report.timeline.map(
        ({ atMs, leftMs, words }) =>
          `| ${formatClock(Math.max(0, atMs))} | ${leftMs === null ? '' : formatClock(leftMs)} | ${cell(words)} |`,
      ),
    ].join('\n'),
  ];
  return `${parts.join('\n\n')}\n`;
}

function escaped(text: string): string {
  return text.replace(/[\\`*_[\]<>#|]/g, '\\$&');
}

function cell(text: string): string {
  return escaped(text).replaceAll('\n', ' ');
}

function quote(text: string): string {
  return text
    .split('\n')
    .map((line) => `> ${escaped(line)}`)
    .join('\n');
}

/** A fence longer than any run of backticks inside it. */
function fence(code: string): string {
  const longest = Math.max(2, ...[...code.matchAll(/`+/g)].map(([run]) => run.length));
  const ticks = '`'.repeat(longest + 1);
  return `${ticks}ts\n${code}\n${ticks}`;
}
