import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { problemPage } from '../../_lib/problem-page';
import { problemSlugs, readProblem } from '../../_lib/read-bank';
import { Workbench } from '../../_workbench/workbench';
import { ClosedInRound } from './_round/closed-in-round';

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
  // Rendered here, so that the browser ships no Markdown and no KaTeX code.
  return (
    <ClosedInRound>
      <Workbench problem={await problemPage(readProblem(slug), slug)} />
    </ClosedInRound>
  );
}
