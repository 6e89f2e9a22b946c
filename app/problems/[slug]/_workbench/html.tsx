import styles from './html.module.css';

/** HTML that the server made from Markdown without raw HTML (see app/_lib/render-markdown.ts). */
export function Html({ html }: { html: string }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: made by remark-rehype, which drops raw HTML.
  return <div className={styles.prose} dangerouslySetInnerHTML={{ __html: html }} />;
}
