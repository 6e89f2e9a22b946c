/**
 * One `problem.md` in, one `Problem` out.
 *
 * Checks form and names only. Whether the reference, the cases and the mistakes do what they promise is
 * found out by running them (the admission test).
 */

import { applyEdits } from './apply-edits';
import { parseGenerator } from './parse-generator';
import { dimsOf, parseParameter, parseReturnType } from './parse-type';
import type {
  CaseSpec,
  Change,
  Comparator,
  Mistake,
  OutputLaw,
  Performance,
  Problem,
  Property,
  ScriptStep,
  SolutionFence,
} from './problem';
import { type Fence, readFences } from './read-fences';
import { readFrontMatter } from './read-front-matter';
import type { FrontMatter } from './schema';
import type { Parameter, Signature } from './signature';
import { ProblemSpecError } from './spec-error';

const MAX_FILE_CHARACTERS = 5_000_000;
const DEFAULT_TIME_LIMIT_MS = 4_000;

/**
 * Parse the text of a problem file.
 * @throws ProblemSpecError with the place and, where it is known, the line
 */
export function parseProblem(text: string): Problem {
  if (text.length > MAX_FILE_CHARACTERS) throw new ProblemSpecError('file', 'is larger than 5 MB');
  const unix = text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');
  const split = /^---\n([\s\S]*?)\n---(?:\n|$)/.exec(unix);
  if (split === null)
    throw new ProblemSpecError('file', 'must start with YAML front matter between two lines "---"', 1);
  const { frontMatter, lineOf } = readFrontMatter(split[1] ?? '');
  try {
    return buildProblem(frontMatter, unix.slice(split[0].length), split[0].split('\n').length);
  } catch (error) {
    if (!(error instanceof ProblemSpecError) || error.line !== undefined) throw error;
    throw new ProblemSpecError(error.where, error.problem, lineOf(error.where.split('.')));
  }
}

function buildProblem(frontMatter: FrontMatter, body: string, bodyLine: number): Problem {
  const { statement: text, fences } = readFences(body, bodyLine);
  const { statement, learn } = splitLearn(text);
  const signature = readSignature(frontMatter.signature);
  const references = fences.filter((fence) => fence.role === 'reference');
  const reference = references[0];
  if (reference === undefined || references.length > 1)
    throw new ProblemSpecError('reference', `expected one \`\`\`ts reference fence, found ${references.length}`);
  assertUnique(
    frontMatter.cases.map((spec) => spec.id),
    'cases',
  );
  for (const role of ['accepted', 'mistake', 'generator'] as const)
    assertUnique(
      fences.filter((fence) => fence.role === role).map((fence) => fence.id),
      role,
    );

  return {
    format: 1,
    id: frontMatter.id,
    uuid: frontMatter.uuid,
    version: frontMatter.version,
    title: frontMatter.title,
    difficulty: frontMatter.difficulty,
    topics: frontMatter.topics,
    license: frontMatter.license,
    kind: frontMatter.kind ?? 'implement',
    askedIn: frontMatter.askedIn ?? [],
    signature,
    cases: frontMatter.cases.map((spec) => readCase(spec, signature, fences)),
    compare: readCompare(frontMatter.compare ?? {}),
    toleranceFactor: frontMatter.tolerance?.factor ?? 1,
    properties: readProperties(frontMatter.properties ?? [], signature),
    invalid: (frontMatter.invalid ?? []).map((raw) => ({
      spec: readCase({ ...omitSays(raw), ...invalidGenerator(raw, fences) }, signature, fences),
      says: raw.says,
    })),
    mistakes: readMistakes(frontMatter.mistakes, reference, fences, 'mistake'),
    slow: readMistakes(frontMatter.slow ?? {}, reference, fences, 'slow'),
    forbid: frontMatter.forbid ?? [],
    allow: frontMatter.allow,
    limits: {
      timeMs: frontMatter.limits?.timeMs ?? DEFAULT_TIME_LIMIT_MS,
      largestTensor: frontMatter.limits?.largestTensor,
      peakBytes: frontMatter.limits?.peakBytes,
    },
    performance: readPerformance(frontMatter.performance),
    speedup: frontMatter.speedup,
    bugs: frontMatter.bugs ?? {},
    hints: frontMatter.hints,
    followUps: frontMatter.followUps ?? [],
    complexity: frontMatter.complexity ?? '',
    statement,
    learn,
    reference: reference.source,
    accepted: fences.filter((fence) => fence.role === 'accepted').map(readAccepted),
    generators: {
      ...sourcesOf(fences, 'generator'),
      ...Object.fromEntries(
        Object.entries(sourcesOf(fences, 'invalid')).map(([id, source]) => [`invalid=${id}`, source]),
      ),
    },
    starters: Object.fromEntries(
      fences
        .filter(({ role }) => role === 'starter' || role === 'broken' || role === 'given')
        .map((fence) => [fence.attributes['style'] ?? 'arrays', fence.source]),
    ),
    checker: fences.find(({ role }) => role === 'checker')?.source,
    residuals: sourcesOf(fences, 'residual'),
    customProperties: sourcesOf(fences, 'property'),
  };
}

function sourcesOf(fences: readonly Fence[], role: Fence['role']): Record<string, string> {
  return Object.fromEntries(fences.filter((fence) => fence.role === role).map((fence) => [fence.id, fence.source]));
}

type RawInvalid = NonNullable<FrontMatter['invalid']>[number];

function omitSays({ says: _, ...raw }: RawInvalid): Omit<RawInvalid, 'says'> {
  return raw;
}

function invalidGenerator({ id }: RawInvalid, fences: readonly Fence[]): { generator?: string } {
  return fences.some((fence) => fence.role === 'invalid' && fence.id === id) ? { generator: `invalid=${id}` } : {};
}

function readCompare(raw: Record<string, string>): Problem['compare'] {
  return Object.fromEntries(
    Object.entries(raw).map(([output, text]): [string, Comparator] => {
      const where = `compare.${output}`;
      const [, kind, argument] = /^([a-z-]+)(?:\(([\w-]+)\))?$/.exec(text.trim()) ?? [];
      switch (kind) {
        case 'close':
        case 'exact':
        case 'set':
        case 'statistical':
        case 'custom':
          return [output, { kind }];
        case 'up-to-sign':
        case 'up-to-permutation':
        case 'relabelled':
          return [output, { kind, dim: argument ?? '' }];
        case 'top-k':
          return [output, { kind, values: argument ?? '' }];
        case 'valid-by':
          return [output, { kind, fence: argument ?? '' }];
        default:
          throw new ProblemSpecError(where, `"${text}" is no comparator`);
      }
    }),
  );
}

function readPerformance(raw: FrontMatter['performance']): Performance | undefined {
  if (raw === undefined) return undefined;
  const gen = Object.entries(raw.gen ?? {}).map(([name, text]) => [
    name,
    parseGenerator(text, `performance.gen.${name}`),
  ]);
  return {
    ...raw,
    fixed: raw.fixed ?? {},
    gen: Object.fromEntries(gen),
    generator: raw.generator,
    generatorParams: raw.generatorParams ?? {},
    bound: raw.bound,
  };
}

/** What stands under the last heading `## Learn` is kept back until the problem is solved. */
function splitLearn(text: string): { statement: string; learn: string } {
  const at = /(?:^|\n)## Learn[ \t]*\n(?![\s\S]*\n## )/.exec(text);
  return at === null
    ? { statement: text, learn: '' }
    : { statement: text.slice(0, at.index).trim(), learn: text.slice(at.index + at[0].length).trim() };
}

function readSignature(raw: FrontMatter['signature']): Signature {
  const dims = Object.fromEntries(
    Object.entries(raw.dims).map(([name, range]) => {
      const [min = 0, max = 0] = range.split('..').map(Number);
      if (min > max) throw new ProblemSpecError(`signature.dims.${name}`, `the range ${range} is empty`);
      return [name, { min, max }];
    }),
  );
  const reduces = raw.reduces ?? [];
  const base = { name: raw.name, dims, reduces };
  const signature: Signature =
    raw.kind === 'class'
      ? {
          ...base,
          kind: 'class',
          construct: readParams(raw.construct, 'signature.construct'),
          methods: Object.entries(raw.methods).map(([name, method]) => ({
            name,
            params: readParams(method.params, `signature.methods.${name}.params`),
            returns: parseReturnType(method.returns, `signature.methods.${name}.returns`),
          })),
        }
      : {
          ...base,
          kind: 'function',
          params: readParams(raw.params, 'signature.params'),
          returns: parseReturnType(raw.returns, 'signature.returns'),
        };
  for (const name of [...namedDims(signature), ...reduces])
    if (!Object.hasOwn(dims, name))
      throw new ProblemSpecError('signature.dims', `the dim ${name} is used but has no range`);
  return signature;
}

function readProperties(raw: NonNullable<FrontMatter['properties']>, signature: Signature): Property[] {
  return raw.map(({ permute, shift, scale, causal, vary, custom, output, says }, i) => {
    const where = `properties.${i}`;
    if (signature.kind === 'class')
      throw new ProblemSpecError(where, 'properties belong to problems that ask for a function');
    for (const [name, dim] of Object.entries({ ...permute, ...causal })) {
      const param = signature.params.find((one) => one.name === name);
      if (param === undefined)
        throw new ProblemSpecError(
          `${where}.permute.${name}`,
          `${name} is no parameter; there are ${signature.params.map((one) => one.name).join(', ')}`,
        );
      if (!dimsOf(param.type).includes(dim))
        throw new ProblemSpecError(`${where}.permute.${name}`, `${name} has no axis ${dim}`);
    }
    if (typeof output === 'string' && output !== 'same' && !Object.hasOwn(signature.dims, output))
      throw new ProblemSpecError(`${where}.output`, `"${output}" is neither "same" nor a dim`);
    const changes: (Change | undefined)[] = [
      permute && { kind: 'permute', axes: permute },
      shift && { kind: 'shift', by: shift },
      scale && { kind: 'scale', by: scale },
      causal && { kind: 'causal', axes: causal },
      vary && { kind: 'vary', values: vary },
      custom === undefined ? undefined : { kind: 'custom', fence: custom },
    ];
    const [change, second] = changes.filter((one) => one !== undefined);
    if (change === undefined || second !== undefined)
      throw new ProblemSpecError(where, 'needs one of permute, shift, scale, causal, vary, custom');
    return { change, output: readLaw(output), says };
  });
}

function readLaw(output: NonNullable<FrontMatter['properties']>[number]['output']): OutputLaw {
  if (output === undefined) return { kind: 'related' };
  if (output === 'same') return { kind: 'same' };
  if (typeof output === 'string') return { kind: 'along', dim: output };
  return output.shifted === undefined
    ? { kind: 'scaled', by: output.scaled ?? 1 }
    : { kind: 'shifted', by: output.shifted };
}

function readParams(params: Record<string, string>, where: string): Parameter[] {
  return Object.entries(params).map(([name, text]) => parseParameter(name, text, `${where}.${name}`));
}

function namedDims(signature: Signature): string[] {
  const methods = signature.kind === 'class' ? signature.methods : [signature];
  const construct = signature.kind === 'class' ? signature.construct : [];
  const params = [...construct, ...methods.flatMap((method) => method.params)].flatMap((param) => dimsOf(param.type));
  const returns = methods.flatMap(({ returns }) =>
    returns.kind === 'single' ? dimsOf(returns.type) : returns.fields.flatMap((field) => dimsOf(field.type)),
  );
  return [...params, ...returns];
}

function readCase(raw: FrontMatter['cases'][number], signature: Signature, fences: readonly Fence[]): CaseSpec {
  const where = `cases.${raw.id}`;
  const known = new Set(parametersOf(signature).map((param) => param.name));
  for (const name of [...Object.keys(raw.inputs ?? {}), ...Object.keys(raw.gen ?? {})])
    if (!known.has(name))
      throw new ProblemSpecError(where, `${name} is no parameter; there are ${[...known].join(', ')}`);
  for (const [name, size] of Object.entries(raw.dims ?? {})) {
    const range = Object.hasOwn(signature.dims, name) ? signature.dims[name] : undefined;
    if (range === undefined) throw new ProblemSpecError(`${where}.dims.${name}`, `the signature has no dim ${name}`);
    for (const one of typeof size === 'number' ? [size] : size)
      if (one < range.min || one > range.max)
        throw new ProblemSpecError(`${where}.dims.${name}`, `${one} is outside ${range.min}..${range.max}`);
  }
  if (
    raw.generator !== undefined &&
    !fences.some((fence) => (fence.role === 'generator' ? fence.id : `${fence.role}=${fence.id}`) === raw.generator)
  )
    throw new ProblemSpecError(`${where}.generator`, `there is no fence \`\`\`ts generator=${raw.generator}`);
  if (signature.kind === 'function' && (raw.script !== undefined || raw.instances !== undefined))
    throw new ProblemSpecError(where, 'instances and script belong to class problems');
  for (const [i, instance] of (raw.instances ?? []).entries())
    for (const name of Object.keys(instance))
      if (signature.kind === 'class' && !signature.construct.some((param) => param.name === name))
        throw new ProblemSpecError(`${where}.instances.${i}.${name}`, `${name} is no parameter of the constructor`);
  return {
    id: raw.id,
    sample: raw.sample ?? false,
    note: raw.note,
    dims: raw.dims ?? {},
    inputs: raw.inputs ?? {},
    gen: Object.fromEntries(
      Object.entries(raw.gen ?? {}).map(([name, text]) => [name, parseGenerator(text, `${where}.gen.${name}`)]),
    ),
    generator: raw.generator,
    generatorParams: raw.generatorParams ?? {},
    seeds: raw.seeds ?? 1,
    exact: raw.exact ?? false,
    instances: raw.instances ?? [],
    script: readScript(raw.script, signature, where),
    timeLimitMs: raw.timeLimitMs,
  };
}

function readScript(raw: FrontMatter['cases'][number]['script'], signature: Signature, where: string): ScriptStep[] {
  if (signature.kind === 'function') return [];
  if (raw === undefined) throw new ProblemSpecError(where, 'a case of a class problem needs a script');
  const steps =
    typeof raw === 'string'
      ? Array.from({ length: Number(raw.split(' x ')[1]) }, () => ({
          on: 0,
          call: raw.split(' x ')[0] ?? '',
          inputs: {},
        }))
      : raw;
  return steps.map((step, i) => {
    const method = signature.methods.find(({ name }) => name === step.call);
    if (method === undefined) throw new ProblemSpecError(`${where}.script.${i}`, `there is no method ${step.call}`);
    for (const name of Object.keys(step.inputs ?? {}))
      if (!method.params.some((param) => param.name === name))
        throw new ProblemSpecError(`${where}.script.${i}.inputs`, `${name} is no parameter of ${step.call}`);
    return { instance: step.on ?? 0, method: step.call, inputs: step.inputs ?? {} };
  });
}

function parametersOf(signature: Signature): readonly Parameter[] {
  return signature.kind === 'function'
    ? signature.params
    : [...signature.construct, ...signature.methods.flatMap((method) => method.params)];
}

function readMistakes(
  raw: NonNullable<FrontMatter['slow']>,
  reference: Fence,
  fences: readonly Fence[],
  role: 'mistake' | 'slow',
): Mistake[] {
  const sources = new Map(fences.filter((fence) => fence.role === role).map((fence) => [fence.id, fence]));
  for (const [id, fence] of sources)
    if (!Object.hasOwn(raw, id))
      throw new ProblemSpecError(`mistake=${id}`, 'has a fence but no entry "says" under mistakes', fence.line);
  return Object.entries(raw).map(([id, { edit, says }]) => {
    const fence = sources.get(id);
    if ((edit === undefined) === (fence === undefined))
      throw new ProblemSpecError(
        `mistakes.${id}`,
        'needs either "edit" or a fence ```ts mistake=…, not both and not neither',
      );
    const source = fence !== undefined ? fence.source : applyEdits(reference.source, edit ?? [], `mistakes.${id}`);
    return { id, says, source };
  });
}

function readAccepted(fence: Fence): SolutionFence {
  const style = fence.attributes['style'] ?? 'arrays';
  if (style !== 'arrays' && style !== 'tensors')
    throw new ProblemSpecError(`accepted=${fence.id}`, `style is "${style}"; expected arrays or tensors`, fence.line);
  return { id: fence.id, style, source: fence.source, note: fence.attributes['note'] };
}

function assertUnique(ids: readonly string[], where: string): void {
  const twice = ids.find((id, i) => ids.indexOf(id) !== i);
  if (twice !== undefined) throw new ProblemSpecError(where, `the id ${twice} is used twice`);
}
