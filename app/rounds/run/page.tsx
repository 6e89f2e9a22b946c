import type { Metadata } from 'next';
import { RunPage } from './_run/run-page';

export const metadata: Metadata = { title: 'Mock round' };

/** One page for every round: which one it is stands in the address and is known on the device alone. */
export default function Page() {
  return <RunPage />;
}
