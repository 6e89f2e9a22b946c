'use client';

import { useState } from 'react';
import { RUBRIC, type RubricKey } from '../../../_rounds/round-event';
import { MARKS, RUBRIC_WORDS } from '../../../_rounds/rubric';
import styles from './run.module.css';

interface Props {
  readonly ratings: Readonly<Partial<Record<RubricKey, number>>>;
  readonly onRate: (key: RubricKey, mark: number) => void;
}

/** The person's own rating, with what each mark means. It is shown in the report and is no part of the score. */
export function RubricForm({ ratings, onRate }: Props) {
  // Shown at once: what is stored comes back a moment later.
  const [chosen, setChosen] = useState(ratings);
  return (
    <section aria-label="Your own rating">
      <h3>How was it?</h3>
      <p className={styles.muted}>Your own rating; it stands in the report and is no part of the score.</p>
      {RUBRIC.map((key) => {
        const { title, anchors } = RUBRIC_WORDS[key];
        return (
          <fieldset key={key} className={styles.rubric}>
            <legend>{title}</legend>
            {MARKS.map((mark) => (
              <label key={mark}>
                <input
                  type="radio"
                  name={`rating-${key}`}
                  checked={chosen[key] === mark}
                  onChange={() => {
                    setChosen({ ...chosen, [key]: mark });
                    onRate(key, mark);
                  }}
                />
                <span>
                  <strong>{mark}</strong> {anchors[mark - 1]}
                </span>
              </label>
            ))}
          </fieldset>
        );
      })}
    </section>
  );
}
