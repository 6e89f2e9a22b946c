/** The sandbox's scripts, fetched once from the page's own origin: the frame itself has no network. */

import { z } from 'zod';
import type { SandboxScripts } from '../protocol';

/** Written by workers/bundle/build-sandbox.ts; names carry a hash of the content. */
const manifestSchema = z.object({ runner: z.string(), tfjs: z.string(), mathjs: z.string() });

export async function loadScripts(): Promise<SandboxScripts> {
  const manifest = manifestSchema.parse(JSON.parse(await fetchText('manifest.json')));
  const [runner, tfjs, mathjs] = await Promise.all([manifest.runner, manifest.tfjs, manifest.mathjs].map(fetchText));
  return { runner: runner ?? '', libraries: { '@tensorflow/tfjs': tfjs ?? '', mathjs: mathjs ?? '' } };
}

async function fetchText(name: string): Promise<string> {
  const response = await fetch(`/generated/sandbox/${name}`);
  if (!response.ok) throw new Error(`the sandbox script ${name} could not be loaded (${response.status})`);
  return response.text();
}
