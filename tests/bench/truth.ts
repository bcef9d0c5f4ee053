import { asOf, filteredRegion, records, type Answer, type Case, type Task } from './data.js';

/** What a contender's charts show: numbers by month and by region or priority; `p90` where it can say it. */
export interface Figures {
  readonly months: Readonly<Record<string, number>>;
  readonly groups: Readonly<Record<string, number>>;
  readonly p90: number | null;
}

/** The least and the greatest number that is right. */
type Range = readonly [low: number, high: number];

/** By task: what is right for those who count open cases with the time so far, and for those who leave them out. */
export interface Truth {
  readonly months: ReadonlyMap<string, Range>;
  readonly groups: ReadonlyMap<string, Range>;
  readonly p90: Range | null;
}

/** How the cases that are still open count: `censored` by Kaplan and Meier (1958), or not at all. */
export type OpenCases = 'censored' | 'left out';

const hour = 3_600_000;
const slack = 1e-9;

const monthOf = (at: number): string => new Date(at).toISOString().slice(0, 7);

function grouped<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return groups;
}

function score(rows: readonly Answer[]): Range {
  const promoters = rows.filter((row) => row.score >= 9).length;
  const detractors = rows.filter((row) => row.score <= 6).length;
  const value = (100 * (promoters - detractors)) / rows.length;
  return [value - slack, value + slack];
}

const hoursOf = ({ at, solved }: Case): number => ((solved ?? asOf) - at) / hour;

/** A quantile of completed durations: between the neighbours of its rank, so that every usual definition is right. */
function plainQuantile(rows: readonly Case[], p: number): Range {
  const hours = rows
    .filter(({ solved }) => solved !== null)
    .map(hoursOf)
    .toSorted((one, other) => one - other);
  const rank = p * (hours.length - 1);
  const at = (index: number) => hours[Math.min(hours.length - 1, Math.max(0, index))] ?? NaN;
  return [at(Math.floor(rank) - 1) - slack, at(Math.ceil(rank) + 1) + slack];
}

/** The smallest time at which the curve of Kaplan and Meier is at 1 − p or below, give or take one event. */
function censoredQuantile(rows: readonly Case[], p: number): Range {
  const ordered = rows.map((row) => ({ hours: hoursOf(row), ended: row.solved !== null }));
  ordered.sort((one, other) => one.hours - other.hours || Number(other.ended) - Number(one.ended));
  let [surviving, before] = [1, 0];
  for (const [index, { hours, ended }] of ordered.entries()) {
    if (!ended) continue;
    surviving *= 1 - 1 / (ordered.length - index);
    if (surviving <= 1 - p + slack) {
      const next = ordered.slice(index + 1).find((each) => each.ended)?.hours ?? hours;
      return [before - slack, next + slack];
    }
    before = hours;
  }
  return [NaN, NaN];
}

function ofAnswers(rows: readonly Answer[]): Truth {
  const by = (keyOf: (row: Answer) => string) =>
    new Map([...grouped(rows, keyOf)].map(([key, own]) => [key, score(own)] as const));
  return { months: by(({ at }) => monthOf(at)), groups: by(({ region }) => region), p90: null };
}

function ofCases(rows: readonly Case[], quantile: typeof plainQuantile): Truth {
  const by = (keyOf: (row: Case) => string) =>
    new Map([...grouped(rows, keyOf)].map(([key, own]) => [key, quantile(own, 0.5)] as const));
  return { months: by(({ at }) => monthOf(at)), groups: by(({ priority }) => priority), p90: quantile(rows, 0.9) };
}

/** What is right for a task, of all rows and of those of the filtered region, worked out here from the records themselves. */
export function truthOf(task: Task, rows: number, open: OpenCases): { readonly all: Truth; readonly filtered: Truth } {
  const list = [...records(task, rows)].map(({ record }) => record);
  const kept = list.filter(({ region }) => region === filteredRegion);
  const quantile = open === 'censored' ? censoredQuantile : plainQuantile;
  const of = (own: readonly (Answer | Case)[]) =>
    task === 'nps' ? ofAnswers(own as readonly Answer[]) : ofCases(own as readonly Case[], quantile);
  return { all: of(list), filtered: of(kept) };
}

function wrongIn(name: string, right: ReadonlyMap<string, Range>, shown: Readonly<Record<string, number>>): string[] {
  const keys = new Set([...right.keys(), ...Object.keys(shown)]);
  return [...keys].flatMap((key) => {
    const [value, range] = [shown[key], right.get(key)];
    if (value !== undefined && range && value >= range[0] && value <= range[1]) return [];
    return [`${name} ${key}: ${value} instead of ${range?.join(' to ')}`];
  });
}

/** What is wrong with the figures of a contender, in words; empty where all are right. A p90 that is not there is no fault. */
export function wrongFigures(right: Truth, { months, groups, p90 }: Figures): string[] {
  const share = right.p90 && p90 !== null ? wrongIn('p90', new Map([['', right.p90]]), { '': p90 }) : [];
  return [...wrongIn('month', right.months, months), ...wrongIn('group', right.groups, groups), ...share];
}
