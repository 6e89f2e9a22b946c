'use client';

import buttons from '../_components/button.module.css';
import styles from './draft-notices.module.css';
import type { DraftControls } from './use-draft';

const small = `${buttons.button} ${buttons.small}`;

const WORDS = {
  code: { replaced: 'Your code was replaced; the old one is kept.', changed: 'this solution' },
  'problem file': {
    replaced: 'The problem file was replaced; the old text is kept under “Earlier versions”.',
    changed: 'this problem file',
  },
} as const;

interface Props {
  readonly draft: DraftControls;
  readonly storageTrouble: string | undefined;
  /** What the draft is. */
  readonly what?: keyof typeof WORDS;
}

/** What a person must know about what they write: replaced, changed elsewhere, not saved. */
export function DraftNotices({ draft, storageTrouble, what = 'code' }: Props) {
  const { replaced, changed } = WORDS[what];
  const trouble = draft.trouble ?? storageTrouble;
  return (
    <>
      {draft.replaced !== undefined && (
        <div className={styles.notice} role="status">
          <span>{replaced}</span>
          <button type="button" className={small} onClick={draft.undoReplace}>
            Undo
          </button>
          <button type="button" className={small} onClick={draft.dismissReplaced}>
            Dismiss
          </button>
        </div>
      )}
      {draft.theirs !== undefined && (
        <div className={`${styles.notice} ${styles.warn}`} role="alert">
          <span>Another tab changed {changed}. Both versions are kept whatever you choose.</span>
          <button type="button" className={small} onClick={draft.takeTheirs}>
            Take theirs
          </button>
          <button type="button" className={small} onClick={draft.keepMine}>
            Keep mine
          </button>
        </div>
      )}
      {trouble !== undefined && (
        <div className={`${styles.notice} ${styles.warn}`} role="alert">
          {trouble}
        </div>
      )}
    </>
  );
}
