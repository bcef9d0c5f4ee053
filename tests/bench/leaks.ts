import { feedNames, isFeedName } from './feeds.js';
import { blank, withSite, type BenchSite } from './site.js';

const how = { slowness: 1, hasWorker: true };
/** Rounds between two looks at the memory. */
const rounds = 50;

interface Round {
  readonly alive: number;
}

/** Runs on the page: puts the tag there and takes it away again, so many times; gives how many elements are still alive. */
async function mountOften([tag, count]: readonly [string, number]): Promise<Round> {
  const nextTask = () => new Promise((resolve) => setTimeout(resolve));
  let alive = 0;
  const registry = new FinalizationRegistry<null>(() => (alive -= 1));
  for (let round = 0; round < count; round += 1) {
    document.body.insertAdjacentHTML('beforeend', tag);
    const element = document.body.lastElementChild;
    if (element === null) break;
    alive += 1;
    registry.register(element, null);
    while (!element.matches(':state(ready), :state(error)')) await nextTask();
    element.remove();
    await nextTask();
  }
  const { gc } = globalThis as { gc?: () => void };
  for (let turn = 0; turn < 5; turn += 1) {
    gc?.();
    await nextTask();
  }
  return { alive };
}

async function leak(site: BenchSite, tag: string) {
  const { page, session } = await site.open(blank(how), how);
  await page.waitForFunction(() => customElements.get('support-nps') !== undefined);
  await session.send('Performance.enable');
  const look = async () => {
    const { alive } = await page.evaluate(mountOften, [tag, rounds] as const);
    await session.send('HeapProfiler.collectGarbage');
    const { metrics } = await session.send('Performance.getMetrics');
    const of = (name: string) => metrics.find((each) => each.name === name)?.value ?? NaN;
    return { alive, heap: of('JSHeapUsedSize'), nodes: of('Nodes'), listeners: of('JSEventListeners') };
  };
  // The first rounds load and compile what the later ones share.
  await look();
  const [before, after] = [await look(), await look()];
  await page.close();
  return { before, after };
}

/** What a hundred times on and off the page leaves behind with feeds of these `sizes`: nothing, if all is well. */
export async function leaks(names: readonly string[], sizes: readonly number[]): Promise<readonly object[]> {
  const asked = names.includes('all') ? feedNames : names.filter(isFeedName);
  const table: object[] = [];
  await withSite(async (site) => {
    for (const [name, rows] of asked.flatMap((each) => sizes.map((size) => [each, size] as const))) {
      const { before, after } = await leak(site, site.place(name, rows).tag);
      table.push({
        element: `support-${name}`,
        rows,
        rounds,
        'elements alive': after.alive,
        'heap, kB more': Math.round((after.heap - before.heap) / 1000),
        'nodes more': after.nodes - before.nodes,
        'listeners more': after.listeners - before.listeners,
      });
    }
  });
  console.log(`\nMore after another ${rounds} times on and off the page`);
  console.table(table);
  return table;
}
