import type { Meta } from '@storybook/web-components-vite';
import { onDark, type Settings, type Story } from './element.js';
import { answers, cases, noAnswers, schedules, survey } from './feeds.js';

/** What stands in the dashboards of these stories: two feeds, a filter, and a few tiles. */
const described = {
  feeds: { survey: { src: survey }, answers: { src: answers }, cases: { src: cases }, hours: { src: schedules } },
  filters: [{ field: 'region' }],
  goals: [{ metric: 'nps', target: 45, owner: 'Ada', by: '2026-12-31' }],
  tiles: [
    { element: 'nps', feed: 'survey', target: { value: 45, label: 'Goal for 2026' } },
    { element: 'csat', feed: 'answers' },
    { element: 'response-time', feed: 'cases', feedSchedules: 'hours' },
    { element: 'nps', feed: 'survey', view: 'trend', span: 2, heading: 'NPS month by month' },
    { element: 'nps', feed: 'survey', view: 'segments', by: ['region'], heading: 'NPS by region' },
  ],
};

/** The same with feeds in which nobody has answered or written yet. */
const nothingYet = {
  ...described,
  feeds: Object.fromEntries(Object.keys(described.feeds).map((name) => [name, { data: noAnswers }])),
};

function dashboard({ width, config = described, ...attributes }: Settings): HTMLElement {
  const element = document.createElement('support-dashboard');
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'string' || typeof value === 'number') element.setAttribute(name, String(value));
  }
  if (width !== undefined) element.style.maxInlineSize = `${width}px`;
  return Object.assign(element, { config });
}

const meta: Meta<Settings> = {
  title: 'Dashboard/Dashboard',
  component: 'support-dashboard',
  args: { heading: 'Support', period: 'quarter', compare: 'year-ago' },
  argTypes: {
    period: { control: 'select', options: ['day', 'week', 'month', 'quarter', 'year'] },
    compare: { control: 'select', options: ['previous', 'year-ago'] },
    dir: { control: 'inline-radio', options: ['ltr', 'rtl'] },
    lang: { control: 'inline-radio', options: ['en', 'ja'] },
    width: { control: { type: 'range', min: 240, max: 1400, step: 20 } },
    config: { control: 'object' },
  },
  render: dashboard,
};

export default meta;

/** Tiles that share feeds, period, comparison and filters. */
export const Composed: Story = {};

/** What the reader has chosen stands in the header, and in the link. */
export const Filtered: Story = { args: { state: 'filter.region=%5B%22Europe%22%5D' } };

/** What is read again by itself can be paused. */
export const Refreshed: Story = { args: { refresh: 300 } };

/** A file that cannot be used: where, what was seen, and what is probably meant. */
export const Misspelt: Story = { args: { config: { ...described, perod: 'month' } } };

/** Feeds without rows: each tile says what would fill it. */
export const Empty: Story = { args: { config: nothingYet } };

/** On a telephone: one column. */
export const Narrow: Story = { args: { width: 280 } };

/** On a large screen: four columns. */
export const Wide: Story = { args: { width: 1400 } };

/** In Japanese. */
export const Japanese: Story = { args: { lang: 'ja', heading: 'サポート' } };

/** From right to left. */
export const RightToLeft: Story = { args: { dir: 'rtl' } };

/** On a dark page. */
export const Dark: Story = { decorators: [onDark] };
