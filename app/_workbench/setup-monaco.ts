'use client';

/** Monaco from this origin alone: its workers, its types, its themes. Loaded with the editor, never before. */

import { loader } from '@monaco-editor/react';
import * as monaco from 'monaco-editor';
import { z } from 'zod';

export type Monaco = typeof monaco;

const manifestSchema = z.object({
  files: z.array(z.object({ url: z.string(), path: z.string(), library: z.string() })),
});

let setUp: Promise<Monaco> | undefined;

/** Idempotent; resolves when the editor may be shown. */
export function setUpMonaco(): Promise<Monaco> {
  setUp ??= start();
  return setUp;
}

async function start(): Promise<Monaco> {
  globalThis.MonacoEnvironment = {
    getWorker: (_id: string, label: string) =>
      label === 'typescript' || label === 'javascript'
        ? new Worker(new URL('./typescript.worker.ts', import.meta.url), { type: 'module' })
        : new Worker(new URL('./editor.worker.ts', import.meta.url), { type: 'module' }),
  };
  // The loader's own way fetches from a CDN.
  loader.config({ monaco });
  await loader.init();
  const { typescriptDefaults, ScriptTarget, ModuleKind, ModuleResolutionKind } = monaco.typescript;
  typescriptDefaults.setCompilerOptions({
    strict: true,
    target: ScriptTarget.ESNext,
    module: ModuleKind.ESNext,
    moduleResolution: ModuleResolutionKind.NodeJs,
    lib: ['es2023', 'webworker'],
    allowNonTsExtensions: true,
    noEmit: true,
    // A person who practises reads array elements without ceremony.
    noUncheckedIndexedAccess: false,
  });
  typescriptDefaults.setEagerModelSync(true);
  defineThemes();
  return monaco;
}

/** Libraries by what a file that uses one mentions. */
const MENTIONS = [
  { library: '@tensorflow', mention: 'tensorflow' },
  { library: 'mathjs', mention: 'mathjs' },
] as const;

const asked = new Set<string>();

/**
 * Give the editor the types of the libraries that the code mentions; those of tfjs alone cost the language service a
 * second. Idempotent; the types arrive a little later.
 */
export async function addTypesFor(code: string): Promise<void> {
  const due = MENTIONS.filter(({ library, mention }) => !asked.has(library) && code.includes(mention));
  if (due.length === 0) return;
  for (const { library } of due) asked.add(library);
  try {
    const { files } = manifestSchema.parse(await (await fetch('/generated/types/manifest.json')).json());
    const own = files.filter((file) => due.some(({ library }) => library === file.library));
    const texts = await Promise.all(own.map(async ({ url }) => (await fetch(url)).text()));
    // All at once: each change makes the service check every file again.
    for (const [i, { path }] of own.entries()) monaco.typescript.typescriptDefaults.addExtraLib(texts[i] ?? '', path);
  } catch {
    // Without types the editor still edits and the judge still judges. The next change asks again.
    for (const { library } of due) asked.delete(library);
  }
}

/** Monaco's own themes on this page's surfaces, with text that keeps a contrast of 4.5. */
function defineThemes(): void {
  monaco.editor.defineTheme('kata-light', {
    base: 'vs',
    inherit: true,
    rules: [
      { token: 'comment', foreground: '4a7339' },
      { token: 'number', foreground: '08704a' },
    ],
    colors: {
      'editor.background': '#ffffff',
      'editor.foreground': '#171a21',
      'editor.lineHighlightBackground': '#f6f7f9',
      'editor.lineHighlightBorder': '#00000000',
      'editorLineNumber.foreground': '#646c7a',
      'editorLineNumber.activeForeground': '#171a21',
      'editorUnnecessaryCode.opacity': '#000000d0',
    },
  });
  monaco.editor.defineTheme('kata-dark', {
    base: 'vs-dark',
    inherit: true,
    rules: [{ token: 'comment', foreground: '86ad78' }],
    colors: {
      'editor.background': '#14161b',
      'editor.foreground': '#e8eaf0',
      'editor.lineHighlightBackground': '#1b1e25',
      'editor.lineHighlightBorder': '#00000000',
      'editorLineNumber.foreground': '#8a93a3',
      'editorLineNumber.activeForeground': '#e8eaf0',
      'editorUnnecessaryCode.opacity': '#000000d0',
      'editorWidget.background': '#1b1e25',
      'editorWidget.border': '#30353f',
    },
  });
}
