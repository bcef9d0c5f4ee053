import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import { defaultRows } from '../../src/engine/contract.js';
import { defaultQuestion, FeedError, type Measure, type Metric, type Question } from '../../src/metric.js';
import { metricNames, requireMetric } from '../../src/metrics/index.js';
import { feeds, type Feed } from './feeds.js';
import { dims, opened } from './opened.js';

const least = 5;
const asked: Question = { ...defaultQuestion, by: dims, period: 'quarter', minGroup: least };

/** What is asked of each feed: everything, parts of it, and parts of these. */
const filters: readonly Question['filters'][] = [
  {},
  { plan: ['paid'] },
  { region: ['north', null] },
  { region: ['south'], plan: ['free'] },
];

async function asking(metric: Metric, feed: Feed['rows']) {
  const { name } = metric;
  const { engine, handle } = await opened(metric, feed);
  return {
    measure: (question: Question) => engine.measure(handle, name, question),
    rows: (question: Question, by: string, key: string | null) =>
      engine.rows(handle, name, { ...defaultRows, question, where: [{ name: by, is: [key] }] }),
    facets: (question: Question, by: string) => engine.facets(handle, name, by, question),
  };
}

type Named = Readonly<Record<string, unknown>>;

function isNamed(value: unknown): value is Named {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** All numbers somewhere in a value, by where they stand; but those by which a thing is known or set apart. */
function numbersIn(value: unknown, path = ''): string[] {
  if (typeof value === 'number') return [`${path}: ${value}`];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, own]) => (named.has(name) ? [] : numbersIn(own, `${path}.${name}`)));
}

const named: ReadonlySet<string> = new Set(['age', 'weekday', 'hour', 'weight', 'x']);

/** Every number that a measure says of what it hides, or of a segment that it hides, wherever that stands in it. */
function told(value: unknown, isHidden: (by: unknown, key: unknown) => boolean, by: unknown = undefined): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => told(item, isHidden, by));
  if (!isNamed(value)) return [];
  const own = value['by'] ?? value['backlog_by'] ?? by;
  const isOne = 'hidden' in value || ('key' in value && isHidden(own, value['key']));
  if (isOne) return numbersIn(value).map((found) => `${JSON.stringify(value).slice(0, 120)} ${found}`);
  return Object.values(value).flatMap((item) => told(item, isHidden, own));
}

function toldIn(measure: Measure): string[] {
  const hidden = measure.segments.filter((segment) => segment.hidden !== undefined);
  const isHidden = (by: unknown, key: unknown) => hidden.some((segment) => segment.by === by && segment.key === key);
  const { context: _context, rows: _rows, events: _events, target: _target, ...figures } = measure;
  return Object.values(figures).flatMap((figure) => told(figure, isHidden));
}

function isFew(n: number | null): boolean {
  return n !== null && n > 0 && n < least;
}

/** Numbers of few that a measure shows where it tells groups apart. */
function fewIn({ segments, series, context }: Measure): string[] {
  const ofSegments = segments.flatMap(({ by, key, n, series: points = [] }) => [
    ...(isFew(n) ? [`${by} ${key}: ${n}`] : []),
    ...points.flatMap((point) => (isFew(point.n) ? [`${by} ${key} ${point.period}: ${point.n}`] : [])),
  ]);
  if (Object.keys(context.filters).length === 0) return ofSegments;
  return [...ofSegments, ...series.flatMap((point) => (isFew(point.n) ? [`${point.period}: ${point.n}`] : []))];
}

async function isRefused(asking: Promise<unknown>): Promise<boolean> {
  return asking.then(
    () => false,
    (error: unknown) => error instanceof FeedError && error.code === 'small_group',
  );
}

/** What may be asked of metrics that then count otherwise. */
const readings: Readonly<Record<string, readonly Question['options'][]>> = {
  csat: [{ rated: 'bot' }, { rated: 'all' }],
  'follow-up': [{ count: 'mature' }, { eligible: 'requested' }],
  'one-touch': [{ touch: 'fewer-than-two' }, { touch: 'no-recontact' }],
  sla: [{ 'target-metric': 'resolution' }],
};

for (const name of metricNames()) {
  const metric = requireMetric(name);
  const arbitrary = feeds[name] ?? feeds[metric.records.main.record];
  if (!arbitrary) continue;

  /** Random feeds that can be read, with each question asked of them. */
  const each = async (holds: (feed: Awaited<ReturnType<typeof asking>>, question: Question) => Promise<void>) =>
    fc.assert(
      fc.asyncProperty(arbitrary, async ({ rows }) => {
        try {
          const feed = await asking(metric, rows);
          for (const own of filters) await holds(feed, { ...asked, filters: own });
        } catch (error) {
          if (!(error instanceof FeedError)) throw error;
          fc.pre(false);
        }
      }),
      { numRuns: 12, endOnFailure: true },
    );

  describe(`what ${name} hides`, () => {
    test('stands nowhere in its measure, in any figure', async () =>
      each(async (feed, question) => {
        const measure = await feed.measure(question);
        assert.deepEqual(toldIn(measure), []);
        assert.deepEqual(fewIn(measure), []);
      }));

    test('is known by the very number that its measure says', async () =>
      each(async (feed, question) => {
        for (const options of [{}, ...(readings[name] ?? [])]) {
          const open = { ...question, filters: {}, options, minGroup: 1 };
          const { segments } = await feed.measure(open);
          for (const by of dims) {
            const sizes = new Map((await feed.facets(open, by)).map(({ key, n }) => [key, n]));
            const own = segments.filter((segment) => segment.by === by);
            assert.deepEqual(
              own.map(({ key, n }) => [key, n]),
              own.map(({ key }) => [key, sizes.get(key) ?? 0]),
            );
          }
        }
      }));

    test('is hidden in the lists of values and behind filters too, and its records are refused', async () =>
      each(async (feed, question) => {
        const { segments } = await feed.measure(question);
        for (const by of dims) {
          const few = (await feed.facets(question, by)).filter(({ n }) => isFew(n));
          assert.deepEqual(few, []);
        }
        for (const { by, key } of segments.filter(({ hidden }) => hidden !== undefined)) {
          const alone = await feed.measure({ ...question, filters: { ...question.filters, [by]: [key] } });
          assert.equal(alone.hidden, 'small', `filtered by ${by} ${key}`);
          assert.ok(await isRefused(feed.rows(question, by, key)), `${by} ${key}`);
        }
      }));
  });
}
