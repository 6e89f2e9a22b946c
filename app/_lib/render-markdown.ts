/** Markdown with maths to HTML. Raw HTML in the text is dropped: problems may come from strangers. */

import rehypeKatex from 'rehype-katex';
import rehypeStringify from 'rehype-stringify';
import remarkGfm from 'remark-gfm';
import remarkMath from 'remark-math';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';

/** The parts of a Markdown node that are read here. */
interface Node {
  readonly type: string;
  depth?: number;
  url?: string;
  readonly children?: readonly Node[];
}

const processor = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(remarkMath)
  .use(() => settleHeadings)
  .use(() => dropUnsafeLinks)
  // Without allowDangerousHtml raw HTML never reaches the output.
  .use(remarkRehype)
  .use(rehypeKatex, { strict: false, trust: false })
  .use(rehypeStringify);

/** A picture that came with a text: the name under which the text asks for it, and a data URL. */
export interface Picture {
  readonly name: string;
  readonly url: string;
}

export async function renderMarkdown(markdown: string, pictures: readonly Picture[] = []): Promise<string> {
  return String(await processor.process({ value: markdown, data: { pictures } }));
}

/** The page's title is its h1: the highest heading of a text becomes h2, whatever level its author began with. */
function settleHeadings(tree: Node): void {
  const headings = [...nodesOf(tree)].filter((node) => node.type === 'heading');
  const highest = Math.min(...headings.map(({ depth }) => depth ?? 1));
  for (const heading of headings) heading.depth = Math.min(6, (heading.depth ?? 1) - highest + 2);
}

/** Links and pictures keep only addresses that cannot run code or, for pictures, leave this origin. */
function dropUnsafeLinks(tree: Node, file: { readonly data: object }): void {
  const { pictures } = file.data as { readonly pictures?: readonly Picture[] };
  for (const node of nodesOf(tree)) {
    if (node.url === undefined) continue;
    const picture =
      node.type === 'image' ? pictures?.find(({ name }) => name === node.url?.replace(/^\.\//, '')) : undefined;
    if (picture !== undefined) {
      node.url = picture.url;
      continue;
    }
    const isAllowed =
      node.type === 'image' ? !/^[a-z][a-z0-9+.-]*:|^\/\//i.test(node.url) : /^(https?:|#|\/(?!\/))/i.test(node.url);
    if (!isAllowed) node.url = '';
  }
}

function* nodesOf(node: Node): Generator<Node> {
  yield node;
  for (const child of node.children ?? []) yield* nodesOf(child);
}
