/** Load a compiled solution into a realm, and check that it exports what the problem asks for. */

import type { Compiled } from '../compile/compile-solution';
import type { Signature } from '../spec/signature';
import type { SourcePosition, Verdict } from '../verdict/verdict';
import { readStack } from './read-stack';
import type { Realm } from './realm';

export interface WholeVerdict {
  readonly verdict: Verdict;
  readonly message: string;
  readonly position: SourcePosition | null;
}

/** @returns undefined when the solution is ready to be called, else the verdict of the whole submission */
export async function loadSolution(
  realm: Realm,
  compiled: Compiled,
  signature: Signature,
  limitMs: number,
): Promise<WholeVerdict | undefined> {
  const missing = missingExport(compiled, signature);
  if (missing !== undefined) return { verdict: 'compile-error', message: missing, position: null };
  const outcome = await realm.load('user', compiled.module, limitMs);
  switch (outcome.kind) {
    case 'loaded':
      return undefined;
    case 'threw': {
      const { position } = readStack(outcome.stack, compiled);
      return {
        verdict: 'runtime-error',
        message: `while your module was loading, it threw ${outcome.name}: ${outcome.message}${at(position)}`,
        position,
      };
    }
    case 'forbidden': {
      const { position } = readStack(outcome.stack, compiled);
      return { verdict: 'forbidden', message: `${outcome.message}${at(position)}`, position };
    }
    case 'time-limit':
      return {
        verdict: 'time-limit',
        message: `the top level of your module was still running after ${limitMs / 1000} s`,
        position: null,
      };
    case 'memory-limit':
      return { verdict: 'memory-limit', message: 'the top level of your module ran out of memory', position: null };
    case 'output-limit':
      return { verdict: 'output-limit', message: outcome.message, position: null };
    case 'broken-realm':
      return {
        verdict: 'runtime-error',
        message: `your code broke the sandbox that it runs in: ${outcome.message}`,
        position: null,
      };
  }
}

function missingExport({ exports, declared }: Compiled, { name, kind }: Signature): string | undefined {
  if (exports.includes(name)) return undefined;
  // A lone default export is what was meant, whatever its name.
  if (exports.includes('default')) return undefined;
  if (declared.includes(name)) return `"${name}" is declared but not exported; write "export" in front of it`;
  const has = exports.length === 0 ? 'it exports nothing' : `it exports ${exports.map((one) => `"${one}"`).join(', ')}`;
  return `your code must export a ${kind} named "${name}"; ${has}`;
}

function at(position: SourcePosition | null): string {
  return position === null ? '' : ` (line ${position.line}, column ${position.column})`;
}
