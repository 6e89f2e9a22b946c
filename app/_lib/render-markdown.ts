/** Markdown with maths to HTML, on the server. Raw HTML in the text is dropped: problems may come from strangers. */

import rehypeKatex from 'rehype-katex';
import rehypeStringify from 'rehype-stringify';
import remarkGfm from 'remark-gfm';
import remarkMath from 'remark-math';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';

const processor = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(remarkMath)
  // Without allowDangerousHtml raw HTML never reaches the output.
  .use(remarkRehype)
  .use(rehypeKatex, { strict: false, trust: false })
  .use(rehypeStringify);

export async function renderMarkdown(markdown: string): Promise<string> {
  return String(await processor.process(markdown));
}
