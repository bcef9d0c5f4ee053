import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { areSameChoices, filtersFor, noChoices, spanFor, type Choices } from '../../src/element/board/choices.js';
import { withChoice, withToggled } from '../../src/element/board/choosing.js';
import { choicesOf, linkOf } from '../../src/element/board/link.js';

const region = { field: 'region', values: ['EMEA', null], origin: null };
const clicked = { field: 'plan', values: ['pro & more'], origin: 'support-nps-1' };
const chosen: Choices = {
  filters: [region, clicked],
  span: { since: '2026-01-01', until: null, origin: 'trend' },
  period: 'quarter',
  compare: 'year-ago',
};

describe('what a reader chose', () => {
  test('holds for every element but the one in whose chart it was made', () => {
    assert.deepEqual(filtersFor(chosen, 'support-csat-1'), { region: ['EMEA', null], plan: ['pro & more'] });
    assert.deepEqual(filtersFor(chosen, 'support-nps-1'), { region: ['EMEA', null] });
    assert.equal(spanFor(chosen, 'trend'), null);
    assert.deepEqual(spanFor(chosen, 'support-nps-1'), chosen.span);
  });

  test('lets through only what all choices on one field let through', () => {
    const both = withChoice(chosen, { field: 'region', values: ['EMEA', 'APAC'], origin: 'map' });
    assert.deepEqual(filtersFor(both, 'other')['region'], ['EMEA']);
    assert.deepEqual(filtersFor(both, 'map')['region'], ['EMEA', null]);
  });

  test('is taken away by choosing the same value again, and by choosing none', () => {
    const twice = withToggled(withToggled(noChoices, 'plan', 'pro', null), 'plan', 'free', null);
    assert.deepEqual(twice.filters, [{ field: 'plan', values: ['pro', 'free'], origin: null }]);
    const less = withToggled(twice, 'plan', 'pro', null);
    assert.deepEqual(less.filters[0]?.values, ['free']);
    assert.ok(areSameChoices(withToggled(less, 'plan', 'free', null), noChoices));
    assert.ok(areSameChoices(withChoice(less, { field: 'plan', values: [], origin: null }), noChoices));
  });

  test('of one element leaves those of another for the same field alone', () => {
    const two = withChoice(chosen, { ...clicked, values: ['basic'], origin: 'support-csat-1' });
    assert.deepEqual(
      two.filters.map(({ origin, values }) => [origin, values]),
      [
        [null, ['EMEA', null]],
        ['support-nps-1', ['pro & more']],
        ['support-csat-1', ['basic']],
      ],
    );
  });
});

describe('a link', () => {
  test('brings back what was chosen', () => {
    assert.deepEqual(choicesOf(linkOf(chosen)), chosen);
    assert.deepEqual(choicesOf(`?${linkOf(chosen)}`), chosen);
  });

  test('of nothing chosen is empty', () => {
    assert.equal(linkOf(noChoices), '');
    assert.deepEqual(choicesOf(''), noChoices);
  });

  test('can be read by people', () => {
    const { filters } = chosen;
    assert.equal(
      decodeURIComponent(linkOf({ ...chosen, filters: filters.slice(0, 1), compare: null })),
      'filter.region=["EMEA",null]&since=2026-01-01&in=trend&period=quarter',
    );
  });

  test('keeps fields and values that hold signs of its own', () => {
    const odd: Choices = { ...noChoices, filters: [{ field: 'a=b&c', values: ['@', '"]', '%41+'], origin: 'x@y' }] };
    assert.deepEqual(choicesOf(linkOf(odd)), odd);
    const at: Choices = { ...noChoices, filters: [{ field: 'sent@', values: ['x'], origin: null }] };
    assert.deepEqual(choicesOf(linkOf(at)), at);
  });

  test('that says nonsense chooses nothing', () => {
    const nonsense =
      'filter.region=EMEA&filter.plan=[1]&filter.=["x"]&filter.tier=[]&period=fortnight&compare=luck&x=y';
    assert.deepEqual(choicesOf(nonsense), noChoices);
  });
});
