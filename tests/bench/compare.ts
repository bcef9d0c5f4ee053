import { join } from 'node:path';
import { buildIfStale } from '../../.scripts/build.mjs';
import { tasks, writeFeed, type Task } from './data.js';
import { home, placeKit, preparePeers } from './peers.js';
import { median } from './median.js';
import { keepResults } from './results.js';
import { runOnce, type Run } from './run.js';
import { serve, type BenchServer } from './server.js';
import { truthOf, wrongFigures, type OpenCases } from './truth.js';

/** A contender: the name of its page, what the table calls it, and how it counts cases that are still open. */
interface Contender {
  readonly page: string;
  readonly name: string;
  readonly open: OpenCases;
  /** What its page loads by a tag of its own, as its users write it, by task; all else is in its entry. */
  readonly scripts?: Readonly<Record<Task, string>>;
  /** Tasks that it cannot do right, and why. */
  readonly unable?: Readonly<Partial<Record<Task, string>>>;
}

const floor = 'floor';
const entryOf = ({ page }: Contender): string => page.replace(/-page$/, '');

const unevenMedian = 'the median of an even number of values is wrong: its lower neighbour is not the greatest below';

const elements = { nps: '/kit/elements/nps.js', resolution: '/kit/elements/resolution-time.js' };

const contenders: readonly Contender[] = [
  { page: floor, name: 'fetch and JSON.parse', open: 'left out' },
  { page: 'ours', name: 'support-metrics', open: 'censored', scripts: elements },
  { page: 'ours-page', name: 'support-metrics, no worker', open: 'censored', scripts: elements },
  { page: 'echarts', name: 'ECharts, plain loops', open: 'left out' },
  { page: 'chartjs', name: 'Chart.js, plain loops', open: 'left out' },
  { page: 'crossfilter', name: 'crossfilter2 + d3', open: 'left out' },
  { page: 'arquero', name: 'arquero + Observable Plot', open: 'left out' },
  { page: 'vega-lite', name: 'Vega-Lite', open: 'left out' },
  { page: 'mosaic', name: 'Mosaic vgplot, DuckDB-WASM', open: 'left out' },
  { page: 'perspective', name: 'Perspective', open: 'left out', unable: { resolution: unevenMedian } },
];

/** What the bench is asked for. */
export interface Comparison {
  readonly sizes: readonly number[];
  readonly runs: number;
  readonly tasks: readonly Task[];
  /** Pages of contenders; empty for all. The floor always runs. */
  readonly only: readonly string[];
}

interface Place {
  readonly contender: Contender;
  readonly runs: Run[];
  failure: string | null;
}

/** The medians of a contender at one size of one task; `failure` says why there are none. */
interface Result {
  readonly task: Task;
  readonly rows: number;
  readonly contender: string;
  readonly failure: string | null;
  readonly medians: Readonly<
    Record<'painted' | 'cold' | 'filter' | 'longest' | 'processor' | 'peak' | 'heap' | 'bytes', number>
  > | null;
  readonly ratio: number | null;
}

type Truths = Readonly<Record<OpenCases, ReturnType<typeof truthOf>>>;

/** Stops the bench where a contender's figures are wrong: its times mean nothing then. */
function check(truths: Truths, { name, open }: Contender, run: Run): void {
  const { all, filtered } = truths[open];
  const wrong = [
    ...wrongFigures(all, run.figures),
    ...wrongFigures(filtered, run.filtered).map((each) => `filtered, ${each}`),
  ];
  if (wrong.length === 0) return;
  const some = wrong.slice(0, 5).join('; ');
  throw new Error(`${name} shows wrong figures, so that its times mean nothing: ${some}. Stopped; nothing is written.`);
}

/** One contest: a task at one size. */
interface Contest {
  readonly server: BenchServer;
  readonly task: Task;
  readonly rows: number;
  readonly truths: Truths;
}

async function tryOnce({ server, task, rows, truths }: Contest, place: Place): Promise<void> {
  const { contender, runs } = place;
  let run: Run;
  try {
    run = await runOnce(server, contender.page, {
      task,
      feed: feedOf(task, rows),
      script: contender.scripts?.[task] ?? null,
    });
  } catch (error) {
    place.failure = `does not run: ${String(error).split('\n')[0]?.slice(0, 160)}`;
    return;
  }
  if (contender.page !== floor) check(truths, contender, run);
  runs.push(run);
  console.error(`${task}, ${rows} rows, ${contender.name}: painted after ${Math.round(run.painted)} ms`);
}

const feedOf = (task: Task, rows: number): string => `/feeds/${task}-${rows}.json`;

function mediansOf(runs: readonly Run[]): Result['medians'] {
  const of = (pick: (run: Run) => number) => median(runs.map(pick));
  return {
    painted: of(({ painted }) => painted),
    cold: of(({ cold }) => cold),
    filter: of(({ filter }) => filter),
    longest: of(({ longest }) => longest),
    processor: of(({ processor }) => processor ?? NaN),
    peak: of(({ peak }) => peak ?? NaN),
    heap: of(({ heap }) => heap),
    bytes: of(({ bytes }) => bytes),
  };
}

function resultsOf(task: Task, rows: number, places: readonly Place[]): Result[] {
  const floorTime = median((places[0]?.runs ?? []).map(({ painted }) => painted));
  return places.map(({ contender, runs, failure }) => {
    const medians = failure === null ? mediansOf(runs) : null;
    return { task, rows, contender: contender.name, failure, medians, ratio: medians && medians.painted / floorTime };
  });
}

/** Every contender once, then again in the opposite order, and so on: what warms up or tires favours nobody. */
async function held(contest: Contest, places: readonly Place[], runs: number): Promise<Result[]> {
  for (let round = 0; round < runs; round += 1) {
    for (const place of round % 2 === 0 ? places : places.toReversed()) {
      if (place.failure === null) await tryOnce(contest, place);
    }
  }
  return resultsOf(contest.task, contest.rows, places);
}

async function contestOf(server: BenchServer, task: Task, rows: number): Promise<Contest> {
  await writeFeed(task, rows, join(home, 'site', feedOf(task, rows)));
  const truths = { censored: truthOf(task, rows, 'censored'), 'left out': truthOf(task, rows, 'left out') };
  return { server, task, rows, truths };
}

function rowOf({ contender, medians, ratio, failure }: Result): Record<string, string | number> {
  if (medians === null) return { contender, failure: failure ?? '' };
  const { painted, cold, filter, longest, processor, peak, heap, bytes } = medians;
  return {
    contender,
    '× floor': Number(ratio?.toFixed(2)),
    'painted, ms': Math.round(painted),
    'with scripts, ms': Math.round(cold),
    'filter, ms': Math.round(filter),
    'longest task, ms': Math.round(longest),
    'processor, ms': Math.round(processor),
    'peak, MB': Math.round(peak / 1e6),
    'heap kept, MB': Math.round(heap / 1e6),
    'loaded, kB': Math.round(bytes / 1000),
  };
}

/** By contender and task how much longer ten times the rows take: 10 is linear. */
function growth(results: readonly Result[]): Record<string, string | number>[] {
  const at = (rows: number) => results.filter((each) => each.rows === rows && each.medians);
  return at(1_000_000).flatMap(({ task, contender, medians }) => {
    const small = at(100_000).find((each) => each.task === task && each.contender === contender);
    if (!medians || !small?.medians) return [];
    return [{ task, contender, '1M : 100k': Number((medians.painted / small.medians.painted).toFixed(1)) }];
  });
}

/** Runs all contenders side by side, prints a table a task and size, and writes all medians to `bench.json`. */
export async function compare({ sizes, runs, tasks: asked, only }: Comparison): Promise<void> {
  const chosen = contenders.filter(({ page }) => page === floor || only.length === 0 || only.includes(page));
  await buildIfStale();
  const broken = await preparePeers([...new Set(chosen.map(entryOf))]);
  placeKit();
  const server = await serve(join(home, 'site'));
  const results: Result[] = [];
  try {
    for (const rows of sizes) {
      for (const task of tasks.filter((each) => asked.includes(each))) {
        const places = chosen.map((contender) => ({
          contender,
          runs: [],
          failure: contender.unable?.[task] ?? broken.get(entryOf(contender)) ?? null,
        }));
        const found = await held(await contestOf(server, task, rows), places, runs);
        results.push(...found);
        console.log(`\n${task}, ${rows} rows, medians of ${runs}`);
        console.table(found.map(rowOf));
      }
    }
  } finally {
    server.close();
  }
  if (growth(results).length > 0) console.table(growth(results));
  keepResults('compare', null, results);
}
