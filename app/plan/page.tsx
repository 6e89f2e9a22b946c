import type { Metadata } from 'next';
import { SiteHeader } from '../_components/site-header';
import { catalogue, readTemplates } from '../_lib/read-bank';
import styles from './_plan/plan.module.css';
import { PlanPage } from './_plan/plan-page';

export const metadata: Metadata = { title: 'Plan' };

export default function Page() {
  const problems = catalogue().map(({ slug, href, title, difficulty, topics }) => ({
    slug,
    href,
    title,
    difficulty,
    topics,
  }));
  return (
    <>
      <SiteHeader here="/plan" />
      <main id="main" className={styles.main}>
        <h1>Plan</h1>
        <p className={styles.lead}>
          Choose the day of your interview and the hours that you have. The plan says what to solve, what to solve again
          from a blank page, and which round to rehearse, and changes with how it goes.
        </p>
        <PlanPage problems={problems} templates={readTemplates()} />
      </main>
    </>
  );
}
