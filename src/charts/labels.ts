/** Size of labels in pixels; nothing on a chart is smaller. */
const labelSize = 12;

/** Pixels from one line of a label to the next. */
export const lineHeight = 15;

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
const words = new Intl.Segmenter(undefined, { granularity: 'word' });

/** No label is longer than this before it is cut, so that a hostile name costs no time. */
const longest = 300;

/** Widths in ems, a little above those of common faces: too wide an estimate cuts early, too narrow a one overlaps. */
const widths: readonly (readonly [RegExp, number])[] = [
  [/^[iljtfrI.,:;'’|!()[\] ]/u, 0.36],
  [/^[mwMW@%—…]/u, 0.92],
  [/^[0-9a-z]/u, 0.6],
  [/^[A-Z]/u, 0.7],
  [
    /^[\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\u{1f300}-\u{1faff}\u{20000}-\u{3ffff}]/u,
    1,
  ],
];

function ems(grapheme: string): number {
  return widths.find(([pattern]) => pattern.test(grapheme))?.[1] ?? 0.66;
}

const [firstPlain, lastPlain] = [0x20, 0x7e];

/** Widths of the characters that are graphemes of their own whatever stands beside them, from the blank on. */
const plainEms = Float64Array.from({ length: lastPlain - firstPlain + 1 }, (_, place) =>
  ems(String.fromCharCode(firstPlain + place)),
);

/** The width of a text of such characters alone, in ems; null for others. */
function plainWidth(text: string): number | null {
  let sum = 0;
  for (let i = 0; i < text.length && i < longest; i += 1) {
    const width = plainEms[text.charCodeAt(i) - firstPlain];
    if (width === undefined) return null;
    sum += width;
  }
  return sum;
}

function graphemesOf(text: string): string[] {
  return [...graphemes.segment(text.slice(0, longest * 8))].slice(0, longest).map((part) => part.segment);
}

/** About how many pixels a text takes at a font size (default 12), by kind of letter; nothing is measured. */
export function estimateWidth(text: string, size = labelSize): number {
  return size * (plainWidth(text) ?? graphemesOf(text).reduce((sum, grapheme) => sum + ems(grapheme), 0));
}

/** The widest of some texts, in pixels; 0 for none. */
export function widest(texts: readonly string[], size = labelSize): number {
  return Math.max(0, ...texts.map((text) => estimateWidth(text, size)));
}

/** The text, or as many whole graphemes of it as fit into `width` pixels with an ellipsis; empty where not one fits. */
export function truncate(text: string, width: number, size = labelSize): string {
  if (estimateWidth(text, size) <= width) return text;
  const ellipsis = size * ems('…');
  let taken = '';
  let used = ellipsis;
  for (const grapheme of graphemesOf(text)) {
    used += size * ems(grapheme);
    if (used > width) break;
    taken += grapheme;
  }
  return taken === '' ? '' : `${taken.trimEnd()}…`;
}

/** The text in at most `limit` lines of `width` pixels, broken between words, the last line cut. */
export function wrap(text: string, width: number, limit: number, size = labelSize): string[] {
  const lines = [''];
  for (const { segment } of words.segment(text.slice(0, longest))) {
    const grown = `${lines.at(-1) ?? ''}${segment}`;
    const fits = estimateWidth(grown.trimEnd(), size) <= width || lines.at(-1) === '';
    if (fits || lines.length === limit) lines[lines.length - 1] = grown;
    else lines.push(segment.trimStart());
  }
  return lines.map((line) => truncate(line.trim(), width, size)).filter((line) => line !== '');
}

/** Something with an extent on one axis: where its middle would like to be, and how long it is. */
export interface Extent {
  readonly middle: number;
  readonly size: number;
}

/** Means of neighbours that are out of order, pooled until the list rises (pool adjacent violators). */
function rising(values: readonly number[]): number[] {
  const pools: { sum: number; count: number }[] = [];
  for (const value of values) {
    let pool = { sum: value, count: 1 };
    for (let last = pools.at(-1); last && last.sum / last.count > pool.sum / pool.count; last = pools.at(-1)) {
      pool = { sum: pool.sum + last.sum, count: pool.count + last.count };
      pools.pop();
    }
    pools.push(pool);
  }
  return pools.flatMap(({ sum, count }) => Array.from({ length: count }, () => sum / count));
}

/**
 * Middles for extents in their order so that none overlaps, `gap` pixels lie between them, all stay between `low` and
 * `high`, and the squares of the shifts are least. Null where they do not fit.
 */
export function spread(extents: readonly Extent[], low: number, high: number, gap: number): number[] | null {
  const offsets: number[] = [];
  extents.forEach(({ size }, i) => {
    const before = extents[i - 1];
    offsets.push(before ? (offsets[i - 1] ?? 0) + (before.size + size) / 2 + gap : 0);
  });
  const [first, last] = [extents[0], extents.at(-1)];
  if (!first || !last) return [];
  const [least, most] = [low + first.size / 2, high - last.size / 2 - (offsets.at(-1) ?? 0)];
  if (least > most) return null;
  const free = rising(extents.map(({ middle }, i) => middle - (offsets[i] ?? 0)));
  return free.map((at, i) => Math.min(most, Math.max(least, at)) + (offsets[i] ?? 0));
}
