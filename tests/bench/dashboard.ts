import type { CDPSession, Page } from 'playwright-core';
import type { FeedName } from './feeds.js';
import { median } from './median.js';
import { withSite, type BenchSite, type Surroundings } from './site.js';
import { traced } from './trace.js';

/** The elements of the page by the feed that they share: names with a view each. */
const elements: readonly (readonly [FeedName, readonly string[]])[] = [
  ['nps', ['nps summary', 'nps trend', 'nps distribution', 'nps segments']],
  ['csat', ['csat summary', 'csat trend', 'csat control', 'csat segments']],
  ['volume', ['volume summary', 'volume trend', 'volume hours', 'volume backlog']],
  ['volume', ['response-time summary', 'response-time trend']],
  ['volume', ['resolution-time summary', 'resolution-time curve', 'resolution-time histogram']],
  ['volume', ['one-touch summary', 'one-touch trend']],
  ['sla', ['sla summary', 'sla trend', 'sla stack']],
  ['reviews', ['reviews summary', 'reviews trend']],
];

/** How often the page is filtered. */
const times = 10;

const head = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Bench</title><link rel="icon" href="data:,">
<style>body { display: grid; grid-template-columns: repeat(4, minmax(0, 1fr)); gap: 12px }</style>
<script>
globalThis.seen = { shift: 0, tasks: [] };
const watch = (type, note) =>
  new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true });
watch('longtask', ({ duration }) => seen.tasks.push(duration));
watch('layout-shift', ({ value }) => (seen.shift += value));
</script>`;
const kit = '<script type="module" src="kit/support-metrics.js"></script><body>';

/** Has the feeds come one after the other, two seconds apart, in an order that is drawn with each loading. */
const lateFeeds = `<script>
const [plain, places] = [fetch, [1, 2, 3, 4, 5].sort(() => Math.random() - 0.5)];
const delays = new Map();
globalThis.fetch = async (address, ...rest) => {
  const feed = String(address).split('?')[0];
  if (!delays.has(feed)) delays.set(feed, 2000 * (places.pop() ?? 0));
  await new Promise((resolve) => setTimeout(resolve, delays.get(feed)));
  return plain(address, ...rest);
};
</script>`;

interface Pages {
  readonly usual: string;
  readonly late: string;
}

/** Writes the page and its feeds; gives its paths, one of them with feeds that come late. */
function lay(site: BenchSite, rows: number): Pages {
  const tags = elements.flatMap(([feed, names]) => {
    const src = site.feed(feed, rows);
    return names.map((name) => {
      const [element, view] = name.split(' ');
      return `<support-${element} view="${view}" src="${src}" by="region" period="month"></support-${element}>`;
    });
  });
  const body = `${kit}${tags.join('\n')}</body></html>`;
  site.write('dashboard.html', `${head}${body}`);
  site.write('dashboard-late.html', `${head}${lateFeeds}${body}`);
  return { usual: 'dashboard.html', late: 'dashboard-late.html' };
}

interface Seen {
  readonly shift: number;
  readonly tasks: readonly number[];
}

async function takeSeen(page: Page): Promise<Seen> {
  // Entries of long tasks come late.
  await page.waitForTimeout(300);
  return page.evaluate(() => {
    const seen: { shift: number; tasks: number[] } = Reflect.get(globalThis, 'seen');
    return { shift: seen.shift, tasks: seen.tasks.splice(0) };
  });
}

/** Runs on the page: milliseconds from the start of the navigation until all charts stand, two frames later. */
async function untilPainted(): Promise<number> {
  type Tile = HTMLElement & { state?: string };
  const tiles = [...document.querySelectorAll<Tile>('body > *')];
  const isDone = ({ state }: Tile) => ['ready', 'empty', 'error', 'stale'].includes(state ?? '');
  while (!tiles.every(isDone)) await new Promise((resolve) => setTimeout(resolve, 4));
  const failed = tiles.filter(({ state }) => state !== 'ready').map(({ localName, state }) => `${localName} ${state}`);
  if (failed.length > 0) throw new Error(failed.join(', '));
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  return performance.now();
}

/** Runs on the page: filters all elements in one task again and again; milliseconds until the last of them is painted. */
async function filterAll(count: number): Promise<readonly number[]> {
  const choices = [['EMEA'], ['AMER', 'APAC'], null, ['ANZ'], ['EMEA', 'ANZ'], ['APAC'], ['AMER']];
  const tiles = [...document.querySelectorAll<HTMLElement & { filters: unknown }>('body > *')];
  const durations: number[] = [];
  for (let time = 0; time < count; time += 1) {
    const drawn = tiles.map(
      (tile) => new Promise((resolve) => tile.addEventListener('support-measure', resolve, { once: true })),
    );
    const chosen = choices[time % choices.length] ?? null;
    const started = performance.now();
    for (const tile of tiles) tile.filters = chosen === null ? {} : { region: chosen };
    await Promise.all(drawn);
    await Promise.all(tiles.map((tile) => Reflect.get(tile, 'updateComplete')));
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    durations.push(performance.now() - started);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return durations;
}

/** Milliseconds of the processor's time that the main thread has worked so far, which do not grow with what else goes on. */
async function workedBy(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN);
}

/** Opens a page; resolves when all tags stand on it. */
async function opened(site: BenchSite, path: string, how: Surroundings) {
  const { page, session } = await site.open(path, how);
  await page.waitForFunction(() => document.querySelector('support-reviews:last-child') !== null);
  return { page, session };
}

/** What shifts while the feeds come late. */
async function shiftWhenLate(site: BenchSite, path: string, how: Surroundings): Promise<number> {
  const { page } = await opened(site, path, how);
  await page.evaluate(untilPainted);
  const { shift } = await takeSeen(page);
  await page.close();
  return shift;
}

async function run(site: BenchSite, { usual, late }: Pages, how: Surroundings) {
  const shiftLate = await shiftWhenLate(site, late, how);
  const { page, session } = await opened(site, usual, how);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const loaded = await traced(site.browser, page, () => page.evaluate(untilPainted));
  const whileLoaded = await takeSeen(page);
  const before = await workedBy(session);
  const filtered = await traced(site.browser, page, () => page.evaluate(filterAll, times));
  const worked = ((await workedBy(session)) - before) / times;
  const whileFiltered = await takeSeen(page);
  await page.close();
  return { loaded, whileLoaded, worked, filtered, whileFiltered, shiftLate };
}

/**
 * A page of 24 elements on five feeds of these `sizes`: medians of so many `runs` of how long it takes until all of them are
 * painted, scripts included, what shifts, also where the feeds come late one after the other, and what holds the main thread
 * meanwhile, and how long until all are painted after a filter is set on each of them in one task: the first time, and the
 * median of ten.
 */
export async function dashboard(sizes: readonly number[], runs: number, how: Surroundings): Promise<readonly object[]> {
  const table: object[] = [];
  await withSite(async (site) => {
    for (const rows of sizes) {
      const pages = lay(site, rows);
      const all: Awaited<ReturnType<typeof run>>[] = [];
      for (let time = 0; time < runs; time += 1) all.push(await run(site, pages, how));
      type Run = (typeof all)[number];
      const ms = (of: (each: Run) => number) => Math.round(median(all.map(of)));
      const longest = ({ tasks }: Seen) => Math.max(0, ...tasks);
      table.push({
        rows,
        'painted, ms': ms(({ loaded }) => loaded.result),
        'layout shift': median(all.map(({ whileLoaded }) => whileLoaded.shift)),
        'shift, late feeds': median(all.map(({ shiftLate }) => shiftLate)),
        'longest task': ms(({ whileLoaded }) => longest(whileLoaded)),
        'task of processor': ms(({ loaded }) => loaded.processor),
        'first filter': ms(({ filtered }) => filtered.result[0] ?? NaN),
        'filter, median': ms(({ filtered }) => median(filtered.result)),
        'filter, processor': ms(({ worked }) => worked),
        'filter task': ms(({ whileFiltered }) => longest(whileFiltered)),
        'filter task of processor': ms(({ filtered }) => filtered.processor),
        'over 50 ms': all
          .map(({ whileLoaded, whileFiltered }) => `${whileLoaded.tasks.length} + ${whileFiltered.tasks.length}`)
          .join(', '),
      });
    }
  });
  console.log(`\n24 elements on five feeds, the processor slowed ${how.slowness} times, ${runs} runs`);
  console.table(table);
  return table;
}
