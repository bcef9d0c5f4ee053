import type { Meta } from '@storybook/web-components-vite';
import { controls, drawing, onDark, states, type Settings, type Story } from './element.js';
import { answers, accounts, cases, noCases, schedules, targets } from './feeds.js';

const views = ['summary', 'trend', 'renewals', 'customers', 'segments', 'table'];

const meta: Meta<Settings> = {
  title: 'Metrics/Revenue at risk',
  component: 'support-revenue-at-risk',
  args: {
    src: cases,
    'src-accounts': accounts,
    'src-targets': targets,
    'src-schedules': schedules,
    'src-answers': answers,
  },
  argTypes: controls(views),
  render: drawing('support-revenue-at-risk'),
};

export default meta;

/** What part of recurring revenue stands behind trouble of the last 90 days. */
export const Summary: Story = { args: { view: 'summary', compare: 'year-ago' } };

/** Month end by month end. */
export const Trend: Story = { args: { view: 'trend' } };

/** When it is decided: by the quarter of renewal, next first, and by reason. */
export const Renewals: Story = { args: { view: 'renewals' } };

/** Whom to call: the next renewal first, with what the customer pays and why it is here. */
export const Customers: Story = { args: { view: 'customers' } };

/** Nobody is named. */
export const NoNames: Story = { args: { view: 'customers', names: 'hidden' } };

/** Each support tier. */
export const Segments: Story = { args: { view: 'segments', by: 'tier' } };

/** Every figure of the picture. */
export const Table: Story = { args: { view: 'table' } };

/** Without what customers pay it counts customers, and says so. */
export const WithoutRevenue: Story = { args: { view: 'summary', 'src-accounts': undefined } };

/** As small as a tile gets. */
export const Narrow: Story = { args: { view: 'renewals', width: 280 } };

/** As wide as a tile gets. */
export const Wide: Story = { args: { view: 'renewals', width: 1200 } };

/** While the feed is on its way: the size is kept, and after a second a word says so. */
export const Loading: Story = states.loading;

/** A feed without cases says what would fill it. */
export const Empty: Story = { args: { data: noCases, 'src-accounts': undefined } };

/** A feed that is not there: one sentence, what to do, and a way to try again. */
export const Failed: Story = states.failed;

/** In Japanese. */
export const Japanese: Story = { args: { view: 'renewals', lang: 'ja' } };

/** From right to left. */
export const RightToLeft: Story = { args: { view: 'renewals', dir: 'rtl' } };

/** On a dark page. */
export const Dark: Story = { args: { view: 'renewals' }, decorators: [onDark] };
