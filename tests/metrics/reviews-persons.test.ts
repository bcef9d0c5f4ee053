import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { finish, textColumnOf, type Columns, type Records, type Settled } from '../../src/metric.js';
import { linkReviews } from '../../src/metrics/reviews/link.js';
import { personNames } from '../../src/metrics/reviews/persons.js';
import { tallyReviews } from '../../src/metrics/reviews/tally.js';
import { settled } from './settled.js';

const columns: Columns = {
  case_id: textColumnOf(['a', 'a', 'b']),
  agent_id: textColumnOf(['ann', 'ann', 'bob']),
  reviewer_id: textColumnOf(['cid', 'dan', 'cid']),
  tone: textColumnOf(['1', '2', '3']),
};

const main: Records = { size: 3, columns, rowNumbers: Uint32Array.of(1, 2, 3) };

/** The persons that sums of three reviews name. */
function personsIn(agents: NonNullable<Settled['agents']>): string[] {
  const asked = settled({ agents, options: { categories: '{"tone": 1}', 'rating-scale': '1 3' } });
  const { keys } = tallyReviews(finish(linkReviews({ main }, asked)));
  return ['peer', 'rater'].flatMap((name) => {
    const column = keys[name];
    return column?.kind === 'text' ? [...new Set(column)].flatMap((text) => text ?? []) : [];
  });
}

describe('the sums of reviews', () => {
  test('name agents and reviewers where the feed’s definition allows it', () => {
    assert.deepEqual(personsIn('named').sort(), ['ann', 'bob', 'cid', 'dan']);
    assert.deepEqual(personsIn('pseudonym').sort(), ['ann', 'bob', 'cid', 'dan']);
  });

  test('name nobody, and have no dictionary of names, where it does not', () => {
    assert.deepEqual(personsIn('hidden'), []);
    const linked = finish(linkReviews({ main }, settled({ options: { categories: '{"tone": 1}' } })));
    const texts = Object.values(linked.columns).flatMap((column) => (column.kind === 'text' ? column.dictionary : []));
    assert.equal(
      texts.some((text) => ['ann', 'bob', 'cid', 'dan'].includes(text)),
      false,
    );
  });
});

describe('the names of persons', () => {
  const sizes = [['ann', 3] as const, ['bob', 5] as const, ['cid', 3] as const];

  test('are not given even where sums made elsewhere hold them, unless the definition allows it', () => {
    assert.equal(personNames(sizes, {}), null);
    assert.equal(personNames(sizes, { agents: 'hidden' }), null);
  });

  test('are numbers by how many reviews they have where it says pseudonym', () => {
    assert.deepEqual(
      [...(personNames(sizes, { agents: 'pseudonym' }) ?? [])],
      [
        ['bob', '#1'],
        ['ann', '#2'],
        ['cid', '#3'],
      ],
    );
  });
});
