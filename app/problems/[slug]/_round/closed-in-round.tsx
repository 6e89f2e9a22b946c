'use client';

import { useLiveQuery } from 'dexie-react-hooks';
import Link from 'next/link';
import { type ReactNode, useEffect, useState } from 'react';
import { runningRound } from '../../../_rounds/round-store';

/** How often a page that is open looks whether the clock of the round has run out. */
const LOOK_AGAIN_MS = 15_000;

/** While the clock of a round runs, problems with their hints and solutions are closed. The page shows at once and closes after. */
export function ClosedInRound({ children }: { children: ReactNode }) {
  const [looks, setLooks] = useState(0);
  const running = useLiveQuery(() => runningRound().catch(() => undefined), [looks]);
  useEffect(() => {
    if (running === undefined) return;
    const timer = setInterval(() => setLooks((count) => count + 1), LOOK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [running]);
  if (running === undefined) return children;
  return (
    <main id="main" style={{ maxWidth: 560, margin: '15vh auto', padding: '0 24px' }}>
      <h1>Closed while the clock runs</h1>
      <p>
        You are in a mock round, {running.template.title}. Other problems, hints and solutions open when it is over.
      </p>
      <p>
        <Link href={`/rounds/run?round=${running.id}`}>Back to the round</Link>
      </p>
    </main>
  );
}
