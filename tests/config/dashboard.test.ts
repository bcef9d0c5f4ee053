import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { companions, elements } from '../../components/index.js';
import { planOf } from '../../src/config/dashboard.js';
import { nearest } from '../../src/config/nearest.js';
import { vocabulary } from '../../src/config/vocabulary.js';
import { right, wrong } from './configs.js';

describe('a dashboard as its file describes it', () => {
  test('becomes what an author would write', () => {
    const plan = planOf(right.whole);
    assert.deepEqual(plan, {
      attributes: {
        heading: 'Support, Q3',
        'time-zone': 'Europe/Paris',
        period: 'month',
        'min-group': '8',
        events: '[{"at":"2026-01-15","text":"Search repaired","kind":"fix"}]',
      },
      children: [
        {
          name: 'feed',
          attributes: { name: 'survey', src: '/feeds/survey.json', refresh: '300', fields: '{"score":"rating"}' },
        },
        { name: 'period', attributes: {} },
        { name: 'filter', attributes: { field: 'region' } },
        {
          name: 'nps',
          attributes: { feed: 'survey', by: 'region, plan', view: 'segments', span: '2', target: '70' },
        },
        {
          name: 'churn',
          attributes: {
            feed: 'survey',
            'feed-cases': 'cases',
            'min-group': '9',
            benchmark: '{"value":21,"year":2018}',
          },
        },
      ],
    });
  });

  test('hands on a feed that is given as a value', () => {
    const plan = planOf({ feeds: { survey: { data: { rows: [{ score: 9 }] } } }, tiles: [] });
    assert.deepEqual(plan, {
      attributes: {},
      children: [{ name: 'feed', attributes: { name: 'survey' }, data: { rows: [{ score: 9 }] } }],
    });
  });

  for (const [title, config, path, code, expected] of wrong) {
    test(`is refused where it ${title}, and says where`, () => {
      const faults = planOf(config);
      assert.ok(Array.isArray(faults));
      const [fault] = faults;
      assert.equal(fault.path, path);
      assert.equal(fault.code, code);
      if (expected !== null) assert.equal(fault.expected, expected);
    });
  }

  test('knows every element of the kit but those that hold others', () => {
    const names = Object.keys({ ...elements, ...companions }).filter((name) => name !== 'dashboard' && name !== 'feed');
    assert.deepEqual(Object.keys(vocabulary), names.toSorted());
  });
});

describe('the nearest name', () => {
  test('is the one with the fewest letters wrong, whatever its case and hyphens', () => {
    const words = ['timeZone', 'period', 'compare'];
    assert.equal(nearest('time-zone', words), 'timeZone');
    assert.equal(nearest('peroid', words), 'period');
  });

  test('is none where more than a third of the letters would be wrong', () => {
    assert.equal(nearest('colour', ['timeZone', 'period']), null);
  });
});
