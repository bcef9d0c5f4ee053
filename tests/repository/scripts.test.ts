import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, test } from 'node:test';
import { findChromium } from '../../.scripts/chromium.mjs';

function inFolder(look: (folder: string) => void): void {
  mkdirSync('.cache', { recursive: true });
  const folder = mkdtempSync(join(resolve('.cache'), 'scripts-'));
  try {
    look(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function run(words: readonly string[], environment: Readonly<Record<string, string>> = {}) {
  const { NODE_TEST_CONTEXT: _, ...inherited } = process.env;
  return spawnSync(process.execPath, words, { encoding: 'utf8', env: { ...inherited, ...environment } });
}

describe('npm test', () => {
  test('fails when no test ran, and still ends with the line of counts', () => {
    const { stdout, status } = run(['.scripts/test.mjs', 'tests/no/such/folder']);
    assert.equal(status, 1);
    assert.equal(stdout.trim().split('\n').at(-1), '0 passed, 0 failed');
  });

  test('counts what passes, fails, is skipped, breaks while it loads, and holds no test at all', () => {
    const files = {
      'good.test.mjs': `import { test } from 'node:test'; test('holds', () => {});`,
      'bad.test.mjs': `import { test } from 'node:test'; test('breaks', () => { throw new Error('seen'); });`,
      'skipped.test.mjs': `import { test } from 'node:test'; test('waits', { skip: 'no data' }, () => {});`,
      'broken.test.mjs': `throw new Error('while loading');`,
      'empty.test.mjs': '',
    };
    inFolder((folder) => {
      const paths = Object.entries(files).map(([name, text]) => {
        writeFileSync(join(folder, name), text);
        return join(folder, name);
      });
      const counts = join(folder, 'counts.json');
      const reporter = '--test-reporter=./.config/node-test-reporter.mjs';
      const { stdout, status } = run(['--test', reporter, ...paths], { SUPPORT_METRICS_COUNTS: counts });
      assert.deepEqual(JSON.parse(readFileSync(counts, 'utf8')), { passed: 1, failed: 3, skipped: 1 });
      assert.match(stdout, /waits: no data/);
      assert.match(stdout, /Error: seen/);
      assert.equal(status, 1);
    });
  });
});

describe('the Chromium of the tests', () => {
  test('is the one that CHROME_PATH names, then CHROME_BIN, and none when that is not there', () => {
    assert.equal(findChromium({ CHROME_PATH: process.execPath, PATH: '' }), process.execPath);
    assert.equal(findChromium({ CHROME_BIN: process.execPath, PATH: '' }), process.execPath);
    assert.equal(findChromium({ CHROME_PATH: '/no/such/browser', PATH: process.env['PATH'] ?? '' }), null);
  });

  test('is else the first on PATH that may be run', () => {
    inFolder((folder) => {
      const file = join(folder, 'chromium');
      writeFileSync(file, '');
      chmodSync(file, 0o644);
      assert.notEqual(findChromium({ PATH: folder }), file);
      chmodSync(file, 0o755);
      assert.equal(findChromium({ PATH: `${join(folder, 'empty')}:${folder}` }), file);
    });
  });
});
