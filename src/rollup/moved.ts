import {
  finish,
  instantColumn,
  lazyTextColumn,
  numberColumn,
  type Amounts,
  type Column,
  type InstantColumn,
} from '../metric.js';
import { inStretches } from './each-row.js';

/** Row numbers; −1 is no row. */
type Rows = Int32Array | Uint32Array;

function* movedCodes(codes: Int32Array, rows: Rows): Generator<void, Int32Array> {
  const own = new Int32Array(rows.length);
  yield* inStretches(rows.length, (from, to) => {
    for (let place = from; place < to; place++) own[place] = codes[rows[place] ?? -1] ?? -1;
  });
  return own;
}

function* movedValues(values: Float64Array, rows: Rows): Generator<void, Float64Array> {
  const own = new Float64Array(rows.length);
  yield* inStretches(rows.length, (from, to) => {
    for (let place = from; place < to; place++) own[place] = values[rows[place] ?? -1] ?? NaN;
  });
  return own;
}

/** The amounts of `rows` in their order, none where there is no row, in steps between which the caller may pause. */
export function* movedAmounts(amounts: Amounts, rows: Rows): Generator<void, Amounts> {
  const own = amounts instanceof Uint8Array ? new Uint8Array(rows.length) : new Float64Array(rows.length);
  yield* inStretches(rows.length, (from, to) => {
    for (let place = from; place < to; place++) own[place] = amounts[rows[place] ?? -1] ?? 0;
  });
  return own;
}

/** As `moved`, in steps between which the caller may pause. */
export function* movedInSteps(column: Column, rows: Rows): Generator<void, Column> {
  if (column.kind === 'text') return lazyTextColumn(yield* movedCodes(column.codes, rows), column.texts);
  const values = yield* movedValues(column.values, rows);
  return column.kind === 'instant' ? instantColumn(values) : numberColumn(values);
}

/** The instants of `rows` among `values`, in their order. They are moved when they are asked for: often only their periods are. */
export function movedInstants(values: Float64Array, rows: Uint32Array): InstantColumn {
  let own: InstantColumn | null = null;
  const moved = () => (own ??= instantColumn(finish(movedValues(values, rows))));
  return {
    kind: 'instant',
    length: rows.length,
    get values() {
      return moved().values;
    },
    among: { values, rows },
    at: (row) => moved().at(row),
    [Symbol.iterator]: () => moved()[Symbol.iterator](),
  };
}

/** A column with the values of `rows` in their order; −1 is a missing value. */
export function moved(column: Column, rows: Rows): Column {
  return finish(movedInSteps(column, rows));
}
