'use client';

import { useEffect, useRef } from 'react';
import styles from './html.module.css';

/** Parts of a text that may be wider than the page and then scroll on their own. */
const SCROLLERS = 'pre, table, .katex-display';

/** HTML that the server made from Markdown without raw HTML (see app/_lib/render-markdown.ts). */
export function Html({ html }: { html: string }) {
  const root = useRef<HTMLDivElement>(null);
  // What scrolls must take the focus, or the keyboard cannot scroll it; what fits must not, or Tab stops too often.
  useEffect(() => {
    const parts = [...(root.current?.querySelectorAll<HTMLElement>(SCROLLERS) ?? [])];
    const settle = (part: HTMLElement): void => {
      if (part.scrollWidth > part.clientWidth) part.tabIndex = 0;
      else part.removeAttribute('tabindex');
    };
    const observer = new ResizeObserver((entries) => {
      for (const { target } of entries) settle(target as HTMLElement);
    });
    for (const part of parts) observer.observe(part);
    return () => observer.disconnect();
  });
  // biome-ignore lint/security/noDangerouslySetInnerHtml: made by remark-rehype, which drops raw HTML.
  return <div ref={root} className={styles.prose} dangerouslySetInnerHTML={{ __html: html }} />;
}
