import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { strictPolicy } from '../../.scripts/policy.mjs';
import { companions, elements } from '../../components/index.js';
import { launch, tour, untilShown, untilToured, visitDemo, type Visit } from './page.js';

/** `strictPolicy` with its list of Trusted Types policies replaced. */
function withTypes(list: string | null): string {
  const directives = strictPolicy.split('; ').filter((directive) => !directive.startsWith('trusted-types '));
  return [...directives, ...(list === null ? [] : [`trusted-types ${list}`])].join('; ');
}

function assertQuiet({ violations, errors }: Pick<Visit, 'violations' | 'errors'>): void {
  assert.deepEqual({ violations, errors }, { violations: [], errors: [] });
}

/** What the tour asks for on purpose and the console reports as an error of the network. */
const meant = /404 \(Not Found\)/;

/** A tenth of what counts as a good score (0.1). */
const mostShift = 0.01;

async function walkThrough({ page }: Visit): Promise<void> {
  for (let step = 0; step < 40; step += 1) {
    await page.keyboard.press('Tab');
    for (const key of ['ArrowRight', 'ArrowLeft', 'End', 'Home', 'Escape']) await page.keyboard.press(key);
  }
}

/** The pages of the demo, with the tags of the kit that stand on each. */
const pages = readdirSync('demo')
  .filter((name) => name.endsWith('.html'))
  .map((path) => ({ path, tags: readFileSync(join('demo', path), 'utf8').match(/(?<=<)support-[\w-]+/g) ?? [] }));

describe('the pages of the portal', () => {
  test('show every element of the kit, and nothing that it has not', () => {
    const shown = new Set(pages.flatMap(({ tags }) => tags));
    assert.deepEqual(
      [...shown].toSorted(),
      Object.keys({ ...elements, ...companions })
        .map((name) => `support-${name}`)
        .toSorted(),
    );
  });

  test('link to each other, and offer the feeds that they read', () => {
    for (const { path } of pages) {
      const text = readFileSync(join('demo', path), 'utf8');
      const linked = [...text.matchAll(/href="([^"#]*)"/g)].map(([, link]) => link || 'index.html');
      const read = [...text.matchAll(/\ssrc[\w-]*="(data\/[^"]+)"/g)].map(([, source]) => source ?? '');
      const missing = [...pages.map((page) => page.path.replace('index.html', './')), ...read].filter(
        (each) => !linked.includes(each),
      );
      assert.deepEqual(missing, [], path);
    }
  });
});

describe('the portal, as shipped files under the strict policy', () => {
  let browser: Browser;
  before(async () => void (browser = await launch()));
  after(() => browser.close());

  for (const { path } of pages) {
    test(`shows every element of ${path} without a violation or an error on the console`, async () => {
      await visitDemo(browser, { path }, async (visit) => {
        await untilShown(visit.page);
        assertQuiet(visit);
      });
    });
  }

  for (const { path } of pages) {
    for (const width of [280, 1280]) {
      test(`moves nothing in sight while ${path} loads, ${width} pixels wide`, async () => {
        await visitDemo(browser, { path, width }, async ({ page, shifts }) => {
          await untilShown(page);
          const sum = shifts.reduce((total, shift) => total + shift, 0);
          assert.ok(sum <= mostShift, shifts.join());
        });
      });
    }
  }

  test('sees what moves when a page gives a tile no room', async () => {
    const seeded = `setTimeout(() => { document.querySelector('main').prepend('Moved'.repeat(400)); }, 300);`;
    await visitDemo(browser, { scripts: { 'seeded.js': seeded } }, async ({ page, shifts }) => {
      await untilShown(page);
      assert.ok(shifts.some((shift) => shift > mostShift));
    });
  });

  test('stays quiet through every view, table, export, language, direction and state', async () => {
    await visitDemo(browser, { path: 'portal.html', scripts: { 'tour.js': tour } }, async (visit) => {
      await untilToured(visit.page);
      const [first, states] = await visit.page.evaluate(() => {
        const { dataset } = document.documentElement;
        return [dataset['first'], dataset['states']];
      });
      assert.equal(first, 'ready');
      assert.equal(states, 'error empty ready error');
      const errors = visit.errors.filter((text) => !meant.test(text));
      assertQuiet({ violations: visit.violations, errors });
    });
  });

  test('stays quiet while keys walk through the whole page', async () => {
    await visitDemo(browser, {}, async (visit) => {
      await untilShown(visit.page);
      await walkThrough(visit);
      assertQuiet(visit);
    });
  });

  test('asks for each feed once, however many elements show it, and for nothing outside the page', async () => {
    await visitDemo(browser, {}, async ({ page, requests }) => {
      await untilShown(page);
      const feeds = requests.filter((path) => path.startsWith('data/'));
      assert.ok(feeds.includes('data/survey.json'));
      assert.deepEqual(feeds, [...new Set(feeds)]);
      assert.deepEqual(
        requests.filter((path) => /^\w+:/.test(path)),
        [],
      );
    });
  });

  test('keeps what a reader has chosen in its address, and shows it again from there', async () => {
    await visitDemo(browser, {}, async ({ page }) => {
      await untilShown(page);
      const link = await page.evaluate(() => {
        const dashboard = document.querySelector('support-dashboard');
        dashboard?.setAttribute('state', 'filter.region=%5B%22Europe%22%5D');
        return location.search;
      });
      assert.equal(link, '?filter.region=%5B%22Europe%22%5D');
      await page.reload();
      await untilShown(page);
      const chosen = page.locator('support-dashboard [part="choice"]');
      assert.equal((await chosen.first().innerText()).replaceAll(/[\s×]+/g, ' ').trim(), 'Region: Europe');
    });
  });

  test('sees one eval that is seeded into a script of the page', async () => {
    const seeded = `${tour}\ntry { eval('1'); } catch {}\n`;
    await visitDemo(browser, { path: 'portal.html', scripts: { 'tour.js': seeded } }, async ({ page, violations }) => {
      await untilToured(page);
      await page.waitForTimeout(100);
      assert.ok(
        violations.some((text) => /^(script-src|require-trusted-types-for)/.test(text)),
        violations.join(),
      );
    });
  });

  test('sees one inline style that is seeded into a script of the page', async () => {
    const seeded = `document.body.setAttribute('style', 'color: red');`;
    await visitDemo(browser, { scripts: { 'seeded.js': seeded } }, async ({ page, violations, errors }) => {
      await untilShown(page);
      assert.deepEqual(violations, ['style-src-attr inline']);
      assert.equal(errors.length, 1);
    });
  });
});

/** What axe is asked for, and its answer as `rule: markup`. */
const axeSource = readFileSync('node_modules/axe-core/axe.min.js', 'utf8');
const askAxe = `axe.run(document, {
  runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] },
}).then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ': ' + html.slice(0, 120))))`;

describe('the executive page', () => {
  let browser: Browser;
  before(async () => void (browser = await launch()));
  after(() => browser.close());

  for (const colorScheme of ['light', 'dark'] as const) {
    test(`is accessible as a whole with a filter set, records listed and a panel open, ${colorScheme}`, async () => {
      await visitDemo(browser, { policy: null }, async ({ page }) => {
        await page.emulateMedia({ colorScheme });
        await untilShown(page);
        await page.evaluate(() =>
          document.querySelector('support-dashboard')?.setAttribute('state', 'filter.region=%5B%22Europe%22%5D'),
        );
        await page.locator('support-nps[view="why"] [part="drill"]').first().click();
        await page.locator('support-cases [part="records"] tbody tr').first().waitFor();
        await page.locator('support-filter button').first().click();
        await page.locator('support-filter .panel').first().waitFor();
        await page.evaluate(axeSource);
        assert.deepEqual(await page.evaluate(askAxe), []);
      });
    });
  }
});

describe('Trusted Types', () => {
  let browser: Browser;
  before(async () => void (browser = await launch()));
  after(() => browser.close());

  for (const list of [
    null,
    '*',
    'lit-html support-metrics',
    'lit-html',
    "lit-html support-metrics 'allow-duplicates'",
  ]) {
    const name = list === null ? 'no list of policies' : `trusted-types ${list}`;
    test(`${name}: every element is shown and nothing is reported`, async () => {
      await visitDemo(browser, { policy: withTypes(list) }, async (visit) => {
        await untilShown(visit.page);
        assertQuiet(visit);
      });
    });
  }

  for (const list of ["'none'", 'another']) {
    test(`trusted-types ${list}: the page keeps its own content, its scripts run, and one warning says why`, async () => {
      const alive = `document.documentElement.dataset.alive = 'yes';`;
      const changes = { policy: withTypes(list), scripts: { 'alive.js': alive } };
      await visitDemo(browser, changes, async ({ page, warnings }) => {
        await page.waitForSelector('html[data-alive=yes]', { state: 'attached' });
        assert.ok(await page.getByText('The Net Promoter Score needs JavaScript.').isVisible());
        assert.equal(warnings.filter((text) => text.includes('support-metrics did not start')).length, 1);
      });
    });
  }

  test('a second copy of the kit leaves the first at work and says so', async () => {
    const twice = (html: string) =>
      html.replace('</head>', '<script type="module" src="kit/support-metrics.js?second"></script></head>');
    await visitDemo(browser, { html: twice }, async ({ page, warnings }) => {
      await untilShown(page);
      assert.equal(warnings.filter((text) => text.includes('support-metrics did not start')).length, 1);
    });
  });
});
