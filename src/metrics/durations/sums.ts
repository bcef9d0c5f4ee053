import type { Amounts, Cells, TextColumn, Indices } from '../../metric.js';

/** The sum of an addend over the cells at `indices`; 0 where they do not carry it. */
export function total({ addends }: Cells, indices: Indices, name: string): number {
  const addend = addends[name];
  if (!addend) return 0;
  if (indices.length === addend.length) return totalOfAll(addend);
  let sum = 0;
  for (let i = 0; i < indices.length; i++) sum += addend[indices[i] ?? -1] ?? 0;
  return sum;
}

/** Sums of whole columns: what is alike for all lines is one column under several names. */
const sums = new WeakMap<Amounts, number>();

function totalOfAll(addend: Amounts): number {
  const known = sums.get(addend);
  if (known !== undefined) return known;
  let sum = 0;
  for (let index = 0; index < addend.length; index++) sum += addend[index] ?? 0;
  sums.set(addend, sum);
  return sum;
}

/** The sums of an addend by the codes of cells plus one. */
function sumsByCode({ codes, texts }: TextColumn, indices: Indices, addend: Amounts): Float64Array {
  const sums = new Float64Array(texts.size + 1);
  for (let i = 0; i < indices.length; i++) {
    const index = indices[i] ?? -1;
    const place = (codes[index] ?? -1) + 1;
    sums[place] = (sums[place] ?? 0) + (addend[index] ?? 0);
  }
  return sums;
}

type Waiting = ReadonlyMap<string, number>;

/** What was counted of some cells, for whoever asks for the same list again. */
const waiting = new WeakMap<Indices, { readonly cells: Cells; readonly byAge: Waiting }>();

/** How many cases still wait, by the band of their age. */
export function waitingByAge(cells: Cells, indices: Indices): Waiting {
  const known = waiting.get(indices);
  if (known?.cells === cells) return known.byAge;
  const byAge = countedByAge(cells, indices);
  waiting.set(indices, { cells, byAge });
  return byAge;
}

function countedByAge({ keys, addends }: Cells, indices: Indices): Waiting {
  const { age } = keys;
  const { cases } = addends;
  if (age?.kind !== 'text' || !cases) return new Map();
  const sums = sumsByCode(age, indices, cases);
  return new Map(age.dictionary.map((band, code) => [band, sums[code + 1] ?? 0]));
}
