'use client';

import { useState } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import buttons from '../../../_components/button.module.css';
import tags from '../../../_components/tag.module.css';
import { Html } from './html';
import { Learn } from './learn';
import type { ProblemPage } from './problem-page';
import { SubmissionsPane } from './submissions-pane';
import styles from './tabs.module.css';

interface Props {
  readonly problem: ProblemPage;
  readonly isSolved: boolean;
  /** Grows with each recorded submission. */
  readonly submitted: number;
  readonly onReopen: (code: string) => void;
}

export function LeftPane({ problem, isSolved, submitted, onReopen }: Props) {
  return (
    <Tabs className={styles.tabs ?? ''}>
      <TabList className={styles.list ?? ''} aria-label="About the problem">
        <Tab id="statement">Statement</Tab>
        <Tab id="hints">Hints</Tab>
        <Tab id="submissions">Submissions</Tab>
        <Tab id="learn">Learn</Tab>
      </TabList>
      <TabPanel id="statement" className={styles.panel ?? ''}>
        <p className={styles.topics}>
          {problem.topics.map((topic) => (
            <span key={topic} className={tags.tag}>
              {topic}
            </span>
          ))}
        </p>
        <Html html={problem.statementHtml} />
      </TabPanel>
      <TabPanel id="hints" className={styles.panel ?? ''} shouldForceMount>
        <Hints hintsHtml={problem.hintsHtml} />
      </TabPanel>
      <TabPanel id="submissions" className={styles.panel ?? ''}>
        <SubmissionsPane slug={problem.slug} submitted={submitted} onReopen={onReopen} />
      </TabPanel>
      <TabPanel id="learn" className={styles.panel ?? ''}>
        <Learn problem={problem} isSolved={isSolved} submitted={submitted} />
      </TabPanel>
    </Tabs>
  );
}

function Hints({ hintsHtml }: { hintsHtml: readonly string[] }) {
  const [shown, setShown] = useState(0);
  return (
    <>
      <ol className={styles.hints}>
        {hintsHtml.slice(0, shown).map((html) => (
          <li key={html}>
            <Html html={html} />
          </li>
        ))}
      </ol>
      {shown < hintsHtml.length ? (
        <button type="button" className={buttons.button} onClick={() => setShown(shown + 1)}>
          {shown === 0 ? `Show the first of ${hintsHtml.length} hints` : `Show the next hint (${hintsHtml.length - shown} left)`}
        </button>
      ) : (
        <p className={styles.muted}>These are all the hints.</p>
      )}
    </>
  );
}
