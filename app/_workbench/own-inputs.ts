/** The person's own input, as typed: JSON for each parameter, or what is wrong with it. */

import type { ProblemPage } from '../_lib/problem-page';

export type OwnInputs =
  | { readonly kind: 'none' }
  | { readonly kind: 'inputs'; readonly inputs: Readonly<Record<string, unknown>> }
  | { readonly kind: 'invalid'; readonly name: string; readonly message: string };

export function readOwnInputs(params: ProblemPage['ownInputs'], texts: Readonly<Record<string, string>>): OwnInputs {
  if (params === undefined || params.every(({ name }) => (texts[name] ?? '').trim() === '')) return { kind: 'none' };
  const inputs: Record<string, unknown> = {};
  for (const { name, optional } of params) {
    const text = (texts[name] ?? '').trim();
    if (text === '') {
      if (optional) continue;
      return { kind: 'invalid', name, message: `${name} is missing` };
    }
    try {
      inputs[name] = JSON.parse(text);
    } catch (error) {
      return {
        kind: 'invalid',
        name,
        message: `${name} is no JSON: ${error instanceof Error ? error.message : String(error)}`,
      };
    }
  }
  return { kind: 'inputs', inputs };
}
