/** How many letters must be put in, left out or changed to make one word of the other (Levenshtein 1966). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [at, letter] of a.split('').entries()) {
    const next = [at + 1];
    for (const [index, other] of b.split('').entries()) {
      const [left = 0, above = 0, corner = 0] = [next[index], row[index + 1], row[index]];
      next.push(Math.min(left + 1, above + 1, corner + (letter === other ? 0 : 1)));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}

/** A third of the letters, and two of a short word, may be wrong. */
function reach(word: string): number {
  return Math.max(2, Math.floor(word.length / 3));
}

/** The one of `words` that `word` was probably meant to be, whatever its case and hyphens; null where none is near. */
export function nearest(word: string, words: readonly string[]): string | null {
  const plain = (text: string): string => text.toLowerCase().replaceAll(/[-_]/g, '');
  const ranked = words
    .map((each) => ({ each, far: distance(plain(word).slice(0, 60), plain(each)) }))
    .toSorted((a, b) => a.far - b.far);
  const [best] = ranked;
  return best !== undefined && best.far <= reach(word) ? best.each : null;
}
