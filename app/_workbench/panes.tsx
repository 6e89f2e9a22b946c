'use client';

import { type ReactNode, useEffect, useRef } from 'react';
import { Group, Panel, Separator } from 'react-resizable-panels';
import { usePaneLayout } from './use-pane-layout';
import styles from './workbench.module.css';

interface Parts {
  readonly left: ReactNode;
  readonly editor: ReactNode;
  readonly bottom: ReactNode;
}

interface MainProps extends Parts {
  readonly isWide: boolean;
  /** A narrow page goes to the results whenever this grows. */
  readonly runs: number;
}

/** What stands below the bars of a workbench. */
export function Main({ isWide, runs, ...parts }: MainProps) {
  return (
    <main id="main" className={styles.main} tabIndex={-1}>
      {isWide ? <Panes {...parts} /> : <Stack {...parts} runs={runs} />}
    </main>
  );
}

/** Side by side, for solving. */
function Panes({ left, editor, bottom }: Parts) {
  const columns = usePaneLayout('workbench-columns');
  const rows = usePaneLayout('workbench-rows');
  return (
    <Group className={styles.group ?? ''} orientation="horizontal" {...columns}>
      <Panel id="left" defaultSize="42%" minSize="22%">
        {left}
      </Panel>
      <Separator className={styles.columnSeparator ?? ''} aria-label="Width of the statement" />
      <Panel id="right" minSize="30%">
        <Group orientation="vertical" {...rows}>
          <Panel id="editor" defaultSize="58%" minSize="20%">
            {editor}
          </Panel>
          <Separator className={styles.rowSeparator ?? ''} aria-label="Height of the editor" />
          <Panel id="bottom" minSize="15%">
            {bottom}
          </Panel>
        </Group>
      </Panel>
    </Group>
  );
}

/** One below the other, for reading on a narrow screen. */
function Stack({ left, editor, bottom, runs }: Parts & { readonly runs: number }) {
  const results = useRef<HTMLDivElement>(null);
  // The report is a screen or more below the button that asks for it.
  useEffect(() => {
    if (runs > 0) results.current?.scrollIntoView({ block: 'start' });
  }, [runs]);
  return (
    <div className={styles.stack}>
      {left}
      <p className={styles.narrow}>Solving is easier on a wider screen; reading, editing and running work here too.</p>
      {editor}
      <div ref={results} className={styles.results}>
        {bottom}
      </div>
    </div>
  );
}
