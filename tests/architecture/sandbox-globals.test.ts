/**
 * What the runner uses once a solution has run was taken before: a solution can delete or replace any global.
 *
 * So no function of the sandbox's modules names a global, but for those that run only while a realm starts.
 */

import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { expect, test } from 'vitest';

const room = fileURLToPath(new URL('../../workers/', import.meta.url));

/** Entries and providers, which have done their work before a solution is loaded. */
const STARTS = /\/sandbox\/(realm-worker|provide-library|gate)\.ts$/;

test('no function of the sandbox names a global that a solution could have replaced', { timeout: 120_000 }, () => {
  const found = globalsIn((_, text) => text);
  expect(found).toEqual([]);
});

test('the check notices one that does', { timeout: 120_000 }, () => {
  const found = globalsIn((name, text) =>
    name.endsWith('/array-meter.ts') ? `${text}\nexport const planted = (): number => Number.EPSILON;\n` : text,
  );
  expect(found).toEqual([expect.stringMatching(/array-meter\.ts:\d+ Number$/)]);
});

function globalsIn(edit: (name: string, text: string) => string): string[] {
  const { config } = ts.readConfigFile(`${room}tsconfig.json`, ts.sys.readFile) as { config: unknown };
  const { options, fileNames } = ts.parseJsonConfigFileContent(config, ts.sys, room);
  const host = ts.createCompilerHost(options);
  const read = host.readFile.bind(host);
  host.readFile = (name) => {
    const text = read(name);
    return text === undefined ? undefined : edit(name, text);
  };
  const program = ts.createProgram(fileNames, options, host);
  const checker = program.getTypeChecker();
  const found: string[] = [];
  for (const file of program.getSourceFiles()) {
    if (!/\/workers\/sandbox\/[^/]+\.ts$/.test(file.fileName) || STARTS.test(file.fileName)) continue;
    const visit = (node: ts.Node, isInside: boolean): void => {
      if (ts.isTypeNode(node)) return;
      if (isInside && ts.isIdentifier(node) && isUse(node) && isGlobal(checker, node)) {
        const { line } = file.getLineAndCharacterOfPosition(node.getStart());
        found.push(`${file.fileName.slice(room.length)}:${line + 1} ${node.text}`);
      }
      ts.forEachChild(node, (child) => visit(child, isInside || ts.isFunctionLike(node)));
    };
    visit(file, false);
  }
  return found;
}

/** Not the name of a member, nor one that is declared here. */
function isUse(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent) || ts.isQualifiedName(parent))
    return !ts.isPropertyAccessExpression(parent) || parent.expression === node;
  return (
    !(ts.isPropertyAssignment(parent) && parent.name === node) &&
    !(ts.isBindingElement(parent) && parent.propertyName === node)
  );
}

/** Declared by the library alone; `undefined` cannot be replaced and has no declaration. */
function isGlobal(checker: ts.TypeChecker, node: ts.Identifier): boolean {
  const declarations = checker.getSymbolAtLocation(node)?.getDeclarations() ?? [];
  return (
    declarations.length > 0 &&
    declarations.every(
      (one) =>
        /\/lib\.[^/]*\.d\.ts$/.test(one.getSourceFile().fileName) &&
        !ts.isParameter(one) &&
        one.parent !== undefined &&
        isTopLevel(one),
    )
  );
}

function isTopLevel(declaration: ts.Declaration): boolean {
  for (let node: ts.Node = declaration; ; node = node.parent) {
    if (ts.isSourceFile(node)) return true;
    if (ts.isInterfaceDeclaration(node) && node !== declaration) return false;
    if (ts.isClassDeclaration(node) && node !== declaration) return false;
  }
}
