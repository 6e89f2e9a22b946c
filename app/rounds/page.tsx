import type { Metadata } from 'next';
import { SiteHeader } from '../_components/site-header';
import { bankEntries, readTemplates } from '../_lib/read-bank';
import styles from './_rounds/rounds.module.css';
import { RoundsPage } from './_rounds/rounds-page';

export const metadata: Metadata = { title: 'Mock rounds' };

export default function Page() {
  return (
    <>
      <SiteHeader here="/rounds" />
      <main id="main" className={styles.main}>
        <h1>Mock rounds</h1>
        <p className={styles.lead}>
          Rehearse the interview itself: a clock, a blank page, no hints, and a report that tells what to practise next.
        </p>
        <RoundsPage templates={readTemplates()} bank={bankEntries()} />
      </main>
    </>
  );
}
