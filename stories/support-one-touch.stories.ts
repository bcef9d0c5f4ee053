import type { Meta } from '@storybook/web-components-vite';
import { controls, drawing, onDark, states, type Settings, type Story } from './element.js';
import { cases, noCases } from './feeds.js';

const views = ['summary', 'trend', 'stack', 'distribution', 'segments', 'why', 'table'];

const meta: Meta<Settings> = {
  title: 'Metrics/One-touch resolution',
  component: 'support-one-touch',
  args: { src: cases },
  argTypes: controls(views),
  render: drawing('support-one-touch'),
};

export default meta;

/** The share of solved cases that took exactly one reply. */
export const Summary: Story = { args: { view: 'summary', compare: 'year-ago' } };

/** Month by month. */
export const Trend: Story = { args: { view: 'trend' } };

/** How many replies the cases of each month took. */
export const Stack: Story = { args: { view: 'stack' } };

/** How many cases took how many replies. */
export const Distribution: Story = { args: { view: 'distribution' } };

/** Each channel with its interval. */
export const Segments: Story = { args: { view: 'segments', by: 'channel' } };

/** Why it moved since the quarter before: what each segment did by its own value, and what by its share of all. */
export const Why: Story = { args: { view: 'why', by: 'channel', period: 'quarter' } };

/** Every figure of the picture, by quarter. */
export const Table: Story = { args: { view: 'table', period: 'quarter', compare: 'year-ago' } };

/** The other reading: nobody wrote again within a week. */
export const NoRecontact: Story = { args: { view: 'trend', touch: 'no-recontact' } };

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
export const Dark: Story = { args: { view: 'stack' }, decorators: [onDark] };
