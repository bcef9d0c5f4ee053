import type { Meta } from '@storybook/web-components-vite';
import { controls, drawing, onDark, states, type Settings, type Story } from './element.js';
import { movements, noCustomers, purchases, snapshot, stripe, subscriptions } from './feeds.js';

const views = ['summary', 'trend', 'cohorts', 'curve', 'waterfall', 'segments', 'table'];

const meta: Meta<Settings> = {
  title: 'Metrics/Retention',
  component: 'support-retention',
  args: { src: subscriptions },
  argTypes: controls(views),
  render: drawing('support-retention'),
};

export default meta;

/** Of the customers of a year ago, those who are still here; beside it the revenue that they kept and added. */
export const Summary: Story = { args: { view: 'summary', compare: 'year-ago' } };

/** The twelve months before each month; the month that still runs is left out. */
export const Trend: Story = { args: { view: 'trend' } };

/** By the month they began in, how many are left; what is not yet complete is marked and in no average. */
export const Cohorts: Story = { args: { view: 'cohorts' } };

/** How long customers stay by plan, with the number at risk under the axis. */
export const Curve: Story = { args: { view: 'curve', by: 'plan' } };

/** What moved recurring revenue, quarter by quarter. */
export const Waterfall: Story = { args: { view: 'waterfall', period: 'quarter' } };

/** Each plan with its interval. */
export const Segments: Story = { args: { view: 'segments', by: 'plan' } };

/** Every figure of the picture, by quarter. */
export const Table: Story = { args: { view: 'table', period: 'quarter', compare: 'year-ago' } };

/** Revenue kept without what customers added. */
export const Gross: Story = { args: { view: 'trend', statistic: 'gross' } };

/** Revenue kept with what customers added. */
export const Net: Story = { args: { view: 'trend', statistic: 'net' } };

/** At least once within some months of the start. */
export const Brackets: Story = { args: { view: 'cohorts', cohorts: 'bracket', brackets: '1-3 4-6 7-12 13-24' } };

/** At that age or later: the last columns are not final. */
export const Rolling: Story = { args: { view: 'cohorts', cohorts: 'rolling' } };

/** Without a gap up to that age. */
export const Survival: Story = { args: { view: 'cohorts', cohorts: 'survival' } };

/** From what changed revenue, instead of what it came to. */
export const Movements: Story = { args: { view: 'waterfall', src: movements, form: 'movements', period: 'quarter' } };

/** From Stripe's list of subscriptions, as it stands. */
export const Spans: Story = { args: { view: 'curve', data: stripe, from: 'stripe' } };

/** From a table of who is there: how long, and whether they left. */
export const Snapshot: Story = { args: { view: 'curve', data: snapshot, by: 'plan' } };

/** From an activity log, such as purchases. */
export const Activity: Story = { args: { view: 'cohorts', data: purchases } };

/** The table of cohorts where there is little room: fewer ages, and it says so. */
export const NarrowCohorts: Story = { args: { view: 'cohorts', width: 280 } };

/** As small as a tile gets. */
export const Narrow: Story = { args: { view: 'summary', width: 280 } };

/** As wide as a tile gets. */
export const Wide: Story = { args: { view: 'cohorts', width: 1200 } };

/** While the feed is on its way: the size is kept, and after a second a word says so. */
export const Loading: Story = states.loading;

/** A feed without customers says what would fill it. */
export const Empty: Story = { args: { data: noCustomers } };

/** A feed that is not there: one sentence, what to do, and a way to try again. */
export const Failed: Story = states.failed;

/** In Japanese. */
export const Japanese: Story = { args: { view: 'summary', lang: 'ja' } };

/** From right to left. */
export const RightToLeft: Story = { args: { view: 'segments', by: 'plan', dir: 'rtl' } };

/** On a dark page. */
export const Dark: Story = { args: { view: 'cohorts' }, decorators: [onDark] };
