/** Which expressions may make an array, as far as the code alone tells. */

import type { AnyNode } from 'acorn';
import { childrenOf } from './find-regions';

/** Namespaces whose members compute numbers. */
const NUMERIC_NAMESPACES = new Set(['Math', 'Number', 'console']);

/** Methods that return no array, whatever they are called on. */
const HARMLESS_METHODS = new Set([
  'push',
  'pop',
  'shift',
  'unshift',
  'indexOf',
  'lastIndexOf',
  'includes',
  'join',
  'every',
  'some',
  'forEach',
  'has',
  'charCodeAt',
  'codePointAt',
  'charAt',
  'startsWith',
  'endsWith',
  'trim',
  'toFixed',
  'isArray',
]);

/** An expression whose value may be a new array, or something that holds one. */
export function makesArrays(node: AnyNode): boolean {
  switch (node.type) {
    case 'ArrayExpression':
    case 'ObjectExpression':
    case 'NewExpression':
    case 'ChainExpression':
      return true;
    case 'CallExpression':
      return node.callee.type !== 'Super' && !isHarmless(node.callee);
    default:
      return false;
  }
}

function isHarmless(callee: AnyNode): boolean {
  if (callee.type !== 'MemberExpression' || callee.computed || callee.property.type !== 'Identifier') return false;
  if (callee.object.type === 'Identifier' && NUMERIC_NAMESPACES.has(callee.object.name)) return true;
  return HARMLESS_METHODS.has(callee.property.name);
}

/** Something below the node makes arrays. */
export function holdsMakers(node: AnyNode): boolean {
  return childrenOf(node).some((child) => makesArrays(child) || child.type === 'SpreadElement' || holdsMakers(child));
}

/** The value of such an expression is no array. */
export function isNumeric(node: AnyNode): boolean {
  switch (node.type) {
    case 'Literal':
    case 'TemplateLiteral':
    case 'UnaryExpression':
    case 'UpdateExpression':
    case 'BinaryExpression':
      return true;
    case 'ConditionalExpression':
      return isNumeric(node.consequent) && isNumeric(node.alternate);
    default:
      return false;
  }
}

/** The callback of `reduce` where it makes arrays: each of its values replaces the one before. */
export function foldCallback(node: AnyNode): AnyNode | undefined {
  if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression') return undefined;
  const { property } = node.callee;
  const isFold = property.type === 'Identifier' && (property.name === 'reduce' || property.name === 'reduceRight');
  const [callback] = node.arguments;
  if (!isFold || callback === undefined || !holdsMakers(callback)) return undefined;
  return callback.type === 'ArrowFunctionExpression' || callback.type === 'FunctionExpression' ? callback : undefined;
}
