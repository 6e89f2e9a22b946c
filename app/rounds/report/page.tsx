import type { Metadata } from 'next';
import { ReportPage } from './_report/report-page';

export const metadata: Metadata = { title: 'Report of a round' };

/** One page for the report of every round: which one it is stands in the address and is known on the device alone. */
export default function Page() {
  return <ReportPage />;
}
