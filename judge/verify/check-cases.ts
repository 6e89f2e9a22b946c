import type { Check } from './check';
import type { Preparation, Trouble } from './prepare-all';
import { findTimedInputs } from './timed-inputs';
import type { Finding } from './verification';

type Failed = Preparation & { kind: 'failed' };

/** One finding for each case that cannot be made because of this trouble, whatever the number of salts. */
function failedBy(
  trouble: Trouble,
  preparations: readonly Preparation[],
  message: (failed: Failed) => string,
): Map<string, Omit<Finding, 'line'>> {
  const findings = new Map<string, Omit<Finding, 'line'>>();
  for (const one of preparations)
    if (one.kind === 'failed' && one.trouble === trouble && !findings.has(one.where))
      findings.set(one.where, { severity: 'error', where: one.where, message: message(one) });
  return findings;
}

function checkFor(trouble: Trouble, id: string, title: string, message: (failed: Failed) => string): Check {
  return {
    id,
    title,
    needs: 'text',
    async run({ allCases, locate }) {
      const findings = failedBy(trouble, await allCases(), message);
      return [...findings.values()].map((finding) => ({ ...finding, ...locate.path(finding.where) }));
    },
  };
}

export const checkReference = checkFor(
  'reference',
  'reference',
  'The reference answers every case',
  ({ message }) => `expected an answer of the reference, but ${message}`,
);

const inputsOfCases = checkFor(
  'inputs',
  'inputs',
  'The inputs of every case fit the signature',
  ({ message }) => message,
);

export const checkInputs: Check = {
  ...inputsOfCases,
  run: async (context) => [...(await inputsOfCases.run(context)), ...(await findTimedInputs(context))],
};

export const checkInputsKept = checkFor(
  'mutates',
  'inputs-kept',
  'The reference leaves its inputs as they are',
  () => 'the reference writes to its inputs; it must work on copies',
);

export const checkWellPosed = checkFor(
  'ill-posed',
  'well-posed',
  'Rounding alone changes no answer',
  ({ message, salt }) => `${message} (salt ${salt})`,
);
