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
  test('shows the figures of the feed beside it when copied into a page with the built files', async (t) => {
    const page = block('html').replace('src="support-metrics.js"', 'src="kit/support-metrics.js"');
    const html = () => `<!doctype html><html lang="en"><head><title>x</title></head><body>${page}</body></html>`;
    const browser = await launch();
    t.after(() => browser.close());
    await visitDemo(browser, { html, scripts: { 'survey.json': block('json') } }, async (visit) => {
      await untilShown(visit.page);
      const measure = await visit.page.evaluate(() => document.querySelector('support-nps')?.measure);
      assert.deepEqual([measure?.value, measure?.n], [0, 2]);
      assert.deepEqual(visit.violations, []);
    });
  });
});
