/**
 * Imports of libraries as reads of `globalThis.__provided`, on one line before the code.
 *
 * A module made from a blob cannot import bare names, and a realm hands out one copy of each library.
 * The code after the first line keeps every line and column, so that positions stay known.
 */

import type { Library } from '../run/realm';
import { findLibrary } from './provided-libraries';
import type { Import } from './read-module';

/** Lines that `rewriteImports` puts before the code. */
export const PREFIX_LINES = 1;

/** Replace the imports of `js` (each of a provided library), whose places `imports` tells. */
export function rewriteImports(
  js: string,
  imports: readonly Import[],
): { readonly code: string; readonly libraries: Library[] } {
  const libraries: Library[] = [];
  const declarations: string[] = [];
  let body = '';
  let copied = 0;
  for (const { specifier, start, end, bindings } of imports) {
    const library = findLibrary(specifier);
    if (library === null) throw new Error(`rewriteImports got the unknown module ${specifier}`);
    if (!libraries.includes(library)) libraries.push(library);
    const provided = `globalThis.__provided[${JSON.stringify(library)}]`;
    for (const { local, imported } of bindings) {
      declarations.push(`${local} = ${imported === '*' ? provided : `${provided}[${JSON.stringify(imported)}]`}`);
    }
    body += js.slice(copied, start) + js.slice(start, end).replace(/[^\r\n\u2028\u2029]/g, ' ');
    copied = end;
  }
  body += js.slice(copied);
  const prefix = declarations.length === 0 ? '' : `const ${declarations.join(', ')};`;
  return { code: `${prefix}\n${body}`, libraries };
}
