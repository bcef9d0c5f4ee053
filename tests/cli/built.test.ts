import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const command = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

test('the command as it is shipped says what is wrong with an option, though its engine is a file of its own', () => {
  const { status, stderr } = spawnSync(process.execPath, [command, 'measure', 'nps', '-', '--dates', '%Q'], {
    input: '[{"score":9,"responded_at":"29/02/2024"}]',
    encoding: 'utf8',
  });
  assert.equal(status, 2);
  assert.match(stderr, /%Q/);
  assert.doesNotMatch(stderr, /\n\s+at /);
});
