/**
 * npm run bench                          all contenders at 10,000 and 100,000 rows, medians of three
 * npm run bench -- --rows 1000000        other sizes, parted by commas
 * npm run bench -- --runs 5 --task nps   more runs, one task
 * npm run bench -- ours mosaic           only these contenders, beside the floor
 * npm run bench -- dashboard             24 elements on five feeds: loading, layout shift, a filter on all of them
 * npm run bench -- tags                  six tags on a feed of sums, the processor slowed four times
 * npm run bench -- tasks volume demo     how long the main thread is held by elements (`all`) and the demo
 * npm run bench -- events nps            how soon the page answers keys, pointer and filters
 * npm run bench -- leaks nps             what elements leave behind that come and go
 * … --slow 4 --no-worker                 the processor slowed, no worker: for tasks and events
 */
import { parseArgs } from 'node:util';
import { compare } from './compare.js';
import { dashboard } from './dashboard.js';
import { tasks } from './data.js';
import { interactions } from './interactions.js';
import { leaks } from './leaks.js';
import { longTasks } from './long-tasks.js';
import { keepResults } from './results.js';
import { slowTags } from './tags.js';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rows: { type: 'string' },
    runs: { type: 'string', default: '3' },
    slow: { type: 'string', default: '1' },
    'no-worker': { type: 'boolean', default: false },
    task: { type: 'string', multiple: true, default: [...tasks] },
  },
});
const [first, ...rest] = positionals;
const runs = Number(values.runs);
const how = { slowness: Number(values.slow), hasWorker: !values['no-worker'] };
const names = rest.length > 0 ? rest : ['nps'];
const sizes = (usual: string) => (values.rows ?? usual).split(',').map(Number);

try {
  if ([runs, how.slowness, ...sizes('1')].some((each) => !(each >= 1)))
    throw new Error('--rows, --runs and --slow are whole numbers above 0.');
  if (first === 'tags') await slowTags(runs);
  else if (first === 'tasks') keepResults('tasks', how, await longTasks(names, sizes('500000'), runs, how));
  else if (first === 'events') keepResults('events', how, await interactions(names, sizes('100000'), how));
  else if (first === 'dashboard') keepResults('dashboard', how, await dashboard(sizes('10000'), runs, how));
  else if (first === 'leaks') keepResults('leaks', how, await leaks(names, sizes('100000')));
  else {
    const asked = tasks.filter((each) => values.task.includes(each));
    await compare({ sizes: sizes('10000,100000'), runs, tasks: asked, only: positionals });
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
