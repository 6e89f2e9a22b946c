/** "Build your own": a few choices to a template. */

import type { Difficulty, Kind } from '#judge/spec/problem';
import { type Aid, type Slot, type Template, templateSchema } from './template-schema';

export interface OwnChoices {
  readonly topics: readonly string[];
  readonly difficulty: readonly Difficulty[];
  readonly kinds: readonly Kind[];
  readonly count: number;
  readonly minutes: number;
  readonly order: 'free' | 'chain';
  readonly questions: number;
  readonly pauses: number;
  readonly aids: readonly Aid[];
}

/** Empty lists mean any. The template is in the form that a file of it would have, and is parsed like one. */
export function ownTemplate(choices: OwnChoices): Template {
  const { topics, difficulty, kinds, count, minutes, order, questions, pauses, aids } = choices;
  const slot: Slot = {
    ...(difficulty.length > 0 && { difficulty: [...difficulty] }),
    ...(topics.length > 0 && { topics: [...topics] }),
    ...(kinds.length > 0 && { kinds: [...kinds] }),
  };
  return templateSchema.parse({
    format: 1,
    id: 'own',
    version: '1.0.0',
    title: 'A round of your own',
    says: `${count === 1 ? 'One problem' : `${count} problems`} in ${minutes} minutes, on ${topics.length > 0 ? topics.join(', ') : 'any topic'}.`.slice(
      0,
      400,
    ),
    license: 'CC-BY-4.0',
    sections: [
      {
        id: 'own',
        title: 'Your own round',
        minutes,
        problems: Array.from({ length: count }, () => slot),
        ...(order === 'chain' && count > 1 && { order }),
        ...(questions > 0 && { followUps: { when: 'after', count: questions } }),
        ...(pauses > 0 && { pauses: { count: pauses, minutes: 5 } }),
        ...(aids.length > 0 && { aids: [...aids] }),
      },
    ],
  });
}
