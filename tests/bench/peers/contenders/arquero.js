import { barY, lineY, plot } from '@observablehq/plot';
import { escape, from, op } from 'arquero';
import { boxes, hoursOf, monthOf, pointsOf, rowsOf, tasks } from '../tasks.js';

let [table, boxed, shown] = [null, null, null];

/** The table with what the figures are made of: the month and `value`, points of NPS or hours. */
function prepared(task, rows) {
  const { time } = tasks[task];
  const all = from(rows);
  const used = task === 'nps' ? all : all.filter(escape((row) => row.last_solved_at !== null));
  const value = task === 'nps' ? (row) => pointsOf(row.score) : hoursOf;
  return used.derive({ month: escape((row) => monthOf(row[time])), value: escape(value) });
}

function draw(task, own) {
  const figure = task === 'nps' ? op.mean('value') : op.median('value');
  const by = (name) => own.groupby(name).rollup({ value: figure }).orderby(name).objects();
  const { group } = tasks[task];
  const [months, groups] = [by('month'), by(group)];
  const p90 = task === 'nps' ? null : own.rollup({ p90: op.quantile('value', 0.9) }).get('p90', 0);
  const asEntries = (list, name) => Object.fromEntries(list.map((row) => [row[name], row.value]));
  shown = { months: asEntries(months, 'month'), groups: asEntries(groups, group), p90 };
  boxed.months.replaceChildren(plot({ marks: [lineY(months, { x: 'month', y: 'value' })], x: { type: 'point' } }));
  boxed.groups.replaceChildren(plot({ marks: [barY(groups, { x: group, y: 'value' })] }));
  boxed.say(p90);
}

export async function load(task, url, host) {
  boxed = boxes(host);
  table = prepared(task, await rowsOf(url));
  draw(task, table);
}

export async function filter(task, region) {
  draw(task, table.filter(escape((row) => row.region === region)));
}

export const figures = () => shown;
