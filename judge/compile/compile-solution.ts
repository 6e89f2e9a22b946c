/** TypeScript of a solution, a reference or a generator -> a module that a realm can run, or why not. */

import type { Program } from 'acorn';

import type { CompiledModule, Library } from '../run/realm';
import type { SourcePosition } from '../verdict/verdict';
import { findForbidden } from './forbidden-members';
import { meterCode } from './meter-code';
import { findNearNames } from './near-names';
import { findLibrary, readAllowed, readForbidden, refuseImport } from './provided-libraries';
import { type Import, type Place, readModule } from './read-module';
import { PREFIX_LINES, rewriteImports } from './rewrite-imports';
import { type FindPosition, readSourceMap } from './source-positions';
import { transpile } from './transpile';

export interface Compiled {
  readonly kind: 'compiled';
  readonly module: CompiledModule;
  /** Names that the source exports; `default` for `export default`. */
  readonly exports: readonly string[];
  /** Top-level names that are declared and not exported (for "you declared it, add `export`"). */
  readonly declared: readonly string[];
  /** Position in the person's TypeScript of a position (1-based) in `module.code`; null for code of ours. */
  originalPosition(line: number, column: number): SourcePosition | null;
}

export interface Refused {
  readonly kind: 'compile-error' | 'forbidden';
  readonly message: string;
  readonly position: SourcePosition | null;
}

export type CompileOutcome = Compiled | Refused;

export interface CompileOptions {
  readonly forbid: readonly { readonly name: string; readonly why: string }[];
  /** Of a library that is named here only these members are provided. */
  readonly allow?: readonly string[] | undefined;
  /** The realm counts the arrays of this module, because the problem limits them. */
  readonly isMetered?: boolean | undefined;
  /** Names that each library exports; a named import of another name is then a compile error that names near ones. */
  readonly libraryExports?: Readonly<Partial<Record<Library, readonly string[]>>>;
}

const MAX_SOURCE_LENGTH = 1_048_576;

/**
 * Compile one TypeScript file. Types are erased and never checked; what no engine would accept, imports of
 * something not provided and members that the problem forbids are refused with a position (from 1) in `source`.
 *
 * @throws never for anything that `source` holds
 */
export function compileSolution(source: string, options: CompileOptions): CompileOutcome {
  if (source.length > MAX_SOURCE_LENGTH) {
    const megabytes = (source.length / MAX_SOURCE_LENGTH).toFixed(1);
    return refuse(`The source has ${megabytes} million characters; at most 1 million are read`, null);
  }
  try {
    return compile(source.replace(/^\uFEFF/, ''), options);
  } catch (error) {
    // Both parsers recurse: this is the only way in which they tell that their stack ran out.
    if (error instanceof RangeError) return refuse('The code is nested too deeply to be read', null);
    throw error;
  }
}

function compile(source: string, options: CompileOptions): CompileOutcome {
  const transpiled = transpile(source, refuseImport);
  if (transpiled.kind === 'refused') return refuse(transpiled.message, transpiled.position);

  const positionOf = readSourceMap(transpiled.map);
  const at = (place: Place | null): SourcePosition | null => place && positionOf(place.line, place.column);
  const facts = readModule(transpiled.js);
  if (facts.kind === 'refused') return refuse(facts.message, at(facts.place));

  for (const { specifier, place } of facts.imports) {
    const message = refuseImport(specifier);
    if (message !== null) return refuse(message, at(place));
  }
  const provision = { forbidden: readForbidden(options.forbid), allowed: readAllowed(options.allow ?? []) };
  const forbidden = findForbidden(facts.program, facts.imports, provision);
  if (forbidden) return { kind: 'forbidden', message: forbidden.message, position: at(forbidden.place) };
  const missing = findMissingExport(facts.imports, options.libraryExports ?? {});
  if (missing) return refuse(missing.message, at(missing.place));

  const rewritten = rewriteImports(transpiled.js, facts.imports);
  const metered = options.isMetered === true ? meterModule(rewritten, facts.program) : undefined;
  return {
    kind: 'compiled',
    module: metered?.module ?? rewritten,
    exports: facts.exports,
    // Helpers that the transpiler adds (for decorators) have no position in the source.
    declared: facts.declared.filter(({ place }) => at(place) !== null).map(({ name }) => name),
    originalPosition: skipPrefix((line, column) => positionOf(line, metered?.originalColumn(line, column) ?? column)),
  };
}

/** The same module with its arrays counted: the imports stand on the first line, the code on those behind it. */
function meterModule(
  { code, libraries }: CompiledModule,
  program: Program,
): { readonly module: CompiledModule; readonly originalColumn: (line: number, column: number) => number } {
  const end = code.indexOf('\n');
  const metered = meterCode(code.slice(end + 1), program);
  const module = { code: `${metered.prefix}${code.slice(0, end)}\n${metered.code}`, libraries };
  return { module, originalColumn: metered.originalColumn };
}

function skipPrefix(positionOf: FindPosition): FindPosition {
  return (line, column) => positionOf(line - PREFIX_LINES, column);
}

function findMissingExport(
  imports: readonly Import[],
  libraryExports: Readonly<Partial<Record<Library, readonly string[]>>>,
): { readonly message: string; readonly place: Place } | null {
  for (const { specifier, bindings } of imports) {
    const library = findLibrary(specifier);
    const names = library && libraryExports[library];
    if (!names) continue;
    for (const { imported, place } of bindings) {
      if (imported === '*' || names.includes(imported)) continue;
      const near = findNearNames(imported, names);
      const meant = near.length === 0 ? '' : `; did you mean ${near.join(' or ')}?`;
      return { message: `${specifier} does not export ${imported}${meant}`, place };
    }
  }
  return null;
}

function refuse(message: string, position: SourcePosition | null): Refused {
  return { kind: 'compile-error', message, position };
}
