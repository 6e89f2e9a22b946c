import type { Metadata } from 'next';
import { SiteHeader } from '../_components/site-header';
import styles from './_lab/lab.module.css';
import { LabPage } from './_lab/lab-page';

export const metadata: Metadata = {
  title: 'Lab',
  description: 'The tensor backends of this machine, and one program side by side on each of them.',
};

export default function Page() {
  return (
    <>
      <SiteHeader here="/lab" />
      <main id="main" className={styles.main}>
        <h1>Lab</h1>
        <p className={styles.lead}>
          Where tensors can be computed on this machine, how fast, and how far the results differ. Nothing here is
          judged.
        </p>
        <LabPage />
      </main>
    </>
  );
}
