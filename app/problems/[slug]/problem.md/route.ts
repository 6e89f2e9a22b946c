import { problemSlugs, readProblemText } from '../../../_lib/read-bank';

export const dynamic = 'force-static';

export function generateStaticParams() {
  return problemSlugs().map((slug) => ({ slug }));
}

/** The problem's own file, as the judge reads it. */
export async function GET(_request: Request, { params }: { params: Promise<{ slug: string }> }) {
  const { slug } = await params;
  if (!problemSlugs().includes(slug)) return new Response('not found', { status: 404 });
  return new Response(readProblemText(slug), { headers: { 'Content-Type': 'text/markdown; charset=utf-8' } });
}
