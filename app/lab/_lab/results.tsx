import { LoaderCircle } from 'lucide-react';
import { leftBehindText } from '#judge/verdict/inspection';
import type { SnippetResult, SnippetValue } from '#judge/verdict/snippet';
import type { SourcePosition } from '#judge/verdict/verdict';
import buttons from '../../_components/button.module.css';
import { ConsoleLines } from '../../_components/console-lines';
import { KernelTable } from '../../_components/kernel-table';
import { formatNumber } from '../../_workbench/report/format-number';
import { TITLES } from './backend-words';
import styles from './lab.module.css';
import { LIMIT_MS, type SnippetState } from './use-snippet-run';

type Returned = SnippetResult & { kind: 'returned' };

interface Props {
  readonly state: SnippetState;
  /** The results are of the program that is shown, and not of an earlier one. */
  readonly isOfSource: boolean;
  /** Show a line of the program; undefined where there is no editor to show it in. */
  readonly onReveal: ((position: SourcePosition) => void) | undefined;
  readonly onRetry: () => void;
}

/** What a program gave on each backend, side by side. */
export function Results({ state, isOfSource, onReveal, onRetry }: Props) {
  if (state.kind === 'idle') return null;
  const reveal = isOfSource ? onReveal : undefined;
  return (
    <section aria-label="Results">
      <h2 className={styles.heading}>Results</h2>
      {!isOfSource && <p className={styles.muted}>This is about an earlier program.</p>}
      {state.kind === 'refused' && (
        <div role="alert" className={styles.trouble}>
          <p>It does not run: {state.refusal.message}</p>
          <GoTo position={state.refusal.position} onReveal={reveal} />
        </div>
      )}
      {state.kind === 'failed' && (
        <div role="alert" className={styles.trouble}>
          <p>The lab failed: {state.message}. Your program is not to blame, and it is kept.</p>
          <button type="button" className={`${buttons.button} ${buttons.small}`} onClick={onRetry}>
            Try again
          </button>
        </div>
      )}
      {'results' in state && <SideBySide state={state} onReveal={reveal} />}
    </section>
  );
}

function SideBySide({
  state,
  onReveal,
}: Pick<Props, 'onReveal'> & { state: Extract<SnippetState, { readonly results: unknown }> }) {
  const { backends, results, kind } = state;
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard. */}
      <section className={styles.scroll} aria-label="Side by side" tabIndex={0}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">backend</th>
              <th scope="col">first call</th>
              <th scope="col">second call</th>
              <th scope="col">shape</th>
              <th scope="col">first values</th>
              <th scope="col">largest difference from cpu</th>
            </tr>
          </thead>
          <tbody>
            {backends.map((backend, i) => {
              const result = results.find((one) => one.backend === backend);
              return (
                <tr key={backend}>
                  <th scope="row">{backend}</th>
                  {result?.kind === 'returned' ? (
                    <ReturnedCells result={result} />
                  ) : (
                    <td colSpan={5}>
                      {result === undefined ? (
                        <Waiting isNext={i === results.length} isOver={kind !== 'running'} />
                      ) : (
                        <Unreturned result={result} onReveal={onReveal} />
                      )}
                    </td>
                  )}
                </tr>
              );
            })}
          </tbody>
        </table>
      </section>
      {results.map((one) => one.kind !== 'missing' && <Details key={one.backend} result={one} onReveal={onReveal} />)}
    </>
  );
}

function Waiting({ isNext, isOver }: { readonly isNext: boolean; readonly isOver: boolean }) {
  if (isOver) return <span className={styles.muted}>cancelled</span>;
  if (!isNext) return <span className={styles.muted}>waiting</span>;
  return (
    <span className={styles.muted}>
      <LoaderCircle size={14} className={styles.spin} aria-hidden /> running, at most {LIMIT_MS / 1000} s a call
    </span>
  );
}

function ReturnedCells({ result: { value, firstMs, ms } }: { readonly result: Returned }) {
  const size = value.shape.reduce((product, one) => product * one, 1);
  return (
    <>
      <td>{msText(firstMs)}</td>
      <td>{msText(ms)}</td>
      <td>{value.shape.length === 0 ? 'a number' : `[${value.shape.join(', ')}]`}</td>
      <td className={styles.values}>
        {value.first.map((one) => formatNumber(Number(one.toPrecision(5)))).join(', ')}
        {size > value.first.length && ', …'}
      </td>
      <td>{differenceText(value)}</td>
    </>
  );
}

function Unreturned({ result, onReveal }: Pick<Props, 'onReveal'> & { result: Exclude<SnippetResult, Returned> }) {
  if (result.kind === 'missing')
    return (
      <>
        <strong>{TITLES[result.fallback.reason]}</strong>: {result.fallback.message}
      </>
    );
  const { message, position } = result;
  return (
    <span className={styles.wrong}>
      {message}
      {position !== null && ` (line ${position.line}, column ${position.column})`}{' '}
      <GoTo position={position} onReveal={onReveal} />
    </span>
  );
}

function Details({
  result,
  onReveal,
}: Pick<Props, 'onReveal'> & { result: Exclude<SnippetResult, { kind: 'missing' }> }) {
  const { backend, console: lines, consoleDropped } = result;
  const left = result.kind === 'returned' ? result.leftBehind : null;
  if (result.kind === 'failed' && lines.length === 0) return null;
  return (
    <details className={styles.details}>
      <summary>
        <strong>{backend}</strong>: {result.kind === 'returned' ? 'kernels' : 'what it printed'}
        {left !== null &&
          `, ${left.tensors.toLocaleString('en')} ${left.tensors === 1 ? 'tensor' : 'tensors'} left behind`}
        {result.kind === 'returned' && lines.length > 0 && ', console'}
      </summary>
      {left !== null && (
        <p>
          {leftBehindText(left)}. <GoTo position={left.position} onReveal={onReveal} />
        </p>
      )}
      {result.kind === 'returned' && <KernelTable {...result} elapsedMs={result.ms} />}
      <ConsoleLines label={`Console output on ${backend}`} lines={lines} dropped={consoleDropped} />
    </details>
  );
}

function GoTo({ position, onReveal }: Pick<Props, 'onReveal'> & { position: SourcePosition | null }) {
  if (position === null || onReveal === undefined) return null;
  return (
    <button type="button" className={`${buttons.button} ${buttons.small}`} onClick={() => onReveal(position)}>
      Go to line {position.line}
    </button>
  );
}

function differenceText({ difference, relative, isOtherShape }: SnippetValue): string {
  if (isOtherShape) return 'another shape than on the cpu';
  if (difference === null) return '–';
  if (difference === 0) return 'none';
  if (!Number.isFinite(difference)) return 'not finite where the cpu is, or the other way round';
  const relatively = relative === null || !Number.isFinite(relative) ? '' : ` (${relative.toExponential(1)} relative)`;
  return `${difference.toExponential(1)}${relatively}`;
}

function msText(ms: number): string {
  return `${ms < 10 ? ms.toFixed(2) : ms.toFixed(ms < 100 ? 1 : 0)} ms`;
}
