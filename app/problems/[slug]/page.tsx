import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { starterFor } from '#judge/spec/starter';
import { problemSlugs, readProblem } from '../../_lib/read-bank';
import { renderMarkdown } from '../../_lib/render-markdown';
import type { ProblemPage } from './_workbench/problem-page';
import { Workbench } from './_workbench/workbench';

export const dynamicParams = false;

export function generateStaticParams() {
  return problemSlugs().map((slug) => ({ slug }));
}

interface Props {
  readonly params: Promise<{ slug: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug } = await params;
  return problemSlugs().includes(slug) ? { title: readProblem(slug).title } : {};
}

export default async function Page({ params }: Props) {
  const { slug } = await params;
  if (!problemSlugs().includes(slug)) notFound();
  return <Workbench problem={await loadPage(slug)} />;
}

/** Everything that the page shows, rendered here so that the browser ships no Markdown and no KaTeX code. */
async function loadPage(slug: string): Promise<ProblemPage> {
  const problem = readProblem(slug);
  const { signature } = problem;
  return {
    slug,
    title: problem.title,
    difficulty: problem.difficulty,
    topics: problem.topics,
    statementHtml: await renderMarkdown(problem.statement),
    hintsHtml: await Promise.all(problem.hints.map(renderMarkdown)),
    complexityHtml: await renderMarkdown(problem.complexity),
    followUps: await Promise.all(
      problem.followUps.map(async ({ ask, answer }) => ({
        askHtml: await renderMarkdown(ask),
        answerHtml: await renderMarkdown(answer),
      })),
    ),
    accepted: problem.accepted.map(({ id, style, source, note }) => ({ id, style, source, note: note ?? '' })),
    starters: { arrays: starterFor(problem, 'arrays'), tensors: starterFor(problem, 'tensors') },
    ownInputs:
      signature.kind === 'function' ? signature.params.map(({ name, optional }) => ({ name, optional })) : undefined,
  };
}
