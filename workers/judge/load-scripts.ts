/** The sandbox's scripts, fetched once from the page's own origin: the frame itself has no network. */

import { z } from 'zod';
import type { OtherBackend } from '#judge/run/realm';
import type { SandboxScripts } from '../protocol';

export interface ScriptLoader {
  /** What every realm may need. */
  scripts(): Promise<SandboxScripts>;
  /** The kernels of a backend, fetched when they are first asked for. */
  backend(name: OtherBackend): Promise<string>;
}

/** Written by workers/bundle/build-sandbox.ts; names carry a hash of the content. */
const manifestSchema = z.object({
  runner: z.string(),
  tfjs: z.string(),
  mathjs: z.string(),
  backends: z.object({ webgpu: z.string(), webgl: z.string(), wasm: z.string() }),
});

/** What was fetched is kept, what failed is tried again. */
export function createScriptLoader(): ScriptLoader {
  const kept = new Map<string, Promise<unknown>>();

  function keep<T>(key: string, load: () => Promise<T>): Promise<T> {
    const known = kept.get(key) as Promise<T> | undefined;
    if (known !== undefined) return known;
    const fresh = load();
    kept.set(key, fresh);
    fresh.catch(() => kept.delete(key));
    return fresh;
  }

  const manifest = () =>
    keep('manifest', async () => manifestSchema.parse(JSON.parse(await fetchText('manifest.json'))));

  return {
    scripts: () =>
      keep('scripts', async () => {
        const names = await manifest();
        const [runner, tfjs, mathjs] = await Promise.all([names.runner, names.tfjs, names.mathjs].map(fetchText));
        return { runner: runner ?? '', libraries: { '@tensorflow/tfjs': tfjs ?? '', mathjs: mathjs ?? '' } };
      }),
    backend: (name) => keep(name, async () => fetchText((await manifest()).backends[name])),
  };
}

async function fetchText(name: string): Promise<string> {
  const response = await fetch(`/generated/sandbox/${name}`);
  if (!response.ok) throw new Error(`the sandbox script ${name} could not be loaded (${response.status})`);
  return response.text();
}
