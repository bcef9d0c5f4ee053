import { createEngine } from '../engine/rows.js';
import { isFeedError } from '../engine/own-error.js';
import { createEngine as createRollupEngine } from '../engine/rollups.js';
import { peekMeta } from '../feeds/peek.js';
import { unpack } from '../feeds/unpack.js';
import type { FeedError, Issue, Measure, RowReport } from '../metric.js';
import { metricNames } from '../metrics/index.js';
import { commandHelp } from '../text/command.js';
import { allWords, loadText } from '../text/index.js';
import { contentsOf } from './feeds.js';
import { commandOf, defaultsOf, type Command } from './options.js';

/** Where a command writes to. */
export interface Output {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

/** Exit codes: all well; the feed cannot be used; the command was used wrongly. */
const exits = { fine: 0, unusable: 1, misused: 2 } as const;

const misuses: ReadonlySet<string> = new Set(['bad_option', 'missing_column']);

const text = await loadText('en', allWords);

async function measureOf(command: Command): Promise<Measure> {
  const contents = await contentsOf(command);
  const first = contents.main.bytes?.[0];
  const isRollup = first !== undefined && peekMeta(await unpack(first))?.['kind'] === 'rollup';
  const engine = isRollup ? createRollupEngine() : createEngine();
  const handle = await engine.open(command.metric, contents);
  return engine.measure(handle, command.metric, command.question);
}

function issueLines(issue: Issue): string[] {
  const { seen, meaning, remedy, silence = null } = text.issue(issue) ?? {};
  const rows = issue.first.slice(0, 5).map(({ row }) => row);
  const where = `  ${issue.code}, row ${rows.join(', ')}${issue.count > rows.length ? ' …' : ''}`;
  return [[seen, meaning, remedy, silence].filter((part) => part).join(' '), where];
}

function report({ used, received, issues }: RowReport): string {
  return [text.rowsUsed(used, received), ...issues.flatMap(issueLines)].join('\n');
}

/** Whether any row has an answer. */
function isUsable({ used, issues }: RowReport): boolean {
  const missing = issues.find(({ code }) => code === 'missing_score')?.count ?? 0;
  return used > missing;
}

async function check(command: Command, { out }: Output): Promise<number> {
  const measure = await measureOf(command);
  out(`${report(measure.rows)}\n`);
  return isUsable(measure.rows) ? exits.fine : exits.unusable;
}

async function measure(command: Command, { out, err }: Output): Promise<number> {
  const result = await measureOf(command);
  out(`${JSON.stringify(result, null, 2)}\n`);
  if (isUsable(result.rows)) return exits.fine;
  err(`${text.rowsUsed(result.rows.used, result.rows.received)} ${text.nothing}\n`);
  return exits.unusable;
}

function fail(error: FeedError, { err }: Output): number {
  const { what, remedy } = text.error(error.code, error.details);
  const issues = error.issues.flatMap(issueLines);
  err(`${[`${what} ${remedy}`, ...issues].join('\n')}\n`);
  return misuses.has(error.code) ? exits.misused : exits.unusable;
}

/** Runs the command line `argv` (without node and script) and returns its exit code: 0, 1 for a feed without a usable row, 2 for wrong use. */
export async function run(argv: readonly string[], output: Output): Promise<number> {
  try {
    const command = commandOf(argv);
    if (command === null) {
      output.out(commandHelp(metricNames().map((name) => ({ name, options: defaultsOf(name) }))));
      return exits.fine;
    }
    return await (command.name === 'check' ? check : measure)(command, output);
  } catch (error) {
    if (isFeedError(error)) return fail(error, output);
    throw error;
  }
}
