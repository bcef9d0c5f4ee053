import { html, nothing, type TemplateResult } from 'lit';
import { cohortGrid, gridColumns, type GridCell, type GridRow } from '../charts/index.js';
import { countedOf, type CohortCell, type CohortRow, type Cohorts, type Measure } from '../metric.js';
import type { Text } from '../text/index.js';
import { cohortName } from './cohort-names.js';
import { chartName, type ViewContext } from './context.js';
import { absentView } from './view-words.js';

/** At most so many cohorts are drawn, and so many cells, which can then be walked one by one. */
const mostRows = 24;
const mostCells = 200;

/** An age that fewer than one in so many of the cohorts drawn have reached has no column. */
const leastReached = 4;

/** Steps between the ages of a table that has no room for all of them, in months. */
const strides = [1, 2, 3, 6, 12, 24];

/** The key of a cell, and of a whole row where no age is given. */
function keyOf(cohort: string | null, from: number | null): string {
  return JSON.stringify(['cohort', cohort, from]);
}

function gridCell(
  cell: CohortCell | null,
  age: Cohorts['ages'][number],
  cohort: string | null,
  of: Cohorts,
  measure: Measure,
  text: Text,
): GridCell | null {
  if (cell === null) return null;
  const name = cohort === null ? text.cohortNames.average : cohortName(cohort, measure, text);
  const hidden = cell.hidden ? text.hidden(measure.context.min_group, countedOf(measure)) : '';
  const shown = cell.value === null ? '·' : `${text.number(cell.value)}${cell.complete ? '' : '*'}`;
  const label = text.cohortCell(name, age, cell, of, hidden);
  return { key: keyOf(cohort, age.from), label, value: cell.value, shown, complete: cell.complete };
}

function absentOf(row: CohortRow, measure: Measure, text: Text): GridRow['absent'] {
  if (!row.hidden) return null;
  const shown = text.hidden(measure.context.min_group, countedOf(measure));
  return { key: keyOf(row.cohort, null), label: `${cohortName(row.cohort, measure, text)}. ${shown}`, shown };
}

/** Which ages, by their place, and how many of the latest cohorts a picture shows. */
interface Drawn {
  readonly ages: readonly number[];
  readonly rows: readonly CohortRow[];
}

/**
 * Ages with some room between them: multiples of the stride where ages are single months, else every so many-th. At the
 * start itself all are there, which needs no column.
 */
function strided({ ages }: Cohorts, stride: number): number[] {
  const isMonthly = ages.every(({ from, to }) => from === to);
  return ages.flatMap(({ from, to }, place) => {
    const isOn = isMonthly ? from % stride === 0 : place % stride === 0;
    return isOn && to > 0 ? [place] : [];
  });
}

/** How many cells a picture of these ages and cohorts has, with the averages. */
function cellCount(places: readonly number[], rows: readonly CohortRow[]): number {
  const known = rows.map(({ cells }) => places.filter((place) => (cells[place] ?? null) !== null).length);
  return known.reduce((sum, count) => sum + count, places.length);
}

/** Whether enough of the cohorts drawn are as old as an age, so that its column is not mostly empty. */
function isReached(place: number, rows: readonly CohortRow[]): boolean {
  const known = rows.filter(({ cells }) => (cells[place] ?? null) !== null).length;
  return known * leastReached >= rows.length;
}

/** The widest figures, as they are written. */
function shownIn({ rows }: Cohorts, text: Text): string[] {
  const most = Math.max(100, ...rows.flatMap(({ cells }) => cells.map((cell) => cell?.value ?? 0)));
  return [text.number(99) + '*', text.number(most)];
}

/** As many ages as have room, evenly apart, of the latest cohorts. */
function drawnOf(cohorts: Cohorts, measure: Measure, width: number, text: Text): Drawn {
  const rows = cohorts.rows.slice(-mostRows);
  const names = rows.map(({ cohort, size }) => ({
    name: cohortName(cohort, measure, text),
    size: size === null ? '' : text.count(size),
  }));
  const average = { name: text.cohortNames.average, size: '' };
  const room = gridColumns(width, [average, ...names], text.cohortNames.size, shownIn(cohorts, text));
  const choices = strides.map((stride) => strided(cohorts, stride).filter((place) => isReached(place, rows)));
  const fits = (places: readonly number[]) =>
    places.length > 0 && places.length <= room && cellCount(places, rows) <= mostCells;
  const ages = choices.find(fits) ?? strided(cohorts, 1).slice(0, Math.min(room, 4));
  return { ages, rows };
}

function gridRows({ ages: places, rows }: Drawn, cohorts: Cohorts, measure: Measure, text: Text): GridRow[] {
  return rows.map((row) => ({
    name: cohortName(row.cohort, measure, text),
    size: row.size === null ? '' : text.count(row.size),
    cells: places.map((place) => {
      const age = cohorts.ages[place];
      return age ? gridCell(row.cells[place] ?? null, age, row.cohort, cohorts, measure, text) : null;
    }),
    absent: absentOf(row, measure, text),
  }));
}

/** Cohorts downwards and ages across, with the average of all on top. */
export function cohortsChart(measure: Measure, cohorts: Cohorts, context: ViewContext, width: number) {
  const { text, direction, active } = context;
  const drawn = drawnOf(cohorts, measure, width, text);
  const ages = drawn.ages.flatMap((place) => cohorts.ages[place] ?? []);
  const { average, ages: agesHead, size } = text.cohortNames;
  return cohortGrid(gridRows(drawn, cohorts, measure, text), {
    width,
    direction,
    active,
    label: chartName(measure, context, 'cohorts'),
    average: {
      name: average,
      size: '',
      cells: drawn.ages.map((place) => {
        const age = cohorts.ages[place];
        return age ? gridCell(cohorts.average[place] ?? null, age, null, cohorts, measure, text) : null;
      }),
      absent: null,
    },
    ages: ages.map((age) => text.cohortAge(age)),
    heads: { ages: agesHead, size },
  });
}

/** What the picture leaves out, and what its mark of unfinished cells means. */
function remarks(measure: Measure, cohorts: Cohorts, { text, width }: ViewContext): string {
  const { ages, rows } = drawnOf(cohorts, measure, width, text);
  const isUnfinished = rows.some(({ cells }) => ages.some((place) => cells[place]?.complete === false));
  return text.paragraph([
    isUnfinished ? text.stop(text.cohortNames.unfinished) : '',
    text.cohortsDrawn(
      { shown: ages.length, all: cohorts.ages.filter(({ to }) => to > 0).length },
      { shown: rows.length, all: cohorts.rows.length },
    ),
  ]);
}

/** What becomes of customers by the month they began in. Parts: `sentence`, `chart`. */
export function cohorts(measure: Measure, context: ViewContext): TemplateResult {
  const { text, width } = context;
  const found = measure.cohorts ?? null;
  if (found === null || found.rows.length === 0 || found.ages.length === 0) return absentView(measure, text);
  const words = remarks(measure, found, context);
  return html`<div class="view">
    <p part="sentence" class="sentence"><bdi>${text.cohorts(found)}</bdi></p>
    <div part="chart">${cohortsChart(measure, found, context, width)}</div>
    ${words === '' ? nothing : html`<p class="basis"><bdi>${words}</bdi></p>`}
  </div>`;
}
