/**
 * Uses of library members that a problem does not provide, as far as they can be read off the code.
 *
 * The realm refuses them too when they are reached in another way (`const lib = tf; lib['tr' + 'ain']`);
 * finding them here gives the person a line and a column before anything runs.
 */

import type { AnyNode, MemberExpression, ObjectPattern, Program } from 'acorn';
import { full } from 'acorn-walk';

import { type AllowedMembers, type ForbiddenMember, findLibrary, notAllowed } from './provided-libraries';
import { type Import, type Place, placeOf } from './read-module';

/** A local name that stands for a library (`path` empty) or for a member of it. */
interface LibraryName {
  readonly library: string;
  readonly path: readonly string[];
}

/** What a problem takes out of its libraries. */
export interface Provision {
  readonly forbidden: readonly ForbiddenMember[];
  readonly allowed: readonly AllowedMembers[];
}

/** Find the first use of a member that is not provided, in the order of the code. */
export function findForbidden(
  program: Program,
  imports: readonly Import[],
  provision: Provision,
): { readonly message: string; readonly place: Place } | null {
  if (provision.forbidden.length === 0 && provision.allowed.length === 0) return null;

  const names = new Map<string, LibraryName>();
  for (const { specifier, bindings } of imports) {
    const library = findLibrary(specifier);
    if (library === null) continue;
    for (const { local, imported, place } of bindings) {
      const name = { library, path: imported === '*' ? [] : [imported] };
      const message = whyNotProvided(name, provision);
      if (message !== null) return { message, place };
      names.set(local, name);
    }
  }
  // A name that is bound again somewhere (a parameter called `tf`) may stand for something else: leave it to the realm.
  full(program, (node, _state, type) => {
    if (type === 'VariablePattern' && node.type === 'Identifier') names.delete(node.name);
  });
  if (names.size === 0) return null;

  let first: { message: string; node: AnyNode } | null = null;
  full(program, (node) => {
    for (const used of namesUsedBy(node, names)) {
      const message = whyNotProvided(used, provision);
      if (message !== null && (first === null || node.start < first.node.start)) first = { message, node };
    }
  });
  const found = first as { message: string; node: AnyNode } | null;
  return found && { message: found.message, place: placeOf(found.node) };
}

function whyNotProvided(used: LibraryName, { forbidden, allowed }: Provision): string | null {
  const member = forbidden.find(({ library, path }) => library === used.library && startsWith(used.path, path));
  if (member !== undefined) return `${member.name} is not provided in this problem: ${member.why}`;
  const own = allowed.find(({ library }) => library === used.library);
  if (own === undefined || used.path.length === 0) return null;
  // `tf.linalg` on the way to `tf.linalg.qr`, and `tf.add.length` behind `tf.add`.
  const isAllowed = own.paths.some((path) => startsWith(path, used.path) || startsWith(used.path, path));
  return isAllowed ? null : notAllowed([own.namespace, ...used.path].join('.'), own);
}

function startsWith(path: readonly string[], start: readonly string[]): boolean {
  return start.length <= path.length && start.every((part, depth) => part === path[depth]);
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
