'use client';

import { memo, useState } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import type { Style } from '#judge/spec/problem';
import buttons from '../_components/button.module.css';
import tags from '../_components/tag.module.css';
import type { ProblemPage } from '../_lib/problem-page';
import type { Submission } from '../_lib/submissions';
import { Html } from './html';
import { Learn } from './learn';
import { SubmissionsPane } from './submissions-pane';
import styles from './tabs.module.css';

interface Props {
  readonly problem: ProblemPage;
  readonly isSolved: boolean;
  /** Solved from a blank page just now: what holds solutions is closed. */
  readonly isBlankPage: boolean;
  /** Of the draft in the editor. */
  readonly draft: string;
  readonly style: Style;
  readonly onRestore: (code: string, style: Style) => void;
  readonly onShowReport: (submission: Submission) => void;
}

/** A run changes nothing in it, and its statement is long: it is drawn anew only for props of its own. */
export const LeftPane = memo(function LeftPane({
  problem,
  isSolved,
  isBlankPage,
  draft,
  style,
  onRestore,
  onShowReport,
}: Props) {
  return (
    <Tabs className={styles.tabs ?? ''}>
      <TabList className={styles.list ?? ''} aria-label="About the problem">
        <Tab id="statement">Statement</Tab>
        <Tab id="hints">Hints</Tab>
        {!isBlankPage && <Tab id="submissions">Submissions</Tab>}
        {!isBlankPage && <Tab id="learn">Learn</Tab>}
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
      {!isBlankPage && (
        <>
          <TabPanel id="submissions" className={styles.panel ?? ''}>
            <SubmissionsPane
              slug={problem.slug}
              style={style}
              draft={draft}
              onRestore={onRestore}
              onShowReport={onShowReport}
            />
          </TabPanel>
          <TabPanel id="learn" className={styles.panel ?? ''}>
            <Learn problem={problem} isSolved={isSolved} />
          </TabPanel>
        </>
      )}
    </Tabs>
  );
});

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
          {shown === 0
            ? `Show the first of ${hintsHtml.length} hints`
            : `Show the next hint (${hintsHtml.length - shown} left)`}
        </button>
      ) : (
        <p className={styles.muted}>These are all the hints.</p>
      )}
    </>
  );
}
