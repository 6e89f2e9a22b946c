'use client';

import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import type { SourcePosition } from '#judge/verdict/verdict';
import type { ProblemPage } from '../_lib/problem-page';
import { CasesPane } from './cases-pane';
import type { OwnInputs } from './own-inputs';
import { PendingRegion } from './pending-region';
import { ConsolePane } from './report/console-pane';
import { ReportPane } from './report/report-pane';
import styles from './tabs.module.css';
import type { JudgeControls } from './use-judge';

export type BottomTab = 'cases' | 'report' | 'console';

interface Props {
  readonly tab: BottomTab;
  readonly onTab: (tab: BottomTab) => void;
  readonly problem: ProblemPage;
  readonly judge: JudgeControls;
  readonly ownTexts: Readonly<Record<string, string>>;
  readonly onOwnTexts: (texts: Readonly<Record<string, string>>) => void;
  readonly own: OwnInputs;
  /** The report speaks of code that was changed since. */
  readonly isStale: boolean;
  readonly onReveal: (position: SourcePosition) => void;
  readonly onRetry: (mode: 'run' | 'submit') => void;
  readonly isInterview?: boolean;
}

export function BottomPane(props: Props) {
  const {
    tab,
    onTab,
    problem,
    judge,
    ownTexts,
    onOwnTexts,
    own,
    isStale,
    onReveal,
    onRetry,
    isInterview = false,
  } = props;
  const report = judge.state.kind === 'done' ? judge.state.report : undefined;
  const lines = report === undefined ? 0 : report.console.length + report.consoleDropped;
  return (
    <Tabs className={styles.tabs ?? ''} selectedKey={tab} onSelectionChange={(key) => onTab(key as BottomTab)}>
      <TabList className={styles.list ?? ''} aria-label="Cases and results">
        <Tab id="cases">Cases</Tab>
        <Tab id="report">Report</Tab>
        <Tab id="console">Console{lines > 0 ? ` (${lines.toLocaleString('en')})` : ''}</Tab>
      </TabList>
      <TabPanel id="cases" className={styles.panel ?? ''}>
        <CasesPane problem={problem} judge={judge} texts={ownTexts} onTexts={onOwnTexts} own={own} />
      </TabPanel>
      <TabPanel id="report" className={styles.panel ?? ''}>
        <PendingRegion pending={judge.pending}>
          <ReportPane
            state={judge.state}
            isStale={isStale}
            onReveal={onReveal}
            onRetry={onRetry}
            onCancel={judge.cancel}
            onStopMeasuring={judge.stopMeasuring}
            inspection={judge.inspection}
            onInspect={judge.inspect}
            isInterview={isInterview}
          />
        </PendingRegion>
      </TabPanel>
      <TabPanel id="console" className={styles.panel ?? ''}>
        <ConsolePane report={report} />
      </TabPanel>
    </Tabs>
  );
}
