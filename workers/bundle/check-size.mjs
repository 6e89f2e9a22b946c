/**
 * `npm run check:size`, after a build: what a first load weighs, against a budget.
 *
 * Counts the scripts and stylesheets that the rendered pages name, compressed; the text of a page and the fonts that
 * it uses are left out, since they grow with the bank and not with the code. Fails over the budget, and when a
 * script of a first load holds a library that must wait until it is needed.
 */

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const root = fileURLToPath(new URL('../..', import.meta.url));
const pages = path.join(root, '.next/server/app');
const generated = path.join(root, 'public/generated');

/** KB (1,000 bytes) after gzip, about 13 % above what was measured in November 2026. */
const BUDGETS_KB = { catalogue: 255, workbench: 335, plan: 285, lab: 300, sandbox: 400, backend: 265, types: 172 };

/** A text that stands in every build of a library and in nothing else. */
const MARKERS = {
  Monaco: 'monaco-scrollable-element',
  tfjs: 'DepthwiseConv2dNative',
  mathjs: 'typed-function',
  uPlot: 'u-cursor-pt',
};

/** @type {string[]} */
const faults = [];

const sizes = new Map();
function gzipSize(file) {
  if (!sizes.has(file)) sizes.set(file, gzipSync(readFileSync(file)).length);
  return sizes.get(file);
}

/** Files that a page loads before anything is clicked. `noModule` scripts are for browsers that cannot run the app. */
function firstLoadOf(html) {
  const tags = [...readFileSync(html, 'utf8').matchAll(/<(?:script|link)\b[^>]*>/g)].map(([tag]) => tag);
  const urls = tags
    .filter((tag) => !/\bnoModule\b/i.test(tag))
    .map((tag) => /(?:src|href)="\/_next\/(static\/[^"?]+\.(?:js|css))[^"]*"/.exec(tag)?.[1])
    .filter((url) => url !== undefined);
  return [...new Set(urls)].map((url) => path.join(root, '.next', url));
}

function filesIn(folder, pattern) {
  return readdirSync(folder)
    .filter((name) => pattern.test(name))
    .map((name) => path.join(folder, name));
}

function row(name, files, budgetKb) {
  const totalKb = (chosen) => chosen.reduce((sum, file) => sum + gzipSize(file), 0) / 1000;
  const allKb = totalKb(files);
  if (allKb > budgetKb) faults.push(`${name}: ${allKb.toFixed(1)} KB are over the budget of ${budgetKb} KB`);
  const scripts = files.filter((file) => file.endsWith('.js'));
  const styles = files.filter((file) => file.endsWith('.css'));
  return {
    '': name,
    'scripts KB': Number(totalKb(scripts).toFixed(1)),
    'styles KB': Number(totalKb(styles).toFixed(1)),
    'all KB': Number(allKb.toFixed(1)),
    'budget KB': budgetKb,
  };
}

/** The markers must find what they look for where it is, or finding nothing in a first load means nothing. */
function checkMarkers() {
  const holders = [
    ...filesIn(path.join(root, '.next/static/chunks'), /\.js$/),
    ...filesIn(path.join(generated, 'sandbox'), /\.js$/),
  ].map((file) => readFileSync(file, 'utf8'));
  for (const [library, marker] of Object.entries(MARKERS))
    if (!holders.some((text) => text.includes(marker)))
      faults.push(`"${marker}" stands nowhere in the build: choose another marker of ${library}`);
}

function checkContent(name, files) {
  for (const file of files.filter((one) => one.endsWith('.js'))) {
    const text = readFileSync(file, 'utf8');
    for (const [library, marker] of Object.entries(MARKERS))
      if (text.includes(marker)) faults.push(`${name}: the first load ships ${library} (${path.basename(file)})`);
  }
}

/** The heaviest of a route's pages; they load the same scripts unless one was split off. */
function heaviest(htmls) {
  const weightOf = (files) => files.reduce((sum, file) => sum + gzipSize(file), 0);
  return htmls.map(firstLoadOf).reduce((most, files) => (weightOf(files) > weightOf(most) ? files : most), []);
}

if (!existsSync(path.join(pages, 'index.html'))) {
  console.error('There is no build to measure: run "npm run build" first.');
  process.exit(1);
}

const firstLoads = [
  { name: '/', htmls: [path.join(pages, 'index.html')], budgetKb: BUDGETS_KB.catalogue },
  { name: '/plan', htmls: [path.join(pages, 'plan.html')], budgetKb: BUDGETS_KB.plan },
  { name: '/lab', htmls: [path.join(pages, 'lab.html')], budgetKb: BUDGETS_KB.lab },
  { name: '/problems/[slug]', htmls: filesIn(path.join(pages, 'problems'), /\.html$/), budgetKb: BUDGETS_KB.workbench },
];
checkMarkers();
const table = firstLoads.map(({ name, htmls, budgetKb }) => {
  const files = heaviest(htmls);
  if (files.length === 0) faults.push(`${name}: no script found in its pages`);
  checkContent(name, files);
  return row(name, files, budgetKb);
});
// Fetched once the workbench is open, by the judge and by the editor.
const isBackend = (file) => /^(wasm|webgl|webgpu)-/.test(path.basename(file));
const sandbox = filesIn(path.join(generated, 'sandbox'), /\.(js|html)$/);
table.push(
  row(
    'sandbox, when a judge starts',
    sandbox.filter((file) => !isBackend(file)),
    BUDGETS_KB.sandbox,
  ),
);
for (const file of sandbox.filter(isBackend))
  table.push(row(`${path.basename(file).split('-')[0]}, when it is asked for`, [file], BUDGETS_KB.backend));
table.push(
  row('types, when the code mentions them', filesIn(path.join(generated, 'types'), /\.d\.ts$/), BUDGETS_KB.types),
);

console.log('Sizes after gzip');
console.table(Object.fromEntries(table.map(({ '': name, ...columns }) => [name, columns])));
for (const fault of faults) console.error(`✗ ${fault}`);
process.exit(faults.length === 0 ? 0 : 1);
