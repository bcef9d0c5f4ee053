import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { launch, untilShown, visitDemo } from '../policy/page.js';

const readme = readFileSync('README.md', 'utf8');

function block(language: string): string {
  const found = new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\`\`\``).exec(readme)?.[1];
  assert.ok(found !== undefined, `README.md has no ${language} example`);
  return found;
}

describe('the example of the README', () => {
  test('shows the figures of the feed beside it, alone and on the dashboard, when copied into a page with the built files', async (t) => {
    const page = block('html').replace('src="support-metrics.js"', 'src="kit/support-metrics.js"');
    const html = () => `<!doctype html><html lang="en"><head><title>x</title></head><body>${page}</body></html>`;
    const browser = await launch();
    t.after(() => browser.close());
    await visitDemo(browser, { html, scripts: { 'survey.json': block('json') } }, async (visit) => {
      await untilShown(visit.page);
      const figures = await visit.page.evaluate(() =>
        [...document.querySelectorAll('support-nps')].map(({ measure }) => [measure?.value, measure?.n]),
      );
      assert.deepEqual(figures, [
        [0, 2],
        [0, 2],
        [0, 2],
      ]);
      const scores = visit.page.locator('support-scorecard [part="value"]');
      assert.equal(await scores.count(), 1);
      assert.deepEqual(visit.violations, []);
    });
  });
});
