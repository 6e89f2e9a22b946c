'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { solvedSince } from '../../_lib/submissions';
import type { BankEntry } from '../../_rounds/bank-entry';
import { drawSeed } from '../../_rounds/choose-problems';
import { type Made, makeRound, replayRound } from '../../_rounds/make-round';
import { addRound } from '../../_rounds/round-store';
import type { Template } from '../../_rounds/template-schema';
import { AllDataFiles } from './all-data-files';
import { BuildOwn } from './build-own';
import { History } from './history';
import { ImportRound } from './import-round';
import { Replay } from './replay';
import styles from './rounds.module.css';
import { RunningNotice } from './running-notice';
import { TemplateCard } from './template-card';

const LATELY_DAYS = 14;
const LATELY_MS = LATELY_DAYS * 24 * 60 * 60_000;

interface Props {
  readonly templates: readonly Template[];
  readonly bank: readonly BankEntry[];
}

/** Choose a round, build one, replay one by its code; what was done before. */
export function RoundsPage({ templates, bank }: Props) {
  const router = useRouter();
  const [avoids, setAvoids] = useState(true);
  const [trouble, setTrouble] = useState<string | undefined>(undefined);
  const world = { templates, bank };
  const birth = () => ({ id: crypto.randomUUID(), nowMs: Date.now() });

  const open = async (made: Made): Promise<void> => {
    if (made.kind === 'refused') return setTrouble(made.why);
    try {
      await addRound(made.round);
      router.push(`/rounds/run?round=${made.round.id}`);
    } catch (error) {
      setTrouble(
        `The round cannot be kept on this device (${error instanceof Error ? error.message : String(error)}).`,
      );
    }
  };
  const begin = async (template: Template): Promise<void> => {
    setTrouble(undefined);
    // Where nothing can be read there is nothing to avoid.
    const avoid = avoids ? await solvedSince(Date.now() - LATELY_MS).catch(() => new Set<string>()) : new Set<string>();
    const from = crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
    await open(makeRound(template, drawSeed(template, bank, avoid, from), world, birth()));
  };

  return (
    <>
      <RunningNotice />
      {trouble !== undefined && (
        <p className={styles.trouble} role="alert">
          {trouble}
        </p>
      )}
      <section aria-label="Templates">
        <h2 className={styles.heading}>Choose a round</h2>
        <label className={styles.check}>
          <input type="checkbox" checked={avoids} onChange={(event) => setAvoids(event.target.checked)} /> Leave out
          what I solved in the last {LATELY_DAYS} days, where that is possible
        </label>
        <ul className={styles.cards}>
          {templates.map((template) => (
            <TemplateCard key={template.id} template={template} onBegin={() => void begin(template)} />
          ))}
        </ul>
      </section>
      <BuildOwn bank={bank} onBegin={begin} />
      <Replay onRead={(code) => replayRound(code, world, birth())} onBegin={(made) => void open(made)} />
      <History />
      <ImportRound />
      <AllDataFiles />
    </>
  );
}
