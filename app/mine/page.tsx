import type { Metadata } from 'next';
import { OwnProblemPage } from './_mine/own-problem-page';

export const metadata: Metadata = { title: 'Your problem' };

/** One problem of the person's own bank, `?problem=<uuid>`; everything comes from their device. */
export default function Page() {
  return <OwnProblemPage />;
}
