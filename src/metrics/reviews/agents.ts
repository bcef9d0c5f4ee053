import type { Cells, Settled, Indices } from '../../metric.js';
import type { Sums } from '../../stats/mean.js';
import { credibility, reliability, shrink, type Credibility } from '../../stats/shrinkage.js';
import { indicesBy } from '../reading/estimator.js';
import { personNames } from './persons.js';
import { byName, scoreSums, together } from './sums.js';

/** With fewer reviewed cases an agent has a shrunken value only. */
const fewestReviews = 10;

/** Below this reliability an agent's own mean says less than that of all. */
const fewestReliable = 0.5;

/** One agent's scores, and what cases like theirs come to. */
export interface Agent {
  /** Name or number. */
  readonly key: string;
  /** As the cells name them. */
  readonly peer: string;
  readonly indices: Indices;
  readonly sums: Sums;
  readonly shrunken: number | null;
  /** Whether there are enough reviews to hold the agent's own mean against others. */
  readonly isComparable: boolean;
}

/** An agent's scores minus the mean of all in the same stratum, with the mean expected of that mix of strata. */
interface Mixed {
  readonly expected: number;
  readonly residual: Sums;
}

function layerMeans(cells: Cells, indices: Indices): ReadonlyMap<string | null, number> {
  const layers = [...indicesBy(cells, 'layer', indices)];
  return new Map(
    layers.map(([layer, group]) => {
      const { n, total } = scoreSums(cells, group);
      return [layer, n > 0 ? total / n : 0];
    }),
  );
}

function mixed(cells: Cells, indices: Indices, means: ReadonlyMap<string | null, number>): Mixed {
  const layers = [...indicesBy(cells, 'layer', indices)].map(([layer, group]) => {
    return { mean: means.get(layer) ?? 0, ...scoreSums(cells, group) };
  });
  const n = layers.reduce((sum, layer) => sum + layer.n, 0);
  return {
    expected: layers.reduce((sum, layer) => sum + layer.n * layer.mean, 0) / n,
    residual: together(
      layers.map(({ n: own, total, squares, mean }) => ({
        n: own,
        total: total - own * mean,
        squares: squares - 2 * mean * total + own * mean ** 2,
      })),
    ),
  };
}

function agentOf(
  [peer, indices]: readonly [string, Indices],
  key: string,
  sums: Sums,
  { expected, residual }: Mixed,
  whole: Credibility | null,
): Agent {
  const own = residual.total / residual.n;
  return {
    key,
    peer,
    indices,
    sums,
    shrunken: whole && expected + shrink(own, residual.n, whole),
    isComparable: sums.n >= fewestReviews && whole !== null && reliability(sums.n, whole) >= fewestReliable,
  };
}

/**
 * The agents with their scores, drawn towards what is expected of cases of their strata, or towards the mean of all where
 * no strata are known (Bühlmann & Straub 1970); null where figures by agent may not be shown, or none is named.
 */
export function* agentsIn(cells: Cells, units: Indices, settled: Settled): Generator<void, Agent[] | null> {
  const groups = [...indicesBy(cells, 'peer', units)]
    .sort(byName)
    .flatMap(([peer, indices]) => (peer === null ? [] : [[peer, indices] as const]));
  const sums = groups.map(([, indices]) => scoreSums(cells, indices));
  const names = personNames(
    groups.map(([peer], i) => [peer, sums[i]?.n ?? 0] as const),
    settled,
  );
  if (names === null || groups.length === 0) return null;
  const means = layerMeans(cells, units);
  yield;
  const mixes = groups.map(([, indices]) => mixed(cells, indices, means));
  const whole = credibility(mixes.map(({ residual }) => residual));
  yield;
  return groups.flatMap((group, i) => {
    const [own, mix] = [sums[i], mixes[i]];
    return own && mix ? [agentOf(group, names.get(group[0]) ?? group[0], own, mix, whole)] : [];
  });
}
