/** The code a person starts from: the author's, or made from the signature: types written out, shapes told, nothing solved. */

import { formatType } from './parse-type';
import type { Problem, Style } from './problem';
import type { Method, Parameter, ReturnType, ValueType } from './signature';

const UNFINISHED = "throw new Error('Write your solution here');";
/** What the editor shows beside a statement at 1280 px. */
const LINE_WIDTH = 80;
/** tfjs names tensor types up to this rank. */
const MAX_NAMED_RANK = 6;

/**
 * The author's own starter, broken or slow program of the style; else valid TypeScript that compiles and exports the
 * asked name, and throws when it is called.
 */
export function starterFor(
  { signature, starters }: Pick<Problem, 'signature'> & Partial<Pick<Problem, 'starters'>>,
  style: Style,
): string {
  const own = starters?.[style];
  if (own !== undefined) return own;
  return `${style === 'tensors' ? "import * as tf from '@tensorflow/tfjs';\n\n" : ''}${declarationOf(signature, style)}`;
}

function declarationOf(signature: Problem['signature'], style: Style): string {
  if (signature.kind === 'function') {
    const { name, params, returns } = signature;
    return callable({
      doc: docLines(params, returns),
      head: `export function ${name}`,
      params,
      returns,
      style,
      indent: '',
    });
  }
  const { name, construct, methods } = signature;
  const members = [
    callable({
      doc: docLines(construct, undefined),
      head: 'constructor',
      params: construct,
      returns: undefined,
      style,
      indent: '  ',
    }),
    ...methods.map((method) => methodText(method, style)),
  ];
  return `export class ${name} {\n${members.join('\n')}}\n`;
}

function methodText({ name, params, returns }: Method, style: Style): string {
  return callable({ doc: docLines(params, returns), head: name, params, returns, style, indent: '  ' });
}

interface Callable {
  readonly doc: readonly string[];
  /** What stands before the parameters. */
  readonly head: string;
  readonly params: readonly Parameter[];
  readonly returns: ReturnType | undefined;
  readonly style: Style;
  readonly indent: string;
}

/** A documented function or method; its parameters stand on lines of their own when one line is too long. */
function callable({ doc, head, params, returns, style, indent }: Callable): string {
  const parameters = params.map((param, i) => parameterText(param, params.slice(i + 1), style));
  const result = returns === undefined ? '' : `: ${returnTypeText(returns, style)}`;
  const oneLine = `${indent}${head}(${parameters.join(', ')})${result} {`;
  const opening =
    oneLine.length <= LINE_WIDTH
      ? oneLine
      : `${indent}${head}(\n${parameters.map((text) => `${indent}  ${text},\n`).join('')}${indent})${result} {`;
  const comment =
    doc.length === 0 ? '' : `${indent}/**\n${doc.map((line) => `${indent} * ${line}\n`).join('')}${indent} */\n`;
  return `${comment}${opening}\n${indent}  ${UNFINISHED}\n${indent}}\n`;
}

function docLines(params: readonly Parameter[], returns: ReturnType | undefined): string[] {
  const lines = params.map(
    ({ name, type, optional }) => `@param ${name} ${formatType(type)}${optional ? ', may be left out' : ''}`,
  );
  if (returns === undefined) return lines;
  const fieldsText = (fields: readonly { readonly name: string; readonly type: ValueType }[]): string =>
    `{ ${fields.map(({ name, type }) => `${name}: ${formatType(type)}`).join(', ')} }`;
  return [...lines, `@returns ${returns.kind === 'single' ? formatType(returns.type) : fieldsText(returns.fields)}`];
}

/** `mask?: boolean[][]`; before a parameter that must be given TypeScript forbids the question mark. */
function parameterText({ name, type, optional }: Parameter, later: readonly Parameter[], style: Style): string {
  const text = typeText(type, style);
  if (!optional) return `${name}: ${text}`;
  return later.every((param) => param.optional) ? `${name}?: ${text}` : `${name}: ${text} | undefined`;
}

function returnTypeText(returns: ReturnType, style: Style): string {
  if (returns.kind === 'single') return typeText(returns.type, style);
  return `{ ${returns.fields.map(({ name, type }) => `${name}: ${typeText(type, style)}`).join('; ')} }`;
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
      if (type.axes.length === 0) return 'tf.Scalar';
      return type.axes.length <= MAX_NAMED_RANK ? `tf.Tensor${type.axes.length}D` : 'tf.Tensor';
  }
}
