/** What a person hands in. */

import type { Style } from '../spec/problem';
import type { Backend } from '../verdict/backend';

export interface Submission {
  readonly source: string;
  readonly style: Style;
  /** run = sample cases and own inputs, stops at the first failure; submit = every case. */
  readonly mode: 'run' | 'submit';
  readonly salt: number;
  /** Where tensors are computed; the cpu unless given. Code without tensors knows no backend. */
  readonly backend?: Backend | undefined;
  /** The person's own input: literal values by parameter name, e.g. from the editor of cases. */
  readonly ownInputs: readonly Readonly<Record<string, unknown>>[];
}
