import type { Metadata } from 'next';
import frame from '../../_components/page-frame.module.css';
import { SiteHeader } from '../../_components/site-header';
import { readFormat } from '../../_lib/read-bank';
import { renderMarkdown } from '../../_lib/render-markdown';
import { Html } from '../../_workbench/html';

export const metadata: Metadata = {
  title: 'The problem format',
  description: 'What a problem file holds: every key of its front matter, and every fence of its body.',
};

/** `problems/FORMAT.md`, rendered as statements are. */
export default async function Page() {
  const { title, text } = readFormat();
  const html = await renderMarkdown(text);
  return (
    <>
      <SiteHeader here="/submit" />
      <main id="main" className={frame.main}>
        <h1>{title}</h1>
        <Html html={html} />
      </main>
    </>
  );
}
