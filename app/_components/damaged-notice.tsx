'use client';

import { useEffect, useState } from 'react';
import { countsOf, type DamagedRecords, damagedRecords } from '../_lib/damaged-records';
import { download } from '../_lib/download';
import buttons from './button.module.css';

/** Tells of stored records that cannot be read any more, and hands them out; nothing where there are none. */
export function DamagedNotice() {
  const [damaged, setDamaged] = useState<readonly DamagedRecords[]>([]);
  useEffect(() => {
    // A store that cannot be opened is told where it is used.
    damagedRecords().then(setDamaged, () => undefined);
  }, []);
  if (damaged.length === 0) return null;
  const save = (): void => {
    const records = Object.fromEntries(damaged.map(({ table, records }) => [table, records]));
    download('tensor-kata-damaged.json', new Blob([JSON.stringify(records, null, 2)], { type: 'application/json' }));
  };
  return (
    <div role="note" aria-label="Damaged records">
      <p>
        Some records on this device cannot be read: {countsOf(damaged)}. They are left out here and in exports, and kept
        as they are.
      </p>
      <p>
        <button type="button" className={`${buttons.button} ${buttons.small}`} onClick={save}>
          Save them as a file
        </button>
      </p>
    </div>
  );
}
