import type {
  FeedEvent,
  FeedMeta,
  Measure,
  MeasureContext,
  Meaning,
  Note,
  Reading,
  RowReport,
  Settled,
} from '../metric.js';
import { definitionHash } from './definition.js';
import type { Guard } from './protection/guard.js';
import { safe } from './protection/later.js';
import { version } from './version.js';

function isoOf(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}

function contextOf(metric: Meaning, settled: Settled, { currency, asOf, freshness }: FeedMeta): MeasureContext {
  return {
    as_of: isoOf(settled.asOf),
    time_zone: settled.timeZone,
    since: isoOf(settled.since),
    until: isoOf(settled.until),
    by: settled.by,
    period: settled.period,
    week_start: settled.weekStart,
    fiscal_year_start: settled.fiscalYearStart,
    compare: settled.compare,
    filters: settled.filters,
    ...(settled.notFiltered && { not_filtered: settled.notFiltered }),
    min_group: settled.minGroup,
    options: settled.options,
    definition: definitionHash(metric, settled),
    version,
    ...(currency !== null && { currency }),
    ...(freshness && settled.asOf === asOf && { freshness }),
  };
}

function timeNotes(rows: RowReport, meta: FeedMeta, settled: Settled): Note[] {
  const naive = rows.issues.find(({ code, aside }) => code === 'naive_timestamp' && !aside);
  const guessed: Note[] = meta.asOf === null && settled.asOf !== null ? [{ code: 'as_of_from_data' }] : [];
  return naive ? [...guessed, { code: 'naive_times', count: naive.count, time_zone: settled.timeZone }] : guessed;
}

/**
 * The last change of the definition within the series, else the one on the way from the window before: values on both sides
 * of it do not compare.
 */
function definitionNotes({ events, timeZone }: Settled, { series, change }: Reading): Note[] {
  const start = Date.parse(series[0]?.start ?? '');
  const end = Date.parse(series.at(-1)?.end ?? '');
  const broken = Date.parse(change?.broken_at ?? '');
  const isWithin = ({ at }: FeedEvent) => (at > start && at < end) || at === broken;
  const last = events.findLast((event) => event.kind === 'definition' && isWithin(event));
  return last ? [{ code: 'definition_changed', at: isoOf(last.at), text: last.text, time_zone: timeZone }] : [];
}

/** The measure a page gets: a metric's reading with its context, rows, events and notes, small groups protected. */
export function assemble(
  metric: Meaning,
  reading: Reading,
  settled: Settled,
  feed: {
    readonly meta: FeedMeta;
    readonly rows: RowReport;
    readonly notes: readonly Note[];
    readonly guard: Guard | null;
  },
): Measure {
  const { meta, rows, guard } = feed;
  const measure: Measure = {
    metric: metric.name,
    unit: metric.unit,
    basis: metric.basis,
    ...(metric.counts && { counts: metric.counts }),
    better: metric.better,
    ...(metric.outcome && { outcome: metric.outcome }),
    level: settled.level,
    target: settled.target,
    ...reading,
    events: settled.events,
    rows,
    notes: [...feed.notes, ...reading.notes, ...definitionNotes(settled, reading), ...timeNotes(rows, meta, settled)],
    context: contextOf(metric, settled, meta),
  };
  return safe(measure, guard);
}
