import type { Page } from 'playwright-core';
import { feedNames, isFeedName } from './feeds.js';
import { blank, withSite, type BenchSite, type Surroundings } from './site.js';
import { traced } from './trace.js';

/** How often each kind of interaction happens. */
const times = 100;

/** Milliseconds from each event to the next frame after it: p98 is the one that two of a hundred are above. */
function p98(durations: readonly number[]): number {
  return durations.toSorted((a, b) => a - b)[Math.ceil(durations.length * 0.98) - 1] ?? NaN;
}

/** Runs on the page: filters again and again, each time until the figures are there; gives event-to-paint and answer times. */
async function filter(count: number): Promise<{ readonly paint: number[]; readonly answer: number[] }> {
  const tag = document.querySelector<HTMLElement & { filters: unknown }>('body > :last-child');
  const choices = [['EMEA'], ['AMER', 'APAC'], [], ['ANZ'], ['EMEA', 'ANZ']];
  const seen = { paint: [] as number[], answer: [] as number[] };
  if (tag === null) return seen;
  for (let time = 0; time < count; time += 1) {
    const answered = new Promise((resolve) => tag.addEventListener('support-measure', resolve, { once: true }));
    const started = performance.now();
    const chosen = choices[time % choices.length] ?? [];
    tag.filters = chosen.length === 0 ? {} : { region: chosen };
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    seen.paint.push(performance.now() - started);
    await answered;
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    seen.answer.push(performance.now() - started);
  }
  return seen;
}

/** Runs on the page: from now on notes how long each key and pointer event took until the next frame. */
function noteEvents(): void {
  const noted: number[] = [];
  Object.assign(globalThis, { noted });
  const note = (event: Event): void => {
    const started = event.timeStamp;
    requestAnimationFrame(() => setTimeout(() => noted.push(performance.now() - started)));
  };
  for (const type of ['keydown', 'pointermove']) addEventListener(type, note, { capture: true });
}

async function takeNoted(page: Page): Promise<number[]> {
  return page.evaluate(() => (Reflect.get(globalThis, 'noted') as number[]).splice(0));
}

/** Waits until what an event led to is painted, as a reader does before the next one. */
async function painted(page: Page): Promise<void> {
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 20))));
}

async function walk(page: Page): Promise<number[]> {
  await page.evaluate(() => document.querySelector<HTMLElement>('body > :last-child')?.focus());
  for (let time = 0; time < times; time += 1) {
    await page.keyboard.press(time % 30 < 20 ? 'ArrowRight' : 'ArrowLeft');
    await painted(page);
  }
  return takeNoted(page);
}

async function hover(page: Page): Promise<number[]> {
  const box = await page.locator('body > :last-child').boundingBox();
  if (box === null) return [];
  for (let time = 0; time < times; time += 1) {
    await page.mouse.move(
      box.x + (box.width * ((time * 37) % 100)) / 100,
      box.y + (box.height * ((time * 13) % 60)) / 100,
    );
    await painted(page);
  }
  return takeNoted(page);
}

async function interact(site: BenchSite, tag: string, how: Surroundings) {
  const { page } = await site.open(blank(how), how);
  await page.waitForFunction(() => customElements.get('support-nps') !== undefined);
  await page.evaluate((text) => document.body.insertAdjacentHTML('beforeend', text), tag);
  await page.waitForFunction(() => document.querySelector(':state(ready)') !== null, null, { timeout: 240_000 });
  await page.waitForTimeout(1000);
  await page.evaluate(noteEvents);
  const keys = await traced(site.browser, page, () => walk(page));
  const pointer = await traced(site.browser, page, () => hover(page));
  const filtered = await traced(site.browser, page, () => page.evaluate(filter, times));
  await page.close();
  return { keys, pointer, filtered };
}

/**
 * How soon a page with a large feed shows something new after an event, a hundred times each: steps by keys, moves of the
 * pointer, and changes of a filter, the last also until their figures are painted; and the longest task of each kind.
 */
export async function interactions(
  names: readonly string[],
  sizes: readonly number[],
  how: Surroundings,
): Promise<readonly object[]> {
  const asked = names.includes('all') ? feedNames : names.filter(isFeedName);
  const table: object[] = [];
  await withSite(async (site) => {
    for (const [name, rows] of asked.flatMap((each) => sizes.map((size) => [each, size] as const))) {
      const { keys, pointer, filtered } = await interact(site, site.place(name, rows, 'view="trend"').tag, how);
      const ms = (durations: readonly number[]) => Math.round(p98(durations));
      table.push({
        element: `support-${name}`,
        rows,
        'all, p98 ms': ms([...keys.result, ...pointer.result, ...filtered.result.paint]),
        'keys, p98': ms(keys.result),
        'pointer, p98': ms(pointer.result),
        'filter to frame, p98': ms(filtered.result.paint),
        'filter to figures, p98': ms(filtered.result.answer),
        'longest tasks of processor, ms': [keys, pointer, filtered]
          .map(({ processor }) => Math.round(processor))
          .join(', '),
      });
    }
  });
  console.log(`\nThe processor slowed ${how.slowness} times, ${how.hasWorker ? 'with' : 'without'} a worker`);
  console.table(table);
  return table;
}
