/**
 * The bench `backends`: products, attention, softmax and a convolution on each backend of tfjs that starts in this
 * Chromium, beside tfjs on the cpu and beside a second tensor library, in one run and in turns.
 */

import { fileURLToPath } from 'node:url';
import { chromium, type Page } from '@playwright/test';
import { build } from 'esbuild';
import { findChromium } from '../../e2e/find-chromium.mjs';
import {
  BACKEND_NAMES,
  type BackendName,
  type BatchAnswer,
  type BatchRequest,
  WORKS,
  type WorkName,
} from './backends-work';
import { type Spread, spreadOf } from './spread';

export interface BackendRow {
  readonly work: WorkName;
  readonly backend: BackendName;
  readonly msPerCall: Spread;
  /** Median of (time on tfjs cpu / time here) within a turn: above 1 is faster than the cpu. */
  readonly speedup: number;
}

export interface BackendsDocument {
  readonly bench: 'backends';
  readonly chromium: string;
  readonly rows: readonly BackendRow[];
  readonly missing: readonly { readonly work: WorkName; readonly backend: BackendName; readonly why: string }[];
}

const TURNS = 5;
const AT_LEAST_MS = 60;
/** Float32 sums in another order differ by far less. */
const SAME_NORM = 1e-3;

export async function measureBackends(tell: (line: string) => void): Promise<BackendsDocument> {
  const script = await bundleWorker();
  const browser = await chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox', '--no-first-run'] });
  try {
    const page = await browser.newPage();
    await page.evaluate(startWorkers, { script, names: BACKEND_NAMES });
    const rows: BackendRow[] = [];
    const missing: BackendsDocument['missing'][number][] = [];
    for (const work of Object.keys(WORKS) as WorkName[]) {
      tell(work);
      const measured = await measureWork(page, work);
      rows.push(...measured.rows);
      missing.push(...measured.missing);
    }
    return { bench: 'backends', chromium: browser.version(), rows, missing };
  } finally {
    await browser.close();
  }
}

async function measureWork(page: Page, work: WorkName): Promise<Pick<BackendsDocument, 'rows' | 'missing'>> {
  const times = new Map<BackendName, number[]>();
  const missing = new Map<BackendName, string>();
  let norm: number | undefined;
  for (let turn = 0; turn < TURNS; turn++)
    for (const backend of BACKEND_NAMES) {
      if (missing.has(backend)) continue;
      const answer = await askWorker(page, { backend, work, atLeastMs: AT_LEAST_MS });
      if (answer.kind === 'failed') {
        missing.set(backend, answer.why);
        continue;
      }
      norm ??= answer.norm;
      if (Math.abs(answer.norm - norm) > SAME_NORM * norm)
        missing.set(backend, `its result has the norm ${answer.norm}, not ${norm}`);
      times.set(backend, [...(times.get(backend) ?? []), answer.msPerCall]);
    }
  const cpu = times.get('tfjs cpu') ?? [];
  const rows = [...times]
    .filter(([backend]) => !missing.has(backend))
    .map(([backend, samples]): BackendRow => {
      const ratios = samples.map((ms, turn) => (cpu[turn] ?? Number.NaN) / ms);
      return { work, backend, msPerCall: spreadOf(samples), speedup: spreadOf(ratios).median };
    });
  return { rows, missing: [...missing].map(([backend, why]) => ({ work, backend, why })) };
}

export function formatBackends({ rows, missing }: BackendsDocument): string {
  const width = Math.max(...rows.map(({ work }) => work.length));
  const lines = rows.map(
    ({ work, backend, msPerCall, speedup }) =>
      `${work.padEnd(width)}  ${backend.padEnd(10)}  ${msPerCall.median.toPrecision(3).padStart(7)} ms  ${speedup.toPrecision(2).padStart(5)} × as fast as tfjs cpu`,
  );
  return `${[...lines, ...missing.map(({ work, backend, why }) => `${work}  ${backend}: ${why}`)].join('\n')}\n`;
}

async function bundleWorker(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('./backends-worker.ts', import.meta.url))],
    bundle: true,
    write: false,
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
    minify: true,
    logLevel: 'error',
    loader: { '.wasm': 'binary' },
    external: ['util', 'crypto', 'fs', 'path', 'worker_threads', 'perf_hooks', 'os'],
  });
  return outputFiles[0]?.text ?? '';
}

type BenchWindow = typeof globalThis & { benchWorkers: Record<string, Worker> };

/** A worker a backend, in the page. */
function startWorkers({ script, names }: { readonly script: string; readonly names: readonly string[] }): void {
  const url = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
  const made = names.map((name) => [name, new Worker(url)] as const);
  (globalThis as BenchWindow).benchWorkers = Object.fromEntries(made);
}

function askWorker(page: Page, request: BatchRequest): Promise<BatchAnswer> {
  return page.evaluate(
    (asked) =>
      new Promise<BatchAnswer>((resolve) => {
        const worker = (globalThis as BenchWindow).benchWorkers[asked.backend];
        if (worker === undefined) return resolve({ kind: 'failed', why: 'it has no worker' });
        worker.onmessage = ({ data }: MessageEvent<BatchAnswer>) => resolve(data);
        worker.onerror = (event) => resolve({ kind: 'failed', why: event.message });
        worker.postMessage(asked);
      }),
    request,
  );
}
