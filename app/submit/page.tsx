import type { Metadata } from 'next';
import { SiteHeader } from '../_components/site-header';
import { SubmitPage } from './_submit/submit-page';

export const metadata: Metadata = {
  title: 'Submit a problem',
  description: 'Write a problem file, see it verified check by check, and keep it in your own bank.',
};

export default function Page() {
  return (
    <>
      <SiteHeader here="/submit" />
      <SubmitPage />
    </>
  );
}
