'use client';

import { useMemo, useState } from 'react';
import type { Difficulty, Kind } from '#judge/spec/problem';
import buttons from '../../_components/button.module.css';
import type { BankEntry } from '../../_rounds/bank-entry';
import { chooseProblems } from '../../_rounds/choose-problems';
import { type OwnChoices, ownTemplate } from '../../_rounds/own-template';
import { AIDS, DIFFICULTIES, KINDS, type Template } from '../../_rounds/template-schema';
import { Choices, NumberField } from './form-fields';
import styles from './rounds.module.css';
import { TemplateFile } from './template-file';

interface Props {
  readonly bank: readonly BankEntry[];
  readonly onBegin: (template: Template) => Promise<void>;
}

const START: OwnChoices = {
  topics: [],
  difficulty: ['easy', 'medium'],
  kinds: [],
  count: 2,
  minutes: 45,
  order: 'free',
  questions: 2,
  pauses: 0,
  aids: [],
};

/** A round of one's own: topics, difficulty, count, minutes, and what stays open. */
export function BuildOwn({ bank, onBegin }: Props) {
  const [choices, setChoices] = useState(START);
  const topics = useMemo(() => [...new Set(bank.flatMap((one) => one.topics))].sort(), [bank]);
  const template = useMemo(() => ownTemplate(choices), [choices]);
  const choice = useMemo(() => chooseProblems(template, 0, bank), [template, bank]);
  const change = (part: Partial<OwnChoices>): void => setChoices({ ...choices, ...part });
  return (
    <section aria-label="Build your own">
      <h2 className={styles.heading}>Build your own</h2>
      <details className={styles.build}>
        <summary>Topics, difficulty, minutes, aids; or a template file</summary>
        <div className={styles.row}>
          <NumberField label="Problems" value={choices.count} min={1} max={6} onChange={(count) => change({ count })} />
          <NumberField
            label="Minutes"
            value={choices.minutes}
            min={1}
            max={240}
            onChange={(minutes) => change({ minutes })}
          />
          <NumberField
            label="Questions after each"
            value={choices.questions}
            min={0}
            max={6}
            onChange={(questions) => change({ questions })}
          />
          <NumberField
            label="Pauses of 5 min"
            value={choices.pauses}
            min={0}
            max={5}
            onChange={(pauses) => change({ pauses })}
          />
        </div>
        <Choices<Difficulty>
          legend="Difficulty"
          all={DIFFICULTIES}
          chosen={choices.difficulty}
          onChange={(difficulty) => change({ difficulty })}
        />
        <Choices<Kind> legend="Kind" all={KINDS} chosen={choices.kinds} onChange={(kinds) => change({ kinds })} />
        <Choices
          legend="Topics (none: any)"
          all={topics}
          chosen={choices.topics}
          onChange={(next) => change({ topics: next })}
        />
        <Choices legend="Stays open" all={AIDS} chosen={choices.aids} onChange={(aids) => change({ aids })} />
        <Choices
          legend="Order"
          all={['chain'] as const}
          chosen={choices.order === 'chain' ? ['chain'] : []}
          onChange={(order) => change({ order: order.length > 0 ? 'chain' : 'free' })}
        />
        {choice.kind === 'impossible' && (
          <p className={styles.trouble} role="alert">
            Such a round cannot be made: {choice.why}.
          </p>
        )}
        <p className={styles.row}>
          <button
            type="button"
            className={`${buttons.button} ${buttons.primary}`}
            disabled={choice.kind === 'impossible'}
            onClick={() => void onBegin(template)}
          >
            Begin a round of your own
          </button>
        </p>
        <TemplateFile template={template} onBegin={onBegin} />
      </details>
    </section>
  );
}
