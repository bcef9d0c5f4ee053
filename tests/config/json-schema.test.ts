import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { planOf } from '../../src/config/dashboard.js';
import { dashboardJsonSchema, type JsonSchema } from '../../src/config/json-schema.js';
import { right, wrong } from './configs.js';
import { isValid } from './validate.js';

const schema = dashboardJsonSchema();

function isPlanned(config: unknown): boolean {
  return 'children' in planOf(config);
}

describe('the JSON schema of a dashboard file', () => {
  for (const [title, config] of Object.entries(right)) {
    test(`lets through what the kit takes: ${title}`, () => {
      assert.equal(isPlanned(config), true);
      assert.equal(isValid(schema, config), true);
    });
  }

  for (const [title, config] of wrong) {
    test(`refuses what the kit refuses: what ${title}`, () => {
      assert.equal(isPlanned(config), false);
      assert.equal(isValid(schema, config), false);
    });
  }

  test('is named by a draft that editors know', () => {
    assert.equal(schema['$schema'], 'https://json-schema.org/draft/2020-12/schema');
  });

  test('may be named in the file, which says nothing else by it', () => {
    assert.deepEqual(planOf({ $schema: './dashboard.schema.json', tiles: [] }), planOf({ tiles: [] }));
  });

  test('would not be read by a validator that passes over what it does not know', () => {
    const odd: JsonSchema = { type: 'object', minProperties: 1 };
    assert.throws(() => isValid(odd, {}), /minProperties/);
  });
});
