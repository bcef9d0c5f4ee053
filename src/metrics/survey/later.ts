import { instantColumn, numberColumn, type Columns, type Records } from '../../metric.js';
import { eachStretch, inStretches } from '../../rollup/each-row.js';
import { valuesOf } from '../columns.js';

function* anyAfter(instants: Float64Array, asOf: number): Generator<void, boolean> {
  for (const [from, to] of eachStretch(instants.length)) {
    for (let row = from; row < to; row++) if ((instants[row] ?? NaN) > asOf) return true;
    yield;
  }
  return false;
}

/** Rows that were sent after `asOf`, or answered then unless they are known to have been sent before. */
function* maskUnborn(mask: Uint8Array, answered: Float64Array | null, sent: Float64Array | null, asOf: number) {
  yield* inStretches(mask.length, (from, to) => {
    for (let row = from; row < to; row++) {
      const delivered = sent?.[row] ?? NaN;
      if (delivered > asOf || ((answered?.[row] ?? NaN) > asOf && !(delivered <= asOf))) mask[row] = 0;
    }
  });
}

/** The values of rows that `answered` holds to `asOf`; those of later ones are taken away. */
function* upTo(asOf: number, answered: Float64Array, values: Float64Array): Generator<void, Float64Array> {
  const kept = values.slice();
  yield* inStretches(kept.length, (from, to) => {
    for (let row = from; row < to; row++) if ((answered[row] ?? NaN) > asOf) kept[row] = NaN;
  });
  return kept;
}

/**
 * What was known at `asOf`: rows of later surveys are taken out of `mask`, and an answer that was given later is taken away
 * from a survey sent before. Most feeds hold nothing later, and are handed back as they are. In steps.
 */
export function* knownAt(asOf: number | null, records: Records, mask: Uint8Array): Generator<void, Records> {
  const [score, answered, sent] = ['score', 'responded_at', 'sent_at'].map((name) => valuesOf(records, name));
  if (asOf === null) return records;
  const isAnsweredLater = answered ? yield* anyAfter(answered, asOf) : false;
  const isSentLater = sent ? yield* anyAfter(sent, asOf) : false;
  if (isAnsweredLater || isSentLater) yield* maskUnborn(mask, answered ?? null, sent ?? null, asOf);
  if (!score || !answered || !isAnsweredLater) return records;
  const columns: Columns = {
    ...records.columns,
    score: numberColumn(yield* upTo(asOf, answered, score)),
    responded_at: instantColumn(yield* upTo(asOf, answered, answered)),
  };
  return { ...records, columns };
}
