/** `npm run bench -- [name] [--json]`: measurements side by side in one run. Needs a build; exit 0, 2 for usage. */

import { parseArgs } from 'node:util';
import { formatBackends, measureBackends } from './backends';
import { formatCatalogue, measureCatalogue } from './catalogue';
import { formatCompare, measureCompare } from './compare';
import { formatLatency } from './format-latency';
import { measureLatency } from './latency';
import { formatAa, measureAa } from './timing-aa';
import { formatPower, measurePower } from './timing-power';
import { formatVerify, measureVerify } from './verify';

/** A bench measures, tells how far it is, and puts its result in words. */
interface Bench {
  measure(tell: (line: string) => void): Promise<{ readonly document: object; readonly text: string }>;
}

const BENCHES: Readonly<Record<string, Bench>> = {
  backends: {
    async measure(tell) {
      const document = await measureBackends(tell);
      return { document, text: formatBackends(document) };
    },
  },
  catalogue: {
    async measure(tell) {
      const document = await measureCatalogue(tell);
      return { document, text: formatCatalogue(document) };
    },
  },
  compare: {
    async measure(tell) {
      const document = await measureCompare(tell);
      return { document, text: formatCompare(document) };
    },
  },
  latency: {
    async measure(tell) {
      const document = await measureLatency(tell);
      return { document, text: formatLatency(document) };
    },
  },
  'timing-aa': {
    async measure(tell) {
      const document = await measureAa(tell);
      return { document, text: formatAa(document) };
    },
  },
  'timing-power': {
    async measure(tell) {
      const document = await measurePower(tell);
      return { document, text: formatPower(document) };
    },
  },
  verify: {
    async measure(tell) {
      const document = await measureVerify(tell);
      return { document, text: formatVerify(document) };
    },
  },
};

async function main(): Promise<number> {
  const { positionals, values } = parseArgs({ allowPositionals: true, options: { json: { type: 'boolean' } } });
  const names = positionals.length > 0 ? positionals : Object.keys(BENCHES);
  const unknown = names.find((name) => BENCHES[name] === undefined);
  if (unknown !== undefined) {
    process.stderr.write(`there is no bench "${unknown}"; there is ${Object.keys(BENCHES).join(', ')}\n`);
    return 2;
  }
  const documents: object[] = [];
  for (const name of names) {
    const result = await BENCHES[name]?.measure((line) => process.stderr.write(`${line}\n`));
    if (result === undefined) continue;
    documents.push(result.document);
    if (values.json !== true) process.stdout.write(result.text);
  }
  if (values.json === true)
    process.stdout.write(`${JSON.stringify(documents.length === 1 ? documents[0] : documents, null, 2)}\n`);
  return 0;
}

process.exitCode = await main();
