/**
 * npm run bench                          all contenders at 10,000 and 100,000 rows, medians of three
 * npm run bench -- --rows 1000000        other sizes, parted by commas
 * npm run bench -- --runs 5 --task nps   more runs, one task
 * npm run bench -- ours mosaic           only these contenders, beside the floor
 * npm run bench -- tags                  six tags on a feed of sums, the processor slowed four times
 * npm run bench -- tasks volume          how long the main thread is held by the element of a name
 */
import { parseArgs } from 'node:util';
import { compare } from './compare.js';
import { tasks } from './data.js';
import { longTasks } from './long-tasks.js';
import { slowTags } from './tags.js';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rows: { type: 'string' },
    runs: { type: 'string', default: '3' },
    task: { type: 'string', multiple: true, default: [...tasks] },
  },
});
const [first, ...rest] = positionals;
const runs = Number(values.runs);
const sizes = (usual: string) => (values.rows ?? usual).split(',').map(Number);

try {
  if ([runs, ...sizes('1')].some((each) => !(each >= 1)))
    throw new Error('--rows and --runs are whole numbers above 0.');
  if (first === 'tags') await slowTags(runs);
  else if (first === 'tasks') await longTasks(rest, sizes('500000'), runs);
  else {
    const asked = tasks.filter((each) => values.task.includes(each));
    await compare({ sizes: sizes('10000,100000'), runs, tasks: asked, only: positionals });
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
