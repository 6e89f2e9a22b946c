'use client';

import MonacoEditor from '@monaco-editor/react';
import type { editor } from 'monaco-editor';
import { useTheme } from 'next-themes';
import { useEffect, useState } from 'react';
import type { Monaco } from '../../_workbench/setup-monaco';
import { useReveal } from '../../_workbench/use-reveal';
import styles from './submit.module.css';
import type { SpecIssue } from './use-spec';

interface Props {
  readonly text: string;
  readonly onChange: (text: string) => void;
  readonly issues: readonly SpecIssue[];
  /** Changes when the person asks to see a place. */
  readonly reveal: { readonly line: number; readonly column: number; readonly at: number } | undefined;
}

const OWNER = 'problem-file';

/** The problem file as text, with what is wrong marked at its lines. */
export function SourceEditor({ text, onChange, issues, reveal }: Props) {
  const { resolvedTheme } = useTheme();
  const [monaco, setMonaco] = useState<Monaco | undefined>(undefined);
  const [hasFailed, setHasFailed] = useState(false);
  const [instance, setInstance] = useState<editor.IStandaloneCodeEditor | undefined>(undefined);

  useEffect(() => {
    import('../../_workbench/setup-monaco')
      .then(({ setUpMonaco }) => setUpMonaco())
      .then(setMonaco, () => setHasFailed(true));
  }, []);

  useEffect(() => {
    const model = instance?.getModel();
    if (monaco === undefined || !model) return;
    monaco.editor.setModelMarkers(
      model,
      OWNER,
      issues.map(({ where, message, line, column }) => {
        const startLineNumber = Math.min(line ?? 1, model.getLineCount());
        return {
          severity: monaco.MarkerSeverity.Error,
          message: `${where}: ${message}`,
          source: 'Tensor Kata',
          startLineNumber,
          endLineNumber: startLineNumber,
          startColumn: column ?? 1,
          endColumn: model.getLineMaxColumn(startLineNumber),
        };
      }),
    );
  }, [monaco, instance, issues]);

  useReveal(instance, reveal);

  if (hasFailed)
    return (
      <textarea
        className={styles.plainEditor}
        aria-label="Problem file"
        spellCheck={false}
        value={text}
        onChange={(event) => onChange(event.target.value)}
      />
    );
  if (monaco === undefined) return <pre className={styles.skeleton}>{text}</pre>;
  return (
    <MonacoEditor
      path="file:///problem.md"
      language="markdown"
      value={text}
      theme={resolvedTheme === 'dark' ? 'kata-dark' : 'kata-light'}
      loading={<pre className={styles.skeleton}>{text}</pre>}
      onChange={(value) => onChange(value ?? '')}
      onMount={setInstance}
      options={{
        ariaLabel: 'Problem file. Press Control+M to let Tab leave the editor.',
        automaticLayout: true,
        minimap: { enabled: false },
        fontFamily: "'JetBrains Mono Variable', monospace",
        fontSize: 13,
        tabSize: 2,
        wordWrap: 'on',
        scrollBeyondLastLine: false,
        padding: { top: 12, bottom: 12 },
        stickyScroll: { enabled: false },
        fixedOverflowWidgets: true,
        wordBasedSuggestions: 'off',
        unicodeHighlight: { ambiguousCharacters: false },
      }}
    />
  );
}
