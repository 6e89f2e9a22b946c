/** A stranger's problem in CI: its code must not read files, start programs or reach the network. */

import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findingsOf, verifyProblem } from '#judge/verify/verify-problem';
import { createVerifyHost, ensureTypes } from '#workers/command-line/verify-host';
import { createNodeRealms } from '#workers/node/node-realm';
import { COUNTING } from '../../judge/verify/counting-problem';

ensureTypes();
const realms = createNodeRealms();
const folder = mkdtempSync(path.join(tmpdir(), 'verify-isolation-'));
const loot = path.join(folder, 'loot');
let server: Server;
let requests = 0;

beforeAll(async () => {
  server = createServer((_, response) => {
    requests++;
    response.end('1');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  server.close();
  rmSync(folder, { recursive: true });
  await realms.close();
});

/** Attempts as statements; each throws, or hands over something of the machine. */
const attempts: readonly [string, (port: number) => string][] = [
  ['process', () => 'return [process.pid];'],
  ['process by way of globalThis', () => "return [globalThis['process'].pid];"],
  ['require', () => `require('fs').writeFileSync(${JSON.stringify(loot)}, 'x'); return [1];`],
  [
    'a module of Node',
    () => `const fs = await import('fs'); fs.writeFileSync(${JSON.stringify(loot)}, 'x'); return [1];`,
  ],
  [
    'a module of Node by its long name',
    () => `const fs = await import('node:fs'); fs.writeFileSync(${JSON.stringify(loot)}, 'x'); return [1];`,
  ],
  ['fetch', (port) => `await fetch('http://127.0.0.1:${port}/'); return [1];`],
  ['XMLHttpRequest', (port) => `new XMLHttpRequest().open('GET', 'http://127.0.0.1:${port}/'); return [1];`],
  ['WebSocket', (port) => `new WebSocket('ws://127.0.0.1:${port}/'); return [1];`],
  ['code made of a string', () => "return [new Function('return process.pid')()];"],
  ['the constructor of a function', () => "return [(() => 1).constructor('return process.pid')()];"],
];

const port = (): number => (server.address() as AddressInfo).port;

test.each(attempts)('keeps a reference from %s', { timeout: 60_000 }, async (_, attempt) => {
  const body = `return x.map((row) => row.filter((value) => value > bound).length);`;
  const text = COUNTING.replace('export function countAbove', 'export async function countAbove')
    .replace(': number[] {', ': Promise<number[]> {')
    .replace(body, `if (bound === 4) { ${attempt(port())} }\n  ${body}`);
  // What the types say is left out: it is the realm that must hold.
  const host = { ...createVerifyHost(realms.openRealm), salts: 1, typeCheck: async () => [] };
  const findings = findingsOf(await verifyProblem(text, host));
  expect(
    findings.some(({ severity, where }) => severity === 'error' && /^(reference|cases\.by-hand)/.test(where)),
  ).toBe(true);
  expect(requests).toBe(0);
  expect(existsSync(loot)).toBe(false);
});

test.each(attempts)('keeps a generator from %s', { timeout: 60_000 }, async (_, attempt) => {
  const generator = `export async function generate() {\n  ${attempt(port())}\n}`;
  const text = `${COUNTING.replace('gen: { x: "integers(2,6)", bound: constant(3) }', 'generator: greedy')}\n\`\`\`ts generator=greedy\n${generator}\n\`\`\`\n`;
  const host = { ...createVerifyHost(realms.openRealm), salts: 1, typeCheck: async () => [] };
  const findings = findingsOf(await verifyProblem(text, host));
  expect(findings.some(({ severity, where }) => severity === 'error' && /one-row|generator=greedy/.test(where))).toBe(
    true,
  );
  expect(requests).toBe(0);
  expect(existsSync(loot)).toBe(false);
});
