import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { strictPolicy } from '../../.scripts/policy.mjs';
import { assembleSite, serveSite } from '../../.scripts/serve.mjs';
import { launch, visitDemo, type Visit } from './page.js';

const regions = ['north', 'south', 'east'];

/** Some 5 MB of answers: more than is read without a worker. */
const largeFeed = JSON.stringify({
  meta: { as_of: '2025-01-01T00:00:00Z', tz: 'UTC', dims: ['region'] },
  rows: Array.from({ length: 45_000 }, (_, i) => ({
    response_id: `answer ${i}`,
    score: (i * 7) % 11,
    responded_at: new Date(Date.UTC(2024, 0, 1) + i * 600_000).toISOString(),
    seg: { region: regions[i % 3] },
  })),
});

function page(kit: string): (html: string) => string {
  const script = `<script type="module" src="${kit}support-metrics.js"></script>`;
  return () => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Large</title>${script}</head>
<body><support-nps src="large.json" by="region">Answers</support-nps></body></html>`;
}

interface Shown {
  readonly marks: readonly string[];
  readonly measure: unknown;
}

async function shown({ page: opened }: Pick<Visit, 'page'>): Promise<Shown> {
  await opened.waitForSelector('support-nps:state(ready), support-nps:state(error)');
  const text = await opened.evaluate(() => {
    const marks = performance.getEntriesByType('mark').map(({ name }) => name);
    return JSON.stringify({
      marks: marks.filter((name) => name.startsWith('support-metrics:')),
      measure: Object(document.querySelector('support-nps')).measure,
    });
  });
  return JSON.parse(text);
}

async function visit(browser: Browser, policy: string | null, look: (visit: Visit, shown: Shown) => void) {
  const changes = { policy, files: { 'large.json': largeFeed }, html: page('kit/') };
  await visitDemo(browser, changes, async (visit) => look(visit, await shown(visit)));
}

describe('a large feed', () => {
  let browser: Browser;
  let measure: unknown = null;
  before(async () => {
    browser = await launch();
    await visit(browser, null, (_, seen) => {
      assert.deepEqual(seen.marks, ['support-metrics:worker']);
      measure = seen.measure;
    });
    assert.equal(Object(measure).unit, 'points');
  });
  after(() => browser.close());

  for (const [name, policy] of [
    ['the strict policy', strictPolicy],
    ["the strict policy and worker-src 'self'", `${strictPolicy}; worker-src 'self'`],
  ] as const) {
    test(`is read in a worker under ${name}, and nothing is reported`, () =>
      visit(browser, policy, ({ violations, errors, warnings }, seen) => {
        assert.deepEqual(seen.marks, ['support-metrics:worker']);
        assert.deepEqual({ violations, errors, warnings }, { violations: [], errors: [], warnings: [] });
        assert.deepEqual(seen.measure, measure);
      }));
  }

  for (const [name, policy] of [
    ["worker-src 'none'", `${strictPolicy}; worker-src 'none'`],
    ['a Trusted Types list without support-metrics', strictPolicy.replace(' support-metrics', '')],
  ] as const) {
    test(`is read on the page under ${name}, with the same measure and one warning that says so`, () =>
      visit(browser, policy, ({ warnings }, seen) => {
        assert.deepEqual(seen.marks, ['support-metrics:no-worker']);
        assert.deepEqual(seen.measure, measure);
        const told = warnings.filter((text) => text.includes('its worker did not start'));
        assert.equal(told.length, 1);
      }));
  }

  test('is read anew by another worker where its worker is ended, with one warning', async () => {
    const script = `const Started = Worker;
globalThis.workers = [];
globalThis.Worker = class extends Started {
  constructor(...given) { super(...given); globalThis.workers.push(this); }
};`;
    const html = (text: string) => page('kit/')(text).replace('<script', '<script src="watch.js"></script><script');
    const files = { 'large.json': largeFeed, 'watch.js': script };
    await visitDemo(browser, { policy: strictPolicy, files, html }, async (visit) => {
      assert.deepEqual((await shown(visit)).measure, measure);
      await visit.page.evaluate(() => {
        const [worker] = Reflect.get(globalThis, 'workers');
        worker.terminate();
        worker.dispatchEvent(new Event('error'));
        document.querySelector('support-nps')?.removeAttribute('by');
      });
      await visit.page.waitForFunction(() => {
        const { measure: now } = Object(document.querySelector('support-nps'));
        return now?.segments.length === 0 && document.querySelector('support-nps:state(ready)') !== null;
      });
      assert.equal(await visit.page.evaluate(() => Reflect.get(globalThis, 'workers').length), 2);
      assert.equal(visit.requests.filter((address) => address.endsWith('large.json')).length, 2);
      assert.equal(visit.warnings.filter((text) => text.includes('the worker that had it has ended')).length, 1);
      assert.deepEqual(visit.errors, []);
    });
  });

  test('is read in a worker where the kit comes from another origin', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'support-metrics-origin-'));
    assembleSite(folder);
    const kit = await serveSite({ folder, policy: null });
    writeFileSync(join(folder, 'large.json'), largeFeed);
    writeFileSync(join(folder, 'index.html'), page(`${kit.address}kit/`)(''));
    const portal = await serveSite({ folder, policy: null });
    try {
      const opened = await browser.newPage();
      await opened.goto(portal.address.replace('127.0.0.1', 'localhost'));
      const seen = await shown({ page: opened });
      assert.deepEqual(seen.marks, ['support-metrics:worker']);
      assert.deepEqual(seen.measure, measure);
      await opened.close();
    } finally {
      await Promise.all([kit.close(), portal.close()]);
      rmSync(folder, { recursive: true });
    }
  });
});
