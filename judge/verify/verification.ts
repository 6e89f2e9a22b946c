/** What the proof of a problem consists of: checks in order, what each found, and who rejects whom. */

import type { CancelSignal } from '../run/judge-submission';
import type { OpenRealm } from '../run/realm';
import type { Style } from '../spec/problem';

export interface Finding {
  /** A problem with an error is not admitted; a warning is for the author to judge. */
  readonly severity: 'error' | 'warning';
  /** Path inside the file, such as `mistakes.no-scale` or `cases.causal#1`. */
  readonly where: string;
  /** What was expected and what came. */
  readonly message: string;
  /** 1-based place in the file, where the text was given and the place is known. */
  readonly line?: number | undefined;
  readonly column?: number | undefined;
}

export interface CheckResult {
  readonly id: string;
  readonly title: string;
  readonly findings: readonly Finding[];
  readonly elapsedMs: number;
  /** Why the check could not be made; undefined where it was made. */
  readonly skipped: string | undefined;
}

/** One mistake in one style: the cases that reject it, and by how much the best of them does. */
export interface MatrixRow {
  readonly mistake: string;
  readonly style: Style;
  readonly rejectedBy: readonly string[];
  /** Error over tolerance in the case that rejects it by most; Infinity where it fails by other means; 0 where it survives. */
  readonly margin: number;
}

export interface SolutionRow {
  readonly id: string;
  readonly style: Style;
  readonly backend: string;
  /** Largest error over tolerance in any case of any salt. */
  readonly worst: number;
}

export interface Verification {
  readonly problem: string;
  readonly checks: readonly CheckResult[];
  readonly matrix: { readonly cases: readonly string[]; readonly rows: readonly MatrixRow[] };
  readonly solutions: readonly SolutionRow[];
}

export interface VerifyProgress {
  /** Id of the check at work. */
  readonly check: string;
  readonly done: number;
  readonly of: number;
  /** The check that was made just before, with what it found. */
  readonly finished?: CheckResult | undefined;
}

/** A TypeScript file that exists only for the type checker. */
export interface VirtualFile {
  /** `accepted-loops.ts` */
  readonly name: string;
  readonly text: string;
}

export interface TypeIssue {
  readonly file: string;
  /** 1-based, inside the virtual file. */
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** What the shell around the verifier provides. */
export interface VerifyHost {
  readonly openRealm: OpenRealm;
  /** Milliseconds, monotonic. */
  readonly now: () => number;
  readonly signal?: CancelSignal | undefined;
  readonly onProgress?: ((progress: VerifyProgress) => void) | undefined;
  /** Type errors of files that know the libraries of a solution and nothing of each other. */
  readonly typeCheck: (files: readonly VirtualFile[]) => Promise<readonly TypeIssue[]>;
  /** What is wrong with a formula; undefined where KaTeX takes it. */
  readonly parseMath: (tex: string) => string | undefined;
  /** Tensor backends that run here, each with realms of its own; the cpu of `openRealm` unless given. */
  readonly backends?: readonly { readonly name: string; readonly openRealm: OpenRealm }[] | undefined;
  /** How many salts the right solutions must pass; 10 unless given. */
  readonly salts?: number | undefined;
  /** One call of author code may take this long; 10 s unless given. */
  readonly authorLimitMs?: number | undefined;
}
