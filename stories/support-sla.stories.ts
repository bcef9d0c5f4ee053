import type { Meta } from '@storybook/web-components-vite';
import { controls, drawing, onDark, states, type Settings, type Story } from './element.js';
import { cases, noCases, schedules, targets } from './feeds.js';

const views = ['summary', 'trend', 'stack', 'segments', 'why', 'hours', 'queue', 'table'];

const meta: Meta<Settings> = {
  title: 'Metrics/SLA',
  component: 'support-sla',
  args: { src: targets, 'src-cases': cases, 'src-schedules': schedules },
  argTypes: controls(views),
  render: drawing('support-sla'),
};

export default meta;

/** The share of targets that were met, with the bounds that pending ones leave. */
export const Summary: Story = { args: { view: 'summary', target: '{"value": 90, "label": "Promise"}' } };

/** Month by month; the month that still runs is hollow. */
export const Trend: Story = { args: { view: 'trend' } };

/** What became of the targets of each month. */
export const Stack: Story = { args: { view: 'stack' } };

/** Each policy with its interval. */
export const Segments: Story = { args: { view: 'segments', by: 'policy' } };

/** Why it moved since the quarter before: what each segment did by its own value, and what by its share of all. */
export const Why: Story = { args: { view: 'why', by: 'policy', period: 'quarter' } };

/** When targets are missed, by weekday and hour. */
export const Hours: Story = { args: { view: 'hours' } };

/** What is due next, and what is overdue. */
export const Queue: Story = { args: { view: 'queue' } };

/** Every figure of the picture, by quarter. */
export const Table: Story = { args: { view: 'table', period: 'quarter', compare: 'year-ago' } };

/** As small as a tile gets. */
export const Narrow: Story = { args: { view: 'summary', width: 280 } };

/** As wide as a tile gets. */
export const Wide: Story = { args: { view: 'trend', width: 1200 } };

/** While the feed is on its way: the size is kept, and after a second a word says so. */
export const Loading: Story = states.loading;

/** A feed without targets says what would fill it. */
export const Empty: Story = { args: { data: noCases } };

/** A feed that is not there: one sentence, what to do, and a way to try again. */
export const Failed: Story = states.failed;

/** In Japanese. */
export const Japanese: Story = { args: { view: 'summary', lang: 'ja' } };

/** From right to left. */
export const RightToLeft: Story = { args: { view: 'trend', dir: 'rtl' } };

/** On a dark page. */
export const Dark: Story = { args: { view: 'stack' }, decorators: [onDark] };
