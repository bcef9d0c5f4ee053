import {
  finish,
  keyColumn,
  numberColumn,
  textColumn,
  type Cells,
  type Column,
  type Key,
  type TextColumn,
} from '../metric.js';
import { eachRow } from './each-row.js';
import { groupRows } from './groups.js';
import { moved, movedInSteps } from './moved.js';

/** A column of keys changed on the way into new cells. */
export type KeyChange = (key: Key) => Key;

/** One column of keys of some cells; null where they lack it. */
interface Part {
  readonly size: number;
  readonly column: Column | null;
}

/** Texts of several columns with codes of their own. */
class SharedTexts {
  readonly #codes = new Map<string, number>();

  get texts(): string[] {
    return [...this.#codes.keys()];
  }

  codeOf(text: Key): number {
    if (text === null) return -1;
    const code = this.#codes.get(String(text)) ?? this.#codes.size;
    this.#codes.set(String(text), code);
    return code;
  }
}

/** The codes of one part among texts shared by all, each text that occurs changed once. */
function* sharedCodes({ codes, texts }: TextColumn, shared: SharedTexts, change: KeyChange, to: Int32Array) {
  const none = -2;
  const known = new Int32Array(texts.size + 1).fill(none);
  yield* eachRow(codes.length, (row) => {
    const code = codes[row] ?? -1;
    if (known[code + 1] === none) known[code + 1] = shared.codeOf(change(texts.at(code)));
    to[row] = known[code + 1] ?? -1;
  });
}

function* joinedTexts(parts: readonly Part[], size: number, change: KeyChange): Generator<void, Column> {
  const [all, shared] = [new Int32Array(size), new SharedTexts()];
  let from = 0;
  for (const part of parts) {
    const own = all.subarray(from, from + part.size);
    if (part.column?.kind === 'text') yield* sharedCodes(part.column, shared, change, own);
    else own.fill(shared.codeOf(change(null)));
    from += part.size;
  }
  return textColumn(all, shared.texts);
}

function joinedNumbers(parts: readonly Part[], size: number): Column {
  const all = new Float64Array(size).fill(NaN);
  let from = 0;
  for (const part of parts) {
    if (part.column && part.column.kind !== 'text') all.set(part.column.values, from);
    from += part.size;
  }
  return numberColumn(all);
}

/** The keys of several cells one after the other. */
function* joined(parts: readonly Part[], size: number, change: KeyChange | undefined): Generator<void, Column> {
  const columns = parts.flatMap(({ column }) => column ?? []);
  const texts = columns.filter(({ kind }) => kind === 'text').length;
  if (texts === 0 && change === undefined) return joinedNumbers(parts, size);
  const own = change ?? ((key) => key);
  if (texts === columns.length) return yield* joinedTexts(parts, size, own);
  const keys: Key[] = [];
  for (const part of parts) yield* eachRow(part.size, (row) => void keys.push(own(part.column?.at(row) ?? null)));
  return keyColumn(keys);
}

/** Sums an addend of several cells by group; cells that lack it add nothing. */
function* summed(parts: readonly Cells[], name: string, groups: Uint32Array, count: number) {
  const sums = new Float64Array(count);
  let before = 0;
  for (const { size, addends } of parts) {
    const amounts = addends[name];
    const first = before;
    const add = (row: number) => {
      const group = groups[first + row] ?? 0;
      sums[group] = (sums[group] ?? 0) + (amounts?.[row] ?? 0);
    };
    if (amounts) yield* eachRow(size, add);
    before += size;
  }
  return sums;
}

/**
 * Adds cells up by the key columns named, leaving out all others: the whole of addition that any summed statistic
 * needs. A key column or addend that a part lacks counts as null and 0. `changes` maps keys on the way, such as a
 * day to its month. Cells stand in the order of the first that they are made of. In steps between which the caller may pause.
 */
export function* mergeCellsInSteps(
  parts: readonly Cells[],
  keyNames: readonly string[],
  changes: Readonly<Record<string, KeyChange>> = {},
): Generator<void, Cells> {
  const size = parts.reduce((sum, part) => sum + part.size, 0);
  const columns: Column[] = [];
  for (const name of keyNames) {
    const own = parts.map((part) => ({ size: part.size, column: part.keys[name] ?? null }));
    columns.push(yield* joined(own, size, changes[name]));
  }
  const { keys: groups, examples } = yield* groupRows(columns, null, size);
  const keys: [string, Column][] = [];
  for (const [i, column] of columns.entries()) keys.push([keyNames[i] ?? '', yield* movedInSteps(column, examples)]);
  const addends: [string, Float64Array][] = [];
  for (const name of new Set(parts.flatMap((part) => Object.keys(part.addends)))) {
    addends.push([name, yield* summed(parts, name, groups, examples.length)]);
  }
  return { size: examples.length, keys: Object.fromEntries(keys), addends: Object.fromEntries(addends) };
}

/** As `mergeCellsInSteps`, without a pause. */
export function mergeCells(
  parts: readonly Cells[],
  keyNames: readonly string[],
  changes: Readonly<Record<string, KeyChange>> = {},
): Cells {
  return finish(mergeCellsInSteps(parts, keyNames, changes));
}

/** The cells for which `keep` holds, by their index. */
export function selectCells(cells: Cells, keep: (index: number) => boolean): Cells {
  const kept = new Int32Array(cells.size);
  let size = 0;
  for (let index = 0; index < cells.size; index++) if (keep(index)) kept[size++] = index;
  const rows = kept.slice(0, size);
  return {
    size,
    keys: Object.fromEntries(Object.entries(cells.keys).map(([name, column]) => [name, moved(column, rows)])),
    addends: Object.fromEntries(
      Object.entries(cells.addends).map(([name, sums]) => [name, Float64Array.from(rows, (index) => sums[index] ?? 0)]),
    ),
  };
}
