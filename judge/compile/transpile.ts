/**
 * TypeScript to JavaScript, one file alone: types are erased, never checked.
 *
 * What a newer engine would refuse later (a const declared twice, `return` outside a function) is not
 * found here; read-module.ts parses the result again for that.
 */

import ts from 'typescript';

import type { SourcePosition } from '../verdict/verdict';

export type Transpiled =
  | { readonly kind: 'transpiled'; readonly js: string; readonly map: string }
  | { readonly kind: 'refused'; readonly message: string; readonly position: SourcePosition | null };

/**
 * Erase the types of `source`, and downlevel what no engine runs (decorators, enums, namespaces).
 *
 * @param refuseImport says why a module may not be imported; null when it may
 * @throws RangeError when the source is nested too deeply for the parser's stack
 */
export function transpile(source: string, refuseImport: (specifier: string) => string | null): Transpiled {
  const parsed: { file?: ts.SourceFile } = {};
  const output = ts.transpileModule(source, {
    fileName: 'solution.ts',
    reportDiagnostics: true,
    compilerOptions: {
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.ESNext,
      isolatedModules: true,
      sourceMap: true,
      newLine: ts.NewLineKind.LineFeed,
    },
    // Borrowing the tree that the transpiler made saves a second parse.
    transformers: { before: [() => (file) => (parsed.file = file)] },
  });

  const problem = output.diagnostics?.find((diagnostic) => diagnostic.file !== undefined);
  if (problem) {
    const message = ts.flattenDiagnosticMessageText(problem.messageText, ' ');
    return { kind: 'refused', message, position: positionOf(problem.file, problem.start ?? 0) };
  }
  const refused = parsed.file && findRefusedStatement(parsed.file, refuseImport);
  if (refused) return { kind: 'refused', message: refused.message, position: positionOf(parsed.file, refused.start) };

  const js = output.outputText.replace(/\/\/# sourceMappingURL=solution\.js\.map\s*$/, '');
  return { kind: 'transpiled', js, map: output.sourceMapText ?? '' };
}

/** Module statements that vanish from the JavaScript, and therefore have to be refused here. */
function findRefusedStatement(
  file: ts.SourceFile,
  refuseImport: (specifier: string) => string | null,
): { message: string; start: number } | null {
  for (const statement of file.statements) {
    if (ts.isImportDeclaration(statement) && ts.isStringLiteral(statement.moduleSpecifier) && !isTypeOnly(statement)) {
      const message = refuseImport(statement.moduleSpecifier.text);
      if (message !== null) return { message, start: statement.moduleSpecifier.getStart(file) };
    }
    if (ts.isImportEqualsDeclaration(statement) && ts.isExternalModuleReference(statement.moduleReference)) {
      const message = '`import … = require()` does not work here; write `import * as name from "module"`';
      return { message, start: statement.getStart(file) };
    }
    if (ts.isExportAssignment(statement) && statement.isExportEquals) {
      return {
        message: '`export =` does not work here; write `export` before the declaration',
        start: statement.getStart(file),
      };
    }
  }
  return null;
}

/** `import type …`, or an import whose every name is marked `type`; such a module is never loaded. */
function isTypeOnly(statement: ts.ImportDeclaration): boolean {
  const clause = statement.importClause;
  if (clause === undefined) return false;
  if (clause.isTypeOnly) return true;
  const bindings = clause.namedBindings;
  if (clause.name !== undefined || bindings === undefined || !ts.isNamedImports(bindings)) return false;
  return bindings.elements.length > 0 && bindings.elements.every((element) => element.isTypeOnly);
}

function positionOf(file: ts.SourceFile | undefined, start: number): SourcePosition | null {
  if (file === undefined) return null;
  const { line, character } = file.getLineAndCharacterOfPosition(start);
  return { line: line + 1, column: character + 1 };
}
