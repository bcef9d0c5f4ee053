import { AsyncDuckDB, VoidLogger } from '@duckdb/duckdb-wasm';
import engine from '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url';
import worker from '@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js?url';
import * as vg from '@uwdata/vgplot';
import { boxes, listOf, tasks } from '../tasks.js';

const value = {
  nps: 'CASE WHEN score >= 9 THEN 100 WHEN score <= 6 THEN -100 ELSE 0 END',
  resolution: '(epoch(CAST(last_solved_at AS TIMESTAMP)) - epoch(CAST(created_at AS TIMESTAMP))) / 3600',
};
const filtered = vg.Selection.single();
const source = { name: 'region filter' };
let [plots, boxed, group, p90] = [[], null, null, null];

async function database() {
  const db = new AsyncDuckDB(new VoidLogger(), new Worker(worker));
  await db.instantiate(engine);
  return db;
}

const db = await database();

async function read(task, url) {
  const list = await listOf(url);
  await db.registerFileBuffer('feed.json', list);
  const connection = await db.connect();
  await connection.insertJSONFromPath('feed.json', { name: 'rows' });
  vg.coordinator().databaseConnector(vg.wasmConnector({ duckdb: db, connection }));
  const month = `strftime(CAST(${tasks[task].time} AS TIMESTAMP), '%Y-%m')`;
  const where = task === 'nps' ? '' : 'WHERE last_solved_at IS NOT NULL';
  const columns = `region, ${task === 'nps' ? '' : 'priority,'} ${month} AS month, ${value[task]} AS value`;
  await vg.coordinator().exec(`CREATE TABLE feed AS SELECT ${columns} FROM rows ${where}; DROP TABLE rows`);
}

/** Resolves when `plot` has put its next picture in place. */
const redrawn = (plot) =>
  new Promise((resolve) => {
    const done = () => plot.querySelector('path, rect') && (observer.disconnect(), resolve());
    const observer = new MutationObserver(done);
    observer.observe(plot, { childList: true, subtree: true });
  });

function plotOf(mark, name, figure) {
  return vg.plot(
    mark(vg.from('feed', { filterBy: filtered }), { x: name, y: figure('value') }),
    vg.width(640),
    vg.height(300),
  );
}

async function sayP90(task, where) {
  if (task === 'nps') return;
  const found = await vg.coordinator().query(`SELECT quantile_cont(value, 0.9) AS p90 FROM feed ${where}`);
  p90 = Number(found.toColumns().p90[0]);
  boxed.say(p90);
}

export async function load(task, url, host) {
  boxed = boxes(host);
  ({ group } = tasks[task]);
  await read(task, url);
  const figure = task === 'nps' ? vg.avg : vg.median;
  plots = [plotOf(vg.lineY, 'month', figure), plotOf(vg.barY, group, figure)];
  const ready = plots.map(redrawn);
  boxed.months.append(plots[0]);
  boxed.groups.append(plots[1]);
  await Promise.all([...ready, sayP90(task, '')]);
}

export async function filter(task, region) {
  const ready = plots.map(redrawn);
  filtered.update({ source, value: region, predicate: vg.eq('region', vg.literal(region)) });
  await Promise.all([...ready, sayP90(task, `WHERE region = '${region}'`)]);
}

function shownBy(plot, name) {
  const { columns } = plot.value.marks[0].data;
  return Object.fromEntries(Array.from(columns[name], (key, index) => [key, Number(columns.y[index])]));
}

export const figures = () => ({ months: shownBy(plots[0], 'month'), groups: shownBy(plots[1], group), p90 });
