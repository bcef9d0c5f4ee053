import { numberColumn, textColumn, type Columns } from '../../metric.js';
import { Numbering } from '../../rollup/numbering.js';
import { monthName } from '../subscriptions/calendar.js';
import { byNames } from '../by-names.js';
import { numbers, wholes, type Growing } from '../subscriptions/entries.js';

/**
 * The kinds of lines. `window`: customers at the start of a window, and what is left of them at its end; `cohort`:
 * customers of a cohort active at an age; `last`: at which age they were last active; `bracket`: active at least once
 * between two ages; `life`: how many months without a gap; `flow`: how revenue moved in a month.
 */
export const parts = ['window', 'cohort', 'last', 'bracket', 'life', 'flow'] as const;

/** A kind of line. */
export type Part = (typeof parts)[number];

const partCodes = { window: 0, cohort: 1, last: 2, bracket: 3, life: 4, flow: 5 } as const satisfies Record<
  Part,
  number
>;

/** What moves revenue; `same` is what did not move. */
export const movements = ['new', 'reactivation', 'expansion', 'contraction', 'churn', 'same'] as const;

/** A movement of revenue. */
export type Movement = (typeof movements)[number];

/**
 * What lines add. Windows: customers at the start (`n`) and those `kept`, revenue at `start` and `end` and what is kept of
 * it (`gross`), with their squares and products; cohorts: `customers`, their revenue at age 0 (`initial`), of that what
 * is `retained`, and their revenue now (`current`); lives: `events` and `censored`; flows: `customers` and revenue
 * `before` and `after`. Money is in whole ten-thousandths.
 */
export const addends = [
  'n',
  'kept',
  'start',
  'end',
  'gross',
  'start_squared',
  'end_squared',
  'gross_squared',
  'start_end',
  'start_gross',
  'customers',
  'initial',
  'retained',
  'current',
  'events',
  'censored',
  'before',
  'after',
] as const;

/** The name of something that lines add. */
export type Addend = (typeof addends)[number];

/** The names of the key columns. */
export const retentionKeys = [
  'part',
  'month_end',
  'cohort_month',
  'cohort_age',
  'duration',
  'movement',
  'start_amount',
  'end_amount',
  'gross_amount',
] as const;

/** The column in which the lines that `link` makes keep what they add; no dimension of a feed is called so. */
export function columnOf(addend: Addend): string {
  return `sum of ${addend}`;
}

/** Which of the numbers of a line belongs in which key column. */
const monthKeys: Readonly<Record<Part, 'month_end' | 'cohort_month'>> = {
  window: 'month_end',
  cohort: 'cohort_month',
  last: 'cohort_month',
  bracket: 'cohort_month',
  life: 'cohort_month',
  flow: 'month_end',
};

const detailKeys: Readonly<Record<Part, 'cohort_age' | 'duration' | 'movement' | null>> = {
  window: null,
  cohort: 'cohort_age',
  last: 'cohort_age',
  bracket: 'cohort_age',
  life: 'duration',
  flow: 'movement',
};

/** Details of a month, such as ages, are below this. */
const detailsAMonth = 65_536;

/** What lines add, one column an addend. */
export type Sums = Readonly<Record<Addend, Growing<Float64Array>>>;

function noSums(): Sums {
  return byNames(addends, numbers);
}

/** The lines of one part by where they belong. */
interface Known {
  readonly places: Numbering;
  /** The line of each numbered place. */
  readonly lines: Growing<Int32Array>;
}

/**
 * Lines that are added up as they come: customers with equal part, month (−1 without), detail of the part's own and group of
 * dimensions share one, because sums of all customers and months are a hundred times fewer than they are.
 */
export class Lines {
  readonly #known: readonly Known[] = parts.map(() => ({ places: new Numbering(), lines: wholes() }));
  readonly #part = wholes();
  readonly #month = wholes();
  readonly #detail = numbers();
  readonly #group = wholes();
  readonly #amounts = [numbers(), numbers(), numbers()] as const;
  readonly #groups: number;
  /** To be added to at the lines that `open` and `at` give. */
  readonly sums = noSums();

  /** Lines in so many groups of dimensions. */
  constructor(groups: number) {
    this.#groups = groups;
  }

  get size(): number {
    return this.#part.length;
  }

  /** A line of its own. The amounts at start and end and what is kept of them make it a pair of amounts. */
  open(part: Part, month: number, detail: number, group: number, start = NaN, end = NaN, gross = NaN): number {
    this.#part.push(partCodes[part]);
    this.#month.push(month);
    this.#detail.push(detail);
    this.#group.push(group);
    this.#amounts[0].push(start);
    this.#amounts[1].push(end);
    this.#amounts[2].push(gross);
    for (const name of addends) this.sums[name].push(0);
    return this.size - 1;
  }

  /** The line of a place, made if it is not there yet. Details are whole numbers below 65,536. */
  at(part: Part, month: number, detail: number, group: number): number {
    const known = this.#known[partCodes[part]];
    if (known === undefined) return this.open(part, month, detail, group);
    const place = known.places.of(((month + 1) * detailsAMonth + detail) * this.#groups + group);
    if (place === known.lines.length) known.lines.push(this.open(part, month, detail, group));
    return known.lines.at(place);
  }

  /** The group of each line. */
  groups(): Int32Array {
    return this.#group.numbers();
  }

  /** The month of each line, −1 where it has none. */
  months(): Int32Array {
    return this.#month.numbers();
  }

  columns(): Columns {
    const [part, month, detail] = [this.#part.numbers(), this.months(), this.#detail.numbers()];
    const partOf = (line: number): Part => parts[part[line] ?? 0] ?? 'window';
    const details = (key: string) => detail.map((value, line) => (detailKeys[partOf(line)] === key ? value : NaN));
    const [start, end, gross] = this.#amounts;
    const sums = addends.map((name) => [columnOf(name), this.sums[name].numbers()] as const);
    return {
      part: textColumn(part, parts),
      month_end: monthColumn(month.map((at, line) => (monthKeys[partOf(line)] === 'month_end' ? at : -1))),
      cohort_month: monthColumn(month.map((at, line) => (monthKeys[partOf(line)] === 'cohort_month' ? at : -1))),
      cohort_age: numberColumn(details('cohort_age')),
      duration: numberColumn(details('duration')),
      movement: textColumn(
        Int32Array.from(details('movement'), (code) => (Number.isNaN(code) ? -1 : code)),
        movements,
      ),
      start_amount: numberColumn(start.numbers()),
      end_amount: numberColumn(end.numbers()),
      gross_amount: numberColumn(gross.numbers()),
      ...Object.fromEntries(sums.map(([name, values]) => [name, numberColumn(values)])),
    };
  }
}

function monthColumn(months: Int32Array) {
  const known = [...new Set(months)].filter((month) => month >= 0);
  const codes = new Map(known.map((month, code) => [month, code]));
  return textColumn(
    months.map((month) => codes.get(month) ?? -1),
    known.map(monthName),
  );
}
