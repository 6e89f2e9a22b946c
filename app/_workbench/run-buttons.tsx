'use client';

import { LoaderCircle, Play, Send, Square } from 'lucide-react';
import buttons from '../_components/button.module.css';
import styles from './top-bar.module.css';
import type { JudgeControls } from './use-judge';

interface Props {
  readonly judge: JudgeControls;
  /** What runs can be cancelled. */
  readonly isRunning: boolean;
  readonly canStart: boolean;
  readonly onStart: (mode: 'run' | 'submit') => void;
}

/** Run, which becomes Cancel meanwhile, and Submit. */
export function RunButtons({ judge, isRunning, canStart, onStart }: Props) {
  const isStarting = !judge.isReady && judge.state.kind !== 'failed';
  return (
    <>
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
          {isStarting ? <LoaderCircle size={15} className={styles.spin} aria-hidden /> : <Play size={15} aria-hidden />}{' '}
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
    </>
  );
}
