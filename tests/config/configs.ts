import type { Fault } from '../../src/config/faults.js';

const nps = { element: 'nps', feed: 'survey' };

/** Dashboards as files may describe them. */
export const right = {
  whole: {
    heading: 'Support, Q3',
    timeZone: 'Europe/Paris',
    period: 'month',
    minGroup: 8,
    feeds: { survey: { src: '/feeds/survey.json', refresh: 300, fields: { score: 'rating' } } },
    periodControl: true,
    filters: [{ field: 'region' }],
    events: [{ at: '2026-01-15', text: 'Search repaired', kind: 'fix' }],
    tiles: [
      { element: 'nps', feed: 'survey', by: ['region', 'plan'], view: 'segments', span: 2, target: 70 },
      { element: 'churn', feed: 'survey', feedCases: 'cases', minGroup: 9, benchmark: { value: 21, year: 2018 } },
    ],
  },
  'without a tile': { tiles: [] },
  'with a feed that is a value': { feeds: { survey: { data: { rows: [{ score: 9 }] } } }, tiles: [] },
  'with a period control that says more': { periodControl: { group: 'a' }, tiles: [] },
  'with elements that are no metrics': {
    tiles: [{ element: 'scorecard' }, { element: 'fact', value: 30, unit: 'percent' }],
  },
  'that names its schema': { $schema: './dashboard.schema.json', tiles: [] },
  'with goals and days': {
    goals: [{ metric: 'nps', owner: 'Ada', target: { value: 70 }, by: '2026-12-31' }],
    asOf: '2026-03-31',
    tiles: [nps],
  },
} as const;

/** Files that are refused: why, where the fault is, and what it is. */
export const wrong: readonly (readonly [
  title: string,
  config: unknown,
  path: string,
  code: Fault['code'],
  expected: string | null,
])[] = [
  ['is no object', [], '', 'kind', 'object'],
  ['has no tiles', {}, 'tiles', 'missing', 'array'],
  ['has a name that nobody knows', { tiles: [], timezone: 'UTC' }, 'timezone', 'unknown', 'timeZone'],
  ['has a grain that is none', { tiles: [], period: 'moth' }, 'period', 'kind', 'month'],
  ['has an element that is none', { tiles: [nps, { element: 'cssat' }] }, 'tiles[1].element', 'kind', 'csat'],
  ['has a tile without an element', { tiles: [nps, nps, {}] }, 'tiles[2].element', 'missing', null],
  [
    'has an attribute that its element lacks',
    { tiles: [nps, nps, { ...nps, bench: 3 }] },
    'tiles[2].bench',
    'unknown',
    null,
  ],
  [
    'has an attribute written wrongly',
    { tiles: [{ ...nps, 'min-grup': 3 }] },
    'tiles[0].min-grup',
    'unknown',
    'minGroup',
  ],
  ['has a number that is none', { tiles: [{ ...nps, level: 'high' }] }, 'tiles[0].level', 'kind', 'number'],
  ['has a view that its element lacks', { tiles: [{ ...nps, view: 'trends' }] }, 'tiles[0].view', 'kind', 'trend'],
  [
    'has neither true nor false',
    { tiles: [], filters: [{ field: 'a', single: 'yes' }] },
    'filters[0].single',
    'kind',
    'boolean',
  ],
  ['spans more columns than there are', { tiles: [{ ...nps, span: 5 }] }, 'tiles[0].span', 'kind', '≤ 4'],
  ['filters by nothing', { tiles: [], filters: [{}] }, 'filters[0].field', 'missing', 'string'],
  [
    'has a goal with another name',
    { tiles: [], goals: [{ metric: 'nps', owned: 'Ada' }] },
    'goals[0].owned',
    'unknown',
    'owner',
  ],
  [
    'gives a control an attribute that it lacks',
    { tiles: [], periodControl: { fields: 'a' } },
    'periodControl.fields',
    'unknown',
    null,
  ],
  [
    'filters by what its filter lacks',
    { tiles: [], filters: [{ field: 'a', sorted: true }] },
    'filters[0].sorted',
    'unknown',
    null,
  ],
  ['names a day that is none', { tiles: [], since: 'March' }, 'since', 'kind', null],
  ['hides groups of half a person', { tiles: [], minGroup: 2.5 }, 'minGroup', 'kind', null],
  ['reads a feed from a number', { tiles: [], feeds: { survey: { src: 3 } } }, 'feeds.survey.src', 'kind', 'string'],
];
