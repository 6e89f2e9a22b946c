'use client';

import { useLiveQuery } from 'dexie-react-hooks';
import { ShieldCheck } from 'lucide-react';
import Link from 'next/link';
import { useState } from 'react';
import { problemTemplate } from '#judge/spec/template';
import buttons from '../../_components/button.module.css';
import { listOldDrafts } from '../../_lib/drafts';
import { type Kept, keepOwnProblem, restoreOwnProblem } from '../../_lib/own-problems';
import type { Picture } from '../../_lib/render-markdown';
import { DraftNotices } from '../../_workbench/draft-notices';
import { useDraft } from '../../_workbench/use-draft';
import { DropTarget } from './drop-target';
import { KillMatrix } from './kill-matrix';
import { OwnList } from './own-list';
import { Preview } from './preview';
import { ProblemActions } from './problem-actions';
import { SourceEditor } from './source-editor';
import { StrangerNotice } from './stranger-notice';
import styles from './submit.module.css';
import { type SpecIssue, useSpec } from './use-spec';
import { useVerification } from './use-verification';
import { VerificationList } from './verification-list';

/** Under this name the text is kept as it is typed, like the draft of a solution. */
const DRAFT = 'submit-page';
const NO_PICTURES: readonly Picture[] = [];
/** What a problem is called until its author names it. */
const TEMPLATE_SLUG = 'my-problem';

/** Write or drop a problem file, see it verified, keep it. */
export function SubmitPage() {
  const draft = useDraft(DRAFT, 'arrays', '');
  const [pictures, setPictures] = useState(NO_PICTURES);
  const [trouble, setTrouble] = useState<string | undefined>(undefined);
  const [kept, setKept] = useState<
    { readonly outcome: Kept; readonly uuid: string; readonly title: string } | undefined
  >(undefined);
  const [reveal, setReveal] = useState<{ line: number; column: number; at: number } | undefined>(undefined);
  const spec = useSpec(draft.code, pictures);
  const { state, start, cancel } = useVerification();

  const text = draft.code ?? '';
  const issues = spec?.issues ?? [];
  const problem = spec?.text === text ? spec.problem : undefined;
  const isRunning = state.kind === 'running';
  const isStale = state.kind === 'done' && state.text !== text;
  const isAdmitted =
    problem !== undefined &&
    state.kind === 'done' &&
    !isStale &&
    !state.verification.checks.some(({ findings }) => findings.some(({ severity }) => severity === 'error'));

  const load = (next: string, nextPictures: readonly Picture[] = NO_PICTURES): void => {
    setTrouble(undefined);
    setKept(undefined);
    setPictures(nextPictures);
    // Asked for now: reading a file takes a while, and the person may have typed meanwhile.
    if (draft.latest() !== '') return draft.replace(next);
    // An empty page has nothing to keep, and nothing to tell of.
    draft.dismissReplaced();
    draft.write(next);
  };
  const keep = (): void => {
    if (problem === undefined) return;
    keepOwnProblem(problem, text, [...pictures]).then(
      (outcome) => setKept({ outcome, uuid: problem.uuid, title: problem.title }),
      (error: unknown) => setTrouble(`It could not be kept on this device: ${String(error)}. Export it instead.`),
    );
  };

  return (
    <main id="main" className={styles.main}>
      <h1 className={styles.title}>Submit a problem</h1>
      <StrangerNotice onOpen={load} onTrouble={setTrouble} />
      {trouble !== undefined && (
        <p role="alert" className={styles.trouble}>
          {trouble}{' '}
          <button type="button" className={`${buttons.button} ${buttons.small}`} onClick={() => setTrouble(undefined)}>
            Dismiss
          </button>
        </p>
      )}
      <DraftNotices draft={draft} storageTrouble={undefined} what="problem file" />
      <DropTarget
        onFile={({ text: next, images }) => load(next, images)}
        onTemplate={() => load(problemTemplate(TEMPLATE_SLUG, crypto.randomUUID()))}
        isReady={draft.code !== undefined}
        onTrouble={setTrouble}
      >
        <div className={styles.split}>
          <section className={styles.source} aria-label="Problem file">
            <div className={styles.editor}>
              {draft.code === undefined ? (
                <p className={styles.muted}>Loading …</p>
              ) : (
                <SourceEditor text={text} onChange={draft.write} issues={issues} reveal={reveal} />
              )}
            </div>
            <Issues
              issues={issues}
              isEmpty={text.trim() === ''}
              onReveal={(line, column) => setReveal({ line, column, at: Date.now() })}
            />
          </section>
          <section className={styles.preview} aria-label="Preview">
            <Preview page={spec?.page} />
          </section>
        </div>
      </DropTarget>
      <section className={styles.verify} aria-label="Verification">
        <div className={styles.verifyHead}>
          <h2>Verification</h2>
          <button
            type="button"
            className={`${buttons.button} ${buttons.primary}`}
            disabled={problem === undefined || isRunning}
            onClick={() => start(text)}
          >
            <ShieldCheck size={16} aria-hidden /> Verify
          </button>
        </div>
        <VerificationList
          state={state}
          isStale={isStale}
          onCancel={cancel}
          onReveal={(line, column) => setReveal({ line, column, at: Date.now() })}
        />
        {state.kind === 'done' && <KillMatrix matrix={state.verification.matrix} />}
        <p role="status" className={isAdmitted ? styles.admitted : 'visually-hidden'}>
          {isAdmitted
            ? 'Every check holds: this problem proves itself.'
            : state.kind === 'done'
              ? 'The verification found errors.'
              : ''}
        </p>
        <ProblemActions
          text={text}
          problem={problem}
          pictures={pictures}
          isAdmitted={isAdmitted}
          onKeep={keep}
          onTrouble={setTrouble}
        />
        {kept !== undefined && <KeptNotice kept={kept} onUndo={() => setKept(undefined)} />}
      </section>
      <OwnList onEdit={(record) => load(record.text, record.images)} onTrouble={setTrouble} />
      <EarlierVersions draft={draft.id} onRestore={load} />
    </main>
  );
}

function Issues({
  issues,
  isEmpty,
  onReveal,
}: {
  issues: readonly SpecIssue[];
  isEmpty: boolean;
  onReveal: (line: number, column: number) => void;
}) {
  if (isEmpty)
    return (
      <p className={styles.muted}>
        A problem is one Markdown file. The template holds every part of it, and says where something must be written.
      </p>
    );
  if (issues.length === 0) return <p className={styles.muted}>The file has the form of a problem.</p>;
  return (
    <ul className={styles.findings} aria-label="What is wrong with the file">
      {issues.map(({ where, message, line, column }) => (
        <li key={`${where} ${message}`} className={styles.error}>
          <button type="button" className={styles.place} onClick={() => onReveal(line ?? 1, column ?? 1)}>
            {line === undefined ? where : `line ${line}, ${where}`}
          </button>{' '}
          {message}
        </li>
      ))}
    </ul>
  );
}

function KeptNotice({
  kept: { outcome, uuid, title },
  onUndo,
}: {
  kept: { readonly outcome: Kept; readonly uuid: string; readonly title: string };
  onUndo: () => void;
}) {
  return (
    <p role="status" className={styles.admitted}>
      “{title}” is {outcome.kind === 'added' ? 'in your bank' : 'replaced; your submissions and drafts of it are kept'}.{' '}
      <Link href={`/mine?problem=${uuid}`}>Solve it</Link>{' '}
      {outcome.kind === 'replaced' && (
        <button
          type="button"
          className={`${buttons.button} ${buttons.small}`}
          onClick={() => {
            void restoreOwnProblem(outcome.before);
            onUndo();
          }}
        >
          Undo
        </button>
      )}
    </p>
  );
}

const timeFormat = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' });

/** Texts that another file, a link or an edit replaced. */
function EarlierVersions({ draft, onRestore }: { draft: string; onRestore: (text: string) => void }) {
  const versions = useLiveQuery(() => listOldDrafts(draft).catch(() => []), [draft]);
  if (versions === undefined || versions.length === 0) return null;
  return (
    <details className={styles.own}>
      <summary>Earlier versions of the text ({versions.length})</summary>
      <ul>
        {versions.map(({ id, code, at }) => (
          <li key={id}>
            {timeFormat.format(at)} · {code.split('\n').length} lines <span className={styles.spring} />
            <button type="button" className={`${buttons.button} ${buttons.small}`} onClick={() => onRestore(code)}>
              Restore
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}
