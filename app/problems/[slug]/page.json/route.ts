import { problemPage } from '../../../_lib/problem-page';
import { problemSlugs, readProblem } from '../../../_lib/read-bank';

export const dynamic = 'force-static';
export const dynamicParams = false;

export function generateStaticParams() {
  return problemSlugs().map((slug) => ({ slug }));
}

/** A problem as its page shows it, for rounds: rendered here, so that they ship no Markdown and no KaTeX code. */
export async function GET(_: Request, { params }: { params: Promise<{ slug: string }> }) {
  const { slug } = await params;
  return Response.json(await problemPage(readProblem(slug), slug));
}
