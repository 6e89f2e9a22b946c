/** What a JavaScript module says at its top level, and the early errors that an engine would find only on import. */

import {
  type AnyNode,
  type ExportNamedDeclaration,
  type ImportDeclaration,
  type Pattern,
  type Program,
  parse,
} from 'acorn';
import { full } from 'acorn-walk';

/** A place in the JavaScript: line from 1, column from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

export interface Import {
  readonly specifier: string;
  readonly start: number;
  readonly end: number;
  readonly place: Place;
  /** `imported` is `*` for the whole namespace (`import * as x`, `import x`), else the export's name. */
  readonly bindings: readonly { readonly local: string; readonly imported: string; readonly place: Place }[];
}

export interface ModuleFacts {
  readonly program: Program;
  readonly imports: readonly Import[];
  readonly exports: readonly string[];
  /** Top-level names that are declared here and not exported under any name. */
  readonly declared: readonly { readonly name: string; readonly place: Place }[];
}

export type ReadModule =
  | ({ readonly kind: 'read' } & ModuleFacts)
  | { readonly kind: 'refused'; readonly message: string; readonly place: Place | null };

/** How acorn tells that its stack ran out (8.16 and later; earlier ones throw RangeError themselves). */
const OUT_OF_STACK = 'Not enough stack space to parse input';

const PLAIN_WORDS: ReadonlyMap<string, string> = new Map([
  ['Unsyntactic break', '`break` stands outside of a loop or switch'],
  ['Unsyntactic continue', '`continue` stands outside of a loop'],
]);

/**
 * Parse the module and list its imports, exports and declarations; refuse what cannot run in a realm
 * (dynamic imports, `import.meta`, `export … from`).
 *
 * @throws RangeError when the code is nested too deeply for the parser's stack
 */
export function readModule(js: string): ReadModule {
  let program: Program;
  try {
    program = parse(js, { ecmaVersion: 'latest', sourceType: 'module', locations: true });
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const loc = (error as { loc?: { line: number; column: number } }).loc;
    const message = error.message.replace(/ \(\d+:\d+\)$/, '');
    if (message === OUT_OF_STACK) throw new RangeError(message);
    return {
      kind: 'refused',
      message: PLAIN_WORDS.get(message) ?? message,
      place: loc ? { line: loc.line, column: loc.column + 1 } : null,
    };
  }

  const unsupported = findUnsupported(program);
  if (unsupported) return { kind: 'refused', ...unsupported };

  const imports: Import[] = [];
  const exports: string[] = [];
  const exportedLocals = new Set<string>();
  const declared = new Map<string, Place>();
  for (const statement of program.body) {
    switch (statement.type) {
      case 'ImportDeclaration':
        imports.push(readImport(statement));
        break;
      case 'ExportNamedDeclaration':
        readNamedExport(statement, exports, exportedLocals);
        break;
      case 'ExportDefaultDeclaration': {
        exports.push('default');
        const value = statement.declaration;
        if (value.type === 'Identifier') exportedLocals.add(value.name);
        break;
      }
      case 'VariableDeclaration':
        for (const { id } of statement.declarations) collectNames(id, declared);
        break;
      case 'FunctionDeclaration':
      case 'ClassDeclaration':
        collectNames(statement.id, declared);
        break;
      default:
    }
  }
  const notExported = [...declared]
    .filter(([name]) => !exportedLocals.has(name))
    .map(([name, place]) => ({ name, place }));
  return { kind: 'read', program, imports, exports, declared: notExported };
}

function findUnsupported(program: Program): { message: string; place: Place } | null {
  let first: { message: string; node: AnyNode } | null = null;
  full(program, (node) => {
    const message = whyUnsupported(node);
    if (message !== null && (first === null || node.start < first.node.start)) first = { message, node };
  });
  const found = first as { message: string; node: AnyNode } | null;
  return found && { message: found.message, place: placeOf(found.node) };
}

function whyUnsupported(node: AnyNode): string | null {
  switch (node.type) {
    case 'ImportExpression':
      return "import() is not available here; import at the top of the file: import * as tf from '@tensorflow/tfjs'";
    case 'MetaProperty':
      return node.meta.name === 'import' ? 'import.meta is not available here' : null;
    case 'ExportAllDeclaration':
      return 'export … from is not available here; declare and export your own function or class';
    case 'ExportNamedDeclaration':
      return node.source ? 'export … from is not available here; declare and export your own function or class' : null;
    default:
      return null;
  }
}

function readImport(statement: ImportDeclaration): Import {
  const bindings = statement.specifiers.map((specifier) => {
    const place = placeOf(specifier);
    const local = specifier.local.name;
    if (specifier.type !== 'ImportSpecifier') return { local, imported: '*', place };
    const imported = nameOf(specifier.imported);
    return { local, imported: imported === 'default' ? '*' : imported, place };
  });
  return {
    specifier: String(statement.source.value),
    start: statement.start,
    end: statement.end,
    place: placeOf(statement.source),
    bindings,
  };
}

function readNamedExport(statement: ExportNamedDeclaration, exports: string[], exportedLocals: Set<string>): void {
  const names = new Map<string, Place>();
  const { declaration } = statement;
  if (declaration?.type === 'VariableDeclaration') {
    for (const { id } of declaration.declarations) collectNames(id, names);
  } else if (declaration) {
    collectNames(declaration.id, names);
  }
  for (const name of names.keys()) {
    exports.push(name);
    exportedLocals.add(name);
  }
  for (const specifier of statement.specifiers) {
    exports.push(nameOf(specifier.exported));
    exportedLocals.add(nameOf(specifier.local));
  }
}

/** Add every name that a binding pattern declares. */
function collectNames(pattern: Pattern, names: Map<string, Place>): void {
  switch (pattern.type) {
    case 'Identifier':
      names.set(pattern.name, placeOf(pattern));
      return;
    case 'ArrayPattern':
      for (const element of pattern.elements) if (element) collectNames(element, names);
      return;
    case 'ObjectPattern':
      for (const property of pattern.properties) {
        collectNames(property.type === 'RestElement' ? property.argument : property.value, names);
      }
      return;
    case 'AssignmentPattern':
      collectNames(pattern.left, names);
      return;
    case 'RestElement':
      collectNames(pattern.argument, names);
      return;
    default:
  }
}

function nameOf(node: { type: string; name?: string; value?: unknown }): string {
  return node.type === 'Identifier' ? (node.name ?? '') : String(node.value);
}

export function placeOf(node: { readonly loc?: { readonly start: { line: number; column: number } } | null }): Place {
  return { line: node.loc?.start.line ?? 1, column: (node.loc?.start.column ?? 0) + 1 };
}
