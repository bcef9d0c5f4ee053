import type { Meta } from '@storybook/web-components-vite';
import { controls, drawing, onDark, states, type Settings, type Story } from './element.js';
import { actions, answers, followUps, noAnswers } from './feeds.js';

const views = ['summary', 'steps', 'curve', 'trend', 'segments', 'why', 'queue', 'table'];

const meta: Meta<Settings> = {
  title: 'Metrics/Follow-up',
  component: 'support-follow-up',
  args: { src: answers, 'src-follow-ups': followUps, 'src-actions': actions },
  argTypes: controls(views),
  render: drawing('support-follow-up'),
};

export default meta;

/** The share of unhappy answers that were followed up within 48 hours. */
export const Summary: Story = { args: { view: 'summary', compare: 'year-ago' } };

/** From the unhappy answer to the improvement. */
export const Steps: Story = { args: { view: 'steps' } };

/** How soon unhappy answers are followed up; fresh ones count as long as they have waited. */
export const Curve: Story = { args: { view: 'curve' } };

/** Quarter by quarter. */
export const Trend: Story = { args: { view: 'trend', period: 'quarter' } };

/** Each channel with its interval. */
export const Segments: Story = { args: { view: 'segments', by: 'channel' } };

/** Why it moved since the quarter before: what each segment did by its own value, and what by its share of all. */
export const Why: Story = { args: { view: 'why', by: 'channel', period: 'quarter', count: 'mature' } };

/** Who still waits to be talked to, the longest first. */
export const Queue: Story = { args: { view: 'queue' } };

/** Every figure of the picture, by quarter. */
export const Table: Story = { args: { view: 'table', period: 'quarter', compare: 'year-ago' } };

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
export const Dark: Story = { args: { view: 'curve' }, decorators: [onDark] };
