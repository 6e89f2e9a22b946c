'use client';

import { LoaderCircle, Play, Send, Square } from 'lucide-react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { type Difficulty, STYLES, type Style } from '#judge/spec/problem';
import buttons from '../../../_components/button.module.css';
import { DifficultyTag } from '../../../_components/difficulty-tag';
import bar from '../../../_workbench/top-bar.module.css';
import type { JudgeControls } from '../../../_workbench/use-judge';
import styles from './run.module.css';

interface Props {
  readonly title: string;
  readonly difficulty: Difficulty;
  readonly attempts: number;
  readonly style: Style;
  readonly onStyle: (style: Style) => void;
  readonly judge: JudgeControls;
  readonly canStart: boolean;
  readonly isOver: boolean;
  readonly onStart: (mode: 'run' | 'submit') => void;
}

/** The problem's own row: its title, the style, Run and Submit. */
export function RunControls(props: Props) {
  const { title, difficulty, attempts, style, onStyle, judge, canStart, isOver, onStart } = props;
  const isRunning = judge.state.kind === 'running' && judge.state.mode === 'run';
  const isStarting = !judge.isReady && judge.state.kind !== 'failed';
  return (
    <section className={bar.bar} aria-label="The problem">
      <h2 className={bar.title}>{title}</h2>
      <DifficultyTag difficulty={difficulty} />
      <span className={styles.muted}>
        {attempts === 0 ? 'not submitted' : attempts === 1 ? 'submitted once' : `submitted ${attempts} times`}
      </span>
      <div className={bar.spring} />
      <ToggleButtonGroup
        className={bar.styles ?? ''}
        aria-label="Style of the solution"
        selectionMode="single"
        disallowEmptySelection
        isDisabled={isOver}
        selectedKeys={[style]}
        onSelectionChange={(keys) => {
          const next = STYLES.find((one) => keys.has(one));
          if (next !== undefined) onStyle(next);
        }}
      >
        {STYLES.map((one) => (
          <ToggleButton key={one} id={one} className={bar.style ?? ''}>
            {one}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      {isRunning ? (
        <button type="button" className={buttons.button} onClick={judge.cancel}>
          <Square size={14} aria-hidden /> Cancel
        </button>
      ) : (
        <button
          type="button"
          className={buttons.button}
          disabled={!canStart}
          onClick={() => onStart('run')}
          title="Ctrl/⌘ + Enter"
        >
          {isStarting ? <LoaderCircle size={15} className={bar.spin} aria-hidden /> : <Play size={15} aria-hidden />}{' '}
          Run
        </button>
      )}
      <button
        type="button"
        className={`${buttons.button} ${buttons.primary}`}
        disabled={!canStart}
        onClick={() => onStart('submit')}
        title="Ctrl/⌘ + Shift + Enter"
      >
        <Send size={15} aria-hidden /> Submit
      </button>
    </section>
  );
}
