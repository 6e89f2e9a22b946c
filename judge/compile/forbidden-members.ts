/**
 * Uses of library members that a problem does not provide, as far as they can be read off the code.
 *
 * The realm refuses them too when they are reached in another way (`const lib = tf; lib['tr' + 'ain']`);
 * finding them here gives the person a line and a column before anything runs.
 */

import type { AnyNode, MemberExpression, ObjectPattern, Program } from 'acorn';
import { full } from 'acorn-walk';

import { type ForbiddenMember, findLibrary } from './provided-libraries';
import { type Import, type Place, placeOf } from './read-module';

/** A local name that stands for a library (`path` empty) or for a member of it. */
interface LibraryName {
  readonly library: string;
  readonly path: readonly string[];
}

/** Find the first use of a forbidden member, in the order of the code. */
export function findForbidden(
  program: Program,
  imports: readonly Import[],
  forbidden: readonly ForbiddenMember[],
): { readonly member: ForbiddenMember; readonly place: Place } | null {
  if (forbidden.length === 0) return null;

  const names = new Map<string, LibraryName>();
  for (const { specifier, bindings } of imports) {
    const library = findLibrary(specifier);
    if (library === null) continue;
    for (const { local, imported, place } of bindings) {
      const name = { library, path: imported === '*' ? [] : [imported] };
      const member = matchForbidden(name, forbidden);
      if (member) return { member, place };
      names.set(local, name);
    }
  }
  // A name that is bound again somewhere (a parameter called `tf`) may stand for something else: leave it to the realm.
  full(program, (node, _state, type) => {
    if (type === 'VariablePattern' && node.type === 'Identifier') names.delete(node.name);
  });
  if (names.size === 0) return null;

  let first: { member: ForbiddenMember; node: AnyNode } | null = null;
  full(program, (node) => {
    for (const used of namesUsedBy(node, names)) {
      const member = matchForbidden(used, forbidden);
      if (member && (first === null || node.start < first.node.start)) first = { member, node };
    }
  });
  const found = first as { member: ForbiddenMember; node: AnyNode } | null;
  return found && { member: found.member, place: placeOf(found.node) };
}

function matchForbidden(used: LibraryName, forbidden: readonly ForbiddenMember[]): ForbiddenMember | undefined {
  return forbidden.find(
    ({ library, path }) =>
      library === used.library &&
      path.length <= used.path.length &&
      path.every((part, depth) => part === used.path[depth]),
  );
}

function namesUsedBy(node: AnyNode, names: ReadonlyMap<string, LibraryName>): LibraryName[] {
  if (node.type === 'MemberExpression') {
    const used = readMember(node, names);
    return used ? [used] : [];
  }
  if (node.type === 'VariableDeclarator' && node.id.type === 'ObjectPattern' && node.init) {
    const base = readName(node.init, names);
    return base ? readPattern(node.id, base) : [];
  }
  return [];
}

function readName(node: AnyNode, names: ReadonlyMap<string, LibraryName>): LibraryName | null {
  if (node.type === 'Identifier') return names.get(node.name) ?? null;
  if (node.type === 'ChainExpression' || node.type === 'ParenthesizedExpression')
    return readName(node.expression, names);
  return node.type === 'MemberExpression' ? readMember(node, names) : null;
}

function readMember(node: MemberExpression, names: ReadonlyMap<string, LibraryName>): LibraryName | null {
  const base = readName(node.object, names);
  const key = base && readKey(node.property, node.computed);
  return base && key !== null ? { library: base.library, path: [...base.path, key] } : null;
}

/** `const { train, data: { csv } } = tf` uses tf.train and tf.data.csv. */
function readPattern(pattern: ObjectPattern, base: LibraryName): LibraryName[] {
  return pattern.properties.flatMap((property) => {
    const key = property.type === 'Property' ? readKey(property.key, property.computed) : null;
    if (property.type !== 'Property' || key === null) return [];
    const used = { library: base.library, path: [...base.path, key] };
    return property.value.type === 'ObjectPattern' ? [used, ...readPattern(property.value, used)] : [used];
  });
}

function readKey(node: AnyNode, computed: boolean): string | null {
  if (node.type === 'Identifier' && !computed) return node.name;
  return node.type === 'Literal' && typeof node.value === 'string' ? node.value : null;
}
