/**
 * What every contender's page does: once its scripts are there, feed to painted chart; later, when asked, a filter. All
 * times are of the page's own clock, whose 0 is the start of the navigation.
 *
 * A contender is a module of
 *   load(task, url, host)  fetches the feed and draws its two charts in `host`
 *   filter(task, region)   draws them again with the rows of one region
 *   draws                  false where there is nothing to wait for on the screen
 *   figures()              what the charts show: `{months, groups}`, numbers by month and by group, and `p90` or null
 */
const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));

async function timed(work, draws = true) {
  const began = performance.now();
  await work();
  for (let frames = draws ? 2 : 0; frames > 0; frames -= 1) await frame();
  return { began, painted: performance.now() };
}

/** Runs `contender` on this page and leaves what came of it where the bench waits for it. */
export async function drive({ load, filter, figures, draws }) {
  const parameters = new URLSearchParams(location.search);
  const [task, url] = [parameters.get('task'), parameters.get('feed')];
  const host = document.querySelector('main');
  globalThis.filterTo = async (region) => {
    const times = await timed(() => filter(task, region), draws);
    return { ...times, figures: figures() };
  };
  try {
    const times = await timed(() => load(task, url, host), draws);
    globalThis.finish({ ...times, figures: figures() });
  } catch (error) {
    globalThis.finish({ error: String(error?.stack ?? error) });
  }
}
