import { formatType } from '#judge/spec/parse-type';
import type { Parameter, ReturnType, Signature } from '#judge/spec/signature';

/** A signature in one line: `attention(q[B,T,D], k[B,S,D], mask?[T,S]) → [B,T,E]`. */
export function signatureLine(signature: Signature): string {
  if (signature.kind === 'function')
    return `${signature.name}(${parametersText(signature.params)}) → ${returnsText(signature.returns)}`;
  const methods = signature.methods.map(({ name, params }) => `${name}(${parametersText(params)})`);
  return `class ${signature.name} { ${methods.join('; ')} }`;
}

function parametersText(params: readonly Parameter[]): string {
  return params
    .map(({ name, type, optional }) => `${name}${optional ? '?' : ''}${axesText(formatType(type), true)}`)
    .join(', ');
}

function returnsText(returns: ReturnType): string {
  if (returns.kind === 'single') return axesText(formatType(returns.type), false);
  return `{ ${returns.fields.map(({ name, type }) => `${name}${axesText(formatType(type), true)}`).join(', ')} }`;
}

/** Axes say enough in one line; after a name a scalar needs no type. */
function axesText(type: string, isNamed: boolean): string {
  const axes = /\[.*\]$/.exec(type)?.[0];
  if (axes !== undefined) return type.startsWith('list of') ? ` list of ${axes}` : axes;
  return isNamed ? '' : type;
}
