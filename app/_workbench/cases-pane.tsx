'use client';

import buttons from '../_components/button.module.css';
import type { ProblemPage } from '../_lib/problem-page';
import styles from './cases-pane.module.css';
import type { OwnInputs } from './own-inputs';
import type { JudgeControls } from './use-judge';

interface Props {
  readonly problem: ProblemPage;
  readonly judge: JudgeControls;
  readonly texts: Readonly<Record<string, string>>;
  readonly onTexts: (texts: Readonly<Record<string, string>>) => void;
  readonly own: OwnInputs;
}

/** How the judge writes an optional input that a case does not give. */
const LEFT_OUT = 'null';

/** What Run uses: the sample cases, and an input of the person's own. */
export function CasesPane({ problem, judge, texts, onTexts, own }: Props) {
  if (judge.state.kind === 'failed' && !judge.isReady)
    return (
      <div role="alert">
        <p>The judge did not start: {judge.state.message}. Your code is kept.</p>
        <button type="button" className={buttons.button} onClick={judge.restart}>
          Try again
        </button>
      </div>
    );
  if (!judge.isReady)
    return <p className={styles.muted}>Starting the judge … A run asked for now (Ctrl/⌘ + Enter) follows.</p>;
  return (
    <>
      {judge.samples.map(({ id, note, inputs, expected }) => (
        <section key={id} className={styles.case} aria-label={`Case ${id}`}>
          <h3 className={styles.name}>
            {id} {note !== undefined && <span className={styles.muted}>{note}</span>}
          </h3>
          <Values title="Input" values={inputs} />
          <Values title="Expected" values={expected} />
        </section>
      ))}
      <OwnInput problem={problem} sample={judge.samples[0]?.inputs ?? []} texts={texts} onTexts={onTexts} own={own} />
    </>
  );
}

function Values({
  title,
  values,
}: {
  title: string;
  values: readonly { readonly name: string; readonly text: string }[];
}) {
  return (
    <dl className={styles.values}>
      {values.map(({ name, text }) => (
        <div key={`${title} ${name}`}>
          <dt>{name === '' ? title.toLowerCase() : title === 'Expected' ? `expected ${name}` : name}</dt>
          <dd>{text === LEFT_OUT ? <span className={styles.muted}>left out</span> : <code>{text}</code>}</dd>
        </div>
      ))}
    </dl>
  );
}

function OwnInput({
  problem,
  sample,
  texts,
  onTexts,
  own,
}: Omit<Props, 'judge'> & { sample: readonly { readonly name: string; readonly text: string }[] }) {
  const params = problem.ownInputs;
  if (params === undefined) return <p className={styles.muted}>Own inputs are for problems that ask for a function.</p>;
  const copySample = (): void =>
    onTexts(Object.fromEntries(sample.filter(({ text }) => text !== LEFT_OUT).map(({ name, text }) => [name, text])));
  return (
    <section className={styles.case} aria-label="Your own input">
      <h3 className={styles.name}>
        Your own input{' '}
        <span className={styles.muted}>
          runs after the samples; JSON, as in the samples above, with Infinity and -Infinity
        </span>
      </h3>
      {params.map(({ name, optional }) => (
        <label key={name} className={styles.own}>
          <span>
            {name}
            {optional ? ' (may be left out)' : ''}
          </span>
          <textarea
            rows={1}
            spellCheck={false}
            value={texts[name] ?? ''}
            aria-invalid={own.kind === 'invalid' && own.name === name}
            onChange={(event) => onTexts({ ...texts, [name]: event.target.value })}
          />
        </label>
      ))}
      {own.kind === 'invalid' && (
        <p className={styles.invalid} role="alert">
          {own.message}
        </p>
      )}
      <p className={styles.actions}>
        <button type="button" className={`${buttons.button} ${buttons.small}`} onClick={copySample}>
          Start from the sample
        </button>
        <button
          type="button"
          className={`${buttons.button} ${buttons.small}`}
          disabled={own.kind === 'none'}
          onClick={() => onTexts({})}
        >
          Clear
        </button>
      </p>
    </section>
  );
}
