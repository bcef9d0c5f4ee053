import embed from 'vega-embed';
import { tasks } from '../tasks.js';

let [view, task] = [null, null];

const value = {
  nps: 'datum.score >= 9 ? 100 : datum.score <= 6 ? -100 : 0',
  resolution: '(datum.last_solved_at - datum.created_at) / 3600000',
};

const chart = (mark, transform, name, type) => ({
  width: 600,
  height: 260,
  mark,
  transform,
  encoding: { x: { field: name, type }, y: { field: 'figure', type: 'quantitative' } },
});

function specification(url) {
  const { time, group } = tasks[task];
  const figure = { op: task === 'nps' ? 'mean' : 'median', field: 'value', as: 'figure' };
  const by = (name) => [{ aggregate: [figure], groupby: [name] }];
  const share = {
    mark: 'text',
    transform: [{ quantile: 'value', probs: [0.9], as: ['p', 'p90'] }],
    encoding: { text: { field: 'p90' } },
  };
  return {
    data: { url, format: { property: 'rows', parse: { [time]: 'date', last_solved_at: 'date' } } },
    params: [{ name: 'region', value: 'all' }],
    transform: [
      ...(task === 'nps' ? [] : [{ filter: 'datum.last_solved_at != null' }]),
      { filter: "region === 'all' || datum.region === region" },
      { calculate: value[task], as: 'value' },
      { timeUnit: 'utcyearmonth', field: time, as: 'month' },
    ],
    vconcat: [
      chart('line', by('month'), 'month', 'temporal'),
      chart('bar', by(group), group, 'nominal'),
      ...(task === 'nps' ? [] : [share]),
    ],
  };
}

export async function load(asked, url, host) {
  task = asked;
  ({ view } = await embed(host, specification(url), { mode: 'vega-lite', actions: false, renderer: 'canvas' }));
}

export async function filter(_, region) {
  await view.signal('region', region).runAsync();
}

export function figures() {
  const { group } = tasks[task];
  const named = Object.keys(view.getState({ data: () => true, signals: () => false }).data);
  const sets = named.filter((name) => name.startsWith('data_')).map((name) => view.data(name));
  const having = (...names) => sets.find((set) => set[0] && names.every((name) => name in set[0])) ?? [];
  const month = (time) => new Date(time).toISOString().slice(0, 7);
  return {
    months: Object.fromEntries(having('month', 'figure').map((row) => [month(row.month), row.figure])),
    groups: Object.fromEntries(having(group, 'figure').map((row) => [row[group], row.figure])),
    p90: having('p90')[0]?.p90 ?? null,
  };
}
