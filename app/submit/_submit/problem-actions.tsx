'use client';

import { Download, Link2, Save, Send } from 'lucide-react';
import { useState } from 'react';
import { Button, Dialog, DialogTrigger, Heading, Modal, ModalOverlay } from 'react-aria-components';
import type { Problem } from '#judge/spec/problem';
import buttons from '../../_components/button.module.css';
import { exportProblem } from '../../_lib/export-problem';
import type { Picture } from '../../_lib/render-markdown';
import { packProblem } from '../../_lib/share-link';
import styles from './submit.module.css';

interface Props {
  readonly text: string;
  readonly problem: Problem | undefined;
  readonly pictures: readonly Picture[];
  /** Verified without an error, exactly as it stands. */
  readonly isAdmitted: boolean;
  readonly onKeep: () => void;
  readonly onTrouble: (message: string) => void;
}

/** What can be done with a problem file: keep it, take it along, hand it on. */
export function ProblemActions({ text, problem, pictures, isAdmitted, onKeep, onTrouble }: Props) {
  const [link, setLink] = useState<string | undefined>(undefined);
  const slug = problem?.id ?? 'problem';
  const copyLink = async (): Promise<void> => {
    const url = `${location.origin}/submit${await packProblem(text)}`;
    try {
      await navigator.clipboard.writeText(url);
      setLink('The link is on your clipboard. The whole file is in it; no server keeps it.');
    } catch {
      setLink(url);
    }
  };
  return (
    <>
      <div className={styles.actions}>
        <button
          type="button"
          className={`${buttons.button} ${buttons.primary}`}
          disabled={!isAdmitted}
          onClick={onKeep}
          title={isAdmitted ? undefined : 'Verify the file first'}
        >
          <Save size={15} aria-hidden /> Keep in my bank
        </button>
        <button
          type="button"
          className={buttons.button}
          disabled={text.trim() === ''}
          onClick={() => void exportProblem(slug, text, pictures).catch((error: unknown) => onTrouble(String(error)))}
        >
          <Download size={15} aria-hidden /> Export
        </button>
        <button
          type="button"
          className={buttons.button}
          disabled={problem === undefined}
          onClick={() => void copyLink()}
        >
          <Link2 size={15} aria-hidden /> Copy link
        </button>
        <DialogTrigger>
          <Button className={buttons.button ?? ''}>
            <Send size={15} aria-hidden /> Propose
          </Button>
          <ModalOverlay className={styles.overlay ?? ''} isDismissable>
            <Modal className={styles.modal ?? ''}>
              <Propose slug={slug} isAdmitted={isAdmitted} />
            </Modal>
          </ModalOverlay>
        </DialogTrigger>
      </div>
      {link !== undefined && (
        <p role="status" className={styles.link}>
          {link}
        </p>
      )}
      {pictures.length > 0 && link !== undefined && (
        <p className={styles.muted}>
          The link carries the text alone; its {pictures.length} pictures travel with Export.
        </p>
      )}
    </>
  );
}

function Propose({ slug, isAdmitted }: { slug: string; isAdmitted: boolean }) {
  return (
    <Dialog className={styles.dialog ?? ''}>
      <Heading slot="title">Into the shared bank</Heading>
      {!isAdmitted && (
        <p className={styles.stale}>This file is not verified yet: verify it here first, with no error left.</p>
      )}
      <ol>
        <li>Export the file.</li>
        <li>
          In a clone of Tensor Kata put it at <code>problems/{slug}/problem.md</code>, with its pictures beside it.
        </li>
        <li>
          Run <code>npm run problems:verify -- {slug}</code>: the same checks, in the way the project runs them.
        </li>
        <li>
          Where PyTorch, scikit-learn or SciPy can compute the answer, add golden cases and an adapter under{' '}
          <code>tests/oracle/</code>.
        </li>
        <li>
          Commit it under CC-BY-4.0, in your own words and with your own numbers, and open a pull request. State which
          interview round asks it.
        </li>
      </ol>
      <p>A reviewer tries right solutions that your tests might reject and wrong ones that they might accept.</p>
      <Button slot="close" className={buttons.button ?? ''}>
        Close
      </Button>
    </Dialog>
  );
}
