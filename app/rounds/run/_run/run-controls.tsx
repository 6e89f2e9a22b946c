'use client';

import type { Difficulty, Style } from '#judge/spec/problem';
import { DifficultyTag } from '../../../_components/difficulty-tag';
import { RunButtons } from '../../../_workbench/run-buttons';
import { StyleChoice } from '../../../_workbench/style-choice';
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
  return (
    <section className={bar.bar} aria-label="The problem">
      <h2 className={bar.title}>{title}</h2>
      <DifficultyTag difficulty={difficulty} />
      <span className={styles.muted}>
        {attempts === 0 ? 'not submitted' : attempts === 1 ? 'submitted once' : `submitted ${attempts} times`}
      </span>
      <div className={bar.spring} />
      <StyleChoice style={style} onStyle={onStyle} isDisabled={isOver} />
      <RunButtons judge={judge} isRunning={isRunning} canStart={canStart} onStart={onStart} />
    </section>
  );
}
