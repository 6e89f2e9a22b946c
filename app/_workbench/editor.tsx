'use client';

import MonacoEditor from '@monaco-editor/react';
import type { editor } from 'monaco-editor';
import { useTheme } from 'next-themes';
import { memo, useEffect, useMemo, useRef, useState } from 'react';
import type { SourcePosition } from '#judge/verdict/verdict';
import styles from './editor.module.css';
import type { Monaco } from './setup-monaco';
import { useReveal } from './use-reveal';

export interface EditorProps {
  /** Names the file; each problem and style has its own undo history. */
  readonly path: string;
  readonly code: string;
  readonly onChange: (code: string) => void;
  readonly onRun: () => void;
  readonly onSubmit: () => void;
  /** Where the last report points; shown as an error in place. */
  readonly problem: { readonly position: SourcePosition; readonly message: string } | undefined;
  /** Changes when the person asks to see a position. */
  readonly reveal: (SourcePosition & { readonly at: number }) | undefined;
  /** The time of a round is up: the code can be read and copied, no more. */
  readonly isReadOnly?: boolean;
  /** What a screen reader calls the text. */
  readonly label?: string;
  /** Told of everything that TypeScript finds wrong, whenever that changes. */
  readonly onTypeErrors?: ((errors: readonly (SourcePosition & { readonly message: string })[]) => void) | undefined;
}

const OWNER = 'judge';
/** Letters of a message behind its line; the report has the rest. */
const MAX_TOLD = 120;

/** Drawn anew only for props of its own: a run changes none of them. */
export const Editor = memo(function Editor({
  path,
  code,
  onChange,
  onRun,
  onSubmit,
  problem,
  reveal,
  ...rest
}: EditorProps) {
  const { isReadOnly = false, label = 'Your solution', onTypeErrors } = rest;
  const { resolvedTheme } = useTheme();
  const [monaco, setMonaco] = useState<Monaco | undefined>(undefined);
  const [trouble, setTrouble] = useState<string | undefined>(undefined);
  const [instance, setInstance] = useState<editor.IStandaloneCodeEditor | undefined>(undefined);
  const actions = useRef({ onRun, onSubmit });
  actions.current = { onRun, onSubmit };

  useEffect(() => {
    // Loaded here: Monaco needs a window, and no other page should ship it.
    import('./setup-monaco')
      .then(({ setUpMonaco }) => setUpMonaco())
      .then(setMonaco, (error: unknown) => setTrouble(String(error)));
  }, []);

  useEffect(() => {
    const model = instance?.getModel();
    if (monaco === undefined || !model) return;
    const markers = problem === undefined ? [] : [markerOf(monaco, model, problem)];
    monaco.editor.setModelMarkers(model, OWNER, markers);
    if (problem === undefined) return;
    const line = Math.min(problem.position.line, model.getLineCount());
    const told = instance?.createDecorationsCollection([decorationOf(monaco, model, line, problem.message)]);
    instance?.revealLineInCenterIfOutsideViewport(line);
    return () => told?.clear();
  }, [monaco, instance, problem]);

  useEffect(() => {
    if (monaco !== undefined) void import('./setup-monaco').then(({ addTypesFor }) => addTypesFor(code));
  }, [monaco, code]);

  useReveal(instance, reveal);

  const options = useMemo(() => optionsOf(label, isReadOnly), [label, isReadOnly]);

  if (trouble !== undefined)
    return (
      <PlainEditor
        code={code}
        onChange={onChange}
        isReadOnly={isReadOnly}
        label={label}
        note={`The full editor did not load (${trouble}); this plain one works.`}
      />
    );
  if (monaco === undefined) return <pre className={styles.skeleton}>{code}</pre>;
  return (
    <MonacoEditor
      path={`file:///${path}.ts`}
      language="typescript"
      value={code}
      theme={resolvedTheme === 'dark' ? 'kata-dark' : 'kata-light'}
      loading={<pre className={styles.skeleton}>{code}</pre>}
      onChange={(value) => onChange(value ?? '')}
      onValidate={(markers) =>
        onTypeErrors?.(
          markers
            .filter(({ owner, severity }) => owner === 'typescript' && severity === monaco.MarkerSeverity.Error)
            .map(({ startLineNumber, startColumn, message }) => ({
              line: startLineNumber,
              column: startColumn,
              message,
            })),
        )
      }
      onMount={(mounted) => {
        setInstance(mounted);
        mounted.addCommand(monaco.KeyMod.CtrlCmd | monaco.KeyCode.Enter, () => actions.current.onRun());
        mounted.addCommand(monaco.KeyMod.CtrlCmd | monaco.KeyMod.Shift | monaco.KeyCode.Enter, () =>
          actions.current.onSubmit(),
        );
      }}
      options={options}
    />
  );
});

/** Kept as one object: another one makes the editor read all of them again. */
function optionsOf(label: string, isReadOnly: boolean): editor.IStandaloneEditorConstructionOptions {
  return {
    ariaLabel: `${label}. Press Control+M to let Tab leave the editor.`,
    automaticLayout: true,
    readOnly: isReadOnly,
    minimap: { enabled: false },
    fontFamily: "'JetBrains Mono Variable', monospace",
    fontSize: 13.5,
    tabSize: 2,
    scrollBeyondLastLine: false,
    padding: { top: 12, bottom: 12 },
    renderLineHighlight: 'line',
    renderFinalNewline: 'on',
    stickyScroll: { enabled: false },
    fixedOverflowWidgets: true,
    wordBasedSuggestions: 'off',
  };
}

function PlainEditor({
  code,
  onChange,
  note,
  isReadOnly,
  label,
}: {
  code: string;
  onChange: (code: string) => void;
  note: string;
  isReadOnly: boolean;
  label: string;
}) {
  return (
    <div className={styles.plain}>
      <p>{note}</p>
      <textarea
        aria-label={label}
        spellCheck={false}
        value={code}
        readOnly={isReadOnly}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  );
}

function markerOf(
  monaco: Monaco,
  model: editor.ITextModel,
  problem: NonNullable<EditorProps['problem']>,
): editor.IMarkerData {
  const startLineNumber = Math.min(problem.position.line, model.getLineCount());
  const word = model.getWordAtPosition({ lineNumber: startLineNumber, column: problem.position.column });
  return {
    severity: monaco.MarkerSeverity.Error,
    message: problem.message,
    source: 'Tensor Kata',
    startLineNumber,
    endLineNumber: startLineNumber,
    startColumn: word?.startColumn ?? problem.position.column,
    endColumn: word?.endColumn ?? problem.position.column + 1,
  };
}

/** The line with what is wrong behind it, as a person reads it without pointing at anything. */
function decorationOf(
  monaco: Monaco,
  model: editor.ITextModel,
  line: number,
  message: string,
): editor.IModelDeltaDecoration {
  const [firstLine = ''] = message.split('\n');
  const what = firstLine.replace(/^(Case \S+: )?(your code threw )?/, '').replace(/ \(line \d+, column \d+\)$/, '');
  const shown = what.length > MAX_TOLD ? `${what.slice(0, MAX_TOLD - 1)}…` : what;
  const end = model.getLineMaxColumn(line);
  return {
    range: new monaco.Range(line, end, line, end),
    options: {
      isWholeLine: true,
      className: styles.wrongLine ?? null,
      showIfCollapsed: true,
      after: { content: `    ${shown}`, inlineClassName: styles.told ?? null },
    },
  };
}
