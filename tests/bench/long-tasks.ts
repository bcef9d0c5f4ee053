import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { buildIfStale } from '../../.scripts/build.mjs';
import { chromiumFlags, requireChromium } from '../../.scripts/chromium.mjs';
import { root } from '../../.scripts/files.mjs';
import { serveSite } from '../../.scripts/serve.mjs';
import { median } from './median.js';
import { feedText, isFeedName, type FeedName } from './feeds.js';

/** What one load of a feed cost the page, in milliseconds. */
interface Load {
  /** From the moment the tag stands on the page until its charts do. */
  readonly ready: number;
  /** Tasks of more than 50 ms, as the browser's `longtask` entries tell. */
  readonly tasks: readonly number[];
  readonly value: string;
}

/** With the longest of all tasks by the processor's time, which does not grow with what else the machine does. */
interface Run extends Load {
  readonly processor: number;
}

const page = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Bench</title>
<script type="module" src="kit/support-metrics.js"></script><body></body></html>`;

/** Runs on the page: puts the tag there and watches until it is drawn. */
async function watch(tag: string): Promise<Load> {
  const entries: PerformanceEntry[] = [];
  const observer = new PerformanceObserver((list) => entries.push(...list.getEntries()));
  observer.observe({ type: 'longtask' });
  const started = performance.now();
  document.body.insertAdjacentHTML('beforeend', tag);
  while (document.querySelector(':state(ready), :state(error)') === null) {
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  await new Promise((resolve) => requestAnimationFrame(resolve));
  const ready = performance.now() - started;
  // Drawing and tidying up go on after the element has its figures.
  await new Promise((resolve) => setTimeout(resolve, 500));
  entries.push(...observer.takeRecords());
  const { measure } = Object(document.body.lastElementChild);
  return { ready, tasks: entries.map(({ duration }) => duration), value: String(measure?.value ?? null) };
}

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds of the processor's time. */
  readonly tdur?: number;
}

/** The longest task, in milliseconds of the processor's time, of the thread that worked most. */
function longestOf(trace: string): number {
  const events: readonly TraceEvent[] = JSON.parse(trace).traceEvents;
  const threads = new Map<string, { sum: number; longest: number }>();
  for (const { name, pid, tid, tdur = 0 } of events) {
    if (!name.endsWith('RunTask')) continue;
    const thread = threads.get(`${pid} ${tid}`) ?? { sum: 0, longest: 0 };
    threads.set(`${pid} ${tid}`, { sum: thread.sum + tdur, longest: Math.max(thread.longest, tdur) });
  }
  return ([...threads.values()].sort((a, b) => b.sum - a.sum)[0]?.longest ?? NaN) / 1000;
}

async function run(browser: Browser, address: string, tag: string): Promise<Run> {
  const opened = await browser.newPage();
  opened.on('pageerror', (error) => console.error(error.message));
  await opened.goto(address);
  await opened.waitForFunction(() => customElements.get('support-nps') !== undefined);
  await opened.waitForTimeout(1000);
  await browser.startTracing(opened, { categories: ['toplevel', 'devtools.timeline'] });
  const load = await opened.evaluate(watch, tag);
  const processor = longestOf((await browser.stopTracing()).toString());
  await opened.close();
  return { ...load, processor };
}

function row(name: FeedName, rows: number, megabytes: number, runs: readonly Run[]) {
  const ms = (of: (each: Run) => number) => Math.round(median(runs.map(of)));
  return {
    element: `support-${name}`,
    rows,
    MB: Math.round(megabytes),
    'ready, ms': ms(({ ready }) => ready),
    'longest task, ms': ms(({ tasks }) => Math.max(0, ...tasks)),
    'of processor, ms': ms(({ processor }) => processor),
    'over 50 ms': runs.map(({ tasks }) => tasks.length).join(', '),
    value: runs[0]?.value,
  };
}

/**
 * How long a page stops answering while it reads a large feed of records, as shipped files in Chromium: prints medians of
 * so many `times` for the elements of the `names` (without any, retention) and feeds of these `sizes`.
 */
export async function longTasks(names: readonly string[], sizes: readonly number[], times: number): Promise<void> {
  const asked = names.filter(isFeedName);
  await buildIfStale();
  const folder = join(root, '.cache', 'bench-tasks');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  cpSync(join(root, 'dist'), join(folder, 'kit'), { recursive: true });
  writeFileSync(join(folder, 'index.html'), page);
  const { address, close } = await serveSite({ folder, policy: null });
  const browser = await chromium.launch({ executablePath: requireChromium(), args: chromiumFlags() });
  const table = [];
  const wanted = asked.length > 0 ? asked : (['retention'] as const);
  for (const [name, rows] of wanted.flatMap((each) => sizes.map((size) => [each, size] as const))) {
    const { text, attributes } = feedText(name, rows);
    writeFileSync(join(folder, `${name}.json`), text);
    const tag = `<support-${name} src="${name}.json" ${attributes}></support-${name}>`;
    const runs: Run[] = [];
    for (let time = 0; time < times; time += 1) runs.push(await run(browser, address, tag));
    table.push(row(name, rows, text.length / 1e6, runs));
  }
  await browser.close();
  await close();
  console.table(table);
}
