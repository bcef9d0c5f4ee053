import type { Meta } from '@storybook/web-components-vite';
import { controls, drawing, onDark, states, type Settings, type Story } from './element.js';
import { cases, noCases } from './feeds.js';

const views = ['summary', 'trend', 'control', 'hours', 'backlog', 'segments', 'table'];

const meta: Meta<Settings> = {
  title: 'Metrics/Volume',
  component: 'support-volume',
  args: { src: cases },
  argTypes: controls(views),
  render: drawing('support-volume'),
};

export default meta;

/** How many cases were created, solved and are open. */
export const Summary: Story = { args: { view: 'summary', compare: 'year-ago' } };

/** Month by month. */
export const Trend: Story = { args: { view: 'trend' } };

/** Created minus solved, and where it left what chance would do. */
export const Control: Story = { args: { view: 'control' } };

/** When cases come, by weekday and hour. */
export const Hours: Story = { args: { view: 'hours' } };

/** How long open cases have waited. */
export const Backlog: Story = { args: { view: 'backlog' } };

/** Cases by topic. */
export const Segments: Story = { args: { view: 'segments', by: 'topic_id' } };

/** Every figure of the picture, by quarter. */
export const Table: Story = { args: { view: 'table', period: 'quarter', compare: 'year-ago' } };

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
export const Dark: Story = { args: { view: 'control' }, decorators: [onDark] };
