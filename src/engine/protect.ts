import type { Curve, Extras, Measure, Peer, Peers, Segment, SegmentPoint, SeriesPoint } from '../metric.js';

/** Something with a count that can be hidden. */
interface Group {
  readonly n: number | null;
}

const nothing = { value: null, low: null, high: null, n: null, hidden: 'small' } as const;

/** What remains of a hidden measure's extras. */
const noExtras: Required<Extras> & Pick<Measure, 'queue'> = {
  quantiles: [],
  curves: [],
  group_tests: [],
  histogram: [],
  control: null,
  states: [],
  stack: [],
  hours: [],
  peers: null,
  facts: [],
  steps: [],
  backlog: [],
  backlog_by: null,
  within: [],
  cohorts: null,
  revenue: [],
  rates: [],
  after_case: [],
  categories: null,
  coverage: [],
  calibration: null,
  coaching: [],
  queue: [],
};

function isSmall({ n }: Group, least: number): boolean {
  return n !== null && n > 0 && n < least;
}

/**
 * Which of several groups that add up to a known total to hide: the small ones, and the next smallest with them until
 * what is hidden counts `least` together, so that the total gives none away by subtraction.
 */
export function hiddenGroups(groups: readonly Group[], least: number, before: ReadonlySet<number>): Set<number> {
  const hidden = new Set(before);
  groups.forEach((group, i) => {
    if (isSmall(group, least)) hidden.add(i);
  });
  const count = () => [...hidden].reduce((sum, i) => sum + (groups[i]?.n ?? 0), 0);
  const open = groups
    .map(({ n }, i) => ({ n: n ?? 0, i }))
    .filter(({ n, i }) => n > 0 && !hidden.has(i))
    .sort((a, b) => b.n - a.n || b.i - a.i);
  while (hidden.size > 0 && count() > 0 && count() < least && open.length > 0) hidden.add(open.pop()?.i ?? -1);
  return hidden;
}

type Table = readonly (readonly Group[])[];

/** Hides cells of a table of groups by lines in both directions until no line gives a small one away. */
function hiddenCells(rows: Table, least: number): Set<number>[] {
  const width = Math.max(0, ...rows.map((row) => row.length));
  const hidden = rows.map(() => new Set<number>());
  for (let size = -1, next = 0; size !== next;) {
    size = next;
    rows.forEach((row, i) => (hidden[i] = hiddenGroups(row, least, hidden[i] ?? new Set())));
    for (let column = 0; column < width; column++) {
      const line = rows.map((row) => row[column] ?? { n: null });
      const before = new Set([...rows.keys()].filter((i) => hidden[i]?.has(column)));
      hiddenGroups(line, least, before).forEach((i) => hidden[i]?.add(column));
    }
    next = hidden.reduce((sum, set) => sum + set.size, 0);
  }
  return hidden;
}

function periodsOf(segments: readonly Segment[]): string[] {
  return [...new Set(segments.flatMap(({ series }) => series?.map(({ period }) => period) ?? []))];
}

function pointsProtected(segments: readonly Segment[], least: number): Segment[] {
  const periods = periodsOf(segments);
  const point = ({ series }: Segment, period: string) => series?.find((candidate) => candidate.period === period);
  const hidden = hiddenCells(
    segments.map((segment) => periods.map((period) => ({ n: point(segment, period)?.n ?? null }))),
    least,
  );
  return segments.map((segment, i) => {
    if (!segment.series) return segment;
    const series = segment.series.map((candidate): SegmentPoint => {
      const small = hidden[i]?.has(periods.indexOf(candidate.period));
      return small ? { period: candidate.period, ...nothing } : candidate;
    });
    return { ...segment, series };
  });
}

function segmentsProtected(segments: readonly Segment[], least: number): Segment[] {
  const hidden = hiddenGroups(segments, least, new Set());
  return pointsProtected(segments, least).map((segment, i) =>
    hidden.has(i) ? { by: segment.by, key: segment.key, ...nothing } : segment,
  );
}

function isHidden(segments: readonly Segment[], by: string | null, key: string | null): boolean {
  return segments.some((segment) => segment.by === by && segment.key === key && segment.hidden !== undefined);
}

function curvesProtected(curves: readonly Curve[], segments: readonly Segment[]): Curve[] {
  return curves.map((curve) =>
    isHidden(segments, curve.by, curve.key) ? { ...curve, points: [], n: null, events: null, hidden: 'small' } : curve,
  );
}

function peersProtected(peers: Peers, least: number): Peers {
  const hidden = hiddenGroups(peers.peers, least, new Set());
  const hide = ({ key }: Peer): Peer => ({ key, n: null, value: null, shrunken: null, signal: null, hidden: 'small' });
  return { ...peers, peers: peers.peers.map((peer, i) => (hidden.has(i) ? hide(peer) : peer)) };
}

/** The extras of a measure with the figures of its hidden segments and of small peers taken out. */
function extrasProtected({ curves, peers }: Measure, segments: readonly Segment[], least: number): Extras {
  return {
    ...(curves && { curves: curvesProtected(curves, segments) }),
    ...(peers && { peers: peersProtected(peers, least) }),
  };
}

function byDimension(segments: readonly Segment[]): Segment[][] {
  const groups = new Map<string, Segment[]>();
  for (const segment of segments) groups.set(segment.by, [...(groups.get(segment.by) ?? []), segment]);
  return [...groups.values()];
}

function seriesProtected(series: readonly SeriesPoint[], least: number): SeriesPoint[] {
  const hidden = hiddenGroups(series, least, new Set());
  return series.map((point, i) => (hidden.has(i) ? { ...point, ...nothing } : point));
}

/** The extras cut by period, without the periods that are hidden in the series. */
function periodsProtected({ control, stack }: Measure, series: readonly SeriesPoint[]): Extras {
  const hidden = new Set(series.flatMap((point) => (point.hidden === undefined ? [] : [point.period])));
  const isShown = ({ period }: { readonly period: string }): boolean => !hidden.has(period);
  return {
    ...(control && { control: { ...control, points: control.points.filter(isShown) } }),
    ...(stack && { stack: stack.filter(isShown) }),
  };
}

function wholeProtected(measure: Measure, least: number): Measure {
  if (!isSmall(measure, least)) {
    const series = seriesProtected(measure.series, least);
    return { ...measure, ...periodsProtected(measure, series), series };
  }
  const { benchmark } = measure;
  const extras = Object.fromEntries(Object.entries(noExtras).filter(([name]) => name in measure));
  return {
    ...measure,
    ...extras,
    ...nothing,
    answered: null,
    series: [],
    segments: [],
    change: null,
    distribution: [],
    benchmark: benchmark && { ...benchmark, difference: null },
    notes: [],
  };
}

/**
 * Takes the figures of small groups out of a measure: segments and segment × period cells under `min_group`, and with
 * filters, which make a segment of the whole, the whole and its periods too. Periods of the unfiltered whole stay.
 * Nothing after this step ever had the figures.
 */
export function protect(measure: Measure): Measure {
  const { min_group: least, filters } = measure.context;
  const whole = Object.keys(filters).length > 0 ? wholeProtected(measure, least) : measure;
  const segments = byDimension(whole.segments).flatMap((some) => segmentsProtected(some, least));
  return { ...whole, ...extrasProtected(whole, segments, least), segments };
}
