/** A problem as a download: its Markdown file, or an archive where pictures belong to it. */

import { download } from './download';
import type { Picture } from './render-markdown';

export async function exportProblem(slug: string, text: string, pictures: readonly Picture[]): Promise<void> {
  if (pictures.length === 0) return download(`${slug}.md`, new Blob([text], { type: 'text/markdown' }));
  const { strToU8, zipSync } = await import('fflate');
  const entries = Object.fromEntries(
    await Promise.all(pictures.map(async ({ name, url }) => [`${slug}/${name}`, await bytesOf(url)] as const)),
  );
  const archive = zipSync({ [`${slug}/problem.md`]: strToU8(text), ...entries });
  download(`${slug}.zip`, new Blob([archive as Uint8Array<ArrayBuffer>], { type: 'application/zip' }));
}

/** The bytes of a base64 data URL (fetch of one is not allowed by the page's policy). */
async function bytesOf(dataUrl: string): Promise<Uint8Array> {
  return Uint8Array.from(atob(dataUrl.slice(dataUrl.indexOf(',') + 1)), (character) => character.charCodeAt(0));
}
