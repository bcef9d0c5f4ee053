import { hoursOf, monthOf, pointsOf, tasks } from './tasks.js';

function collect(rows, keyOf, valueOf) {
  const groups = new Map();
  for (const row of rows) {
    const key = keyOf(row);
    const group = groups.get(key);
    if (group) group.push(valueOf(row));
    else groups.set(key, [valueOf(row)]);
  }
  return groups;
}

/** Quantile of sorted values, between neighbours where it falls between them. */
function quantile(sorted, p) {
  const at = (sorted.length - 1) * p;
  const low = Math.floor(at);
  return sorted[low] + (at - low) * ((sorted[low + 1] ?? sorted[low]) - sorted[low]);
}

const sortedOf = (values) => Float64Array.from(values).sort();
const byKey = ([one], [other]) => (one < other ? -1 : 1);

function net(groups) {
  const entries = [...groups].map(([key, points]) => [
    key,
    points.reduce((sum, each) => sum + each, 0) / points.length,
  ]);
  return Object.fromEntries(entries.sort(byKey));
}

function medians(groups) {
  const entries = [...groups].map(([key, values]) => [key, quantile(sortedOf(values), 0.5)]);
  return Object.fromEntries(entries.sort(byKey));
}

/** The figures of a task from objects, by plain loops: what a developer would write under a chart library. */
export function figuresOf(task, rows) {
  const { time, group } = tasks[task];
  const month = (row) => monthOf(row[time]);
  const key = (row) => row[group];
  if (task === 'nps') {
    const points = (row) => pointsOf(row.score);
    return { months: net(collect(rows, month, points)), groups: net(collect(rows, key, points)), p90: null };
  }
  const solved = rows.filter((row) => row.last_solved_at !== null);
  return {
    months: medians(collect(solved, month, hoursOf)),
    groups: medians(collect(solved, key, hoursOf)),
    p90: quantile(sortedOf(solved.map(hoursOf)), 0.9),
  };
}
