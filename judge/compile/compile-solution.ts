/** CONTRACT (to be implemented): TypeScript source -> CompiledModule, or why not. */
import type { CompiledModule } from '../run/realm';
import type { SourcePosition } from '../verdict/verdict';

export interface Compiled {
  readonly kind: 'compiled';
  readonly module: CompiledModule;
  /** Names that the source exports. */
  readonly exports: readonly string[];
  /** Top-level names that are declared and not exported (for "you declared it, add `export`"). */
  readonly declared: readonly string[];
  /** Position in the person's TypeScript of a position (1-based) in `module.code`; null for code of ours. */
  originalPosition(line: number, column: number): SourcePosition | null;
}
export type CompileOutcome =
  | Compiled
  | { readonly kind: 'compile-error'; readonly message: string; readonly position: SourcePosition | null }
  | { readonly kind: 'forbidden'; readonly message: string; readonly position: SourcePosition | null };

export interface CompileOptions {
  readonly forbid: readonly { readonly name: string; readonly why: string }[];
}
export declare function compileSolution(source: string, options: CompileOptions): CompileOutcome;
