import { FeedError } from '../metric.js';
import type { Engine } from './contract.js';

/** The two engine files: one decodes rows, the small one merges the sums of rollup feeds. */
export type EngineKind = 'rows' | 'rollups';

const files: Readonly<Record<EngineKind, () => Promise<{ createEngine(): Engine }>>> = {
  rows: () => import('./rows.js'),
  rollups: () => import('./rollups.js'),
};

const engines = new Map<EngineKind, Promise<Engine>>();

async function load(kind: EngineKind): Promise<Engine> {
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

/** The page's engine of this kind, its file fetched at the first call; rejects with `engine` where that fails, and tries again at the next call. */
export function loadEngine(kind: EngineKind): Promise<Engine> {
  const engine = engines.get(kind) ?? load(kind);
  engines.set(kind, engine);
  return engine;
}
