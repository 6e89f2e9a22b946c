/**
 * A module whose arrays are counted: calls of a meter around what makes arrays, and where their life ends.
 *
 * `$m` stands for the meter (workers/sandbox/array-meter.ts). A function that may make arrays starts with
 * `const $mF = $m.mark()` and returns `$m.made($mF, value)`; a turn of a loop starts with `$m.trim($mL)`; an
 * expression that makes arrays becomes `$m.made($m.mark(), …)`. What only computes numbers stays as it is: a loop
 * that multiplies and adds pays nothing.
 *
 * Not seen: strings used as storage, WebAssembly memory, and what a library makes and drops inside of one call.
 */

import type { AnyNode, AssignmentExpression, Program } from 'acorn';
import { childrenOf, findRegions, isFunction, isLoop, type Region } from './find-regions';
import { Insertions } from './insertions';
import { foldCallback, holdsMakers, isNumeric, makesArrays } from './makes-arrays';

export interface MeteredCode {
  readonly code: string;
  /** To stand before the code; it takes the meter, and after that nobody finds it. */
  readonly prefix: string;
  /** Column (from 1) before the insertions, of a place in `code`. */
  readonly originalColumn: (line: number, column: number) => number;
}

/**
 * @param code what `program` was parsed from; imports may be blanked
 * @throws RangeError when the code is nested too deeply to walk
 */
export function meterCode(code: string, program: Program): MeteredCode {
  const name = freeName(code);
  const insertions = new Metering(name, findRegions(program, makesArrays));
  insertions.visit(program, { region: undefined, labels: undefined, isChained: false });
  return { ...insertions.apply(code), prefix: `const ${name} = globalThis.__provided['#meter']();` };
}

interface Place {
  /** The innermost function or loop. */
  readonly region: Region | undefined;
  /** The outermost label of the loop that follows. */
  readonly labels: AnyNode | undefined;
  /** A link of `a?.b().c()`, which is wrapped as a whole. */
  readonly isChained: boolean;
}

/** Walks from the outside in, so that insertions at one place nest as the code does. */
class Metering extends Insertions {
  /** Expressions that something around them has wrapped. */
  private readonly wrapped = new Set<AnyNode>();
  private slots = 0;

  constructor(
    private readonly name: string,
    private readonly regions: ReadonlyMap<AnyNode, Region>,
  ) {
    super();
  }

  visit(node: AnyNode, place: Place): void {
    const region = this.regions.get(node);
    if (region?.makesArrays === true) {
      if (isFunction(node)) this.wrapFunction(node, region);
      else if (isLoop(node)) this.wrapLoop(node, place.labels ?? node);
    }
    if (node.type === 'AssignmentExpression') this.wrapAssignment(node, place.region);
    if (makesArrays(node) && !place.isChained && !this.wrapped.has(node)) this.wrapMaker(node);
    const callback = foldCallback(node);
    if (callback !== undefined) this.wrap(callback.start, callback.end, `${this.name}.fold(`, ')');
    for (const child of childrenOf(node))
      this.visit(child, {
        region: region ?? place.region,
        labels: node.type === 'LabeledStatement' ? (place.labels ?? node) : undefined,
        isChained: isLink(node, child, place.isChained),
      });
  }

  private wrapFunction(node: AnyNode, { returned }: Region): void {
    const { name } = this;
    const body = 'body' in node && !Array.isArray(node.body) ? (node.body as AnyNode) : undefined;
    if (body === undefined) return;
    if (body.type !== 'BlockStatement') {
      this.wrapped.add(body);
      this.wrap(body.start, body.end, `${name}.made(${name}.mark(), (`, '))');
      return;
    }
    this.wrap(body.start + 1, body.end - 1, ` const ${name}F = ${name}.mark();`, ` ${name}.trim(${name}F);`);
    for (const value of returned) {
      this.wrapped.add(value);
      this.wrap(value.start, value.end, `${name}.made(${name}F, (`, '))');
    }
  }

  private wrapLoop(node: AnyNode, labelled: AnyNode): void {
    const { name } = this;
    const body = 'body' in node && !Array.isArray(node.body) ? (node.body as AnyNode) : undefined;
    if (body === undefined) return;
    this.wrap(labelled.start, labelled.end, `{ const ${name}L = ${name}.mark(); `, ` ${name}.trim(${name}L); }`);
    if (body.type === 'BlockStatement') this.open(body.start + 1, ` ${name}.trim(${name}L);`);
    else this.wrap(body.start, body.end, `{ ${name}.trim(${name}L); `, ' }');
  }

  /** `outer = value`, where the variable outlives the region and the value may be an array. */
  private wrapAssignment({ left, operator, right }: AssignmentExpression, region: Region | undefined): void {
    if (left.type !== 'Identifier' || !ASSIGNS.has(operator) || isNumeric(right)) return;
    if (region === undefined || region.names.has(left.name)) return;
    this.wrap(right.start, right.end, `${this.name}.put(${this.slots++}, (`, '))');
  }

  private wrapMaker(node: AnyNode): void {
    const { name } = this;
    const isLiteral = node.type === 'ArrayExpression' || node.type === 'ObjectExpression';
    // Nothing else is made on the way of `[0, x]`.
    if (isLiteral && !holdsMakers(node)) this.wrap(node.start, node.end, `${name}.hold(`, ')');
    else this.wrap(node.start, node.end, `${name}.made(${name}.mark(), `, ')');
  }
}

const ASSIGNS = new Set(['=', '??=', '||=', '&&=']);

/** What is called or read through `?.` further out; arguments are no links. */
function isLink(parent: AnyNode, child: AnyNode, isChained: boolean): boolean {
  if (parent.type === 'ChainExpression') return true;
  if (!isChained) return false;
  return (
    (parent.type === 'MemberExpression' && parent.object === child) ||
    (parent.type === 'CallExpression' && parent.callee === child)
  );
}

/** `$m`, or with digits behind it where the code has such a name. */
function freeName(code: string): string {
  for (let i = 0; ; i++) {
    const name = `$m${i === 0 ? '' : i}`;
    if (!code.includes(name)) return name;
  }
}
