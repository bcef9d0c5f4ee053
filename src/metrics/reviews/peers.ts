import type { Peer, Peers } from '../../metric.js';
import { meanFunnelLimits, overdispersion, type FunnelLimits } from '../../stats/funnel.js';
import { clip } from '../../stats/interval.js';
import type { Sums } from '../../stats/mean.js';
import type { Agent } from './agents.js';
import { meanOf, together } from './sums.js';

/** How many sizes the limits of a funnel are drawn at. */
const limitSteps = 60;

type LimitsAt = (n: number) => FunnelLimits;

/** The variance of scores within agents; 0 where no agent has two. */
function varianceWithin(agents: readonly Sums[]): number {
  const within = agents.reduce((sum, { n }) => sum + Math.max(0, n - 1), 0);
  const squares = agents.reduce((sum, { n, total, squares: own }) => sum + Math.max(0, own - total ** 2 / n), 0);
  return within > 0 ? squares / within : 0;
}

function limitsFor(agents: readonly Sums[], centre: number): LimitsAt {
  const variance = varianceWithin(agents);
  const counted = agents.map(({ n, total }) => ({ n, x: total }));
  const dispersion = overdispersion(counted, centre, variance);
  return (n) => {
    const { low95, high95, low998, high998 } = meanFunnelLimits(n, centre, Math.sqrt(variance), dispersion);
    const inner = clip({ low: low95, high: high95 }, 0, 100);
    const outer = clip({ low: low998, high: high998 }, 0, 100);
    return { low95: inner.low, high95: inner.high, low998: outer.low, high998: outer.high };
  };
}

function limitsUpTo(most: number, limitsAt: LimitsAt): Peers['limits'] {
  const sizes = Array.from({ length: limitSteps }, (_, i) => Math.ceil((most * (i + 1)) / limitSteps));
  return [...new Set(sizes)].map((n) => ({ n, ...limitsAt(n) }));
}

function peerOf({ key, sums, shrunken, isComparable }: Agent, limitsAt: LimitsAt): Peer {
  const value = isComparable ? meanOf(sums) : null;
  if (value === null) return { key, n: sums.n, value, shrunken, signal: null };
  const { low998, high998 } = limitsAt(sums.n);
  return { key, n: sums.n, value, shrunken, signal: value < low998 ? 'low' : value > high998 ? 'high' : null };
}

/**
 * Agents among their peers: the mean of those with ten reviewed cases or more that is reliable enough to be compared, the
 * shrunken one of all, and the funnel that chance keeps (Spiegelhalter 2005). Null for fewer than two agents.
 */
export function peersOf(agents: readonly Agent[]): Peers | null {
  const sums = agents.map((agent) => agent.sums);
  const centre = meanOf(together(sums));
  if (agents.length < 2 || centre === null) return null;
  const limitsAt = limitsFor(sums, centre);
  return {
    by: 'agent_id',
    centre,
    peers: agents.map((agent) => peerOf(agent, limitsAt)),
    limits: limitsUpTo(Math.max(...sums.map(({ n }) => n)), limitsAt),
  };
}
