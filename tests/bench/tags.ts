import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { buildIfStale } from '../../.scripts/build.mjs';
import { chromiumFlags, requireChromium } from '../../.scripts/chromium.mjs';
import { asOf, records, type Answer } from './data.js';
import { median } from './median.js';
import { home, placeKit } from './peers.js';
import { serve, type BenchServer } from './server.js';

const [slowness, answers] = [4, 20_000];
const views = ['summary', 'trend', 'distribution', 'segments', 'table', 'summary'];

interface Cell {
  readonly period: string;
  readonly region: string;
  readonly score: number;
  n: number;
}

/** Sums of survey answers by month, region and score, as a warehouse would hand them back. */
function sums(): Cell[] {
  const cells = new Map<string, Cell>();
  for (const { record } of records('nps', answers)) {
    const { at, region, score } = record as Answer;
    const period = new Date(at).toISOString().slice(0, 7);
    const key = `${period} ${region} ${score}`;
    const cell = cells.get(key) ?? { period, region, score, n: 0 };
    cell.n += 1;
    cells.set(key, cell);
  }
  return [...cells.values()];
}

function rollup(rows: readonly Cell[]): string {
  const as_of = new Date(asOf).toISOString();
  const meta = { kind: 'rollup', metric: 'nps', grain: 'month', dims: ['region'], keys: ['score'], tz: 'UTC', as_of };
  return JSON.stringify({ meta, rows });
}

const document = (body: string): string =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>Six tiles</title><link rel="icon" href="data:,">${body}</html>`;

function tagsPage(): string {
  const tags = views.map(
    (view) => `<support-nps src="/sums.json" by="region" period="month" view="${view}"></support-nps>`,
  );
  const grid = 'main { display: grid; grid-template-columns: repeat(3, 1fr) }';
  const script = '<script type="module" blocking="render" src="/kit/support-metrics.js"></script>';
  return document(`${script}<style>${grid}</style><main>${tags.join('')}</main>`);
}

/** The same figures in plain HTML: a table a tile, a row a month. */
function tablePage(cells: readonly Cell[]): string {
  const months = [...new Set(cells.map(({ period }) => period))].toSorted();
  const rows = months.map((month) => {
    const own = cells.filter(({ period }) => period === month);
    const count = (holds: (score: number) => boolean) =>
      own.reduce((sum, { score, n }) => sum + (holds(score) ? n : 0), 0);
    const value = (100 * (count((score) => score >= 9) - count((score) => score <= 6))) / count(() => true);
    return `<tr><th>${month}<td>${value.toFixed(1)}`;
  });
  return document(`<main>${views.map(() => `<table>${rows.join('')}</table>`).join('')}</main>`);
}

interface Times {
  readonly first: number;
  readonly last: number;
}

/**
 * Runs on the page: when its first number and its last chart stood on screen, from the start of the navigation. On a page
 * without tags that is its first paint.
 */
async function watch(): Promise<Times> {
  let first = NaN;
  for (;;) {
    await new Promise((resolve) => requestAnimationFrame(resolve));
    const painted = performance.getEntriesByName('first-contentful-paint')[0]?.startTime;
    if (painted === undefined) continue;
    const tags = [...globalThis.document.querySelectorAll('support-nps')];
    if (tags.length === 0) return { first: painted, last: painted };
    const ready = tags.filter((tag) => tag.matches(':state(ready)')).length;
    if (ready > 0 && Number.isNaN(first)) first = performance.now();
    if (ready === tags.length) return { first, last: performance.now() };
  }
}

async function timesOf(
  browser: Browser,
  server: BenchServer,
  path: string,
): Promise<Times & { readonly bytes: number }> {
  const context = await browser.newContext({ viewport: { width: 1200, height: 1600 } });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowness });
  server.taken();
  await page.goto(`${server.address}${path}`, { waitUntil: 'commit' });
  await page.waitForSelector('main > :last-child', { state: 'attached' });
  const times = await page.evaluate(watch);
  const bytes = server.taken();
  await context.close();
  return { ...times, bytes };
}

/** Prints when six tags on a feed of sums show their first number and their last chart, beside plain tables of them. */
export async function slowTags(runs: number): Promise<void> {
  await buildIfStale();
  placeKit();
  const site = join(home, 'site');
  mkdirSync(site, { recursive: true });
  const cells = sums();
  const files = { 'sums.json': rollup(cells), 'tags.html': tagsPage(), 'table.html': tablePage(cells) };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(site, name), text);
  const server = await serve(site);
  const table = [];
  const pages = { 'six tags': 'tags.html', 'plain tables': 'table.html' };
  for (const [name, path] of Object.entries(pages)) {
    const times = [];
    for (let run = 0; run < runs; run += 1) {
      const browser = await chromium.launch({ executablePath: requireChromium(), args: chromiumFlags() });
      times.push(await timesOf(browser, server, path));
      await browser.close();
    }
    table.push({
      page: name,
      'first number, ms': Math.round(median(times.map(({ first }) => first))),
      'last chart, ms': Math.round(median(times.map(({ last }) => last))),
      'loaded, kB': Math.round((times[0]?.bytes ?? NaN) / 1000),
    });
  }
  server.close();
  console.log(`\nA feed of sums, the processor slowed ${slowness} times, medians of ${runs}`);
  console.table(table);
}
