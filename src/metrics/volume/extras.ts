import type {
  Cells,
  ControlChart,
  Extras,
  Fact,
  SeriesPoint,
  Settled,
  StackedPeriod,
  StateCount,
  Indices,
} from '../../metric.js';
import { ageBands } from '../durations/ages.js';
import { hoursCounted } from '../cases/hours.js';
import { sharesOf } from '../cases/shares.js';
import { total } from '../cases/total.js';
import { freshFrom } from '../reading/breaks.js';
import { controlOfValues } from '../reading/control.js';
import { allOf, indicesBy } from '../reading/estimator.js';
import { byPeriod } from '../reading/series.js';
import { endsEarlier } from './flow.js';

function fact(code: string, value: number | null): Fact {
  return { code, unit: 'count', value, low: null, high: null, n: null };
}

/** Whether the cells can tell who is open at the end of the window: sums made before know the end of their feed only. */
function knowsOpen(cells: Cells, open: number, settled: Settled): boolean {
  return open > 0 || !endsEarlier(settled) || cells.size === 0;
}

function facts(cells: Cells, settled: Settled): Fact[] {
  const [created = 0, solved = 0, open = 0] = ['created', 'solved', 'open'].map((name) =>
    total(cells, allOf(cells), name),
  );
  return [
    fact('created', created),
    fact('solved', solved),
    fact('net_flow', created - solved),
    fact('open', knowsOpen(cells, open, settled) ? open : null),
  ];
}

type Place = Pick<SeriesPoint, 'period' | 'complete' | 'missing'>;

function placed({ period, complete, missing }: Place, states: readonly StateCount[]): StackedPeriod {
  return { period, complete, ...(missing && { missing }), states };
}

/** What is open of a priority or channel, by age. */
interface Kind {
  readonly kind: string | null;
  readonly n: number;
  readonly indices: Indices;
}

/**
 * Kinds of few, smallest first, are one with the next smallest until they count so many together: what is open of all is
 * known, and would give them away. All are one where they never do.
 */
function withoutSmall(
  sorted: readonly Kind[],
  least: number,
): { readonly small: readonly Kind[]; readonly rest: readonly Kind[] } {
  const small: Kind[] = [];
  let n = 0;
  for (const kind of sorted) {
    if (kind.n >= least && (n === 0 || n >= least)) break;
    small.push(kind);
    n += kind.n;
  }
  return { small, rest: sorted.slice(small.length) };
}

/** What is open at the end of the window by age: a column for each priority or channel, the largest last, where its figures are drawn. */
function backlog(
  cells: Cells,
  last: SeriesPoint | undefined,
  { options, minGroup }: Settled,
): Pick<Extras, 'backlog' | 'backlog_by'> {
  const open = allOf(cells).filter((index) => (cells.addends['open']?.[index] ?? 0) > 0);
  if (open.length === 0 || !last) return { backlog: [] };
  const ages = (indices: Indices): readonly StateCount[] => {
    const byAge = indicesBy(cells, 'age', indices);
    return sharesOf(ageBands.map((code, age) => [code, total(cells, byAge.get(String(age)) ?? [], 'open')]));
  };
  const kinds = [...indicesBy(cells, 'waiting', open)].map(([kind, indices]): Kind => ({
    kind,
    n: total(cells, indices, 'open'),
    indices,
  }));
  const sorted = kinds.sort((a, b) => a.n - b.n || ((a.kind ?? '') < (b.kind ?? '') ? -1 : 1));
  const { small, rest } = withoutSmall(sorted, minGroup);
  const isNone = kinds.length === 1 && kinds[0]?.kind === null;
  if (isNone || rest.length === 0) return { backlog: [placed(last, ages(open))] };
  const few = ages(small.flatMap(({ indices }) => [...indices]));
  const together = small.map(({ kind }) => kind);
  return {
    backlog: [
      ...(small.length === 0
        ? []
        : [{ ...placed({ period: JSON.stringify(together), complete: true }, few), together }]),
      ...rest.map(({ kind, indices }) => placed({ period: kind ?? '', complete: true }, ages(indices))),
    ],
    backlog_by: String(options['backlog']),
  };
}

interface Flow {
  readonly point: SeriesPoint;
  readonly created: number;
  readonly solved: number;
}

/** Created minus solved by period: the change of the backlog, charted instead of its level, which follows itself. */
function netFlow(flows: readonly Flow[], settled: Settled): ControlChart | null {
  const fresh = freshFrom(
    flows.map(({ point }) => point),
    settled,
  );
  const chart = controlOfValues(
    flows.map(({ point: { period, complete }, created, solved }) => ({ period, complete, value: created - solved })),
    fresh,
  );
  return chart && { ...chart, of: 'net_flow', unit: 'count', better: 'down' };
}

/** What volume shows beside its count: facts, created and solved by period, control of the net flow, hours, backlog. */
export function* volumeExtras(cells: Cells, settled: Settled, series: readonly SeriesPoint[]): Generator<void, Extras> {
  const periods = byPeriod(cells, allOf(cells));
  const flows = series.map((point) => {
    const indices = periods.get(point.period) ?? [];
    return { point, created: total(cells, indices, 'created'), solved: total(cells, indices, 'solved') };
  });
  yield;
  const hours = hoursCounted(cells, 'created', 'created');
  return {
    facts: facts(cells, settled),
    stack: flows.map(({ point, created, solved }) =>
      placed(
        point,
        sharesOf([
          ['created', created],
          ['solved', solved],
        ]),
      ),
    ),
    control: netFlow(flows, settled),
    hours,
    ...backlog(cells, series.at(-1), settled),
  };
}
