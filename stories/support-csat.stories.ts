import type { Meta } from '@storybook/web-components-vite';
import { controls, drawing, onDark, states, type Settings, type Story } from './element.js';
import { answers, noAnswers } from './feeds.js';

const views = ['summary', 'trend', 'control', 'distribution', 'segments', 'why', 'agents', 'table'];

const meta: Meta<Settings> = {
  title: 'Metrics/CSAT',
  component: 'support-csat',
  args: { src: answers },
  argTypes: controls(views),
  render: drawing('support-csat'),
};

export default meta;

/** The share of satisfied answers, its interval, its change with a verdict, and who answered. */
export const Summary: Story = {
  args: { view: 'summary', target: '{"value": 85, "label": "Goal for 2026"}', compare: 'year-ago' },
};

/** Month by month with the interval as a band; the month that still runs is hollow. */
export const Trend: Story = { args: { view: 'trend' } };

/** What the page knows to have happened: a release, and a change of what is counted, across which nothing is compared. */
export const Events: Story = {
  args: {
    view: 'control',
    period: 'week',
    events: JSON.stringify([
      { at: '2025-03-03', text: 'Bots are rated too', kind: 'definition' },
      { at: '2026-02-02', text: 'Release 5', kind: 'release' },
    ]),
  },
};

/** What chance alone would do, month by month, and where it was left. */
export const Control: Story = { args: { view: 'control' } };

/** How many gave each score. */
export const Distribution: Story = { args: { view: 'distribution' } };

/** Each channel with its interval, the best first. */
export const Segments: Story = { args: { view: 'segments', by: 'channel' } };

/** Why it moved since the quarter before: what each segment did by its own value, and what by its share of all. */
export const Why: Story = { args: { view: 'why', by: 'channel', period: 'quarter' } };

/** Agents under pseudonyms, within the limits that chance would keep at their number of answers. */
export const Agents: Story = { args: { view: 'agents' } };

/** Every figure of the picture, by quarter. */
export const Table: Story = { args: { view: 'table', period: 'quarter', compare: 'year-ago' } };

/** The mean score instead of the share. */
export const Mean: Story = { args: { view: 'trend', statistic: 'mean', period: 'quarter' } };

/** Satisfied minus dissatisfied. */
export const Net: Story = { args: { view: 'trend', statistic: 'net', period: 'quarter' } };

/** As small as a tile gets. */
export const Narrow: Story = { args: { view: 'summary', width: 280 } };

/** As wide as a tile gets. */
export const Wide: Story = { args: { view: 'trend', width: 1200 } };

/** While the feed is on its way: the size is kept, and after a second a word says so. */
export const Loading: Story = states.loading;

/** A feed without answers says what would fill it. */
export const Empty: Story = { args: { data: noAnswers } };

/** A feed that is not there: one sentence, what to do, and a way to try again. */
export const Failed: Story = states.failed;

/** In Japanese. */
export const Japanese: Story = { args: { view: 'summary', lang: 'ja' } };

/** From right to left. */
export const RightToLeft: Story = { args: { view: 'trend', dir: 'rtl' } };

/** On a dark page. */
export const Dark: Story = { args: { view: 'control' }, decorators: [onDark] };
