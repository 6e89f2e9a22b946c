'use client';

import { useEffect, useState } from 'react';
import type { Problem } from '#judge/spec/problem';
import type { ProblemPage } from '../../_lib/problem-page';
import type { Picture } from '../../_lib/render-markdown';

/** Something wrong with a file, at its place. */
export interface SpecIssue {
  readonly where: string;
  readonly message: string;
  readonly line: number | undefined;
  readonly column: number | undefined;
}

export interface Spec {
  /** Of the text for which the rest was found out; an older text's answer is shown until the newer one's is there. */
  readonly text: string;
  readonly issues: readonly SpecIssue[];
  readonly problem: Problem | undefined;
  readonly page: ProblemPage | undefined;
}

const DELAY_MS = 300;

/** Read a problem file as it is typed: what is wrong with it, and how it will look. */
export function useSpec(text: string | undefined, pictures: readonly Picture[]): Spec | undefined {
  const [spec, setSpec] = useState<Spec | undefined>(undefined);
  useEffect(() => {
    if (text === undefined || text.trim() === '') {
      setSpec(undefined);
      return;
    }
    let isLate = false;
    const timer = setTimeout(() => {
      readSpec(text, pictures).then(
        (next) => {
          if (!isLate) setSpec(next);
        },
        (error: unknown) => {
          if (!isLate)
            setSpec({
              text,
              issues: [{ where: 'file', message: String(error), line: undefined, column: undefined }],
              problem: undefined,
              page: undefined,
            });
        },
      );
    }, DELAY_MS);
    return () => {
      isLate = true;
      clearTimeout(timer);
    };
  }, [text, pictures]);
  return spec;
}

async function readSpec(text: string, pictures: readonly Picture[]): Promise<Spec> {
  // Loaded here: no other page reads problem files in the browser.
  const [{ checkProblemText, parseProblem }, { problemPage }] = await Promise.all([
    import('#judge/spec/parse-problem'),
    import('../../_lib/problem-page'),
  ]);
  const issues = checkProblemText(text).map(
    ({ where, problem, line, column }): SpecIssue => ({ where, message: problem, line, column }),
  );
  if (issues.length > 0) return { text, issues, problem: undefined, page: undefined };
  const problem = parseProblem(text);
  return { text, issues: [], problem, page: await problemPage(problem, 'preview', pictures) };
}
