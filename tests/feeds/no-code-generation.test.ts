import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const { NODE_TEST_CONTEXT: _context, ...environment } = process.env;

function runStrictly(...script: readonly string[]) {
  const flags = ['--disallow-code-generation-from-strings', '--import', 'tsx'];
  return spawnSync(process.execPath, [...flags, ...script], { env: environment, encoding: 'utf8' });
}

for (const file of ['formats', 'values']) {
  test(`feeds decode where code may not be made from strings: ${file}`, () => {
    const { status, stdout } = runStrictly(fileURLToPath(new URL(`./${file}.test.ts`, import.meta.url)));
    assert.equal(status, 0, stdout);
    assert.match(stdout, /pass \d\d/);
  });
}

test('the flag forbids what a strict policy forbids', () => {
  assert.notEqual(runStrictly('--eval', 'Function("return 1")()').status, 0);
});
