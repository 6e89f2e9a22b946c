/** The code a person starts from, made from the signature: types written out, shapes told, nothing solved. */

import { formatType } from './parse-type';
import type { Problem, Style } from './problem';
import type { Method, Parameter, ReturnType, ValueType } from './signature';

const UNFINISHED = "throw new Error('Write your solution here');";

/** Valid TypeScript that compiles and exports the asked name; calling it throws. */
export function starterFor(problem: Pick<Problem, 'signature'>, style: Style): string {
  const { signature } = problem;
  const header = style === 'tensors' ? "import * as tf from '@tensorflow/tfjs';\n\n" : '';
  if (signature.kind === 'function') {
    const { name, params, returns } = signature;
    return `${header}${doc(params, returns, '')}export function ${name}(${parameterList(params, style)}): ${returnTypeText(returns, style)} {\n  ${UNFINISHED}\n}\n`;
  }
  const methods = signature.methods.map((method) => methodText(method, style)).join('\n');
  const construct = `${doc(signature.construct, undefined, '  ')}  constructor(${parameterList(signature.construct, style)}) {\n    ${UNFINISHED}\n  }\n`;
  return `${header}export class ${signature.name} {\n${construct}\n${methods}}\n`;
}

function methodText({ name, params, returns }: Method, style: Style): string {
  return `${doc(params, returns, '  ')}  ${name}(${parameterList(params, style)}): ${returnTypeText(returns, style)} {\n    ${UNFINISHED}\n  }\n`;
}

function doc(params: readonly Parameter[], returns: ReturnType | undefined, indent: string): string {
  const lines = params.map(({ name, type, optional }) => `@param ${name} ${formatType(type)}${optional ? ', may be left out' : ''}`);
  if (returns !== undefined)
    lines.push(`@returns ${returns.kind === 'single' ? formatType(returns.type) : `{ ${returns.fields.map((field) => `${field.name}: ${formatType(field.type)}`).join(', ')} }`}`);
  return lines.length === 0 ? '' : `${indent}/**\n${lines.map((line) => `${indent} * ${line}\n`).join('')}${indent} */\n`;
}

function parameterList(params: readonly Parameter[], style: Style): string {
  return params.map(({ name, type, optional }) => `${name}${optional ? '?' : ''}: ${typeText(type, style)}`).join(', ');
}

function returnTypeText(returns: ReturnType, style: Style): string {
  if (returns.kind === 'single') return typeText(returns.type, style);
  return `{ ${returns.fields.map((field) => `${field.name}: ${typeText(field.type, style)}`).join('; ')} }`;
}

/** The TypeScript type of a value in a style: `number[][]`, `tf.Tensor2D`. */
export function typeText(type: ValueType, style: Style): string {
  switch (type.kind) {
    case 'scalar':
      return type.scalar === 'bool' ? 'boolean' : type.scalar === 'string' ? 'string' : 'number';
    case 'list':
      return `${typeText(type.item, style)}[]`;
    case 'tensor':
      if (style === 'arrays') return `${type.dtype === 'bool' ? 'boolean' : 'number'}${'[]'.repeat(type.axes.length)}`;
      return type.axes.length === 0 ? 'tf.Scalar' : type.axes.length <= 6 ? `tf.Tensor${type.axes.length}D` : 'tf.Tensor';
  }
}
