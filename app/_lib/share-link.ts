/**
 * A problem file in a link: deflated and in base64url, behind the `#`, which no server ever sees.
 *
 * Uses the browser's own compression streams. What a link holds comes from a stranger: it is bounded before it
 * is unpacked, and it stays text until the person has agreed to open it.
 */

const MAX_LINK_CHARACTERS = 2_000_000;
const MAX_FILE_BYTES = 5_000_000;
const PREFIX = '#problem=';

export class LinkError extends Error {
  override readonly name = 'LinkError';
}

export function isShareHash(hash: string): boolean {
  return hash.startsWith(PREFIX);
}

/** @returns the hash of a link, `#problem=…` */
export async function packProblem(text: string): Promise<string> {
  const packed = await collect(
    new Blob([text]).stream().pipeThrough(new CompressionStream('deflate-raw')),
    Number.POSITIVE_INFINITY,
  );
  return PREFIX + toBase64Url(packed);
}

/** @throws LinkError when the link is damaged, or would unpack to more than a problem file may hold */
export async function unpackProblem(hash: string): Promise<string> {
  if (!isShareHash(hash)) throw new LinkError('This link holds no problem.');
  if (hash.length > MAX_LINK_CHARACTERS) throw new LinkError('This link is too long to be a problem.');
  try {
    const packed = fromBase64Url(hash.slice(PREFIX.length));
    const bytes = await collect(
      new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate-raw')),
      MAX_FILE_BYTES,
    );
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof LinkError) throw error;
    throw new LinkError('This link is damaged: a part of it is missing or was changed. Ask for it again.');
  }
}

async function collect(stream: ReadableStream<Uint8Array>, limit: number): Promise<Uint8Array<ArrayBuffer>> {
  const reader = stream.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.length;
    if (size > limit) {
      await reader.cancel();
      throw new LinkError('This link unpacks to more than 5 MB, the most that a problem file may hold.');
    }
    chunks.push(value);
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

function toBase64Url(bytes: Uint8Array): string {
  let binary = '';
  // In parts: a spread of a large array overflows the stack.
  for (let at = 0; at < bytes.length; at += 0x8000) binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}
