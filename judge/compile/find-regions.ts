/** Functions and loops of a module: what they declare, what they return, and whether they may make arrays. */

import type { AnyNode, Expression, Pattern, Program } from 'acorn';

/** A function, or a loop; each turn of a loop is a life of its own. */
export interface Region {
  readonly isFunction: boolean;
  /** Names that are declared in it, functions and loops inside of it apart. */
  readonly names: Set<string>;
  /** What its `return` statements hand out. */
  readonly returned: Expression[];
  /** Something in it may make an array, functions inside of it apart. */
  makesArrays: boolean;
}

/** @param makesArrays whether the value of a node may be a new array */
export function findRegions(program: Program, makesArrays: (node: AnyNode) => boolean): ReadonlyMap<AnyNode, Region> {
  const regions = new Map<AnyNode, Region>();
  const visit = (node: AnyNode, open: readonly Region[]): void => {
    let inner = open;
    if (isFunction(node) || isLoop(node)) {
      const region: Region = { isFunction: isFunction(node), names: new Set(), returned: [], makesArrays: false };
      regions.set(node, region);
      inner = [...open, region];
      if (isFunction(node)) for (const param of paramsOf(node)) addNames(param, region.names);
    }
    if (makesArrays(node)) markOpen(inner);
    const innermost = inner.at(-1);
    if (node.type === 'VariableDeclarator' && innermost !== undefined) addNames(node.id, innermost.names);
    if (node.type === 'ReturnStatement' && node.argument)
      inner.findLast((region) => region.isFunction)?.returned.push(node.argument);
    for (const child of childrenOf(node)) visit(child, inner);
  };
  visit(program, []);
  return regions;
}

/** The nearest function, and the loops in it that are open. */
function markOpen(open: readonly Region[]): void {
  for (let i = open.length - 1; i >= 0; i--) {
    const region = open[i] as Region;
    region.makesArrays = true;
    if (region.isFunction) return;
  }
}

export function isFunction(node: AnyNode): boolean {
  return (
    node.type === 'FunctionDeclaration' || node.type === 'FunctionExpression' || node.type === 'ArrowFunctionExpression'
  );
}

export function isLoop(node: AnyNode): boolean {
  return (
    node.type === 'ForStatement' ||
    node.type === 'ForOfStatement' ||
    node.type === 'ForInStatement' ||
    node.type === 'WhileStatement' ||
    node.type === 'DoWhileStatement'
  );
}

function paramsOf(node: AnyNode): readonly Pattern[] {
  return 'params' in node ? node.params : [];
}

/** The nodes directly below, in the order of the code. */
export function childrenOf(node: AnyNode): AnyNode[] {
  const children: AnyNode[] = [];
  for (const value of Object.values(node) as unknown[])
    for (const one of Array.isArray(value) ? (value as unknown[]) : [value]) if (isNode(one)) children.push(one);
  return children.sort((a, b) => a.start - b.start);
}

function isNode(value: unknown): value is AnyNode {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value;
}

function addNames(pattern: Pattern, names: Set<string>): void {
  switch (pattern.type) {
    case 'Identifier':
      names.add(pattern.name);
      return;
    case 'ArrayPattern':
      for (const element of pattern.elements) if (element) addNames(element, names);
      return;
    case 'ObjectPattern':
      for (const property of pattern.properties)
        addNames(property.type === 'RestElement' ? property.argument : property.value, names);
      return;
    case 'AssignmentPattern':
      addNames(pattern.left, names);
      return;
    case 'RestElement':
      addNames(pattern.argument, names);
      return;
    default:
  }
}
