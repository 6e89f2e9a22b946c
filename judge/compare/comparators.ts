/** Every comparator by its kind, and which outputs are settled together. */

import type { Comparator } from '../spec/problem';
import type { Rule } from './comparator';
import { relabelled } from './relabelled';
import { set } from './set';
import { statistical } from './statistical';
import { topK } from './top-k';
import { upToPermutation } from './up-to-permutation';
import { upToSign } from './up-to-sign';

const elementwise: Rule = { isMeasured: true, decidedBy: 'values' };
const byAuthor: Rule = { isMeasured: false, decidedBy: 'author' };

const RULES: Readonly<Record<Comparator['kind'], Rule>> = {
  close: elementwise,
  exact: elementwise,
  'up-to-sign': upToSign,
  'up-to-permutation': upToPermutation,
  relabelled,
  set,
  'top-k': topK,
  statistical,
  'valid-by': byAuthor,
  custom: byAuthor,
};

export function ruleOf(comparator: Comparator): Rule {
  return RULES[comparator.kind];
}

/** Outputs with the same group share what is chosen for them; undefined where each stands alone. */
export function groupOf(comparator: Comparator, instance: number): string | undefined {
  switch (comparator.kind) {
    case 'up-to-sign':
      return `sign of ${comparator.dim}, object ${instance}`;
    case 'up-to-permutation':
    case 'relabelled':
      return `order of ${comparator.dim}, object ${instance}`;
    default:
      return undefined;
  }
}
