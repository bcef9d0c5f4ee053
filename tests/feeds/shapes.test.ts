import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { shapeBySchema } from '../../src/feeds/judge.js';
import { records } from '../../src/feeds/records.js';
import { shapedRecords, shapeOf } from '../../src/feeds/shapes.js';

describe('what is known of a record before zod is there is what its schema says', () => {
  for (const record of records.keys()) {
    test(record, () => assert.deepEqual(shapeOf(record), shapeBySchema(record)));
  }

  test('of every record, and of no other', () => {
    assert.deepEqual(shapedRecords.toSorted(), [...records.keys()].toSorted());
    assert.equal(shapeOf('constructor'), null);
  });
});
