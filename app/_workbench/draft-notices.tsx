'use client';

import buttons from '../_components/button.module.css';
import styles from './draft-notices.module.css';
import type { DraftControls } from './use-draft';

const small = `${buttons.button} ${buttons.small}`;

/** What a person must know about their code: replaced, changed elsewhere, not saved. */
export function DraftNotices({ draft, storageTrouble }: { draft: DraftControls; storageTrouble: string | undefined }) {
  const trouble = draft.trouble ?? storageTrouble;
  return (
    <>
      {draft.replaced !== undefined && (
        <div className={styles.notice} role="status">
          <span>Your code was replaced; the old one is kept.</span>
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
          <span>Another tab changed this solution. Both versions are kept whatever you choose.</span>
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
