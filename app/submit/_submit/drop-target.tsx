'use client';

import { FolderOpen, Upload } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, DropZone, FileTrigger } from 'react-aria-components';
import buttons from '../../_components/button.module.css';
import { FileError, type ReadProblemFile, readProblemFiles } from '../../_lib/read-files';
import styles from './submit.module.css';

interface Props {
  readonly onFile: (file: ReadProblemFile) => void;
  readonly onTrouble: (message: string) => void;
  readonly children: ReactNode;
}

/** Takes a problem file that is dropped anywhere on it, or picked: alone, or a folder with pictures. */
export function DropTarget({ onFile, onTrouble, children }: Props) {
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
        <span className={styles.muted}>or drop it here, or paste its text below</span>
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
