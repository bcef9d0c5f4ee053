import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { describe, test } from 'node:test';

const words = ['--disallow-code-generation-from-strings', '--import', 'tsx', 'tests/policy/whole-library.ts'];

function run(...more: string[]) {
  return spawnSync(process.execPath, [...words, ...more], {
    encoding: 'utf8',
    env: { ...process.env, NODE_OPTIONS: '' },
  });
}

describe('a process that cannot make code from strings', () => {
  test('reads every format, measures, lists rows and counts values all the same', () => {
    const { stdout, stderr, status } = run();
    assert.equal(status, 0, stderr);
    const { demo, rollup, ...formats } = JSON.parse(stdout);
    assert.ok(demo.n > 4000);
    assert.deepEqual(rollup, { value: 25, n: 4 });
    for (const [name, answer] of Object.entries(formats)) {
      assert.deepEqual(answer, { value: 25, n: 4, rows: 2, facets: true }, name);
    }
  });

  test('stops at the first code made from a string, so the promise above can break', () => {
    const { stderr, status } = run('--seed');
    assert.notEqual(status, 0);
    assert.match(stderr, /EvalError/);
  });
});
