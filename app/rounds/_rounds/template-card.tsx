'use client';

import buttons from '../../_components/button.module.css';
import type { Template } from '../../_rounds/template-schema';
import styles from './rounds.module.css';

export function TemplateCard({ template, onBegin }: { template: Template; onBegin: () => void }) {
  const { title, says, sections } = template;
  const minutes = sections.reduce((sum, section) => sum + section.minutes, 0);
  const problems = sections.reduce((sum, section) => sum + section.problems.length, 0);
  return (
    <li className={styles.card}>
      <h3>{title}</h3>
      <p>{says}</p>
      <p className={styles.muted}>
        {sections.length > 1 ? `${sections.length} sections, ` : ''}
        {minutes} min, {problems === 1 ? 'one problem' : `${problems} problems`}
      </p>
      <button
        type="button"
        className={`${buttons.button} ${buttons.primary}`}
        onClick={onBegin}
        aria-label={`Begin ${title}`}
      >
        Begin
      </button>
    </li>
  );
}
