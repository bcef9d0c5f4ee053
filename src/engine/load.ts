import { FeedError } from '../metric.js';
import { loadMeaning, loadMetric } from '../metrics/load.js';
import type { Engine } from './contract.js';

/**
 * Which engine: one decodes rows, on the page or in a `worker` of its own, and the small one merges the sums of rollup
 * feeds.
 */
export type EngineKind = 'rows' | 'rollups' | 'worker';

/** Hears why a page that could do with a worker has none. */
export type FallbackListener = (reason: string) => void;

const files: Readonly<Record<Exclude<EngineKind, 'worker'>, () => Promise<{ createEngine(): Engine }>>> = {
  rows: () => import('./rows.js'),
  rollups: () => import('./rollups.js'),
};

const engines = new Map<EngineKind, Promise<Engine>>();

async function load(kind: Exclude<EngineKind, 'worker'>): Promise<Engine> {
  try {
    const { createEngine } = await files[kind]();
    return createEngine();
  } catch (error) {
    engines.delete(kind);
    const failure = new FeedError('engine', { file: kind });
    failure.cause = error;
    throw failure;
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof FeedError) return String(error.details['reason']);
  return error instanceof Error ? error.message : String(error);
}

/** An engine in a worker, else the page's own. */
async function loadWorker(onFallback: FallbackListener): Promise<Engine> {
  try {
    const start = (await import('./worker.js')).startWorker;
    const engine = await start(() => engines.delete('worker'));
    performance.mark('support-metrics:worker');
    return engine;
  } catch (error) {
    performance.mark('support-metrics:no-worker');
    onFallback(reasonOf(error));
    return loadEngine('rows').catch((failure: unknown) => {
      engines.delete('worker');
      throw failure;
    });
  }
}

/**
 * The page's engine of this kind, its file fetched at the first call; rejects with `engine` where that fails, and tries
 * again at the next call. Where a worker cannot start, `onFallback` hears why, once, and the page's own engine of rows
 * takes its place. A mark of `performance` says which it was: `support-metrics:worker` or `support-metrics:no-worker`.
 */
export function loadEngine(kind: EngineKind, onFallback: FallbackListener = () => undefined): Promise<Engine> {
  const engine = engines.get(kind) ?? (kind === 'worker' ? loadWorker(onFallback) : load(kind));
  engines.set(kind, engine);
  return engine;
}

/** What an engine will be asked for. */
export interface Use {
  readonly metric: string;
  /** Whether groups will be told apart, of rows, and what guards them against differences is needed. */
  readonly isGuarded: boolean;
}

/**
 * Begins to load an engine, with what it needs for its use, so that it comes beside the feed and not after it. What fails
 * here is tried again, and told, when it is needed.
 */
export function prepareEngine(kind: EngineKind, { metric, isGuarded }: Use, onFallback?: FallbackListener): void {
  const works: Promise<unknown>[] = [loadEngine(kind, onFallback)];
  if (kind === 'rollups') works.push(loadMeaning(metric));
  if (kind === 'rows') works.push(loadMetric(metric));
  if (kind === 'rows' && isGuarded) works.push(import('./line-guard.js'));
  // A worker brings along what it needs.
  if (kind !== 'worker' && isGuarded) works.push(import('./protect.js'), import('../metrics/reading/grouping.js'));
  Promise.all(works).catch(() => undefined);
}
