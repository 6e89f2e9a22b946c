import type { ReactNode } from 'react';
import { DraftNotices } from './draft-notices';
import { Editor, type EditorProps } from './editor';
import type { DraftControls } from './use-draft';
import styles from './workbench.module.css';

interface Props extends Omit<EditorProps, 'code' | 'onChange'> {
  readonly draft: DraftControls;
  readonly storageTrouble: string | undefined;
  /** Stands above the code. */
  readonly children?: ReactNode;
}

/** The editor of a draft, below what there is to say of it. */
export function CodePane({ draft, storageTrouble, children, ...editor }: Props) {
  return (
    <section className={styles.editor} aria-label="Editor">
      {children}
      <DraftNotices draft={draft} storageTrouble={storageTrouble} />
      <div className={styles.code}>
        {draft.code === undefined ? (
          <p className={styles.loading}>Loading your draft …</p>
        ) : (
          <Editor {...editor} code={draft.code} onChange={draft.write} />
        )}
      </div>
    </section>
  );
}
