/** Files that a person drops or picks: one problem file, with the pictures of its statement beside it. */

export interface ReadProblemFile {
  readonly name: string;
  readonly text: string;
  readonly images: readonly { readonly name: string; readonly url: string }[];
}

export class FileError extends Error {
  override readonly name = 'FileError';
}

const MAX_FILE_BYTES = 5_000_000;
const MAX_IMAGE_BYTES = 1_000_000;
const MAX_IMAGES = 20;
/** SVG is left out: it is a document that can carry scripts. */
const IMAGE_TYPES = ['image/png', 'image/jpeg', 'image/gif', 'image/webp'];

/**
 * Read what was dropped: exactly one Markdown file and any number of pictures.
 * @throws FileError written to the person's face
 */
export async function readProblemFiles(files: readonly File[]): Promise<ReadProblemFile> {
  const texts = files.filter(
    ({ name, type }) => /\.(md|markdown|txt)$/i.test(name) || (type.startsWith('text/') && type !== 'text/html'),
  );
  const chosen = texts.find(({ name }) => name === 'problem.md') ?? texts[0];
  if (chosen === undefined) {
    const names = files
      .slice(0, 3)
      .map(({ name }) => `"${name}"`)
      .join(', ');
    throw new FileError(
      files.length === 0
        ? 'Nothing was dropped.'
        : `There is no problem file among ${names}: it is a Markdown file such as problem.md.`,
    );
  }
  if (texts.length > 1 && chosen.name !== 'problem.md')
    throw new FileError(`There are ${texts.length} Markdown files; drop one, or name the right one problem.md.`);
  if (chosen.size > MAX_FILE_BYTES)
    throw new FileError(`"${chosen.name}" is larger than 5 MB; a problem file is a few kilobytes of text.`);
  const bytes = new Uint8Array(await chosen.arrayBuffer());
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new FileError(`"${chosen.name}" is not UTF-8 text: it looks like a binary file.`);
  }
  if (text.includes('\u0000')) throw new FileError(`"${chosen.name}" holds NUL bytes: it looks like a binary file.`);
  const pictures = files.filter(({ type }) => IMAGE_TYPES.includes(type));
  if (pictures.length > MAX_IMAGES)
    throw new FileError(`There are ${pictures.length} pictures; at most ${MAX_IMAGES} are kept with a problem.`);
  const tooLarge = pictures.find(({ size }) => size > MAX_IMAGE_BYTES);
  if (tooLarge !== undefined) throw new FileError(`The picture "${tooLarge.name}" is larger than 1 MB.`);
  return {
    name: chosen.name,
    text,
    images: await Promise.all(pictures.map(async (file) => ({ name: file.name, url: await toDataUrl(file) }))),
  };
}

function toDataUrl(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(new FileError(`"${file.name}" could not be read.`));
    reader.readAsDataURL(file);
  });
}
