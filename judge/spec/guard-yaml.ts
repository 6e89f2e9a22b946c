/**
 * Refuse YAML that would take the parser long or overflow its stack, before it is parsed.
 *
 * The parser is recursive and slower than linear in places; its lexer is neither, and stops where we stop.
 */

import { CST, Lexer } from 'yaml';
import { ProblemSpecError } from './spec-error';

const MAX_CHARACTERS = 300_000;
/** Ten times what the largest problem needs: about 10,000 numbers of literal inputs. */
const MAX_TOKENS = 40_000;
const MAX_OPEN = 64;

/**
 * @param firstLine line of the file on which the text starts
 * @returns true when it may be parsed
 * @throws ProblemSpecError when it is too large, or nests too deeply on one line or in brackets
 */
export function guardYaml(yaml: string, firstLine: number): true {
  if (yaml.length > MAX_CHARACTERS)
    throw new ProblemSpecError(
      'front matter',
      'is larger than 300 kB; make large inputs with gen or a generator',
      1,
      1,
    );
  let tokens = 0;
  let brackets = 0;
  let indicators = 0;
  let at = 0;
  for (const token of new Lexer().lex(yaml)) {
    tokens++;
    const kind = CST.tokenType(token);
    if (kind === 'flow-map-start' || kind === 'flow-seq-start') brackets++;
    else if (kind === 'flow-map-end' || kind === 'flow-seq-end') brackets--;
    // Each "- " or "? " of one line opens a level of its own.
    else if (kind === 'seq-item-ind' || kind === 'explicit-key-ind') indicators++;
    else if (kind === 'newline') indicators = 0;
    const tooDeep = brackets > MAX_OPEN || indicators > MAX_OPEN;
    if (tooDeep || tokens > MAX_TOKENS) {
      const before = yaml.slice(0, at).split('\n');
      throw new ProblemSpecError(
        'front matter',
        tooDeep ? `nests deeper than ${MAX_OPEN} levels` : 'is too long; make large inputs with gen or a generator',
        firstLine + before.length - 1,
        (before.at(-1) ?? '').length + 1,
      );
    }
    // Marks of the document's start, a scalar to come and flow errors are no characters of the text.
    if (token !== CST.DOCUMENT && token !== CST.SCALAR && token !== CST.FLOW_END && token !== CST.BOM)
      at += token.length;
  }
  return true;
}
