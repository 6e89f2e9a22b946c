'use client';

import { ArrowLeft, RotateCcw } from 'lucide-react';
import dynamic from 'next/dynamic';
import Link from 'next/link';
import type { Style } from '#judge/spec/problem';
import buttons from '../_components/button.module.css';
import { DifficultyTag } from '../_components/difficulty-tag';
import { ThemeToggle } from '../_components/theme-toggle';
import type { ProblemPage } from '../_lib/problem-page';
import { RunButtons } from './run-buttons';
import { StyleChoice } from './style-choice';
import styles from './top-bar.module.css';
import type { BackendChoosing } from './use-backend-choice';
import type { JudgeControls } from './use-judge';

/** Only the style of tensors has a choice to make. */
const BackendPicker = dynamic(() => import('./backend-picker').then((module) => module.BackendPicker), { ssr: false });

interface Props {
  readonly problem: ProblemPage;
  readonly style: Style;
  readonly onStyle: (style: Style) => void;
  readonly backends: BackendChoosing;
  readonly judge: JudgeControls;
  readonly canStart: boolean;
  readonly onStart: (mode: 'run' | 'submit') => void;
  readonly onReset: () => void;
}

export function TopBar(props: Props) {
  const { problem, style, onStyle, backends, judge, canStart, onStart, onReset } = props;
  const isRunning = judge.state.kind === 'running';
  return (
    <header className={styles.bar}>
      <Link href="/" className={`${buttons.button} ${buttons.quiet} ${buttons.icon}`} aria-label="All problems">
        <ArrowLeft size={18} aria-hidden />
      </Link>
      <h1 className={styles.title}>{problem.title}</h1>
      <DifficultyTag difficulty={problem.difficulty} />
      <div className={styles.spring} />
      <StyleChoice style={style} onStyle={onStyle} />
      {style === 'tensors' && <BackendPicker backends={backends} />}
      <button type="button" className={buttons.button} onClick={onReset} disabled={!canStart}>
        <RotateCcw size={15} aria-hidden /> <span className={styles.label}>Reset</span>
      </button>
      <RunButtons
        judge={judge}
        isRunning={isRunning}
        canStart={judge.isReady && canStart && !isRunning}
        onStart={onStart}
      />
      <span className={styles.theme}>
        <ThemeToggle />
      </span>
    </header>
  );
}
