import { feedNames, isFeedName, type FeedName } from './feeds.js';
import { median } from './median.js';
import { blank, withSite, type BenchSite, type Surroundings } from './site.js';
import { traced } from './trace.js';

/** What one load cost the page, in milliseconds. */
interface Load {
  /** From the moment the tag stands on the page, or the navigation began, until all charts do. */
  readonly ready: number;
  /** Tasks of more than 50 ms, as the browser's `longtask` entries tell. */
  readonly tasks: readonly number[];
  readonly states: readonly string[];
}

interface Run extends Load {
  readonly processor: number;
}

/** Runs on the page: puts the tag there, where one is given, and watches until everything is drawn. */
async function watch(tag: string | null): Promise<Load> {
  const tasks: number[] = [];
  const note = (entries: readonly PerformanceEntry[]) => tasks.push(...entries.map(({ duration }) => duration));
  const observer = new PerformanceObserver((list) => note(list.getEntries()));
  observer.observe({ type: 'longtask', buffered: tag === null });
  const started = tag === null ? 0 : performance.now();
  if (tag !== null) document.body.insertAdjacentHTML('beforeend', tag);
  const all = () => [...document.querySelectorAll<HTMLElement & { state?: string }>('*')].filter(isTag);
  function isTag({ localName }: Element): boolean {
    return localName.startsWith('support-');
  }
  const isDone = ({ state }: { state?: string }) => ['ready', 'empty', 'error', 'stale'].includes(state ?? '');
  while (all().length === 0 || !all().every(isDone)) await new Promise((resolve) => setTimeout(resolve, 5));
  await new Promise((resolve) => requestAnimationFrame(resolve));
  const ready = performance.now() - started;
  // Drawing and tidying up go on after the elements have their figures.
  await new Promise((resolve) => setTimeout(resolve, 500));
  note(observer.takeRecords());
  return { ready, tasks, states: all().map(({ state = '' }) => state) };
}

async function run(site: BenchSite, tag: string | null, how: Surroundings): Promise<Run> {
  const { page } = await site.open(tag === null ? '' : blank(how), how);
  if (tag !== null) {
    await page.waitForFunction(() => customElements.get('support-nps') !== undefined);
    await page.waitForTimeout(1000 * how.slowness);
  }
  const { result, processor } = await traced(site.browser, page, () => page.evaluate(watch, tag));
  await page.close();
  return { ...result, processor };
}

function row(name: string, rows: number | null, megabytes: number | null, runs: readonly Run[]) {
  const ms = (of: (each: Run) => number) => Math.round(median(runs.map(of)));
  return {
    page: name,
    ...(rows !== null && { rows }),
    ...(megabytes !== null && { MB: Math.round(megabytes) }),
    'ready, ms': ms(({ ready }) => ready),
    'longest task, ms': ms(({ tasks }) => Math.max(0, ...tasks)),
    'of processor, ms': ms(({ processor }) => processor),
    'over 50 ms': runs.map(({ tasks }) => tasks.length).join(', '),
    states: [...new Set(runs.flatMap(({ states }) => states))].join(', '),
  };
}

async function runs(site: BenchSite, tag: string | null, how: Surroundings, times: number): Promise<readonly Run[]> {
  const all: Run[] = [];
  for (let time = 0; time < times; time += 1) all.push(await run(site, tag, how));
  return all;
}

/**
 * How long a page stops answering while it reads large feeds of records, as shipped files in Chromium: medians of so many
 * `times` for the elements of the `names` (`all` for every one) and feeds of these `sizes`; `demo` is the demo's first page
 * with its own feeds, from the start of its navigation.
 */
export async function longTasks(
  names: readonly string[],
  sizes: readonly number[],
  times: number,
  how: Surroundings,
): Promise<readonly object[]> {
  const asked: readonly FeedName[] = names.includes('all') ? feedNames : names.filter(isFeedName);
  const table: object[] = [];
  await withSite(async (site) => {
    if (names.includes('demo')) table.push(row('demo', null, null, await runs(site, null, how, times)));
    for (const [name, rows] of asked.flatMap((each) => sizes.map((size) => [each, size] as const))) {
      const { tag, megabytes } = site.place(name, rows);
      table.push(row(`support-${name}`, rows, megabytes, await runs(site, tag, how, times)));
    }
  });
  console.log(
    `\nThe processor slowed ${how.slowness} times, ${how.hasWorker ? 'with' : 'without'} a worker, ${times} runs`,
  );
  console.table(table);
  return table;
}
