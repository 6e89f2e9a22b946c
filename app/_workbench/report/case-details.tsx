'use client';

import type { CaseReport, SourcePosition } from '#judge/verdict/verdict';
import { DifferencePicture } from './difference-picture';
import { formatError, formatNumber } from './format-number';
import styles from './report.module.css';
import { VerdictIcon } from './verdict-icon';
import { titleOf } from './words';

const MAX_PICTURES = 4;

interface Props {
  readonly one: CaseReport;
  readonly isOpen: boolean;
  readonly onReveal: (position: SourcePosition) => void;
}

/** One failing case: what went in, what was expected, what came, where they part. */
export function CaseDetails({ one, isOpen, onReveal }: Props) {
  const wrong = one.comparisons.filter(({ errorOverTolerance }) => errorOverTolerance.some((error) => !(error <= 1)));
  return (
    <details className={styles.case} open={isOpen}>
      <summary>
        <VerdictIcon verdict={one.verdict} /> <span className={styles.caseName}>{one.id}</span> {titleOf(one.verdict)}
        {/* The salt is the same for all and stands below. */}
        <span className={styles.aside}>{one.seed.replace(/^salt \d+, /, '')}</span>
      </summary>
      {one.note !== undefined && <p className={styles.muted}>{one.note}</p>}
      <p className={styles.message}>{one.message}</p>
      {one.worst !== null && <Worst one={one} worst={one.worst} />}
      {one.stack.length > 0 && <Stack stack={one.stack} onReveal={onReveal} />}
      {wrong.slice(0, MAX_PICTURES).map((comparison) => (
        <DifferencePicture key={comparison.output} comparison={comparison} />
      ))}
      {wrong.length > MAX_PICTURES && (
        <p className={styles.muted}>{wrong.length - MAX_PICTURES} more outputs differ.</p>
      )}
      {one.inputs.length > 0 && (
        <details className={styles.inputs}>
          <summary>Inputs</summary>
          <dl>
            {one.inputs.map(({ name, text }) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>
                  <code>{text}</code>
                </dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </details>
  );
}

/** The worst element, its index told by the names of the axes. */
function Worst({ one, worst }: { one: CaseReport; worst: NonNullable<CaseReport['worst']> }) {
  const axes = one.comparisons.find(({ output }) => output === worst.output)?.axes ?? [];
  const where = worst.index.map((at, axis) => `${axes[axis] ?? `axis ${axis}`} = ${at}`).join(', ');
  return (
    <dl className={styles.worst} aria-label="Worst element">
      <div>
        <dt>worst at</dt>
        <dd>{[worst.output, where].filter((part) => part !== '').join(' · ') || 'the result'}</dd>
      </div>
      <div>
        <dt>expected</dt>
        <dd>{worst.texts === undefined ? formatNumber(worst.expected) : JSON.stringify(worst.texts.expected)}</dd>
      </div>
      <div>
        <dt>yours</dt>
        <dd>{worst.texts === undefined ? formatNumber(worst.actual) : JSON.stringify(worst.texts.actual)}</dd>
      </div>
      <div>
        <dt>error</dt>
        <dd>{formatError(worst.errorOverTolerance)} × tolerance</dd>
      </div>
    </dl>
  );
}

function Stack({ stack, onReveal }: { stack: readonly string[]; onReveal: (position: SourcePosition) => void }) {
  return (
    <ol className={styles.stack} aria-label="Call stack">
      {stack.map((frame, depth) => {
        const position = readPosition(frame);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a recursive call repeats its frame; the list never changes.
          <li key={depth}>
            {position === undefined ? (
              frame
            ) : (
              <button type="button" onClick={() => onReveal(position)}>
                {frame}
              </button>
            )}
          </li>
        );
      })}
    </ol>
  );
}

/** Frames read `softmax (line 3, column 7)`. */
function readPosition(frame: string): SourcePosition | undefined {
  const match = /\(line (\d+), column (\d+)\)$/.exec(frame);
  return match === null ? undefined : { line: Number(match[1]), column: Number(match[2]) };
}
