import type { Meta } from '@storybook/web-components-vite';
import { controls, drawing, onDark, states, type Settings, type Story } from './element.js';
import { cases, noCases, schedules } from './feeds.js';

const views = ['summary', 'trend', 'curve', 'histogram', 'segments', 'backlog', 'table'];

const meta: Meta<Settings> = {
  title: 'Metrics/First response time',
  component: 'support-response-time',
  args: { src: cases, 'src-schedules': schedules },
  argTypes: controls(views),
  render: drawing('support-response-time'),
};

export default meta;

/** Median and ninth decile of the time to the first reply; cases that still wait count as long as they have waited. */
export const Summary: Story = { args: { view: 'summary', compare: 'year-ago' } };

/** Month by month with the interval as a band. */
export const Trend: Story = { args: { view: 'trend' } };

/** How much is answered after how long, by priority. */
export const Curve: Story = { args: { view: 'curve', by: 'priority' } };

/** How long cases take, on a logarithmic axis. */
export const Histogram: Story = { args: { view: 'histogram' } };

/** Each priority with its interval. */
export const Segments: Story = { args: { view: 'segments', by: 'priority' } };

/** How long open cases have waited. */
export const Backlog: Story = { args: { view: 'backlog' } };

/** Every figure of the picture, by quarter. */
export const Table: Story = { args: { view: 'table', period: 'quarter', compare: 'year-ago' } };

/** In the hours of the team that is in charge. */
export const BusinessTime: Story = { args: { view: 'trend', time: 'business', period: 'quarter' } };

/** Of completed cases only, as help desks report it. */
export const CompletedOnly: Story = { args: { view: 'summary', cases: 'completed' } };

/** On live channels: how many were answered within 20 seconds, and who gave up. */
export const Live: Story = {
  args: { view: 'summary', 'within-seconds': 20, filters: '{"channel": ["phone"]}', heading: 'Phone' },
};

/** As small as a tile gets. */
export const Narrow: Story = { args: { view: 'summary', width: 280 } };

/** As wide as a tile gets. */
export const Wide: Story = { args: { view: 'trend', width: 1200 } };

/** While the feed is on its way: the size is kept, and after a second a word says so. */
export const Loading: Story = states.loading;

/** A feed without cases says what would fill it. */
export const Empty: Story = { args: { data: noCases } };

/** A feed that is not there: one sentence, what to do, and a way to try again. */
export const Failed: Story = states.failed;

/** In Japanese. */
export const Japanese: Story = { args: { view: 'summary', lang: 'ja' } };

/** From right to left. */
export const RightToLeft: Story = { args: { view: 'trend', dir: 'rtl' } };

/** On a dark page. */
export const Dark: Story = { args: { view: 'curve' }, decorators: [onDark] };
