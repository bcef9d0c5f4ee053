import assert from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { run } from '../../src/cli/run.js';
import { registerMetric } from '../../src/metrics/index.js';
import { registerToy, toy } from '../laws/toy.js';

registerToy();

const folder = mkdtempSync(join(tmpdir(), 'support-metrics-'));

function file(name: string, content: string): string {
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

const bills = file('bills.csv', 'house,amount\na,30\nb,5\n');
const houses = file('houses.json', '[{"house": "a", "people": 1}, {"house": "b", "people": 3}]');

describe('the command', () => {
  test('takes the feed of a further record by an option called like its role', async () => {
    const { code, out } = await command('measure', 'toy', bills, '--houses', houses);
    assert.equal(code, 0);
    assert.equal(JSON.parse(out).value, 11.25);
  });

  test('takes the names of a further record in an option of its own', async () => {
    const renamed = file('renamed.csv', 'number,heads\na,1\nb,3\n');
    const fields = '{"house": "number", "people": "heads"}';
    const { out } = await command('measure', 'toy', bills, '--houses', renamed, '--fields-houses', fields);
    assert.equal(JSON.parse(out).value, 11.25);
  });

  test('says which record has no file', async () => {
    const { code, err } = await command('measure', 'toy', bills, '--houses', join(folder, 'none.csv'));
    assert.equal(code, 1);
    assert.match(err, /Houses/);
  });

  test('refuses a record that the metric does not know', async () => {
    const { code, err } = await command('measure', 'nps', bills, '--houses', houses);
    assert.equal(code, 2);
    assert.match(err, /--houses/);
  });

  test('reads the columns that options of a metric name, from every record, by default as when they are given', async () => {
    const seen: string[][] = [];
    registerMetric({
      ...toy,
      name: 'toy-columns',
      options: { marks: '{"ward": 1}' },
      columnOptions: ['marks'],
      link(records, settled) {
        seen.push(
          Object.values(records)
            .flatMap(({ columns }) => Object.keys(columns))
            .sort(),
        );
        return toy.link(records, settled);
      },
    });
    const marked = file('marked.csv', 'house,amount,ward,street\na,30,3,x\n');
    const streets = file('streets.csv', 'house,people,street\na,3,x\n');
    assert.equal((await command('measure', 'toy-columns', marked)).code, 0);
    await command('measure', 'toy-columns', marked, '--houses', streets, '--marks', '["street"]');
    assert.deepEqual(seen, [
      ['amount', 'house', 'ward'],
      ['amount', 'house', 'house', 'people', 'street', 'street'],
    ]);
  });

  test('reads an option of a metric as what its default is', async () => {
    const answers = file('answers.json', '[{"score": 1, "response_id": "r", "responded_at": "2024-01-01T00:00:00Z"}]');
    const { code, out } = await command('measure', 'follow-up', answers, '--target-hours', '12.5');
    assert.equal(code, 0);
    assert.equal(JSON.parse(out).context.options['target-hours'], 12.5);
    const { code: misused, err } = await command('measure', 'follow-up', answers, '--target-hours', 'soon');
    assert.equal(misused, 2);
    assert.match(err, /--target-hours.*soon/);
  });
});
