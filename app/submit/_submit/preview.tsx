'use client';

import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { STYLES } from '#judge/spec/problem';
import { DifficultyTag } from '../../_components/difficulty-tag';
import tags from '../../_components/tag.module.css';
import type { ProblemPage } from '../../_lib/problem-page';
import { Html } from '../../_workbench/html';
import tabs from '../../_workbench/tabs.module.css';
import styles from './submit.module.css';

/** The problem as a person who solves it will see it. */
export function Preview({ page }: { page: ProblemPage | undefined }) {
  if (page === undefined) return <p className={styles.muted}>The preview appears when the file can be read.</p>;
  return (
    <Tabs className={tabs.tabs ?? ''}>
      <TabList className={tabs.list ?? ''} aria-label="Preview">
        <Tab id="statement">Statement</Tab>
        <Tab id="hints">Hints</Tab>
        <Tab id="starter">Starter</Tab>
        <Tab id="learn">Learn</Tab>
      </TabList>
      <TabPanel id="statement" className={tabs.panel ?? ''}>
        <h2 className={styles.previewTitle}>
          {page.title} <DifficultyTag difficulty={page.difficulty} />
        </h2>
        <p className={tabs.topics}>
          {page.topics.map((topic) => (
            <span key={topic} className={tags.tag}>
              {topic}
            </span>
          ))}
        </p>
        <Html html={page.statementHtml} />
      </TabPanel>
      <TabPanel id="hints" className={tabs.panel ?? ''}>
        <ol className={tabs.hints}>
          {page.hintsHtml.map((html) => (
            <li key={html}>
              <Html html={html} />
            </li>
          ))}
        </ol>
      </TabPanel>
      <TabPanel id="starter" className={tabs.panel ?? ''}>
        {STYLES.map((style) => (
          <section key={style} aria-label={`Starter, ${style}`}>
            <h3 className={tabs.heading}>{style}</h3>
            <pre className={styles.starter}>{page.starters[style]}</pre>
          </section>
        ))}
      </TabPanel>
      <TabPanel id="learn" className={tabs.panel ?? ''}>
        <Html html={page.learnHtml} />
        <Html html={page.complexityHtml} />
        {page.followUps.map(({ askHtml, answerHtml }) => (
          <section key={askHtml}>
            <Html html={askHtml} />
            <Html html={answerHtml} />
          </section>
        ))}
      </TabPanel>
    </Tabs>
  );
}
