/** The author's code at work: generators, references and mistakes, run in an isolated realm of their own. */

import { allLeaves, type Output } from '../compare/output';
import { type ReadOutput, readOutput } from '../compare/read-output';
import { compileSolution } from '../compile/compile-solution';
import type { CaseSpec, DimSizes, Problem } from '../spec/problem';
import type { ReturnType } from '../spec/signature';
import { ProblemSpecError } from '../spec/spec-error';
import { createRandom } from '../tensor/random';
import type { Value } from '../tensor/value';
import { generatorModule, parseGenerated, TAPE_EXHAUSTED, TAPE_LENGTHS } from './generator-module';
import { type GeneratedInputs, NOTHING_GENERATED, type PlannedCall } from './make-case';
import type { Call, Job, JobLimits, JobOutcome, Library, LoadOutcome, OpenRealm, RawValue, Realm } from './realm';

/** One run of author code is allowed this long; a reference that needs more is refused. */
const AUTHOR_LIMIT_MS = 20_000;

const TEXT: ReturnType = { kind: 'single', type: { kind: 'scalar', scalar: 'string' } };

export interface Author {
  /** Inputs made by the case's generator fence; nothing where the case names none. */
  generate(spec: CaseSpec, seed: number, where?: string): Promise<GeneratedInputs>;
  /**
   * Run the reference (`key` = 'reference') or a mistake on planned calls.
   * @param limits counted where they are given
   */
  run(key: string, source: string, calls: readonly PlannedCall[], limits?: JobLimits | undefined): Promise<JobOutcome>;
  /**
   * Call one function of a fence that answers in text.
   * @throws ProblemSpecError when it throws, does not end, or returns something else
   */
  call(key: string, source: string, exportName: string, args: readonly Value[]): Promise<string>;
  /**
   * Call one function of a fence for a value.
   * @throws ProblemSpecError when it does not end
   */
  value(
    key: string,
    source: string,
    exportName: string,
    args: readonly Value[],
    returns: ReturnType,
  ): Promise<
    { readonly kind: 'value'; readonly value: RawValue } | { readonly kind: 'threw'; readonly message: string }
  >;
  dispose(): void;
}

/** The realm of an author is gone, and what was asked of it with it. */
type Lost = Extract<LoadOutcome, { kind: 'broken-realm' }>;

/** Open the author's realm for a problem. It is opened again by itself after a run that killed it. */
export function createAuthor(problem: Problem, openRealm: OpenRealm): Author {
  // A library costs start-up time: load it only where some author code imports it.
  const sources = [
    problem.reference,
    ...problem.mistakes.map((mistake) => mistake.source),
    ...Object.values(problem.generators),
    ...Object.values(problem.residuals),
    ...Object.values(problem.customProperties),
    problem.checker ?? '',
  ];
  const libraries: Library[] = sources.some((source) => source.includes("'mathjs'")) ? ['mathjs'] : [];
  let current: { realm: Realm; loaded: Set<string> } | undefined;
  let queue: Promise<unknown> = Promise.resolve();

  async function load(key: string, source: string, isMetered: boolean): Promise<Realm | Lost> {
    current ??= { realm: await openRealm({ who: 'author', libraries, forbid: [] }), loaded: new Set() };
    const { realm, loaded } = current;
    if (loaded.has(key)) return realm;
    const compiled = compileSolution(source, { forbid: [], isMetered });
    if (compiled.kind !== 'compiled')
      throw new ProblemSpecError(key, `${compiled.message} (line ${compiled.position?.line ?? '?'} of the fence)`);
    const outcome = await realm.load(key, compiled.module, AUTHOR_LIMIT_MS);
    if (outcome.kind === 'broken-realm') return outcome;
    if (outcome.kind !== 'loaded') {
      close();
      throw new ProblemSpecError(key, `could not be loaded: ${'message' in outcome ? outcome.message : outcome.kind}`);
    }
    loaded.add(key);
    return realm;
  }

  async function loadAndRun(key: string, source: string, job: Omit<Job, 'module'>): Promise<JobOutcome> {
    const isMetered = job.limits !== undefined;
    const module = isMetered ? `${key} (metered)` : key;
    const realm = await load(module, source, isMetered);
    return 'kind' in realm ? realm : realm.run({ ...job, module }, AUTHOR_LIMIT_MS);
  }

  async function runJob(key: string, source: string, job: Omit<Job, 'module'>): Promise<JobOutcome> {
    let outcome = await loadAndRun(key, source, job);
    if (outcome.kind === 'broken-realm') {
      // Killing a stuck solution may take the author's realm with it: once more in a new one.
      close();
      outcome = await loadAndRun(key, source, job);
    }
    if (outcome.kind !== 'returned' && outcome.kind !== 'threw' && outcome.kind !== 'output-limit') close();
    return outcome;
  }

  function close(): void {
    current?.realm.dispose();
    current = undefined;
  }

  /** One job at a time: a realm answers in order. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const next = queue.then(work, work);
    queue = next.catch(() => undefined);
    return next;
  }

  return {
    run: (key, source, calls, limits) =>
      inTurn(() =>
        runJob(key, source, {
          exportName: problem.signature.name,
          style: 'arrays',
          calls: calls.map(toCall),
          ...(limits === undefined ? {} : { limits }),
        }),
      ),
    call: (key, source, exportName, args) =>
      inTurn(async () => {
        const call: Call = { op: 'function', args, returns: TEXT };
        const outcome = await runJob(key, source, { exportName, style: 'arrays', calls: [call] });
        const value = outcome.kind === 'returned' ? outcome.outputs[0] : undefined;
        if (value?.kind === 'string') return value.value;
        throw new ProblemSpecError(key, `failed: ${'message' in outcome ? outcome.message : outcome.kind}`);
      }),
    value: (key, source, exportName, args, returns) =>
      inTurn(async () => {
        const call: Call = { op: 'function', args, returns };
        const outcome = await runJob(key, source, { exportName, style: 'arrays', calls: [call] });
        if (outcome.kind === 'threw') return { kind: 'threw', message: outcome.message };
        const value = outcome.kind === 'returned' ? outcome.outputs[0] : undefined;
        if (value !== undefined) return { kind: 'value', value };
        throw new ProblemSpecError(key, `failed: ${'message' in outcome ? outcome.message : outcome.kind}`);
      }),
    generate: (spec, seed, where = `cases.${spec.id}`) => inTurn(() => generate(problem, spec, seed, where, runJob)),
    dispose: close,
  };
}

async function generate(
  problem: Problem,
  spec: CaseSpec,
  seed: number,
  where: string,
  runJob: (key: string, source: string, job: Omit<Job, 'module'>) => Promise<JobOutcome>,
): Promise<GeneratedInputs> {
  const source = spec.generator === undefined ? undefined : problem.generators[spec.generator];
  if (spec.generator === undefined || source === undefined) return NOTHING_GENERATED;
  const key = `generator ${spec.generator}`;
  const { module, exportName } = generatorModule(source);
  for (const length of TAPE_LENGTHS) {
    const random = createRandom(seed);
    const tape = Float64Array.from({ length }, () => random.uniform(0, 1));
    const args = [
      { kind: 'tensor', dtype: 'f32', shape: [length], data: tape } as const,
      JSON.stringify(spec.dims),
      JSON.stringify(spec.generatorParams),
    ];
    const call: Call = { op: 'function', args, returns: TEXT };
    const outcome = await runJob(key, module, { exportName, style: 'arrays', calls: [call] });
    if (outcome.kind === 'threw' && outcome.message.includes(TAPE_EXHAUSTED)) continue;
    const value = outcome.kind === 'returned' ? outcome.outputs[0] : undefined;
    if (value?.kind !== 'string')
      throw new ProblemSpecError(where, `${key} failed: ${'message' in outcome ? outcome.message : outcome.kind}`);
    return parseGenerated(value.value, where);
  }
  throw new ProblemSpecError(where, `${key} used more than ${TAPE_LENGTHS.at(-1)} draws; it rejects too often`);
}

export function toCall(call: PlannedCall): Call {
  switch (call.op) {
    case 'function':
      return { op: 'function', args: call.args, returns: call.returns };
    case 'new':
      return { op: 'new', instance: call.instance, args: call.args };
    case 'method':
      return { op: 'method', instance: call.instance, method: call.method, args: call.args, returns: call.returns };
  }
}

/** Read the outputs of all calls of a case, or the first thing wrong. */
export function readOutputs(raw: readonly RawValue[], calls: readonly PlannedCall[], dims: DimSizes): ReadOutput {
  const outputs: Output[] = [];
  let at = 0;
  for (const call of calls) {
    if (call.op === 'new') continue;
    const value = raw[at];
    if (value === undefined) return { kind: 'wrong-type', message: 'a call returned nothing' };
    const place =
      call.op === 'function'
        ? { label: '', method: undefined, call: at, instance: 0 }
        : { label: call.label, method: call.method, call: at, instance: call.instance };
    const read = readOutput(value, call.returns, dims, place);
    if (read.kind !== 'leaves') return read;
    outputs.push(...read.outputs);
    at++;
  }
  return { kind: 'leaves', leaves: allLeaves(outputs), outputs };
}
