import { useState } from 'react';
import type { SourcePosition } from '#judge/verdict/verdict';
import buttons from '../../_components/button.module.css';
import { DraftNotices } from '../../_workbench/draft-notices';
import { Editor, type EditorProps } from '../../_workbench/editor';
import type { DraftControls } from '../../_workbench/use-draft';
import styles from './lab.module.css';
import { STARTER } from './starter';

interface Props {
  readonly draft: DraftControls;
  readonly onRun: () => void;
  readonly wrong: EditorProps['problem'];
  readonly reveal: EditorProps['reveal'];
  readonly onReveal: (position: SourcePosition) => void;
}

type TypeError = SourcePosition & { readonly message: string };

const MAX_ERRORS = 5;

/** A program of the person's own, kept on their device, with what TypeScript says against it. */
export function SnippetEditor({ draft, onRun, wrong, reveal, onReveal }: Props) {
  const [errors, setErrors] = useState<readonly TypeError[]>([]);
  return (
    <>
      <DraftNotices draft={draft} storageTrouble={undefined} />
      <div className={styles.editor}>
        {draft.code === undefined ? (
          <p className={styles.muted}>Loading your snippet …</p>
        ) : (
          <Editor
            path="lab-snippet"
            label="Your snippet"
            code={draft.code}
            onChange={draft.write}
            onRun={onRun}
            onSubmit={onRun}
            onTypeErrors={setErrors}
            problem={wrong}
            reveal={reveal}
          />
        )}
      </div>
      {errors.length > 0 && (
        <section className={styles.typeErrors} aria-label="Type errors">
          <h3>What TypeScript says</h3>
          <ul>
            {errors.slice(0, MAX_ERRORS).map(({ line, column, message }) => (
              <li key={`${line}:${column} ${message}`}>
                <button type="button" onClick={() => onReveal({ line, column })}>
                  Line {line}
                </button>
                : {message}
              </li>
            ))}
          </ul>
          <p className={styles.muted}>
            {errors.length > MAX_ERRORS && `${errors.length - MAX_ERRORS} more. `}Types are erased before a run: the
            snippet still runs as it is.
          </p>
        </section>
      )}
      <button
        type="button"
        className={`${buttons.button} ${buttons.small}`}
        disabled={draft.code === undefined || draft.code === STARTER}
        onClick={() => draft.replace(STARTER)}
      >
        Start afresh
      </button>
    </>
  );
}
