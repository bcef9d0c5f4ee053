import { type Column, type Expected, type IssueCode, type Records } from '../../metric.js';
import { groupRows } from '../../rollup/groups.js';
import { isRecord, parsed, type CategoryRule, type ReviewOptions } from './options.js';
import { categoryScore, fails, perPoint, reviewScore, type Rated } from './score.js';

/** Why a review cannot be used as it stands. */
export interface Problem {
  readonly code: Extract<IssueCode, 'not_a_number' | 'out_of_range' | 'not_a_record'>;
  readonly field: string;
  /** The one rating that is wrong. */
  readonly seen: string | number | null;
  readonly expected: Expected | null;
}

/** What one review says. Scores are whole millionths of a point; `NaN` where nothing was rated. */
export interface Sheet {
  readonly score: number;
  /** The score as if no category were critical. */
  readonly free: number;
  readonly isFailed: boolean;
  readonly ratings: readonly Rated[];
  readonly causes: readonly string[];
  readonly problem: Problem | null;
}

/** The sheets of some records: equal ones are read once, and `of` has the number of each row's. */
export interface Sheets {
  readonly sheets: readonly Sheet[];
  readonly of: Uint32Array;
}

/** What a rating is before it is a score; null is "not applicable". */
interface Raw {
  readonly category: string;
  readonly value: number | null;
  readonly rule: Pick<CategoryRule, 'weight' | 'isCritical' | 'min' | 'max'>;
  readonly causes: readonly string[];
}

const decimal = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
const notApplicable = /^n\/?a\.?$/i;

/** Characters of a wrong value that are shown. */
const mostShown = 80;

/** After how many sheets the caller may pause. */
const sheetsBetweenPauses = 200;

function troubled(problem: Problem): Sheet {
  return { score: NaN, free: NaN, isFailed: false, ratings: [], causes: [], problem };
}

function millionths(score: number): number {
  return Math.round(score * perPoint);
}

function rated({ category, value, rule }: Raw, field: string, { categories, scale }: ReviewOptions): Rated | Problem {
  const own = categories.get(category);
  const [min, max] = [own?.min ?? rule.min ?? scale[0], own?.max ?? rule.max ?? scale[1]];
  const weight = own?.weight ?? rule.weight ?? 1;
  const isCritical = own?.isCritical ?? rule.isCritical ?? false;
  if (value === null) return { category, score: NaN, weight, isCritical };
  const isOn = min < max && value >= min && value <= max && weight >= 0;
  if (!isOn) return { code: 'out_of_range', field, seen: value, expected: { number: [min, max] } };
  return { category, score: categoryScore(value, min, max), weight, isCritical };
}

function isProblem(of: Rated | Problem): of is Problem {
  return 'code' in of;
}

function sheetOf(raws: readonly Raw[], fieldOf: (raw: Raw) => string, options: ReviewOptions): Sheet {
  const all = raws.map((raw) => rated(raw, fieldOf(raw), options));
  const problem = all.find(isProblem);
  if (problem) return troubled(problem);
  const ratings = all.filter((rating): rating is Rated => !isProblem(rating));
  const free = millionths(reviewScore(ratings));
  const isFailed = !Number.isNaN(free) && ratings.some(fails);
  const score = isFailed && options.critical === 'zero' ? 0 : free;
  return { score, free, isFailed, ratings, causes: [...new Set(raws.flatMap(({ causes }) => causes))], problem: null };
}

function plainSheet(value: number, options: ReviewOptions): Sheet {
  const [min, max] = options.scale;
  if (!(value >= min && value <= max))
    return troubled({ code: 'out_of_range', field: 'score', seen: value, expected: { number: [min, max] } });
  const score = millionths(categoryScore(value, min, max));
  return { score, free: score, isFailed: false, ratings: [], causes: [], problem: null };
}

const nothing: Sheet = { score: NaN, free: NaN, isFailed: false, ratings: [], causes: [], problem: null };

function numberOf(value: unknown): number | null {
  return typeof value === 'number' ? value : null;
}

function rawOf(entry: unknown): Raw | null {
  if (!isRecord(entry)) return null;
  const { category_id: category, value, weight, critical, min, max, root_causes: causes } = entry;
  if (typeof category !== 'string' && typeof category !== 'number') return null;
  return {
    category: String(category),
    value: numberOf(value),
    rule: {
      weight: numberOf(weight),
      isCritical: typeof critical === 'boolean' ? critical : null,
      min: numberOf(min),
      max: numberOf(max),
    },
    causes: Array.isArray(causes) ? causes.map(String) : [],
  };
}

function entriesIn(text: string): readonly (Raw | null)[] {
  const list = parsed(text);
  return Array.isArray(list) ? list.map(rawOf) : [null];
}

function sheetOfRatings(text: string, options: ReviewOptions): Sheet {
  const entries = entriesIn(text);
  const raws = entries.filter((entry): entry is Raw => entry !== null);
  if (raws.length < entries.length) {
    return troubled({ code: 'not_a_record', field: 'ratings', seen: text.slice(0, mostShown), expected: 'record' });
  }
  return sheetOf(raws, () => 'ratings', options);
}

/** The number that stands in a cell; null for none and for "not applicable", undefined for what is no number. */
function ratingIn(column: Column, row: number): number | null | undefined {
  const value = column.at(row);
  if (typeof value !== 'string') return value;
  const text = value.trim();
  if (text === '' || notApplicable.test(text)) return null;
  return decimal.test(text) ? Number(text) : undefined;
}

type Named = readonly (readonly [category: string, column: Column])[];

const noRule: CategoryRule = { weight: null, isCritical: null, min: null, max: null };

/** The sheet of a row from its columns of categories; null where none of them has a value. */
function sheetOfColumns(columns: Named, row: number, options: ReviewOptions): Sheet | null {
  const raws: Raw[] = [];
  for (const [category, column] of columns) {
    const value = ratingIn(column, row);
    if (value === undefined) {
      const seen = String(column.at(row)).slice(0, mostShown);
      return troubled({ code: 'not_a_number', field: category, seen, expected: 'number' });
    }
    raws.push({ category, value, rule: noRule, causes: [] });
  }
  if (raws.every(({ value }) => value === null)) return null;
  return sheetOf(raws, ({ category }) => category, options);
}

function categoryColumns({ columns }: Records, { categories }: ReviewOptions): Named {
  return [...categories.keys()].flatMap((name) => {
    const column = columns[name];
    return column ? [[name, column] as const] : [];
  });
}

/**
 * What each row says: its `ratings`, else the columns of the categories that the options name, else its `score` on the
 * scale of the options. Rows that say the same share a sheet.
 */
export function* readSheets(records: Records, options: ReviewOptions): Generator<void, Sheets> {
  const { ratings, score } = records.columns;
  const named = categoryColumns(records, options);
  const columns = [...(ratings ? [ratings] : []), ...named.map(([, column]) => column), ...(score ? [score] : [])];
  const { keys, examples } = yield* groupRows(columns, records.mask ?? null, records.size);
  const sheets: Sheet[] = [];
  for (const row of examples) {
    const text = ratings?.at(row) ?? null;
    const plain = score?.at(row) ?? null;
    const own = typeof text === 'string' ? sheetOfRatings(text, options) : sheetOfColumns(named, row, options);
    sheets.push(own ?? (typeof plain === 'number' ? plainSheet(plain, options) : nothing));
    if (sheets.length % sheetsBetweenPauses === 0) yield;
  }
  return { sheets, of: keys };
}
