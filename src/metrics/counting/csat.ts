import type { Linked, Metric, Settled, Tally } from '../../metric.js';
import { eachStretch } from '../../rollup/each-row.js';
import { valuesOf } from '../columns.js';
import { csat as meaning } from '../csat.js';
import { linkAnswersInSteps } from '../survey/link.js';
import { kindAsked, maskByScale, scaleKey, scaleOfRows } from '../survey/own-scale.js';
import { agentsOf } from '../survey/peers.js';
import { moodOf, type Scale } from '../survey/scales.js';
import { tallyAnswers } from '../survey/tally.js';
import { surveyResponseFields } from '../records/survey-response.js';

/** Which answers were given anew, and which of them crossed the edge of `satisfied`; in steps. */
function* turned(
  linked: Linked,
  scaleOf: (row: number) => Scale,
): Generator<void, Readonly<Record<string, Float64Array>>> {
  const [firsts, scores] = [valuesOf(linked, 'first_score'), valuesOf(linked, 'score')];
  const changed = new Float64Array(linked.size);
  if (firsts === null || scores === null) return { changed, recovered: changed, lost: changed };
  const [recovered, lost] = [new Float64Array(linked.size), new Float64Array(linked.size)];
  for (const [from, to] of eachStretch(linked.size)) {
    for (let row = from; row < to; row++) {
      const [first, score] = [firsts[row] ?? NaN, scores[row] ?? NaN];
      if (Number.isNaN(first) || Number.isNaN(score) || first === score) continue;
      const [was, is] = [first, score].map((each) => moodOf(each, scaleOf(row)) === 'satisfied');
      changed[row] = 1;
      recovered[row] = Number(!was && is);
      lost[row] = Number(was && !is);
    }
    yield;
  }
  return { changed, recovered, lost };
}

function* tally(linked: Linked, settled: Settled): Generator<void, Tally> {
  const { keys, addends } = yield* tallyAnswers(linked);
  const agent = agentsOf(linked, settled);
  const scale = scaleKey(linked, settled);
  yield;
  return {
    keys: { ...keys, ...(scale && { scale }), ...(agent && { agent }) },
    addends: { ...addends, ...(yield* turned(linked, scaleOfRows(linked, settled))) },
  };
}

/** Customer satisfaction: what each answer adds. */
export const csat: Metric = {
  ...meaning,
  fields: { 'survey-response': surveyResponseFields },
  // Each answer keeps the bounds of its own scale, and other kinds in the feed those of theirs.
  bounds: () => ({}),
  link: (records, settled) => linkAnswersInSteps({ kind: kindAsked(settled), judge: maskByScale }, records, settled),
  tally,
};
