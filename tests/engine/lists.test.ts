import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { categories, edges, ranges, scaleEnds, words } from '../../src/engine/lists.js';
import { columnsNamed } from '../../src/engine/columns-named.js';

describe('lists in one text', () => {
  test('are the same by blanks, by commas, and as a list of a script', () => {
    for (const given of ['tenure plan', ' tenure,plan ', 'tenure,  plan', ['tenure', 'plan']])
      assert.equal(words.read(given), 'tenure plan');
    assert.deepEqual([words.read(' , '), words.read([]), words.read(4)], [undefined, undefined, undefined]);
  });

  test('of bands ascend from above zero', () => {
    assert.equal(edges.read('0.5, 4 24'), '0.5 4 24');
    assert.equal(edges.read([1, 4]), '1 4');
    for (const given of ['0 4', '4 1', '4 4', '1 four', '-1 4', '1e3', ''])
      assert.equal(edges.read(given), undefined, given);
  });

  test('of a scale are its two ends, the lower first', () => {
    assert.equal(scaleEnds.read('-2 2'), '-2 2');
    assert.equal(scaleEnds.read([0, 100]), '0 100');
    for (const given of ['2 -2', '1', '1 2 3', '1 1', 'low high'])
      assert.equal(scaleEnds.read(given), undefined, given);
  });

  test('of ranges go from their first to their last, and may overlap', () => {
    assert.equal(ranges.read('0 1-3, 4-6 7-12'), '0 1-3 4-6 7-12');
    assert.equal(ranges.read(['1-3', '1-12', 7]), '1-3 1-12 7');
    for (const given of ['3-1', '1-3 6-4', '1-', '-1', '1.5-2', '1–3', 'all', '12345'])
      assert.equal(ranges.read(given), undefined, given);
  });
});

describe('categories', () => {
  test('are weights or objects, as a text or as a value, and become one JSON text', () => {
    const written = '{"A": 0.5, "S": {"weight": 0.3, "critical": true}, "E": {"min": 1, "max": 5}}';
    const short = '{"A":0.5,"S":{"weight":0.3,"critical":true},"E":{"min":1,"max":5}}';
    assert.equal(categories.read(written), short);
    assert.equal(categories.read(JSON.parse(written)), short);
  });

  test('are refused where a weight or a word is none', () => {
    const bad = [
      '{}',
      '[]',
      '{"A": -1}',
      '{"A": "0.5"}',
      '{"A": {"weigth": 1}}',
      '{"A": {"critical": "yes"}}',
      '{"A"',
      'A',
    ];
    for (const given of bad) assert.equal(categories.read(given), undefined, given);
    assert.equal(categories.read('{"A": {"constructor": 1}}'), undefined);
    assert.equal(categories.read('{"A": {"max": null}}'), undefined);
  });
});

test('columns are named by a JSON object, a JSON list, or words', () => {
  assert.deepEqual(columnsNamed('{"A": 1, "Tone of voice": {}}'), ['A', 'Tone of voice']);
  assert.deepEqual(columnsNamed('["Support tier", "plan"]'), ['Support tier', 'plan']);
  assert.deepEqual(columnsNamed('tenure, plan'), ['tenure', 'plan']);
  for (const none of ['', '{"A"', '[1]', null, 5]) assert.deepEqual(columnsNamed(none), [], String(none));
});
