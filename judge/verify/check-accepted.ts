import type { Problem, Style } from '../spec/problem';
import { STYLES } from '../spec/problem';
import type { ValueType } from '../spec/signature';
import type { Check } from './check';
import type { VerifyContext } from './context';
import type { JudgedSolution } from './judge-solutions';
import type { Finding } from './verification';

/** An accepted solution must keep this far from the edge of the tolerance. */
const MAX_ERROR_OVER_TOLERANCE = 0.5;

/** Right programs pass, in every style and on every backend that runs here, and not by a hair. */
export const checkAccepted: Check = {
  id: 'accepted',
  title: 'Every right solution is accepted, below half of the tolerance',
  needs: 'cases',
  async run(context) {
    const { problem, locate } = context;
    const findings: Finding[] = stylesOf(problem)
      .filter((style) => !problem.accepted.some((one) => one.style === style))
      .map((style) => ({
        severity: 'error',
        where: 'accepted',
        message: `there is no accepted solution in style ${style}; write one in a fence \`\`\`ts accepted=<id> style=${style}`,
      }));
    for (const { where, style, source } of await context.solutions())
      if (style === 'arrays' && /from\s+['"]@tensorflow\/tfjs['"]/.test(source))
        findings.push({
          severity: 'error',
          where,
          message: 'is in style arrays but imports @tensorflow/tfjs; write style=tensors',
          ...locate.source(source),
        });
    return [...findings, ...(await rejections(context, (salt) => salt === context.salts[0])), ...(await near(context))];
  },
};

/** What a right program meets with other draws than those its author saw. */
export const checkSalts: Check = {
  id: 'salts',
  title: 'Right solutions pass under every salt',
  needs: 'cases',
  run: (context) => rejections(context, (salt) => salt !== context.salts[0]),
};

async function rejections(context: VerifyContext, ofSalt: (salt: number) => boolean): Promise<Finding[]> {
  const solutions = await context.solutions();
  return solutions.flatMap(({ where, source, backend, failure }): Finding[] => {
    if (failure === undefined || !ofSalt(failure.salt)) return [];
    const { verdict, message } = failure.report;
    const place = backend === 'cpu' ? '' : ` on ${backend}`;
    return [
      {
        severity: 'error',
        where,
        message: `expected accepted${place} under salt ${failure.salt}, got ${verdict}: ${message}`,
        ...context.locate.source(source),
      },
    ];
  });
}

async function near({ problem, solutions, locate }: VerifyContext): Promise<Finding[]> {
  // A right sample goes beyond half of the critical distance in one test out of eight.
  if (Object.values(problem.compare).some(({ kind }) => kind === 'statistical')) return [];
  return (await solutions()).flatMap((solution): Finding[] => {
    if (solution.failure !== undefined || solution.worst <= MAX_ERROR_OVER_TOLERANCE) return [];
    return [
      {
        severity: 'error',
        where: solution.where,
        message: `its error reaches ${solution.worst.toFixed(2)} × tolerance${onBackend(solution)}; at most ${MAX_ERROR_OVER_TOLERANCE} is allowed`,
        ...locate.source(solution.source),
      },
    ];
  });
}

function onBackend({ backend }: JudgedSolution): string {
  return backend === 'cpu' ? '' : ` on ${backend}`;
}

/** Styles in which a right solution must be shown: tensors only where the signature has float tensors. */
function stylesOf({ kind, signature, starters }: Problem): readonly Style[] {
  // Who debugs or speeds up a given program does it in the styles in which it is given.
  if (kind !== 'implement') return STYLES.filter((style) => starters[style] !== undefined);
  const methods = signature.kind === 'function' ? [signature] : signature.methods;
  const types = [
    ...(signature.kind === 'class' ? signature.construct : []).map(({ type }) => type),
    ...methods.flatMap(({ params, returns }) => [
      ...params.map(({ type }) => type),
      ...(returns.kind === 'single' ? [returns.type] : returns.fields.map(({ type }) => type)),
    ]),
  ];
  return types.some(holdsFloatTensor) ? STYLES : ['arrays'];
}

function holdsFloatTensor(type: ValueType): boolean {
  if (type.kind === 'list') return holdsFloatTensor(type.item);
  return type.kind === 'tensor' && type.dtype === 'f32';
}
