'use client';

/** Monaco from this origin alone: its workers, its types, its themes. Loaded with the editor, never before. */

import { loader } from '@monaco-editor/react';
import * as monaco from 'monaco-editor';
import { z } from 'zod';

export type Monaco = typeof monaco;

const manifestSchema = z.object({ files: z.array(z.object({ url: z.string(), path: z.string() })) });

let setUp: Promise<Monaco> | undefined;

/** Idempotent; resolves when the editor may be shown. Types of libraries arrive a little later. */
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
  void addLibraryTypes();
  return monaco;
}

async function addLibraryTypes(): Promise<void> {
  try {
    const { files } = manifestSchema.parse(await (await fetch('/generated/types/manifest.json')).json());
    await Promise.all(
      files.map(async ({ url, path }) => {
        monaco.typescript.typescriptDefaults.addExtraLib(await (await fetch(url)).text(), path);
      }),
    );
  } catch {
    // Without types the editor still edits and the judge still judges.
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
