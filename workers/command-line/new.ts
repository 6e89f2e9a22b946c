/** `npm run problems:new -- <slug> [--into folder]`: a problem to fill in. Asks nothing. Exit 0, or 2 with a reason. */

import { randomUUID } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { PLACEHOLDER, problemTemplate } from '#judge/spec/template';
import { UsageError } from './open-problem';

const PROBLEMS = fileURLToPath(new URL('../../problems', import.meta.url));
const USAGE = 'usage: npm run problems:new -- <slug>';
const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const MAX_SLUG_LENGTH = 60;

function main(): string {
  const { slug, into } = readArguments();
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

function readArguments(): { slug: string; into: string } {
  const { positionals, values } = parse();
  const [slug, second] = positionals;
  if (slug === undefined) throw new UsageError(`the name of the problem is missing; ${USAGE}`);
  if (second !== undefined) throw new UsageError(`one problem at a time; ${USAGE}`);
  if (!SLUG.test(slug) || slug.length > MAX_SLUG_LENGTH)
    throw new UsageError(
      `"${slug}" is no name for a problem: lower-case words joined by "-", at most ${MAX_SLUG_LENGTH} characters, such as layer-norm`,
    );
  return { slug, into: values.into === undefined ? PROBLEMS : path.resolve(values.into) };
}

function parse() {
  try {
    return parseArgs({ allowPositionals: true, options: { into: { type: 'string' } } });
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

try {
  process.stdout.write(main());
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
