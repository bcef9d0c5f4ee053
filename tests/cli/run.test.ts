import assert from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { run } from '../../src/cli/run.js';

const folder = mkdtempSync(join(tmpdir(), 'support-metrics-'));

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

async function command(...argv: string[]) {
  const printed = { out: '', err: '' };
  const code = await run(argv, {
    out: (text) => void (printed.out += text),
    err: (text) => void (printed.err += text),
  });
  return { code, ...printed };
}

const good = file('good.csv', 'score,region\n10,north\n9,north\n0,south\n7,south\n');
const bad = file('bad.csv', 'score\n11\n12\n99\n');

describe('measure', () => {
  test('prints the measure as JSON and exits 0', async () => {
    const { code, out, err } = await command('measure', 'nps', good);
    assert.equal(code, 0);
    assert.equal(err, '');
    assert.equal(JSON.parse(out).value, 25);
  });

  test('takes the attributes of the element as options', async () => {
    const { out } = await command('measure', 'nps', good, '--by', 'region', '--level', '0.9', '--min-group', '1');
    const { segments, level } = JSON.parse(out);
    assert.equal(level, 0.9);
    assert.deepEqual(
      segments.map((one: { key: string; value: number }) => [one.key, one.value]),
      [
        ['north', 100],
        ['south', -50],
      ],
    );
  });

  test('takes numbers below zero for values, not for options', async () => {
    const { code, out } = await command('measure', 'nps', good, '--target', '-5');
    assert.deepEqual([code, JSON.parse(out).target], [0, { value: -5 }]);
  });

  test('takes several feeds as one, gzipped or not', async () => {
    const packed = file('more.csv.gz', gzipSync('region,score\nnorth,0\n'));
    assert.equal(JSON.parse((await command('measure', 'nps', good, packed)).out).n, 5);
  });

  test('makes each file a wave when asked', async () => {
    const second = file('wave 2.csv', 'score\n10\n');
    const { out } = await command('measure', 'nps', good, second, '--wave-from-file');
    assert.deepEqual(
      JSON.parse(out).series.map((one: { period: string }) => one.period),
      ['good', 'wave 2'],
    );
  });

  test('exits 1 when no row can be used, and says which code and row', async () => {
    const { code, out, err } = await command('measure', 'nps', bad);
    assert.equal(code, 1);
    assert.equal(out, '');
    assert.match(err, /out_of_range, row 1, 2, 3/);
  });

  test('exits 1 in one sentence when there is no such file', async () => {
    const { code, err } = await command('measure', 'nps', join(folder, 'none.csv'));
    assert.equal(code, 1);
    assert.equal(err.trim().split('\n').length, 1);
    assert.match(err, /^There is no file to read: “.*none\.csv.*”\. Check its path/u);
  });
});

describe('check', () => {
  test('says how many rows can be used and what is wrong with the others', async () => {
    const mixed = file('mixed.csv', `score\n${'9\n'.repeat(30)}11\n`);
    const { code, out } = await command('check', mixed, '--metric', 'nps');
    assert.equal(code, 0);
    assert.match(out, /^30 of 31 rows used\n/);
    assert.match(out, /out_of_range, row 31/);
  });
});

describe('wrong use', () => {
  const wrong: readonly (readonly string[])[] = [
    ['draw', 'nps', good],
    ['measure', 'mood', good],
    ['measure', 'nps'],
    ['check', good],
    ['measure', 'nps', good, '--level', '2'],
    ['measure', 'nps', good, '--bogus', '1'],
    ['measure', 'nps', good, '--by', 'nowhere'],
    ['measure', 'nps', good, '--fields', 'score'],
    ['measure', 'nps', good, '--scope', 'relation'],
  ];
  for (const argv of wrong) {
    test(`exits 2 and says what to do: ${argv.map((part) => (part === good ? 'FEED' : part)).join(' ')}`, async () => {
      const { code, out, err } = await command(...argv);
      assert.equal(code, 2);
      assert.equal(out, '');
      assert.ok(err.length > 20, err);
    });
  }

  test('of nothing at all prints the help and exits 0', async () => {
    const { code, out } = await command();
    assert.equal(code, 0);
    assert.match(out, /METRIC is nps, /);
    assert.match(out, /^ {2}nps +--scope auto {2}--repeats latest$/m);
  });

  const told: readonly (readonly [says: RegExp, ...argv: string[]])[] = [
    [/^.?--level.? cannot be left out\./u, 'measure', 'nps', good, '--level'],
    [/^.?OPTION.? cannot be “.?--regoin.?”\. It may be: --metric, /u, 'measure', 'nps', good, '--regoin', 'x'],
    [/cannot be “.?--window.?”\. It may be: --scope, --repeats\./u, 'measure', 'nps', good, '--window', '3'],
    [/^.?from.? cannot be “.?zendex.?”\. It may be: zendesk, intercom, /u, 'measure', 'nps', good, '--from', 'zendex'],
  ];
  for (const [says, ...argv] of told) {
    test(`names what is wrong and what is right: ${argv.slice(3).join(' ')}`, async () => {
      const { code, err } = await command(...argv);
      assert.equal(code, 2);
      assert.match(err, says);
    });
  }
});
