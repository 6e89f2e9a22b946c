/** A new problem: its folder, and a file to fill in. */

import { randomUUID } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { PLACEHOLDER, problemTemplate } from '#judge/spec/template';
import { UsageError } from './find-problem';

const PROBLEMS = fileURLToPath(new URL('../../problems', import.meta.url));
const USAGE = 'usage: npm run problems:new -- <slug>';
const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const MAX_SLUG_LENGTH = 60;

/**
 * Write a problem to fill in.
 * @param args what stands behind the command: a slug, and perhaps `--into <folder>`
 * @returns what to tell the person
 * @throws UsageError when there is no such name, or the file exists
 */
export function newProblem(args: readonly string[]): string {
  const { slug, into } = readArguments(args);
  const file = path.join(into, slug, 'problem.md');
  write(file, problemTemplate(slug, randomUUID()));
  const shown = path.relative(process.cwd(), file);
  const name = into === PROBLEMS ? slug : shown;
  return `wrote ${shown}

Next:
  1. Write where the file says "${PLACEHOLDER}". problems/FORMAT.md tells what each key means; the problem of the bank that
     is most like yours shows how it is done.
  2. npm run problems:verify -- ${name}
     tells what is wrong or missing, line by line. It fails until nothing has to be filled in.
`;
}

function readArguments(args: readonly string[]): { slug: string; into: string } {
  const { positionals, values } = parse(args);
  const [slug, second] = positionals;
  if (slug === undefined) throw new UsageError(`the name of the problem is missing; ${USAGE}`);
  if (second !== undefined) throw new UsageError(`one problem at a time; ${USAGE}`);
  if (!SLUG.test(slug) || slug.length > MAX_SLUG_LENGTH)
    throw new UsageError(
      `"${slug}" is no name for a problem: lower-case words joined by "-", at most ${MAX_SLUG_LENGTH} characters, such as layer-norm`,
    );
  return { slug, into: values.into === undefined ? PROBLEMS : path.resolve(values.into) };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options: { into: { type: 'string' } } });
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : String(error)}; ${USAGE}`);
  }
}

/** Write a file that does not exist yet. */
function write(file: string, text: string): void {
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    // "wx" fails when the file exists: nobody's work is overwritten, not even between a look and a write.
    writeFileSync(file, text, { flag: 'wx' });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EEXIST')
      throw new UsageError(`${path.relative(process.cwd(), file)} exists already; choose another name`);
    throw new UsageError(`cannot write ${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
