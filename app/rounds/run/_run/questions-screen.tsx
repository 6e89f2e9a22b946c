'use client';

import { useState } from 'react';
import buttons from '../../../_components/button.module.css';
import type { ProblemPage } from '../../../_lib/problem-page';
import type { Round } from '../../../_rounds/round';
import type { Happening } from '../../../_rounds/round-event';
import type { ProblemState, RoundState } from '../../../_rounds/round-state';
import { Html } from '../../../_workbench/html';
import { RubricForm } from './rubric-form';
import styles from './run.module.css';
import { useSavedText } from './use-saved-text';

interface Props {
  readonly round: Round;
  readonly state: RoundState;
  readonly problem: number;
  readonly own: ProblemState;
  readonly page: ProblemPage;
  readonly append: (...happenings: Happening[]) => Promise<boolean>;
}

/** What an interviewer asks next: answered first, then held against the model answer, then rated. */
export function QuestionsScreen({ round, state, problem, own, page, append }: Props) {
  const section = round.template.sections[state.section];
  const asked = page.followUps.slice(0, section?.followUps?.count ?? 0);
  const isOnClock = state.stage === 'running';
  return (
    <main id="main" className={styles.sheet} tabIndex={-1}>
      <h2>{page.title}: what an interviewer asks next</h2>
      <p className={styles.muted}>
        {isOnClock ? 'The clock runs.' : 'Off the clock.'} Answer in writing or aloud; the model answer opens beside
        yours.
      </p>
      {asked.map(({ askHtml, answerHtml }, question) => (
        <Question
          key={askHtml}
          askHtml={askHtml}
          answerHtml={answerHtml}
          answer={own.answers[question]}
          onAnswer={(text, aloud) => append({ kind: 'answer', problem, question, text, aloud })}
        />
      ))}
      {asked.length === 0 && <p>The file of this problem has no questions.</p>}
      <RubricForm ratings={own.ratings} onRate={(key, mark) => void append({ kind: 'rating', problem, key, mark })} />
      <p className={styles.actions}>
        <button
          type="button"
          className={`${buttons.button} ${buttons.primary}`}
          onClick={() => void append({ kind: 'questions-done', problem })}
        >
          Done with this problem
        </button>
      </p>
    </main>
  );
}

interface QuestionProps {
  readonly askHtml: string;
  readonly answerHtml: string;
  readonly answer: { readonly text: string; readonly aloud: boolean } | undefined;
  readonly onAnswer: (text: string, aloud: boolean) => Promise<unknown>;
}

function Question({ askHtml, answerHtml, answer, onAnswer }: QuestionProps) {
  const [isOpen, setIsOpen] = useState(false);
  const [isAloud, setIsAloud] = useState(answer?.aloud ?? false);
  const text = useSavedText(answer?.text ?? '', (next) => onAnswer(next, isAloud));
  const isAnswered = text.value.trim() !== '' || isAloud;
  return (
    <section className={styles.question} aria-label="Question">
      <Html html={askHtml} />
      <div className={styles.answers}>
        <label className={styles.notes}>
          <span className={styles.muted}>Your answer</span>
          {/* What was read after the model answer opened is no answer of one's own any more. */}
          <textarea
            rows={5}
            readOnly={isOpen}
            value={text.value}
            onChange={(event) => text.write(event.target.value)}
          />
        </label>
        {isOpen && (
          <section aria-label="Model answer">
            <span className={styles.muted}>Model answer</span>
            <Html html={answerHtml} />
          </section>
        )}
      </div>
      {!isOpen && (
        <p className={styles.actions}>
          <label>
            <input
              type="checkbox"
              checked={isAloud}
              onChange={(event) => {
                setIsAloud(event.target.checked);
                void onAnswer(text.value, event.target.checked);
              }}
            />{' '}
            I answered aloud
          </label>
          <button
            type="button"
            className={`${buttons.button} ${buttons.small}`}
            onClick={() => {
              text.flush();
              setIsOpen(true);
            }}
          >
            {isAnswered ? 'Show the model answer' : 'Show the model answer without answering'}
          </button>
        </p>
      )}
    </section>
  );
}
