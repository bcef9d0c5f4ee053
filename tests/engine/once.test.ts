import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import * as fc from 'fast-check';
import { defaultDecode, type Contents, type Engine, type Handle } from '../../src/engine/contract.js';
import { Memory } from '../../src/engine/memory.js';
import { createEngine } from '../../src/engine/rows.js';
import { defaultQuestion, finish, numberColumn, textColumnOf, type Question } from '../../src/metric.js';
import { registerMetric } from '../../src/metrics/index.js';
import { groupLines, rollup, sumLines } from '../../src/rollup/rollup.js';
import { plainCells } from '../fixtures/cells.js';
import { registerToy, toy } from '../laws/toy.js';

/** How often each part of the counting metric ran. */
let ran = { link: 0, tally: 0, measure: 0 };

/** The toy metric, counting; its link reads option `strict`, its meaning option `style`. */
const counting = {
  ...toy,
  name: 'counting',
  options: { strict: 'no', style: 'plain' },
  link(records, settled) {
    ran.link += 1;
    return settled.options['strict'] === 'yes' ? { ...toyLink(records, settled) } : toyLink(records, settled);
  },
  tally(linked, settled) {
    ran.tally += 1;
    return toy.tally(linked, settled);
  },
  measure(cells, settled, earlier) {
    ran.measure += 1;
    return toy.measure(cells, { ...settled, options: { style: settled.options['style'] ?? '' } }, earlier);
  },
} satisfies typeof toy;

function toyLink(...[records, settled]: Parameters<typeof toy.link>) {
  const linked = toy.link(records, settled);
  return 'next' in linked ? finish(linked) : linked;
}

const rows = [
  { house: 'a', amount: 10, at: '2024-01-05T00:00:00Z', region: 'north' },
  { house: 'b', amount: 20, at: '2024-01-06T00:00:00Z', region: 'south' },
  { house: 'c', amount: 60, at: '2024-02-06T00:00:00Z', region: 'south' },
];

async function opened(): Promise<{ engine: Engine; handle: Handle }> {
  const contents: Contents = {
    main: { bytes: null, data: rows, contentType: null, decode: { ...defaultDecode, columns: ['region'] } },
  };
  const engine = createEngine({ budget: 0, now: () => 1, pause: () => Promise.resolve() });
  ran = { link: 0, tally: 0, measure: 0 };
  return { engine, handle: await engine.open('counting', contents) };
}

/** How often each part ran for `questions`, one after the other or at once, with the values. */
async function counts(questions: readonly Partial<Question>[], atOnce = false) {
  const { engine, handle } = await opened();
  const ask = (question: Partial<Question>) =>
    engine.measure(handle, 'counting', { ...defaultQuestion, by: ['region'], ...question });
  const measures = [];
  if (atOnce) measures.push(...(await Promise.all(questions.map(ask))));
  else for (const question of questions) measures.push(await ask(question));
  return { ...ran, values: measures.map(({ value }) => value) };
}

before(() => {
  registerToy();
  registerMetric(counting);
});

describe('questions to one feed', () => {
  test('that are equal are answered once, also when they come at once', async () => {
    const once = { link: 1, tally: 1, measure: 1, values: [30, 30, 30] };
    assert.deepEqual(await counts([{}, {}, {}]), once);
    assert.deepEqual(await counts([{}, {}, {}], true), once);
  });

  test('of which only the meaning differs share one link and one rollup', async () => {
    const differ = [{}, { level: 0.9 }, { minGroup: 1 }, { compare: 'year-ago' as const }, { target: { value: 3 } }];
    const benchmark = { value: 3, label: '' };
    const expected = { link: 1, tally: 1, measure: 6, values: [30, 30, 30, 30, 30, 30] };
    assert.deepEqual(await counts([...differ, { benchmark }]), expected);
    assert.deepEqual(await counts([...differ, { benchmark }], true), expected);
    assert.deepEqual(await counts([{}, { options: { style: 'other' } }]), {
      link: 1,
      tally: 1,
      measure: 2,
      values: [30, 30],
    });
  });

  test('that filter or cut another window out add up again what is linked and in groups already', async () => {
    const narrowed = [{ filters: { region: ['south'] }, minGroup: 1 }, { since: '2024-02-01' }, {}];
    assert.deepEqual(await counts(narrowed), { link: 1, tally: 1, measure: 3, values: [40, 60, 30] });
  });

  test('of another dimension or period group what is linked already', async () => {
    assert.deepEqual(await counts([{}, { by: [] }, { period: 'year' }]), {
      link: 1,
      tally: 3,
      measure: 3,
      values: [30, 30, 30],
    });
  });

  test('link again where linking reads what differs', async () => {
    const { link } = await counts([{}, { options: { strict: 'yes' } }]);
    assert.equal(link, 2);
  });

  test('go on while one of those who wait is left', async () => {
    const { engine, handle } = await opened();
    const stop = new AbortController();
    const question = { ...defaultQuestion, by: ['region'] };
    const first = engine.measure(handle, 'counting', question, stop.signal);
    const second = engine.measure(handle, 'counting', question);
    stop.abort();
    await assert.rejects(first, { code: 'cancelled' });
    assert.equal((await second).value, 30);
    assert.deepEqual(ran, { link: 1, tally: 1, measure: 1 });
  });

  test('fail alike where the feed has no such column, and later ones do not suffer', async () => {
    const { engine, handle } = await opened();
    const ask = (by: string) => engine.measure(handle, 'counting', { ...defaultQuestion, by: [by] });
    await assert.rejects(ask('plan'), { code: 'missing_column' });
    await assert.rejects(ask('plan'), { code: 'missing_column' });
    assert.equal((await ask('region')).value, 30);
  });
});

describe('a memory', () => {
  test('keeps no more than its limit, the most recently used', () => {
    let made = 0;
    const memory = new Memory<{ readonly name: string }, string>(2);
    const recall = (name: string) =>
      finish(
        memory.recall({ name }, function* (asked) {
          made += 1;
          yield;
          return asked.name;
        }),
      );
    assert.deepEqual(['a', 'b', 'a', 'c', 'a'].map(recall), ['a', 'b', 'a', 'c', 'a']);
    assert.equal(made, 3);
    assert.equal(recall('b'), 'b');
    assert.equal(made, 4);
  });

  test('tells apart what work looks at, names of parts included, and nothing else', () => {
    let made = 0;
    const memory = new Memory<{ readonly parts: Readonly<Record<string, number>>; readonly other: number }, string>(9);
    const names = (parts: Readonly<Record<string, number>>, other = 0) =>
      finish(
        memory.recall({ parts, other }, function* (asked) {
          made += 1;
          yield;
          return Object.keys(asked.parts).join(' ');
        }),
      );
    assert.equal(names({ a: 1 }), 'a');
    assert.equal(names({ a: 2 }, 5), 'a');
    assert.equal(made, 1);
    assert.equal(names({ a: 1, b: 1 }), 'a b');
    assert.equal(made, 2);
  });
});

describe('lines in groups', () => {
  test('add up under any filter to the cells that these lines alone would make, in their order', () => {
    const line = fc.record({
      region: fc.constantFrom('a', 'b', null),
      score: fc.oneof(fc.constantFrom(-0, 0, 1.5, NaN, 1e15), fc.integer({ min: -3, max: 70_000 })),
      isIn: fc.boolean(),
      passes: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(line, { maxLength: 60 }), (lines) => {
        const tally = {
          keys: { score: numberColumn(Float64Array.from(lines, ({ score }) => score)) },
          addends: { n: new Float64Array(lines.length).fill(1) },
        };
        const dims = { region: textColumnOf(lines.map(({ region }) => region)) };
        const all = Uint8Array.from(lines, ({ isIn }) => Number(isIn));
        const some = Uint8Array.from(lines, ({ isIn, passes }) => Number(isIn && passes));
        const cells = finish(sumLines(finish(groupLines(tally, dims, all, lines.length)), some));
        assert.deepEqual(plainCells(cells), plainCells(finish(rollup(tally, dims, some, lines.length))));
      }),
    );
  });

  test('are cells of their own where a metric says that hardly two are alike', () => {
    const tally = {
      apart: true,
      keys: { score: numberColumn(Float64Array.of(7, 7, 8, NaN)) },
      addends: { n: Float64Array.of(1, 1, 1, 0) },
    };
    const dims = { region: textColumnOf(['a', 'a', 'b', null]) };
    const all = finish(rollup(tally, dims, null, 4));
    assert.deepEqual(plainCells(all), {
      size: 4,
      keys: { region: ['a', 'a', 'b', null], score: [7, 7, 8, null] },
      addends: { n: Float64Array.of(1, 1, 1, 0) },
    });
    assert.deepEqual(plainCells(finish(rollup(tally, dims, Uint8Array.of(0, 1, 0, 1), 4))), {
      size: 2,
      keys: { region: ['a', null], score: [7, null] },
      addends: { n: Float64Array.of(1, 0) },
    });
  });
});
