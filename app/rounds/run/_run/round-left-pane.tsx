'use client';

import { useState } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import buttons from '../../../_components/button.module.css';
import type { ProblemPage } from '../../../_lib/problem-page';
import type { Happening } from '../../../_rounds/round-event';
import { Html } from '../../../_workbench/html';
import tabs from '../../../_workbench/tabs.module.css';
import styles from './run.module.css';
import { useSavedText } from './use-saved-text';

interface Props {
  readonly page: ProblemPage;
  readonly notes: string;
  readonly hasHints: boolean;
  readonly isOver: boolean;
  readonly append: (...happenings: Happening[]) => Promise<boolean>;
}

/** The statement and the person's notes; hints only where the template leaves them open. */
export function RoundLeftPane({ page, notes, hasHints, isOver, append }: Props) {
  return (
    <Tabs className={tabs.tabs ?? ''}>
      <TabList className={tabs.list ?? ''} aria-label="About the problem">
        <Tab id="statement">Statement</Tab>
        <Tab id="notes">Notes</Tab>
        {hasHints && <Tab id="hints">Hints</Tab>}
      </TabList>
      <TabPanel id="statement" className={tabs.panel ?? ''}>
        <Html html={page.statementHtml} />
      </TabPanel>
      <TabPanel id="notes" className={tabs.panel ?? ''} shouldForceMount>
        <Notes notes={notes} isOver={isOver} append={append} />
      </TabPanel>
      {hasHints && (
        <TabPanel id="hints" className={tabs.panel ?? ''} shouldForceMount>
          <OpenHints hintsHtml={page.hintsHtml} />
        </TabPanel>
      )}
    </Tabs>
  );
}

function Notes({ notes, isOver, append }: Pick<Props, 'notes' | 'isOver' | 'append'>) {
  const text = useSavedText(notes, (next) => append({ kind: 'note', text: next }));
  return (
    <label className={styles.notes}>
      <span className={styles.muted}>
        What you would ask the interviewer, and your plan. Kept with the report{isOver ? '' : '; saved as you type'}.
      </span>
      <textarea
        aria-label="Notes"
        readOnly={isOver}
        value={text.value}
        onChange={(event) => text.write(event.target.value)}
      />
    </label>
  );
}

function OpenHints({ hintsHtml }: { hintsHtml: readonly string[] }) {
  const [shown, setShown] = useState(0);
  return (
    <>
      <ol className={tabs.hints}>
        {hintsHtml.slice(0, shown).map((html) => (
          <li key={html}>
            <Html html={html} />
          </li>
        ))}
      </ol>
      {shown < hintsHtml.length && (
        <button type="button" className={buttons.button} onClick={() => setShown(shown + 1)}>
          Show a hint ({hintsHtml.length - shown} left)
        </button>
      )}
    </>
  );
}
