import { numberColumn, type Linked, type Metric, type Tally } from '../../metric.js';
import { eachStretch } from '../../rollup/each-row.js';
import { valuesOf } from '../columns.js';
import { oneTouch as meaning } from '../one-touch.js';
import { linkFinal } from '../one-touch/final.js';
import { caseFields } from '../records/case.js';
import { caseEventFields } from '../records/case-event.js';

function* tallyFinal(linked: Linked): Generator<void, Tally> {
  const reopens = valuesOf(linked, 'reopens');
  const reopened = new Float64Array(linked.size);
  for (const [from, to] of reopens ? eachStretch(linked.size) : []) {
    for (let row = from; row < to; row++) if ((reopens?.[row] ?? 0) > 0) reopened[row] = 1;
    yield;
  }
  const none = () => numberColumn(new Float64Array(linked.size).fill(NaN));
  return {
    keys: { replies: linked.columns['replies so far'] ?? none(), came_back: linked.columns['came back'] ?? none() },
    addends: { n: new Float64Array(linked.size).fill(1), reopened },
  };
}

/** One-touch resolution: what each final case adds. */
export const oneTouch: Metric = {
  ...meaning,
  fields: { case: caseFields, 'case-event': caseEventFields },
  bounds: () => ({}),
  link: linkFinal,
  tally: tallyFinal,
};
