import { countedOf, type Measure, type Unit } from '../metric.js';
import type { ColumnCode, Text } from '../text/index.js';

/** A column of figures. */
export interface FigureColumn {
  readonly key: ColumnCode;
  readonly label: string;
  readonly numeric: boolean;
}

/** A cell: a number as computed, unrounded; a text; or null where there is nothing to say. */
export type Figure = string | number | null;

/** The figures of a view as a table: `rows` as computed, `shown` as they are written, cell by cell. */
export interface FigureTable {
  readonly caption: string;
  readonly columns: readonly FigureColumn[];
  readonly rows: readonly (readonly Figure[])[];
  readonly shown: readonly (readonly string[])[];
}

/** The cells of a row by column, those left out null; `unit` where the values of a row have one of their own. */
export type Row = Readonly<Partial<Record<ColumnCode, Figure>>> & { readonly unit?: Unit };

/** The columns and rows of a view's figures. */
export interface Figures {
  readonly columns: readonly ColumnCode[];
  readonly rows: readonly Row[];
}

/** What a view shows of a measure, as columns and rows. */
export type FiguresOf = (measure: Measure, text: Text) => Figures;

const amounts = ['amount', 'start', 'new', 'reactivation', 'expansion', 'contraction', 'churn', 'end'] as const;
const money: ReadonlySet<ColumnCode> = new Set<ColumnCode>(amounts);

const numeric: ReadonlySet<ColumnCode> = new Set<ColumnCode>([
  'value',
  'low',
  'high',
  'n',
  'share',
  'rest',
  'low_limit',
  'high_limit',
  'shrunken',
  'hours',
  'at_risk',
  'size',
  'months',
  'followed',
  'days',
  'events',
  'exposure',
  ...amounts,
  'weight',
  'ratings',
  'failed',
  'not_applicable',
  'earlier',
  'points',
  'relative',
  'closed',
  'reviewed',
  'agreement',
  'mean',
  'gap',
  'own_part',
  'share_part',
  'value_before',
  'value_after',
  'share_before',
  'share_after',
]);

const counts: ReadonlySet<ColumnCode> = new Set<ColumnCode>([
  'n',
  'at_risk',
  'size',
  'days',
  'events',
  'exposure',
  'ratings',
  'failed',
  'not_applicable',
  'closed',
  'reviewed',
]);

/** Parts of a hundred. */
const shares: ReadonlySet<ColumnCode> = new Set<ColumnCode>(['share', 'agreement', 'share_before', 'share_after']);

/** Differences in the unit of the measure. */
const changes: ReadonlySet<ColumnCode> = new Set<ColumnCode>(['rest', 'own_part', 'share_part']);

/** Differences on a scale of a hundred, in points. */
const differences: ReadonlySet<ColumnCode> = new Set<ColumnCode>(['points', 'gap']);
const instants: ReadonlySet<ColumnCode> = new Set<ColumnCode>(['since', 'due', 'closed_at']);

/** How a number is written in its column. */
function numberWritten(column: ColumnCode, figure: number, unit: Unit, text: Text): string {
  if (counts.has(column)) return text.count(figure);
  if (shares.has(column)) return text.share(figure, 1);
  if (column === 'weight') return text.number(figure, 3);
  if (column === 'relative') return text.relative(figure);
  if (differences.has(column)) return text.difference(figure, 'points');
  if (column === 'months') return text.number(figure, 1);
  if (column === 'hours') return text.value(figure, 'hours');
  if (column === 'hour') return text.hourRange(figure, 1);
  if (column === 'overdue') return text.overdue(figure);
  return changes.has(column) ? text.difference(figure, unit) : text.amount(figure, unit);
}

function written(column: ColumnCode, figure: Figure, unit: Unit, measure: Measure, text: Text): string {
  if (typeof figure === 'number') {
    return money.has(column)
      ? text.exactMoney(figure, measure.context.currency)
      : numberWritten(column, figure, unit, text);
  }
  if (figure === null) return '';
  if (column === 'renewal') return text.date(figure, measure.context.time_zone);
  return instants.has(column) ? text.moment(figure, measure.context.time_zone) : figure;
}

/** What a table is made of. */
export interface TableSource extends Figures {
  readonly caption: string;
}

/** Rows as a table of figures with their words. */
export function tableOf({ caption, columns, rows }: TableSource, measure: Measure, text: Text): FigureTable {
  const cells = rows.map((row) => columns.map((column) => row[column] ?? null));
  const unitOf = (index: number) => rows[index]?.unit ?? measure.unit;
  return {
    caption,
    columns: columns.map((key) => ({
      key,
      label: text.columnName(key, countedOf(measure)),
      numeric: numeric.has(key),
    })),
    rows: cells,
    shown: cells.map((row, index) =>
      row.map((figure, i) => written(columns[i] ?? 'item', figure, unitOf(index), measure, text)),
    ),
  };
}
