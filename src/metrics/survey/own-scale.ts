import {
  FeedError,
  finish,
  textColumnOf,
  type Cells,
  type Issue,
  type Linked,
  type Records,
  type Settled,
  type TextColumn,
} from '../../metric.js';
import { applyBounds } from '../../rollup/bounds.js';
import { issueOf, maskRows, openMask } from '../../rollup/issues.js';
import { scaleAsked, scaleCalled, scales, usualScale, type Scale, type ScaleName } from './scales.js';

function namedIn({ columns }: Pick<Records, 'columns'>): (row: number) => ScaleName | null {
  const column = columns['scale'];
  if (column?.kind !== 'text') return () => null;
  const names = column.dictionary.map(scaleCalled);
  return (row) => names[column.codes[row] ?? -1] ?? null;
}

/** The scale of each row: the one asked for, else its own, else the usual one. */
export function scaleOfRows(records: Pick<Records, 'columns'>, settled: Settled): (row: number) => Scale {
  const asked = scaleAsked(settled.options['scale']);
  const named = namedIn(records);
  return (row) => scales[asked ?? named(row) ?? usualScale];
}

/** Rows with `mask` 1 on the scale of `rule`, as records of their own over the same columns. */
function only(records: Records, mask: Uint8Array, keep: (row: number) => boolean): Records {
  return { ...records, mask: mask.map((bit, row) => (bit === 1 && keep(row) ? 1 : 0)) };
}

/** Sets the scores in `mask` aside that are not on the scale of their row. */
export function maskOffScale(records: Records, mask: Uint8Array, scaleOf: (row: number) => Scale | null): Issue[] {
  const present = new Set<Scale>();
  for (let row = 0; row < mask.length; row++) {
    const scale = mask[row] === 1 ? scaleOf(row) : null;
    if (scale) present.add(scale);
  }
  return [...present].flatMap((scale) => {
    const part = only(records, mask, (row) => scaleOf(row) === scale);
    const { records: kept, issues } = finish(applyBounds(part, { score: scale.bounds }));
    maskRows(mask, (row) => part.mask?.[row] === 1 && kept.mask?.[row] === 0);
    return issues;
  });
}

/** The kind of survey that is answered on the scale asked for. */
export function kindAsked({ options }: Settled): Scale['kind'] {
  return scales[scaleAsked(options['scale']) ?? usualScale].kind;
}

/**
 * Leaves out answers of another kind and answers that name another scale than the one asked for, and sets aside scores
 * that are not on theirs.
 */
export function maskByScale(
  records: Records,
  settled: Settled,
): { readonly records: Records; readonly issues: readonly Issue[] } {
  const mask = openMask(records);
  const [asked, kind, named] = [scaleAsked(settled.options['scale']), kindAsked(settled), namedIn(records)];
  const column = records.columns['scale'];
  const isOther = (row: number) => {
    const own = named(row);
    if (own !== null) return asked === null ? scales[own].kind !== kind : own !== asked;
    return column?.kind === 'text' && column.at(row) === '0-10';
  };
  const others = issueOf('other_scope', 'scale', maskRows(mask, isOther), records);
  return {
    records: { ...records, mask },
    issues: [...others, ...maskOffScale(records, mask, scaleOfRows(records, settled))],
  };
}

/** The key `scale` of cells, where the scale is each answer's own and any is named; null is the usual one. */
export function scaleKey({ columns, size }: Linked, settled: Settled): TextColumn | null {
  const column = columns['scale'];
  if (scaleAsked(settled.options['scale']) !== null || column?.kind !== 'text') return null;
  const named = namedIn({ columns });
  return textColumnOf(Array.from({ length: size }, (_, row) => named(row)));
}

/** The scale of some sums: the one asked for, else the one they are on; `bad_option` where that is several. */
export function scaleOfCells({ keys, addends, size }: Cells, settled: Settled): Scale {
  const asked = scaleAsked(settled.options['scale']);
  if (asked !== null) return scales[asked];
  const found = new Set<ScaleName>();
  for (let i = 0; i < size; i++) {
    const isAnswer = typeof keys['score']?.at(i) === 'number' && (addends['n']?.[i] ?? 0) > 0;
    const name = keys['scale']?.at(i) ?? null;
    if (isAnswer) found.add(scaleCalled(typeof name === 'string' ? name : null) ?? usualScale);
  }
  if (found.size > 1) throw new FeedError('bad_option', { option: 'scale', seen: [...found].sort().join(', ') });
  const [only = usualScale] = found;
  return scales[only];
}
