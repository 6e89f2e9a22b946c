/** A stack of the solver's realm, cut down to the person's own frames at the lines of their TypeScript. */

import type { Compiled } from '../compile/compile-solution';
import type { SourcePosition } from '../verdict/verdict';

/** `at softmax (solution-user.js:3:7)` in Chromium and Node, `softmax@solution-user.js:3:7` elsewhere. */
const FRAME = /^\s*(?:at )?(?:(?:async )?([^@(]*?)\s*[@(])?.*?solution-[\w-]+\.js:(\d+):(\d+)\)?$/;

const MAX_FRAMES = 12;

export function readStack(
  stack: string,
  compiled: Compiled,
): { position: SourcePosition | null; stack: readonly string[] } {
  const frames: { name: string; position: SourcePosition }[] = [];
  for (const line of stack.split('\n')) {
    const match = FRAME.exec(line.slice(0, 1_000));
    if (match === null) continue;
    const position = compiled.originalPosition(Number(match[2]), Number(match[3]));
    if (position !== null) frames.push({ name: (match[1] ?? '').trim(), position });
    if (frames.length > MAX_FRAMES) break;
  }
  return {
    position: frames[0]?.position ?? null,
    stack: frames.slice(0, MAX_FRAMES).map(({ name, position }, i) => {
      // Engines name neither; but nothing of the person's calls their top level.
      const unnamed = i === frames.length - 1 ? 'top level' : 'anonymous function';
      return `${name === '' ? unnamed : name} (line ${position.line}, column ${position.column})`;
    }),
  };
}
