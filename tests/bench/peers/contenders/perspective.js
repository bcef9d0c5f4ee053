import perspective from '@finos/perspective';
import server from '@finos/perspective/dist/wasm/perspective-server.wasm?url';
import client from '@finos/perspective-viewer/dist/wasm/perspective-viewer.wasm?url';
import viewers from '@finos/perspective-viewer';
import '@finos/perspective-viewer-d3fc';
import look from '@finos/perspective-viewer/dist/css/pro.css?inline';
import { listOf, tasks } from '../tasks.js';

const schema = {
  nps: { responded_at: 'datetime', score: 'float', region: 'string' },
  resolution: { created_at: 'datetime', last_solved_at: 'datetime', region: 'string', priority: 'string' },
};
const value = {
  nps: 'if ("score" >= 9) { 100.0 } else if ("score" <= 6) { -100.0 } else { 0.0 }',
  resolution: '(float("last_solved_at") - float("created_at")) / 3600000',
};
/** Cases that are still open have no hours. */
const solved = { nps: [], resolution: [['last_solved_at', 'is not null', null]] };
let [viewed, months, groups] = [[], {}, {}];

document.head.appendChild(document.createElement('style')).textContent = look;

await Promise.all([perspective.init_server(fetch(server)), viewers.init_client(fetch(client))]);
const worker = await perspective.worker();

async function keep() {
  const columns = await Promise.all(viewed.map(async (viewer) => (await viewer.getView()).to_columns()));
  const [byMonth, byGroup] = columns.map(({ __ROW_PATH__: paths, value: values }) =>
    paths.flatMap(([key], index) => (key === undefined ? [] : [[key, values[index]]])),
  );
  months = Object.fromEntries(byMonth.map(([key, each]) => [new Date(key).toISOString().slice(0, 7), each]));
  groups = Object.fromEntries(byGroup);
}

export async function load(task, url, host) {
  const list = await listOf(url);
  const table = await worker.table(schema[task]);
  await table.update(new TextDecoder().decode(list), { format: 'json' });
  const { time, group } = tasks[task];
  const expressions = { month: `bucket("${time}", 'M')`, value: value[task] };
  const plain = {
    expressions,
    columns: ['value'],
    aggregates: { value: task === 'nps' ? 'avg' : 'median' },
    settings: false,
    filter: solved[task],
  };
  viewed = [document.createElement('perspective-viewer'), document.createElement('perspective-viewer')];
  for (const viewer of viewed) viewer.className = 'chart';
  host.append(...viewed);
  await Promise.all(viewed.map((viewer) => viewer.load(table)));
  await viewed[0].restore({ ...plain, plugin: 'Y Line', group_by: ['month'] });
  await viewed[1].restore({ ...plain, plugin: 'Y Bar', group_by: [group] });
  await keep();
}

export async function filter(task, region) {
  const filters = [...solved[task], ['region', '==', region]];
  await Promise.all(viewed.map((viewer) => viewer.restore({ filter: filters })));
  await keep();
}

export const figures = () => ({ months, groups, p90: null });
