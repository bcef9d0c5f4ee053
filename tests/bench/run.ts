import { readFileSync } from 'node:fs';
import { chromium, type Browser, type Page } from 'playwright-core';
import { chromiumFlags, requireChromium } from '../../.scripts/chromium.mjs';
import { filteredRegion, type Task } from './data.js';
import type { BenchServer } from './server.js';
import type { Figures } from './truth.js';

/** What one run of a contender came to: milliseconds, bytes. */
export interface Run {
  /** From before the feed is fetched until two frames after its charts are in place. */
  readonly painted: number;
  /** From the start of the navigation until then, the scripts included. */
  readonly cold: number;
  /** From setting the filter until two frames after the charts are in place. */
  readonly filter: number;
  /** The longest task of the main thread from the start of the navigation until the charts stood, 0 for none over 50 ms. */
  readonly longest: number;
  /** The processor's time of the page's process, all threads, from the navigation until the charts stood; null as `peak`. */
  readonly processor: number | null;
  /** The most memory that the page's process ever held; null where the system does not tell. */
  readonly peak: number | null;
  /** The main thread's heap after all that is garbage was collected. */
  readonly heap: number;
  /** Scripts, styles and WebAssembly as sent, gzipped. */
  readonly bytes: number;
  readonly figures: Figures;
  readonly filtered: Figures;
}

interface Outcome {
  readonly error?: string;
  readonly began: number;
  readonly painted: number;
  readonly figures: Figures;
}

/** What the page's script leaves on `globalThis`. */
interface Driven {
  readonly done: Promise<Outcome>;
  readonly longest: number[];
  readonly filterTo: (region: string) => Promise<Outcome>;
}

/** The processes of `browser` that show pages, by number. */
async function renderersOf(browser: Browser): Promise<readonly number[]> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  return processInfo.flatMap(({ type, id }) => (type === 'renderer' ? [id] : []));
}

/** Linux counts the processor's time of a process in hundredths of a second. */
const tick = 10;

/** Milliseconds of the processor's time that a process has had, threads that have ended included; 0 where nobody tells. */
function spentBy(id: number): number {
  try {
    const stat = readFileSync(`/proc/${id}/stat`, 'utf8');
    const [user, system] = stat.slice(stat.lastIndexOf(')')).split(' ').slice(12, 14).map(Number);
    return tick * ((user ?? 0) + (system ?? 0));
  } catch {
    return 0;
  }
}

/** Milliseconds of the processor's time that the page processes of `browser` have had; null where the system does not tell. */
async function processorOf(browser: Browser): Promise<number | null> {
  const spent = (await renderersOf(browser)).reduce((sum, id) => sum + spentBy(id), 0);
  return spent > 0 ? spent : null;
}

/** The most memory that the busiest page process of `browser` ever held, in bytes. */
async function peakOf(browser: Browser): Promise<number | null> {
  const peaks = (await renderersOf(browser)).map((id) => {
    try {
      return 1024 * Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${id}/status`, 'utf8'))?.[1]);
    } catch {
      return NaN;
    }
  });
  const most = Math.max(...peaks.filter(Number.isFinite));
  return Number.isFinite(most) ? most : null;
}

async function heapOf(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  await session.send('HeapProfiler.collectGarbage');
  const { metrics } = await session.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? NaN;
}

async function measured(browser: Browser, server: BenchServer, address: string): Promise<Run> {
  const context = await browser.newContext({ timezoneId: 'UTC', viewport: { width: 1000, height: 1000 } });
  const page = await context.newPage();
  const failed = new Promise<never>((_, reject) => page.on('pageerror', reject));
  failed.catch(() => {});
  server.taken();
  const before = await processorOf(browser);
  await page.goto(address, { waitUntil: 'commit' });
  await page.waitForFunction(() => Reflect.has(globalThis, 'done'));
  const driven = page.evaluate(() => Reflect.get(globalThis, 'done') as Driven['done']);
  const first = await Promise.race([driven, failed]);
  const after = await processorOf(browser);
  if (first.error !== undefined) throw new Error(first.error);
  // Entries of long tasks come late, and a page that is busy with tidying up does not filter as it would later.
  await page.waitForTimeout(500);
  const longest = await page.evaluate(() => Math.max(0, ...(Reflect.get(globalThis, 'longest') as number[])));
  const bytes = server.taken();
  const peak = await peakOf(browser);
  const filtered = await page.evaluate(
    (region) => (Reflect.get(globalThis, 'filterTo') as Driven['filterTo'])(region),
    filteredRegion,
  );
  const heap = await heapOf(page);
  return {
    painted: first.painted - first.began,
    cold: first.painted,
    filter: filtered.painted - filtered.began,
    longest,
    processor: before === null || after === null ? null : after - before,
    peak,
    heap,
    bytes,
    figures: first.figures,
    filtered: filtered.figures,
  };
}

/** How long a contender may take, in milliseconds; after that it counts as one that does not run. */
const patience = 240_000;

function expired(): Promise<never> {
  return new Promise((_, reject) => {
    setTimeout(() => reject(new Error(`not ready after ${patience / 1000} s`)), patience).unref();
  });
}

/** What a contender's page is asked for. */
export interface Asked {
  readonly task: Task;
  readonly feed: string;
  /** What the page loads beside the contender's entry; null for nothing. */
  readonly script: string | null;
}

/** Runs a contender once in a browser of its own, where nothing is compiled or kept. Throws where it cannot. */
export async function runOnce(server: BenchServer, contender: string, { task, feed, script }: Asked): Promise<Run> {
  const browser = await chromium.launch({ executablePath: requireChromium(), args: chromiumFlags() });
  try {
    const asked = new URLSearchParams({ task, feed, ...(script === null ? {} : { script }) });
    const address = `${server.address}page/${contender}?${asked}`;
    return await Promise.race([measured(browser, server, address), expired()]);
  } finally {
    await browser.close();
  }
}
