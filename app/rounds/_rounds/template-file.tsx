'use client';

import { useState } from 'react';
import buttons from '../../_components/button.module.css';
import { download } from '../../_lib/download';
import { formatFault, type ReadTemplate } from '../../_rounds/read-template';
import type { Template } from '../../_rounds/template-schema';
import styles from './rounds.module.css';

const MAX_FILE_BYTES = 300_000;

interface Props {
  readonly template: Template;
  readonly onBegin: (template: Template) => Promise<void>;
}

/** Templates travel as files: the one above is saved as such, another's is checked and begun. */
export function TemplateFile({ template, onBegin }: Props) {
  const [read, setRead] = useState<{ readonly name: string; readonly outcome: ReadTemplate } | undefined>(undefined);
  const take = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    const { readTemplate } = await import('../../_rounds/read-template');
    const outcome: ReadTemplate =
      file.size > MAX_FILE_BYTES
        ? { kind: 'faults', faults: [{ where: 'template', problem: 'is larger than 300 kB', line: 1, column: 1 }] }
        : readTemplate(await file.text());
    setRead({ name: file.name, outcome });
  };
  const save = async (): Promise<void> => {
    const { stringify } = await import('yaml');
    download('own.yaml', new Blob([stringify(template)], { type: 'text/yaml' }));
  };
  return (
    <>
      <p className={styles.row}>
        <button type="button" className={buttons.button} onClick={() => void save()}>
          Save as a template file
        </button>
        <label className={styles.field}>
          Open a template file
          <input type="file" accept=".yaml,.yml" onChange={(event) => void take(event.target.files?.[0])} />
        </label>
      </p>
      {read?.outcome.kind === 'faults' && (
        <ul className={styles.faults} role="alert">
          {read.outcome.faults.map((fault) => (
            <li key={`${fault.line}:${fault.column} ${fault.where}`}>{formatFault(read.name, fault)}</li>
          ))}
        </ul>
      )}
      {read?.outcome.kind === 'template' && <Opened template={read.outcome.template} onBegin={onBegin} />}
    </>
  );
}

function Opened({ template, onBegin }: Props) {
  return (
    <p className={styles.row}>
      <span>
        <strong>{template.title}</strong>: {template.says}
      </span>
      <button type="button" className={`${buttons.button} ${buttons.primary}`} onClick={() => void onBegin(template)}>
        Begin it
      </button>
    </p>
  );
}
