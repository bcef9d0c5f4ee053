import { html, nothing, type TemplateResult } from 'lit';
import { funnelPlot, type FunnelDot } from '../charts/index.js';
import { countedOf, type Measure, type Peer, type Peers } from '../metric.js';
import type { Text } from '../text/index.js';
import { coaching } from './coaching.js';
import { chartName, type ViewContext } from './context.js';
import { agentRemarks } from './peer-words.js';
import { segmentKey } from './dimensions.js';
import { unitLimits, verdictTone } from './tones.js';
import { emptyView, isEmpty, type Maybe } from './words.js';

/** What is said of a peer beside its figures, with its value drawn towards the whole. */
function remarksOf(peer: Peer, measure: Measure, text: Text): string[] {
  const drawn = peer.shrunken === null ? [] : [text.shrunken(peer.shrunken, measure.unit)];
  return [...drawn, ...agentRemarks(peer, measure, text)];
}

function dotOf(peer: Peer, by: string, measure: Measure, text: Text): FunnelDot[] {
  const { key, n, value, shrunken, signal } = peer;
  if (n === null || value === null) return [];
  const name = text.segmentName(key);
  const figures = { value, low: null, high: null, n };
  const label = text.point(name, figures, measure.unit, remarksOf(peer, measure, text), countedOf(measure));
  const tone = signal === null ? null : verdictTone(signal === 'high' ? 'up' : 'down', measure.better);
  return [{ key: segmentKey({ by, key }), label, name, n, value, shrunken, signal: tone }];
}

/** Peers within the limits that chance keeps at their numbers. */
export function peersChart(measure: Measure, peers: Peers, context: ViewContext, width: number) {
  const { text, direction, active } = context;
  const { unit } = measure;
  const names = text.funnelNames;
  return funnelPlot(
    peers.peers.flatMap((peer) => dotOf(peer, peers.by, measure, text)),
    {
      width,
      direction,
      active,
      label: chartName(measure, context, 'agents'),
      format: (value) => text.amount(value, unit),
      formatCount: (n) => text.count(n),
      limits: unitLimits[unit],
      centre: peers.centre,
      funnel: peers.limits,
      countHead: text.headName('n', countedOf(measure)),
      names: { ...names, centre: `${names.centre} ${text.value(peers.centre, unit)}` },
    },
  );
}

/** Agents hidden for having few, in the funnel or in what is said of each. */
function hiddenAgents({ peers, coaching: all = [] }: Measure): number {
  return (peers?.peers ?? all).filter(({ hidden }) => hidden !== undefined).length;
}

function funnel(measure: Measure, context: ViewContext): Maybe {
  const { text, width } = context;
  const peers = measure.peers ?? null;
  if (peers === null || !peers.peers.some(({ value }) => value !== null)) return nothing;
  return html`<p part="sentence" class="sentence"><bdi>${text.peers(peers, measure.unit)}</bdi></p>
    <div part="chart">${peersChart(measure, peers, context, width)}</div>`;
}

/**
 * Agents, teams or the like among their peers: who stands out, and who only has few; where the metric says what to talk
 * about with each, that below. Parts: `sentence`, `chart`.
 */
export function agents(measure: Measure, context: ViewContext): TemplateResult {
  const { text } = context;
  const [picture, each] = [funnel(measure, context), coaching(measure, context)];
  if (isEmpty(measure)) return html`<div class="view">${emptyView(text, countedOf(measure))}</div>`;
  if (picture === nothing && each === nothing) {
    return html`<div class="view">
      <p class="empty"><bdi>${text.nothing}</bdi></p>
    </div>`;
  }
  const absent = text.hiddenSegments(hiddenAgents(measure), measure.context.min_group, countedOf(measure));
  return html`<div class="view">
    ${picture} ${absent === '' ? nothing : html`<p class="basis"><bdi>${absent}</bdi></p>`} ${each}
  </div>`;
}
