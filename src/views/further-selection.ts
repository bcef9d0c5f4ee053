import type { Measure } from '../metric.js';
import { segmentKey } from './dimensions.js';
import { loyaltySelection } from './loyalty-selection.js';
import { reviewSelection } from './review-selection.js';
import { usualSelection, type Selection } from './selection.js';

/** The parts of a point's key that is a list; none where it is something else. */
function partsOf(key: string): readonly unknown[] {
  if (!key.startsWith('[')) return [];
  try {
    const parts: unknown = JSON.parse(key);
    return Array.isArray(parts) ? parts : [];
  } catch {
    return [];
  }
}

/** What the extra fields of a measure have under a key. */
function extraSelection(measure: Measure, key: string): Selection | null {
  const [kind, a, b, c] = partsOf(key);
  const bar = kind === 'duration' && measure.histogram?.find(({ from, to }) => from === a && to === b);
  if (bar) return { kind: 'duration', from: bar.from, to: bar.to };
  const counts = kind === 'week' && measure.hours?.find((hours) => hours.counts === a)?.counts;
  if (counts !== undefined && counts !== false) return { kind: 'week', counts, weekday: Number(b), hour: Number(c) };
  const step = kind === 'step' && measure.steps?.find((found) => found.key === a);
  if (step) return { kind: 'step', step: step.key };
  const aged = kind === 'state' && measure.backlog?.find(({ period }) => period === a);
  if (aged) return { kind: 'state', period: aged.period, state: String(b) };
  const curve = kind === 'curve' && measure.curves?.find(({ by, key: of }) => by === a && of === b);
  return curve ? { kind: 'time', by: curve.by, key: curve.key, hours: Number(c) } : null;
}

/** A period that a chart of its own has, beside the series. */
function stackedPeriod({ stack = [], backlog = [], backlog_by: by, control }: Measure, key: string): Selection | null {
  const column = by ? backlog.find(({ period }) => period === key) : undefined;
  if (by && column) return column.together ? null : { kind: 'segment', by, key: key || null };
  const all = [...stack, ...backlog, ...(control?.points ?? [])];
  return all.some(({ period }) => period === key) ? { kind: 'period', period: key, start: null, end: null } : null;
}

function peerSelection({ peers }: Measure, key: string): Selection | null {
  const peer = peers?.peers.find((candidate) => segmentKey({ by: peers.by, key: candidate.key }) === key);
  return peers && peer ? { kind: 'segment', by: peers.by, key: peer.key } : null;
}

/** The part of a measure that a point's key stands for in any view; null where the measure has none such. */
export function selectionOf(measure: Measure, key: string): Selection | null {
  return (
    usualSelection(measure, key) ??
    peerSelection(measure, key) ??
    stackedPeriod(measure, key) ??
    extraSelection(measure, key) ??
    loyaltySelection(measure, partsOf(key)) ??
    reviewSelection(measure, partsOf(key))
  );
}
