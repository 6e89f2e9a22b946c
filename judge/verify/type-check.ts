/**
 * TypeScript's checker over fences: strict, with the libraries that a solution may import.
 *
 * Every fence is a module of its own and all of a problem's go into one program. Library files are parsed once for
 * the life of the checker, which is what makes a problem cost a fraction of a second.
 */

import ts from 'typescript';
import type { TypeIssue, VirtualFile } from './verification';

export interface TypeFiles {
  /** Text of a file of TypeScript's own library, such as `lib.es2023.d.ts`; undefined where there is none. */
  readonly lib: (name: string) => string | undefined;
  /** Declaration files by the path below `node_modules/`, such as `@tensorflow/tfjs/index.d.ts`. */
  readonly modules: Readonly<Record<string, string>>;
}

const OPTIONS: ts.CompilerOptions = {
  strict: true,
  target: ts.ScriptTarget.ESNext,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  moduleDetection: ts.ModuleDetectionKind.Force,
  lib: ['lib.es2023.d.ts', 'lib.webworker.d.ts'],
  types: [],
  noEmit: true,
  skipLibCheck: true,
  // As in the editor: a person who practises reads array elements without ceremony.
  noUncheckedIndexedAccess: false,
};

/** More from one fence tell nothing new. */
const MAX_ISSUES_OF_FILE = 5;

export function createTypeChecker({ lib, modules }: TypeFiles): (files: readonly VirtualFile[]) => TypeIssue[] {
  const parsed = new Map<string, ts.SourceFile | undefined>();
  let previous: ts.Program | undefined;

  function libraryFile(path: string): ts.SourceFile | undefined {
    if (parsed.has(path)) return parsed.get(path);
    const text = textOf(path);
    const file = text === undefined ? undefined : ts.createSourceFile(path, text, ts.ScriptTarget.ESNext);
    parsed.set(path, file);
    return file;
  }

  function textOf(path: string): string | undefined {
    if (path.startsWith(LIB)) return lib(path.slice(LIB.length));
    const below = path.split('/node_modules/')[1];
    return below === undefined ? undefined : modules[below];
  }

  return (files) => {
    const own = new Map(
      files.map(({ name, text }) => [
        `${ROOT}${name}`,
        ts.createSourceFile(`${ROOT}${name}`, text, ts.ScriptTarget.ESNext, true),
      ]),
    );
    const host: ts.CompilerHost = {
      getSourceFile: (path) => own.get(path) ?? libraryFile(path),
      fileExists: (path) => own.has(path) || textOf(path) !== undefined,
      readFile: (path) => own.get(path)?.text ?? textOf(path),
      directoryExists: (path) => !path.endsWith('@types'),
      getDefaultLibFileName: () => `${LIB}lib.es2023.d.ts`,
      getDefaultLibLocation: () => LIB.slice(0, -1),
      getCurrentDirectory: () => ROOT.slice(0, -1),
      getCanonicalFileName: (path) => path,
      useCaseSensitiveFileNames: () => true,
      getNewLine: () => '\n',
      writeFile: () => undefined,
    };
    const program = ts.createProgram({
      rootNames: [...own.keys()],
      options: OPTIONS,
      host,
      ...(previous === undefined ? {} : { oldProgram: previous }),
    });
    previous = program;
    return [...own].flatMap(([path, file]) =>
      [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)]
        .slice(0, MAX_ISSUES_OF_FILE)
        .map((diagnostic) => issueOf(diagnostic, file, path.slice(ROOT.length))),
    );
  };
}

const ROOT = '/fences/';
const LIB = '/lib/';

function issueOf({ start, messageText }: ts.Diagnostic, file: ts.SourceFile, name: string): TypeIssue {
  const { line, character } = file.getLineAndCharacterOfPosition(start ?? 0);
  const [message = ''] = ts.flattenDiagnosticMessageText(messageText, '\n').split('\n');
  return { file: name, line: line + 1, column: character + 1, message };
}
