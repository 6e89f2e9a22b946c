'use client';

import { ArrowLeft, LoaderCircle, Play, RotateCcw, Send, Square } from 'lucide-react';
import dynamic from 'next/dynamic';
import Link from 'next/link';
import { memo } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { STYLES, type Style } from '#judge/spec/problem';
import buttons from '../_components/button.module.css';
import { DifficultyTag } from '../_components/difficulty-tag';
import { ThemeToggle } from '../_components/theme-toggle';
import type { ProblemPage } from '../_lib/problem-page';
import styles from './top-bar.module.css';
import type { BackendChoice } from './use-backend-choice';
import type { JudgeControls } from './use-judge';

/** Only the style of tensors has a choice to make. */
const BackendPicker = dynamic(() => import('./backend-picker').then((module) => module.BackendPicker), { ssr: false });

interface Props {
  readonly problem: ProblemPage;
  readonly style: Style;
  readonly onStyle: (style: Style) => void;
  readonly choice: BackendChoice;
  readonly onChoice: (choice: BackendChoice) => void;
  readonly judge: JudgeControls;
  readonly canStart: boolean;
  readonly onStart: (mode: 'run' | 'submit') => void;
  readonly onReset: () => void;
}

export function TopBar(props: Props) {
  const { problem, style, onStyle, choice, onChoice, judge, canStart, onStart, onReset } = props;
  const isRunning = judge.state.kind === 'running';
  const isStarting = !judge.isReady && judge.state.kind !== 'failed';
  const isBlocked = !judge.isReady || !canStart || isRunning;
  return (
    <header className={styles.bar}>
      <Link href="/" className={`${buttons.button} ${buttons.quiet} ${buttons.icon}`} aria-label="All problems">
        <ArrowLeft size={18} aria-hidden />
      </Link>
      <h1 className={styles.title}>{problem.title}</h1>
      <DifficultyTag difficulty={problem.difficulty} />
      <div className={styles.spring} />
      <StyleChoice style={style} onStyle={onStyle} />
      {style === 'tensors' && <BackendPicker choice={choice} onChoice={onChoice} />}
      <button type="button" className={buttons.button} onClick={onReset} disabled={!canStart}>
        <RotateCcw size={15} aria-hidden /> <span className={styles.label}>Reset</span>
      </button>
      {isRunning ? (
        <button type="button" className={buttons.button} onClick={judge.cancel}>
          <Square size={14} aria-hidden /> Cancel
        </button>
      ) : (
        <button
          type="button"
          className={buttons.button}
          disabled={isBlocked}
          onClick={() => onStart('run')}
          title="Ctrl/⌘ + Enter"
        >
          {isStarting ? <LoaderCircle size={15} className={styles.spin} aria-hidden /> : <Play size={15} aria-hidden />}{' '}
          Run
        </button>
      )}
      <button
        type="button"
        className={`${buttons.button} ${buttons.primary}`}
        disabled={isBlocked}
        onClick={() => onStart('submit')}
        title="Ctrl/⌘ + Shift + Enter"
      >
        <Send size={15} aria-hidden /> Submit
      </button>
      <span className={styles.theme}>
        <ThemeToggle />
      </span>
    </header>
  );
}

/** Drawn anew only for another style: a run leaves it alone. */
const StyleChoice = memo(function StyleChoice({ style, onStyle }: Pick<Props, 'style' | 'onStyle'>) {
  return (
    <ToggleButtonGroup
      className={styles.styles ?? ''}
      aria-label="Style of the solution"
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[style]}
      onSelectionChange={(keys) => {
        const next = STYLES.find((one) => keys.has(one));
        if (next !== undefined) onStyle(next);
      }}
    >
      {STYLES.map((one) => (
        <ToggleButton key={one} id={one} className={styles.style ?? ''}>
          {one}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
});
