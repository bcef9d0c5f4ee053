import { createWriteStream, existsSync, mkdirSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';
import { once } from 'node:events';
import { randomOf } from '../../src/stats/random.js';

/** One survey answer, as far as the bench asks of it. */
export interface Answer {
  readonly at: number;
  readonly score: number;
  readonly region: string;
}

/** One case; `solved` is null while it is open. */
export interface Case {
  readonly at: number;
  readonly solved: number | null;
  readonly priority: string;
  readonly region: string;
}

/** The feed that a task reads. */
export type Task = 'nps' | 'resolution';

export const tasks: readonly Task[] = ['nps', 'resolution'];

/** The region that the filter keeps. */
export const filteredRegion = 'EMEA';

/** The instant that feeds hold for: the end of the last of their 36 months. */
export const asOf = Date.UTC(2026, 0, 1);

const [from, seed] = [Date.UTC(2023, 0, 1), 5];
const [second, hour] = [1000, 3_600_000];
const regions = ['EMEA', 'AMER', 'APAC', 'LATAM'];
const plans = ['free', 'team', 'business', 'enterprise'];
/** By priority: the hours within which half are solved, about. */
const paces = { urgent: 4, high: 12, normal: 30, low: 72 };
const openShare = 0.06;

const pick = <Value>(random: () => number, values: readonly Value[]): Value =>
  values[Math.floor(random() * values.length)] as Value;

function instant(random: () => number): number {
  return from + Math.floor((random() * (asOf - from)) / second) * second;
}

function answerOf(random: () => number): Answer {
  const region = pick(random, regions);
  const kind = random() - 0.04 * regions.indexOf(region);
  const score = kind > 0.45 ? 9 + Math.floor(random() * 2) : kind > 0.2 ? 7 + Math.floor(random() * 2) : random() * 7;
  return { at: instant(random), score: Math.floor(score), region };
}

function caseOf(random: () => number): Case {
  const [priority, pace] = pick(random, Object.entries(paces));
  const at = instant(random);
  const hours = pace * Math.exp(2 * (random() + random() + random() - 1.5));
  const solved = at + Math.ceil((hours * hour) / second) * second;
  const isOpen = random() < openShare || solved >= asOf;
  return { at, solved: isOpen ? null : solved, priority, region: pick(random, regions) };
}

/** ISO-8601 on the clock of Paris, summer and winter alike an hour ahead of UTC. */
function iso(at: number): string {
  return `"${new Date(at + hour).toISOString().slice(0, 19)}+01:00"`;
}

function answerText({ at, score, region }: Answer, row: number, random: () => number): string {
  const id = String(row).padStart(8, '0');
  return `{"response_id":"r${id}","responded_at":${iso(at)},"score":${score},"region":"${region}","plan":"${pick(random, plans)}"}`;
}

function caseText({ at, solved, priority, region }: Case, row: number): string {
  const id = String(row).padStart(8, '0');
  const end = solved === null ? 'null' : iso(solved);
  return `{"case_id":"c${id}","created_at":${iso(at)},"last_solved_at":${end},"priority":"${priority}","region":"${region}"}`;
}

/** The rows of the feed of a task, the same each time. */
export function* records(
  task: Task,
  rows: number,
): Generator<{ readonly record: Answer | Case; readonly text: string }> {
  const [random, rest] = [randomOf(seed), randomOf(seed + 1)];
  for (let row = 0; row < rows; row += 1) {
    if (task === 'nps') {
      const record = answerOf(random);
      yield { record, text: answerText(record, row, rest) };
    } else {
      const record = caseOf(random);
      yield { record, text: caseText(record, row) };
    }
  }
}

const meta = `{"as_of":"${new Date(asOf).toISOString()}","tz":"UTC","dims":["region"]}`;

/** Writes the feed of a task to `file` unless it is there. */
export async function writeFeed(task: Task, rows: number, file: string): Promise<void> {
  if (existsSync(file)) return;
  mkdirSync(dirname(file), { recursive: true });
  const stream = createWriteStream(`${file}.part`);
  stream.write(`{"meta":${meta},"rows":[\n`);
  let row = 0;
  for (const { text } of records(task, rows)) {
    row += 1;
    if (!stream.write(`${text}${row < rows ? ',' : ''}\n`)) await once(stream, 'drain');
  }
  stream.end(']}\n');
  await once(stream, 'finish');
  renameSync(`${file}.part`, file);
}
