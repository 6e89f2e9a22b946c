'use client';

import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useRouter } from 'next/navigation';
import { type KeyboardEvent, type MouseEvent, memo, useCallback, useEffect, useRef, useState } from 'react';
import type { CatalogueEntry } from '../_lib/read-bank';
import type { Status } from '../_lib/submissions';
import styles from './catalogue.module.css';
import { DifficultyTag } from './difficulty-tag';
import tags from './tag.module.css';

interface Props {
  readonly entries: readonly CatalogueEntry[];
  readonly statuses: ReadonlyMap<string, Status>;
  /** The arrow above the first row leads back here. */
  readonly onLeaveUp: () => void;
}

/** As `.item` has it: rows that had to be measured cost as much again as drawing them. */
const ROW_HEIGHT = 70;
/** Rows above and below those in sight. */
const OVERSCAN = 1;
/** Rows of the first screen are made on the server, where there is no window. */
const FIRST_SCREEN = { width: 0, height: 1_000 };

/** The list of problems: only rows in sight exist, so that ten thousand scroll like fifty. */
export const ProblemRows = memo(function ProblemRows({ entries, statuses, onLeaveUp }: Props) {
  const list = useRef<HTMLUListElement>(null);
  const [scrollMargin, setScrollMargin] = useState(0);
  useEffect(() => setScrollMargin(list.current?.offsetTop ?? 0), []);
  // Another function would make the library measure ten thousand rows again in each frame.
  const getItemKey = useCallback((index: number) => entries[index]?.slug ?? index, [entries]);
  const virtualizer = useWindowVirtualizer({
    count: entries.length,
    estimateSize: () => ROW_HEIGHT,
    getItemKey,
    overscan: OVERSCAN,
    scrollMargin,
    initialRect: FIRST_SCREEN,
  });

  const moveFocus = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    const row = (event.target as HTMLElement).closest('li');
    if (row === null) return;
    event.preventDefault();
    const next = Number(row.dataset['index']) + (event.key === 'ArrowDown' ? 1 : -1);
    if (next < 0) return onLeaveUp();
    focusRow(next);
  };
  // One handler for all rows: a component with a router of its own in each costs more than the row.
  const router = useRouter();
  const follow = (event: MouseEvent): void => {
    const link = (event.target as HTMLElement).closest('a');
    const isPlain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
    const href = link?.getAttribute('href');
    if (!isPlain || event.defaultPrevented || href === null || href === undefined) return;
    event.preventDefault();
    router.push(href);
  };
  const focusRow = (index: number): void => {
    const link = list.current?.querySelector<HTMLAnchorElement>(`li[data-index="${index}"] a`);
    link?.focus();
  };

  const rows = virtualizer.getVirtualItems();
  return (
    <ul
      ref={list}
      className={styles.list}
      style={{ height: virtualizer.getTotalSize(), paddingTop: (rows[0]?.start ?? scrollMargin) - scrollMargin }}
      onKeyDown={moveFocus}
      onClick={follow}
    >
      {rows.map(({ index, key }) => {
        const entry = entries[index];
        return (
          entry && (
            <li
              key={key}
              data-index={index}
              aria-setsize={entries.length}
              aria-posinset={index + 1}
              className={styles.item}
            >
              <Row entry={entry} status={statuses.get(entry.slug) ?? 'new'} />
            </li>
          )
        );
      })}
    </ul>
  );
});

/** Few elements: a frame that shows twenty new rows has to make all of them. The status is drawn by the style. */
const Row = memo(function Row({ entry, status }: { entry: CatalogueEntry; status: Status }) {
  return (
    <a className={`${styles.row} ${styles[status]}`} href={entry.href}>
      <span className={styles.words}>
        <span className={styles.name}>{entry.title}</span>
        {status !== 'new' && <span className="visually-hidden">, {status}</span>}
        <code className={styles.signature}>{entry.signature}</code>
      </span>
      {entry.isOwn && <span className={`${tags.tag} ${styles.topic} ${styles.own}`}>yours</span>}
      {entry.kind !== 'implement' && <span className={`${tags.tag} ${styles.topic} ${styles.kind}`}>{entry.kind}</span>}
      {entry.topics.slice(0, 3).map((topic) => (
        <span key={topic} className={`${tags.tag} ${styles.topic}`}>
          {topic}
        </span>
      ))}
      <DifficultyTag difficulty={entry.difficulty} />
    </a>
  );
});
