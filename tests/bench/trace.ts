import type { Browser, Page } from 'playwright-core';

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds of the processor's time. */
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

/** The longest task, in milliseconds of the processor's time, of the main thread that worked most. */
function longestOf(trace: string): number {
  const events: readonly TraceEvent[] = JSON.parse(trace).traceEvents;
  const mains = new Set(
    events.flatMap(({ name, pid, tid, args }) =>
      name === 'thread_name' && args?.name === 'CrRendererMain' ? `${pid} ${tid}` : [],
    ),
  );
  const threads = new Map<string, { sum: number; longest: number }>();
  for (const { name, pid, tid, tdur = 0 } of events) {
    const key = `${pid} ${tid}`;
    if (!name.endsWith('RunTask') || !mains.has(key)) continue;
    const thread = threads.get(key) ?? { sum: 0, longest: 0 };
    threads.set(key, { sum: thread.sum + tdur, longest: Math.max(thread.longest, tdur) });
  }
  return ([...threads.values()].sort((a, b) => b.sum - a.sum)[0]?.longest ?? NaN) / 1000;
}

/**
 * Does `work` on a page; gives what comes of it and the longest task of the page's main thread meanwhile, in milliseconds of
 * the processor's time, which does not grow with what else the machine does.
 */
export async function traced<Result>(
  browser: Browser,
  page: Page,
  work: () => Promise<Result>,
): Promise<{ readonly result: Result; readonly processor: number }> {
  await browser.startTracing(page, { categories: ['toplevel', 'devtools.timeline'] });
  const result = await work();
  return { result, processor: longestOf((await browser.stopTracing()).toString()) };
}
