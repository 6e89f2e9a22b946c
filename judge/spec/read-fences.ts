/** The body of a problem file: its statement, and the fences that have a role. */

import type { Code, Root } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkMath from 'remark-math';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { ProblemSpecError } from './spec-error';

export interface Fence {
  readonly role: 'reference' | 'accepted' | 'mistake' | 'generator';
  /** Empty for the reference. */
  readonly id: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly source: string;
  readonly line: number;
}

const ROLES = ['reference', 'accepted', 'mistake', 'generator'] as const;
const ATTRIBUTES: Record<Fence['role'], readonly string[]> = {
  reference: [],
  accepted: ['style', 'note'],
  mistake: [],
  generator: [],
};

/**
 * Cut the fences with a role out of the body.
 * @param firstLine line of the file on which `body` starts, for messages
 * @throws ProblemSpecError on an unknown attribute
 */
export function readFences(body: string, firstLine: number): { statement: string; fences: readonly Fence[] } {
  const tree: Root = unified().use(remarkParse).use(remarkGfm).use(remarkMath).parse(body);
  const fences: Fence[] = [];
  let statement = '';
  let from = 0;
  for (const node of tree.children) {
    if (node.type !== 'code') continue;
    const fence = readFence(node, firstLine);
    if (fence === undefined) continue;
    fences.push(fence);
    statement += body.slice(from, node.position?.start.offset ?? from);
    from = node.position?.end.offset ?? from;
  }
  statement += body.slice(from);
  return { statement: statement.trim(), fences };
}

function readFence(node: Code, firstLine: number): Fence | undefined {
  const meta = node.meta ?? '';
  if (node.lang !== 'ts' || meta === '') return undefined;
  const line = firstLine + (node.position?.start.line ?? 1) - 1;
  const words = [...meta.matchAll(/([\w-]+)(?:=(?:"([^"]*)"|(\S+)))?/g)];
  const [first, ...rest] = words.map((word) => ({ key: word[1] ?? '', value: word[2] ?? word[3] ?? '' }));
  const role = ROLES.find((name) => name === first?.key);
  if (first === undefined || role === undefined)
    throw new ProblemSpecError(`fence "ts ${meta}"`, `unknown role; expected one of ${ROLES.join(', ')}`, line);
  if (role !== 'reference' && first.value === '')
    throw new ProblemSpecError(`fence "ts ${meta}"`, `needs an id: ${role}=<id>`, line);
  const attributes: Record<string, string> = {};
  for (const { key, value } of rest) {
    if (!ATTRIBUTES[role].includes(key))
      throw new ProblemSpecError(`fence "ts ${meta}"`, `unknown attribute "${key}" of ${role}`, line);
    attributes[key] = value;
  }
  return { role, id: first.value, attributes, source: `${node.value}\n`, line };
}
