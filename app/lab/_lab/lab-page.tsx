'use client';

import { Play, Square } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { BACKENDS, type Backend } from '#judge/verdict/backend';
import type { SourcePosition } from '#judge/verdict/verdict';
import buttons from '../../_components/button.module.css';
import { useBackendProbes } from '../../_components/use-backend-probes';
import tabs from '../../_workbench/tabs.module.css';
import { useDraft } from '../../_workbench/use-draft';
import { BackendChoices } from './backend-choices';
import { BackendList } from './backend-list';
import styles from './lab.module.css';
import { OperationForm } from './operation-form';
import { type Chosen, initialOperation, sourceOf } from './operations';
import { Results } from './results';
import { SnippetEditor } from './snippet-editor';
import { STARTER } from './starter';
import { announcementOf, useSnippetRun } from './use-snippet-run';

/** Under this name the snippet is kept as it is typed, like the draft of a solution. */
const DRAFT = 'lab';

/** The backends of this machine, and one program on each of them. */
export function LabPage() {
  const { probes, isProbing, probe, probeOnce } = useBackendProbes();
  useEffect(probeOnce, [probeOnce]);
  const draft = useDraft(DRAFT, 'tensors', STARTER);
  const [tab, setTab] = useState<'operation' | 'snippet'>('operation');
  const [operation, setOperation] = useState<Chosen>(initialOperation);
  const [left, setLeft] = useState<ReadonlySet<Backend>>(new Set());
  const [reveal, setReveal] = useState<(SourcePosition & { at: number }) | undefined>(undefined);
  const { state, start, cancel } = useSnippetRun();

  const source = tab === 'operation' ? sourceOf(operation) : draft.code;
  // What was not tried yet may be asked for: then it says itself why it is missing.
  const isHere = (backend: Backend): boolean => probes.find((one) => one.backend === backend)?.kind !== 'fails';
  const chosen = BACKENDS.filter((one) => one === 'cpu' || (isHere(one) && !left.has(one)));
  const isRunning = state.kind === 'running';
  const run = (): void => {
    if (source !== undefined && !isRunning) start(source, chosen);
  };

  const isOfSnippet = state.kind !== 'idle' && tab === 'snippet' && state.source === draft.code;
  const marked = useMemo(() => (isOfSnippet ? wrongIn(state) : undefined), [isOfSnippet, state]);

  return (
    <>
      <BackendList probes={probes} isProbing={isProbing} onProbe={probe} />
      <section aria-label="Program">
        <h2 className={styles.heading}>Run a program on each</h2>
        <Tabs
          className={`${tabs.tabs} ${styles.tabs}`}
          selectedKey={tab}
          onSelectionChange={(key) => setTab(key === 'snippet' ? 'snippet' : 'operation')}
        >
          <TabList className={tabs.list ?? ''} aria-label="What to run">
            <Tab id="operation">An operation</Tab>
            <Tab id="snippet">Your own snippet</Tab>
          </TabList>
          <TabPanel id="operation" className={styles.panel ?? ''}>
            <OperationForm
              chosen={operation}
              onChange={setOperation}
              onEdit={(code) => {
                draft.replace(code);
                setTab('snippet');
              }}
            />
          </TabPanel>
          <TabPanel id="snippet" className={styles.panel ?? ''}>
            <SnippetEditor
              draft={draft}
              onRun={run}
              wrong={marked}
              reveal={reveal}
              onReveal={(position) => setReveal({ ...position, at: Date.now() })}
            />
          </TabPanel>
        </Tabs>
        <BackendChoices chosen={chosen} isHere={isHere} onChange={setLeft} />
        <div className={styles.row}>
          {isRunning ? (
            <button type="button" className={buttons.button} onClick={cancel}>
              <Square size={14} aria-hidden /> Cancel
            </button>
          ) : (
            <button
              type="button"
              className={`${buttons.button} ${buttons.primary}`}
              disabled={source === undefined}
              onClick={run}
            >
              <Play size={15} aria-hidden /> Run
            </button>
          )}
          <p className="visually-hidden" role="status" aria-live="polite">
            {announcementOf(state)}
          </p>
        </div>
      </section>
      <Results
        state={state}
        isOfSource={state.kind !== 'idle' && state.source === source}
        onReveal={tab === 'snippet' ? (position) => setReveal({ ...position, at: Date.now() }) : undefined}
        onRetry={run}
      />
    </>
  );
}

/** The first thing that is wrong with a program, to be marked at its line. */
function wrongIn(
  state: Exclude<ReturnType<typeof useSnippetRun>['state'], { kind: 'idle' }>,
): { readonly position: SourcePosition; readonly message: string } | undefined {
  if (state.kind === 'failed') return undefined;
  if (state.kind === 'refused')
    return state.refusal.position === null
      ? undefined
      : { position: state.refusal.position, message: state.refusal.message };
  for (const one of state.results)
    if (one.kind === 'failed' && one.position !== null) return { position: one.position, message: one.message };
  return undefined;
}
