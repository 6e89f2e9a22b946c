'use client';

import { FilePlus2, FolderOpen, Upload } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { Button, DropZone, FileTrigger } from 'react-aria-components';
import buttons from '../../_components/button.module.css';
import { FileError, type ReadProblemFile, readProblemFiles } from '../../_lib/read-files';
import styles from './submit.module.css';

interface Props {
  readonly onFile: (file: ReadProblemFile) => void;
  readonly onTemplate: () => void;
  /** The text on the page is there: a template would take its place, and before that it could not be kept. */
  readonly isReady: boolean;
  readonly onTrouble: (message: string) => void;
  readonly children: ReactNode;
}

/** Takes a problem file that is dropped anywhere on it, or picked (alone, or a folder with pictures), or a new one. */
export function DropTarget({ onFile, onTemplate, isReady, onTrouble, children }: Props) {
  const take = (files: readonly File[]): void => {
    readProblemFiles(files).then(onFile, (error: unknown) =>
      onTrouble(error instanceof FileError ? error.message : `The file could not be read: ${String(error)}`),
    );
  };
  return (
    <DropZone
      className={styles.drop ?? ''}
      aria-label="Drop a problem file here"
      getDropOperation={() => 'copy'}
      onDrop={({ items }) => {
        void filesOf(items).then(take, () => onTrouble('What was dropped could not be read.'));
      }}
    >
      <div className={styles.pickers}>
        <FileTrigger
          acceptedFileTypes={['.md', '.markdown', '.txt', 'image/png', 'image/jpeg', 'image/gif', 'image/webp']}
          allowsMultiple
          onSelect={(list) => list !== null && take([...list])}
        >
          <Button className={buttons.button ?? ''}>
            <Upload size={15} aria-hidden /> Open a file
          </Button>
        </FileTrigger>
        <FileTrigger acceptDirectory onSelect={(list) => list !== null && take([...list])}>
          <Button className={buttons.button ?? ''}>
            <FolderOpen size={15} aria-hidden /> Open a folder
          </Button>
        </FileTrigger>
        <Button className={buttons.button ?? ''} isDisabled={!isReady} onPress={onTemplate}>
          <FilePlus2 size={15} aria-hidden /> Start from the template
        </Button>
        <span className={styles.muted}>or drop a file here, or paste its text below</span>
        <span className={styles.spring} />
        {/* In a tab of its own: it is read beside the file, whose pictures and verification this page alone holds. */}
        <Link href="/submit/format" target="_blank">
          The format of problem files<span className="visually-hidden"> (opens in a new tab)</span>
        </Link>
      </div>
      {children}
    </DropZone>
  );
}

type DroppedItems = Parameters<NonNullable<Parameters<typeof DropZone>[0]['onDrop']>>[0]['items'];

/** Files that were dropped, and those of a dropped folder (one level deep). */
async function filesOf(items: DroppedItems): Promise<File[]> {
  const files: File[] = [];
  for (const item of items) {
    if (item.kind === 'file') files.push(await item.getFile());
    else if (item.kind === 'directory')
      for await (const entry of item.getEntries()) if (entry.kind === 'file') files.push(await entry.getFile());
  }
  return files;
}
