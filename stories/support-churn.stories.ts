import type { Meta } from '@storybook/web-components-vite';
import { controls, drawing, onDark, states, type Settings, type Story } from './element.js';
import { answers, cases, movements, noCustomers, subscriptions } from './feeds.js';

const views = ['summary', 'trend', 'rates', 'after', 'curve', 'segments', 'table'];

const meta: Meta<Settings> = {
  title: 'Metrics/Churn',
  component: 'support-churn',
  args: { src: movements, 'src-cases': cases, 'src-answers': answers },
  argTypes: controls(views),
  render: drawing('support-churn'),
};

export default meta;

/** Of 100 customers, how many leave in a month. */
export const Summary: Story = { args: { view: 'summary', compare: 'year-ago' } };

/** Quarter by quarter. */
export const Trend: Story = { args: { view: 'trend', period: 'quarter' } };

/** By support tier and by how fast cases were answered: points, relative and within strata. An association, no effect. */
export const Rates: Story = { args: { view: 'rates' } };

/** Who left within 30, 90 and 365 days of the last case, by its rating and its first reply. */
export const After: Story = { args: { view: 'after' } };

/** How long customers stay, by the support that they began with. */
export const Curve: Story = { args: { view: 'curve' } };

/** Each plan with its interval. */
export const Segments: Story = { args: { view: 'segments', by: 'plan' } };

/** Every figure of the picture, by quarter. */
export const Table: Story = { args: { view: 'table', period: 'quarter', compare: 'year-ago' } };

/** From month-end states: leaving is dated by month, and the tile says so. */
export const States: Story = { args: { view: 'rates', src: subscriptions } };

/** The tier as it is, without a lag: closer to what was bought, and to what leaving itself does. */
export const NoLag: Story = { args: { view: 'rates', 'tier-lag': 0 } };

/** Without cases there are no reply bands. */
export const WithoutCases: Story = { args: { view: 'rates', 'src-cases': undefined, 'src-answers': undefined } };

/** As small as a tile gets. */
export const Narrow: Story = { args: { view: 'summary', width: 280 } };

/** As wide as a tile gets. */
export const Wide: Story = { args: { view: 'rates', width: 1200 } };

/** While the feed is on its way: the size is kept, and after a second a word says so. */
export const Loading: Story = states.loading;

/** A feed without customers says what would fill it. */
export const Empty: Story = { args: { data: noCustomers } };

/** A feed that is not there: one sentence, what to do, and a way to try again. */
export const Failed: Story = states.failed;

/** In Japanese. */
export const Japanese: Story = { args: { view: 'summary', lang: 'ja' } };

/** From right to left. */
export const RightToLeft: Story = { args: { view: 'rates', dir: 'rtl' } };

/** On a dark page. */
export const Dark: Story = { args: { view: 'rates' }, decorators: [onDark] };
