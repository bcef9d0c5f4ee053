import {
  FeedError,
  textColumn,
  textColumnOf,
  type Cells,
  type Issue,
  type Linked,
  type Records,
  type Settled,
  type TextColumn,
} from '../../metric.js';
import { problemOf } from '../../rollup/bounds.js';
import { inStretches } from '../../rollup/each-row.js';
import { issueOf, openMask } from '../../rollup/issues.js';
import { textsOf, valuesOf } from '../columns.js';
import { maskTexts } from './masks.js';
import { scaleAsked, scaleCalled, scales, usualScale, type Scale } from './scales.js';

/** Of a question its options say which scale is asked for. */
type ScaleAsked = Pick<Settled, 'options'>;

/** The scale of each row: the one asked for, else its own, else the usual one. */
export function scaleOfRows({ columns }: Pick<Records, 'columns'>, settled: ScaleAsked): (row: number) => Scale {
  const asked = scaleAsked(settled.options['scale']);
  const usual = scales[asked ?? usualScale];
  const column = columns['scale'];
  if (asked !== null || column?.kind !== 'text') return () => usual;
  const { codes, dictionary } = column;
  // A place before the first is slow to look up.
  const named = [null, ...dictionary].map((text) => scales[scaleCalled(text) ?? usualScale]);
  return (row) => named[(codes[row] ?? -1) + 1] ?? usual;
}

/** The rows of a scale whose scores are not on it, by what is wrong with them. */
interface OffScale {
  readonly out_of_range: number[];
  readonly non_integer: number[];
}

function listsOf(found: Map<Scale, OffScale>, scale: Scale): OffScale {
  const lists = found.get(scale) ?? { out_of_range: [], non_integer: [] };
  found.set(scale, lists);
  return lists;
}

/** Sets the scores in `mask` aside that are not on the scale of their row, in steps. */
export function* maskOffScaleInSteps(
  records: Records,
  mask: Uint8Array,
  scaleOf: (row: number) => Scale | null,
): Generator<void, Issue[]> {
  const scores = valuesOf(records, 'score');
  if (scores === null) return [];
  const found = new Map<Scale, OffScale>();
  let last: Scale | null = null;
  let off: OffScale | undefined;
  yield* inStretches(mask.length, (from, to) => {
    for (let row = from; row < to; row++) {
      const scale = mask[row] === 1 ? scaleOf(row) : null;
      if (!scale) continue;
      if (scale !== last || !off) [last, off] = [scale, listsOf(found, scale)];
      const score = scores[row] ?? NaN;
      const problem = Number.isNaN(score) ? null : problemOf(score, scale.bounds);
      if (problem === null) continue;
      mask[row] = 0;
      off[problem].push(row);
    }
  });
  return [...found].flatMap(([{ bounds }, lists]) => [
    ...issueOf('out_of_range', 'score', lists.out_of_range, records, bounds),
    ...issueOf('non_integer', 'score', lists.non_integer, records, bounds),
  ]);
}

/** The kind of survey that is answered on the scale asked for. */
export function kindAsked({ options }: ScaleAsked): Scale['kind'] {
  return scales[scaleAsked(options['scale']) ?? usualScale].kind;
}

/** Whether an answer that names this scale is of another kind of survey, or on another scale than the one asked for. */
function isOtherScale(settled: ScaleAsked): (text: string | null) => boolean {
  const [asked, kind] = [scaleAsked(settled.options['scale']), kindAsked(settled)];
  return (text) => {
    const own = scaleCalled(text);
    if (own === null) return text === '0-10';
    return asked === null ? scales[own].kind !== kind : own !== asked;
  };
}

/**
 * Leaves out answers of another kind and answers that name another scale than the one asked for, and sets aside scores
 * that are not on theirs; in steps.
 */
export function* maskByScale(
  records: Records,
  settled: ScaleAsked,
): Generator<void, { readonly records: Records; readonly issues: readonly Issue[] }> {
  const mask = openMask(records);
  const column = textsOf(records, 'scale');
  const others = column ? yield* maskTexts(mask, column, isOtherScale(settled)) : [];
  const off = yield* maskOffScaleInSteps(records, mask, scaleOfRows(records, settled));
  return { records: { ...records, mask }, issues: [...issueOf('other_scope', 'scale', others, records), ...off] };
}

/** The key `scale` of cells, where the scale is each answer's own and any is named; null is the usual one. */
export function scaleKey({ columns }: Pick<Linked, 'columns'>, settled: Settled): TextColumn | null {
  const column = textsOf({ columns }, 'scale');
  if (scaleAsked(settled.options['scale']) !== null || column === null) return null;
  const names = textColumnOf([null, ...column.dictionary].map(scaleCalled));
  const codes = new Int32Array(column.length);
  for (let row = 0; row < codes.length; row++) codes[row] = names.codes[(column.codes[row] ?? -1) + 1] ?? -1;
  return textColumn(codes, names.dictionary);
}

/** How the answers in some cells call their scale, null for the usual one; in steps. */
function* namesIn({ keys, addends, size }: Cells): Generator<void, Set<string | null>> {
  const [score, scale] = [keys['score'], keys['scale']];
  const counts = addends['n'];
  const names = new Set<string | null>();
  if (!score || score.kind === 'text' || !counts) return names;
  const codes = scale?.kind === 'text' ? scale.codes : new Int32Array(0);
  const found = new Uint8Array(scale?.kind === 'text' ? scale.texts.size + 1 : 1);
  yield* inStretches(size, (from, to) => {
    for (let i = from; i < to; i++) {
      if (!Number.isNaN(score.values[i] ?? NaN) && (counts[i] ?? 0) > 0) found[(codes[i] ?? -1) + 1] = 1;
    }
  });
  found.forEach((is, place) => is === 1 && names.add(scale?.kind === 'text' ? scale.texts.at(place - 1) : null));
  return names;
}

/** The scale of some sums: the one asked for, else the one they are on; `bad_option` where that is several. In steps. */
export function* scaleOfCells(cells: Cells, settled: Settled): Generator<void, Scale> {
  const asked = scaleAsked(settled.options['scale']);
  if (asked !== null) return scales[asked];
  const found = new Set(Array.from(yield* namesIn(cells), (name) => scaleCalled(name) ?? usualScale));
  if (found.size > 1) {
    const names = [...found].sort();
    throw new FeedError('bad_option', { option: 'scale', seen: names.join(', '), expected: names.join(', ') });
  }
  const [only = usualScale] = found;
  return scales[only];
}
