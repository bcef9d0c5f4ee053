import { html, nothing, type TemplateResult } from 'lit';
import type { PeriodNaming, RecordColumn, Text } from '../text/index.js';

type Value = string | number | null;

/** A record as it comes: values by column, keys and addends by theirs. */
export interface RecordRow {
  readonly values: readonly Value[];
  readonly keys: readonly Value[];
  readonly adds: readonly number[];
}

/** A column of the table of records, and where in a record its values stand. */
export interface ShownColumn extends RecordColumn {
  readonly label: string;
  readonly from: 'values' | 'keys' | 'adds';
  readonly place: number;
}

/** What the records are made of. */
export interface RecordHeads {
  readonly columns: readonly RecordColumn[];
  readonly keys: readonly RecordColumn[];
  readonly addends: readonly string[];
}

/** Which columns are shown. */
export interface Shown {
  /** Names of those that are not, since an address alone needs them. */
  readonly hidden: ReadonlySet<string>;
  /** Names of those that stand first. */
  readonly leading: readonly string[];
  /** Whether keys and what each record adds are shown too. */
  readonly isMade: boolean;
}

/** The columns that are shown, in their order. */
export function shownColumns(heads: RecordHeads, shown: Shown, text: Text): ShownColumn[] {
  const named = (column: RecordColumn, place: number, from: 'values' | 'keys') => ({
    ...column,
    label: text.dimensionName(column.name),
    from,
    place,
  });
  const values = heads.columns.map((column, place) => named(column, place, 'values'));
  const known = new Set(values.map(({ name }) => name));
  const keys = heads.keys.map((column, place) => named(column, place, 'keys')).filter(({ name }) => !known.has(name));
  const adds = heads.addends.map((name, place): ShownColumn => {
    return { name, kind: 'number', unit: null, label: text.addendName(name), from: 'adds', place };
  });
  const visible = values.filter(({ name }) => !shown.hidden.has(name));
  const isLeading = ({ name }: ShownColumn) => shown.leading.includes(name);
  const ordered = [...visible.filter(isLeading), ...visible.filter((column) => !isLeading(column))];
  return [...ordered, ...(shown.isMade ? [...keys, ...adds] : [])];
}

/** What stands in a record under a column, as it came. */
export function valueAt(row: RecordRow, { from, place }: ShownColumn): Value {
  return row[from][place] ?? null;
}

/** The table of records as it stands in sight. */
export interface RecordsPicture {
  readonly caption: string;
  readonly columns: readonly ShownColumn[];
  readonly naming: PeriodNaming;
  readonly sort: { readonly column: string; readonly descending: boolean } | null;
  /** How many records there are in all. */
  readonly total: number;
  /** Place of the first row that is drawn. */
  readonly first: number;
  /** Null where a record is on its way. */
  readonly rows: readonly (RecordRow | null)[];
  /** The cell that keys move on from; the heads are in row −1. */
  readonly active: { readonly row: number; readonly column: number };
  /** The column whose cells lead to the record, and the address of a record; null for none. */
  readonly linkColumn: number;
  readonly href: (row: RecordRow) => string | null;
  readonly target: string;
  readonly sortBy: (column: ShownColumn) => void;
}

const pending = '…';
const directions = { true: 'descending', false: 'ascending' } as const;

function kindOf({ kind, from }: ShownColumn): string {
  return kind === 'number' ? (from === 'adds' ? 'numeric addend' : 'numeric') : kind;
}

function tabIndex({ active }: RecordsPicture, row: number, column: number): 0 | -1 {
  return active.row === row && active.column === column ? 0 : -1;
}

function head(picture: RecordsPicture, column: ShownColumn, place: number): TemplateResult {
  const { sort, sortBy } = picture;
  const isSorted = sort !== null && sort.column === column.name && column.from !== 'adds';
  const index = tabIndex(picture, -1, place);
  if (column.from === 'adds') {
    return html`<th scope="col" class=${kindOf(column)} data-row="-1" data-column=${place} tabindex=${index}>
      <bdi>${column.label}</bdi>
    </th>`;
  }
  return html`<th
    scope="col"
    class=${kindOf(column)}
    data-row="-1"
    data-column=${place}
    aria-sort=${isSorted ? directions[`${sort.descending}`] : 'none'}
  >
    <button type="button" tabindex=${index} @click=${() => sortBy(column)}>
      <bdi>${column.label}</bdi><span aria-hidden="true">${isSorted ? (sort.descending ? ' ▼' : ' ▲') : ''}</span>
    </button>
  </th>`;
}

/** What a cell shows; what leads to the record is what the focus goes to. */
interface CellContent {
  readonly inner: TemplateResult;
  readonly isLink: boolean;
}

function content(picture: RecordsPicture, words: string, href: string | null, index: 0 | -1): CellContent {
  const inner = html`<bdi>${words}</bdi>`;
  if (href === null) return { inner, isLink: false };
  const link = html`<a href=${href} target=${picture.target} rel="noopener noreferrer" tabindex=${index}>${inner}</a>`;
  return { inner: link, isLink: true };
}

/** Writes what stands in a cell; what is on its way is a sign. */
function cellWords(row: RecordRow | null, column: ShownColumn, { naming }: RecordsPicture, text: Text): string {
  return row === null ? pending : text.recordValue(valueAt(row, column), column, naming);
}

function cell(picture: RecordsPicture, at: number, place: number, text: Text): TemplateResult {
  const column = picture.columns[place];
  const row = picture.rows[at - picture.first] ?? null;
  if (column === undefined) return html``;
  const href = row !== null && place === picture.linkColumn ? picture.href(row) : null;
  const index = tabIndex(picture, at, place);
  const { inner, isLink } = content(picture, cellWords(row, column, picture, text), href, index);
  const own = isLink ? nothing : index;
  const kind = kindOf(column);
  return place === 0
    ? html`<th scope="row" class=${kind} data-row=${at} data-column=${place} tabindex=${own}>${inner}</th>`
    : html`<td class=${kind} data-row=${at} data-column=${place} tabindex=${own}>${inner}</td>`;
}

/** The words of the cell that keys move on from, in full; empty for a head. */
export function activeWords(picture: RecordsPicture, text: Text): string {
  const { columns, active, rows, first } = picture;
  const [column, row] = [columns[active.column], rows[active.row - first] ?? null];
  return active.row < 0 || column === undefined || row === null
    ? ''
    : `${column.label}: ${cellWords(row, column, picture, text)}`;
}

/** The table of records: those in sight are in the page, and all are counted. Parts: `table`. */
export function recordsTable(picture: RecordsPicture, text: Text): TemplateResult {
  const { caption, columns, total, first, rows } = picture;
  return html`<table
    role="grid"
    part="table"
    aria-readonly="true"
    aria-label=${caption}
    aria-rowcount=${total + 1}
    aria-colcount=${columns.length}
    aria-busy=${rows.includes(null) ? 'true' : 'false'}
  >
    <colgroup>
      ${columns.map((column) => html`<col class=${kindOf(column)} />`)}
    </colgroup>
    <thead>
      <tr aria-rowindex="1">
        ${columns.map((column, place) => head(picture, column, place))}
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        (_, place) =>
          html`<tr aria-rowindex=${first + place + 2}>
            ${columns.map((_column, at) => cell(picture, first + place, at, text))}
          </tr>`,
      )}
    </tbody>
  </table>`;
}
