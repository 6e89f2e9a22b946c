/**
 * The bench `latency`: from a click to the verdict, beside the bare execution of the same solution on the same inputs.
 *
 * Bare and judged runs take turns, so that a busy machine is busy for both. Each bare run has a fresh worker and the
 * very inputs of the click before it, made again from its salt.
 */

import { cpus, loadavg } from 'node:os';
import type { Page } from '@playwright/test';
import { acceptedSolution, bankProblem } from '../../e2e/pages/solutions';
import { Workbench } from '../../e2e/pages/workbench';
import { closeProblem, prepareCases } from '../../judge/run/session';
import { type Problem, STYLES, type Style } from '../../judge/spec/problem';
import { createNodeRealms, type NodeRealms } from '../../workers/node/node-realm';
import { bareCases, bundleBareWorker, entryName } from './bare-worker';
import { bareTime, type ClickTime, clickToVerdict, listenToJudge } from './latency-page';
import { type ServedBuild, serveBuild } from './serve-build';
import { type Spread, spreadOf } from './spread';

export interface LatencyRow {
  readonly problem: string;
  readonly style: Style;
  readonly measure: 'run' | 'submit';
  readonly clickToVerdictMs: Spread;
  /** What of it the judge took by its own clock; the rest is messages and the page. */
  readonly judgeMs: Spread;
  readonly bareMs: Spread;
  /** Differences within one turn. */
  readonly aboveBareMs: Spread;
  readonly ratio: number;
}

export interface LatencyDocument {
  readonly bench: 'latency';
  readonly machine: { readonly cores: number; readonly load: number; readonly chromium: string };
  readonly warm: readonly LatencyRow[];
  /** From navigation in an empty browser to the first verdict, Run pressed as soon as it can be. */
  readonly cold: readonly { readonly problem: string; readonly firstVerdictMs: Spread }[];
  readonly aims: readonly {
    readonly measure: 'run' | 'submit';
    readonly aboveBareMs: number;
    readonly reached: number;
  }[];
}

const PROBLEMS = ['scaled-dot-product-attention', 'adam', 'k-means'];
const AIM_MS = { run: 60, submit: 250 };
const TURNS = 4;
const COLD_TURNS = 2;
/** A person's pause between two clicks, in which the judge prepares the next submission. */
const PAUSE_MS = 1_500;

export async function measureLatency(tell: (line: string) => void): Promise<LatencyDocument> {
  const served = await serveBuild();
  const realms = createNodeRealms();
  try {
    const warm: LatencyRow[] = [];
    const cold: LatencyDocument['cold'][number][] = [];
    for (const slug of PROBLEMS) {
      tell(`${slug}: cold`);
      cold.push({ problem: slug, firstVerdictMs: await coldStart(served, slug) });
      for (const style of STYLES) {
        tell(`${slug}: warm, ${style}`);
        warm.push(...(await warmRows(served, realms, bankProblem(slug), style)));
      }
    }
    const machine = { cores: cpus().length, load: loadavg()[0] ?? 0, chromium: served.browser.version() };
    const aims = (['run', 'submit'] as const).map((measure) => {
      const medians = warm.filter((row) => row.measure === measure).map((row) => row.aboveBareMs.median);
      return { measure, aboveBareMs: AIM_MS[measure], reached: Math.max(...medians) };
    });
    return { bench: 'latency', machine, warm, cold, aims };
  } finally {
    await realms.close();
    await served.close();
  }
}

async function openPage({ browser, url }: ServedBuild): Promise<Page> {
  const context = await browser.newContext({ baseURL: url, viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  await listenToJudge(page);
  return page;
}

/** The first verdict is that of the starter, which throws: a page that was never open has no other code. */
async function coldStart(served: ServedBuild, slug: string): Promise<Spread> {
  const samples: number[] = [];
  for (let turn = 0; turn < COLD_TURNS; turn++) {
    const page = await openPage(served);
    const startedAt = performance.now();
    await page.goto(`/problems/${slug}`, { waitUntil: 'commit' });
    await page.getByRole('button', { name: 'Run', exact: true }).and(page.locator(':enabled')).waitFor();
    await clickToVerdict(page, 'Run');
    samples.push(performance.now() - startedAt);
    await page.context().close();
  }
  return spreadOf(samples);
}

interface Turn extends ClickTime {
  readonly bareMs: number;
}

async function warmRows(
  served: ServedBuild,
  realms: NodeRealms,
  problem: Problem,
  style: Style,
): Promise<LatencyRow[]> {
  const source = acceptedSolution(problem.id, style);
  const bare = { script: await bundleBareWorker(source), name: entryName(problem) };
  const page = await openPage(served);
  const workbench = new Workbench(page);
  const measure = async (button: 'Run' | 'Submit'): Promise<Turn> => {
    await page.waitForTimeout(PAUSE_MS);
    const click = await clickToVerdict(page, button);
    if (click.verdict !== 'accepted') throw new Error(`${problem.id}: ${button} gave ${click.verdict}`);
    const mode = button === 'Run' ? 'run' : 'submit';
    const cases = bareCases(await prepareCases(problem, mode, click.salt, realms.openRealm), style);
    return { ...click, bareMs: await bareTime(page, { ...bare, cases }) };
  };
  const turns = { run: [] as Turn[], submit: [] as Turn[] };
  try {
    await workbench.open(problem.id);
    await workbench.chooseStyle(style);
    await workbench.write(source);
    // The first of each loads code that the later ones find compiled.
    await measure('Run');
    await measure('Submit');
    for (let turn = 0; turn < TURNS; turn++) {
      turns.run.push(await measure('Run'));
      turns.submit.push(await measure('Submit'));
    }
  } finally {
    closeProblem(problem);
    await page.context().close();
  }
  return (['run', 'submit'] as const).map((name) => rowOf(problem.id, style, name, turns[name]));
}

function rowOf(problem: string, style: Style, measure: 'run' | 'submit', turns: readonly Turn[]): LatencyRow {
  const clickToVerdictMs = spreadOf(turns.map((turn) => turn.clickMs));
  const bareMs = spreadOf(turns.map((turn) => turn.bareMs));
  return {
    problem,
    style,
    measure,
    clickToVerdictMs,
    judgeMs: spreadOf(turns.map((turn) => turn.judgeMs)),
    bareMs,
    aboveBareMs: spreadOf(turns.map((turn) => turn.clickMs - turn.bareMs)),
    ratio: Math.round((clickToVerdictMs.median / Math.max(bareMs.median, 0.01)) * 10) / 10,
  };
}
