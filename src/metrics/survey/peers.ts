import { type Cells, type Linked, type Peer, type Peers, type Settled, type TextColumn } from '../../metric.js';
import { funnelLimits, overdispersion } from '../../stats/funnel.js';
import { credibility, shrink, type Credibility } from '../../stats/shrinkage.js';
import { allOf, indicesBy } from '../reading/estimator.js';
import type { Statistic } from './satisfaction.js';
import { sumAnswersInSteps } from './sums.js';

/** With fewer ratings a peer has a shrunken value only. */
const fewestRatings = 30;

/** How many sizes the limits of a funnel are drawn at. */
const limitSteps = 60;

/** A peer's ratings: how many, Σx and Σx², x being 0 or 1. */
interface Tallied {
  readonly key: string;
  readonly n: number;
  readonly x: number;
}

function isHidden({ agents }: Pick<Settled, 'agents'>): boolean {
  return agents === undefined || agents === 'hidden';
}

/** Who was rated, where the feed's definition allows figures by agent; null where it does not, or names none. */
export function agentsOf({ columns }: Linked, settled: Settled): TextColumn | null {
  const agent = columns['agent_id'];
  return agent?.kind === 'text' && !isHidden(settled) ? agent : null;
}

/** Numbers for names, the peer with the most ratings first. */
function pseudonyms(peers: readonly Tallied[]): Tallied[] {
  return peers.toSorted((a, b) => b.n - a.n).map((peer, i) => ({ ...peer, key: `#${i + 1}` }));
}

function* talliedBy(cells: Cells, statistic: Statistic): Generator<void, Tallied[]> {
  const peers: Tallied[] = [];
  for (const [key, indices] of indicesBy(cells, 'agent', allOf(cells))) {
    const { n, weight, total } = yield* sumAnswersInSteps(cells, indices, statistic.worth);
    if (key !== null && n > 0) peers.push({ key, n, x: weight > 0 ? (n * total) / weight : 0 });
    yield;
  }
  return peers.sort((a, b) => (a.key < b.key ? -1 : 1));
}

function limitsUpTo(most: number, centre: number, dispersion: number): Peers['limits'] {
  const sizes = Array.from({ length: limitSteps }, (_, i) => Math.ceil((most * (i + 1)) / limitSteps));
  return [...new Set(sizes)].map((n) => {
    const { low95, high95, low998, high998 } = funnelLimits(n, centre, dispersion);
    return { n, low95: 100 * low95, high95: 100 * high95, low998: 100 * low998, high998: 100 * high998 };
  });
}

function peerOf({ key, n, x }: Tallied, centre: number, dispersion: number, whole: Credibility | null): Peer {
  const share = x / n;
  const shrunken = whole ? 100 * shrink(share, n, whole) : null;
  if (n < fewestRatings) return { key, n, value: null, shrunken, signal: null };
  const { low998, high998 } = funnelLimits(n, centre, dispersion);
  const signal = share < low998 ? 'low' : share > high998 ? 'high' : null;
  return { key, n, value: 100 * share, shrunken, signal };
}

/**
 * Agents among their peers, for a share: raw values from 30 ratings on, values shrunken towards the whole for all
 * (Bühlmann and Straub 1970), and the funnel that chance keeps (Spiegelhalter 2005). Null for fewer than two agents.
 */
export function* peersAmong(cells: Cells, settled: Settled, statistic: Statistic): Generator<void, Peers | null> {
  if (statistic.unit !== 'percent' || isHidden(settled) || !cells.keys['agent']) return null;
  const known = yield* talliedBy(cells, statistic);
  if (known.length < 2) return null;
  const tallied = settled.agents === 'pseudonym' ? pseudonyms(known) : known;
  const sum = (of: (peer: Tallied) => number) => tallied.reduce((total, peer) => total + of(peer), 0);
  const centre = sum(({ x }) => x) / sum(({ n }) => n);
  const dispersion = overdispersion(tallied, centre);
  const whole = credibility(tallied.map(({ n, x }) => ({ n, total: x, squares: x })));
  yield;
  const peers: Peer[] = [];
  for (const peer of tallied) {
    peers.push(peerOf(peer, centre, dispersion, whole));
    yield;
  }
  return {
    by: 'agent_id',
    centre: 100 * centre,
    peers,
    limits: limitsUpTo(Math.max(...tallied.map(({ n }) => n)), centre, dispersion),
  };
}
