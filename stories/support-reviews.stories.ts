import type { Meta } from '@storybook/web-components-vite';
import { controls, drawing, onDark, states, type Settings, type Story } from './element.js';
import { cases, columnReviews, noReviews, plainReviews, reviews } from './feeds.js';

const views = ['summary', 'trend', 'categories', 'coverage', 'calibration', 'agents', 'queue', 'table'];

const meta: Meta<Settings> = {
  title: 'Metrics/Reviews',
  component: 'support-reviews',
  args: { src: reviews, 'src-cases': cases },
  argTypes: controls(views),
  render: drawing('support-reviews'),
};

export default meta;

/** The mean score of reviewed cases, with and without critical rules. */
export const Summary: Story = { args: { view: 'summary', compare: 'year-ago' } };

/** Quarter by quarter; the rubric changed once. */
export const Trend: Story = { args: { view: 'trend', period: 'quarter' } };

/** Each category this year against last, by the same version of the rubric. */
export const Categories: Story = { args: { view: 'categories' } };

/** How much of what was closed is reviewed, and in which strata. */
export const Coverage: Story = { args: { view: 'coverage' } };

/** How far reviewers agree on the same cases, and who is harsh. */
export const Calibration: Story = { args: { view: 'calibration' } };

/** What to talk about with whom, under pseudonyms. */
export const Agents: Story = { args: { view: 'agents' } };

/** Review these next: drawn by lot, so that the reviews become a sample. */
export const Queue: Story = { args: { view: 'queue' } };

/** Every figure of the picture, by quarter. */
export const Table: Story = { args: { view: 'table', period: 'quarter', compare: 'year-ago' } };

/** Critical categories count as any other. */
export const WithoutCritical: Story = { args: { view: 'trend', critical: 'ignore', period: 'quarter' } };

/** From plain scores. */
export const Plain: Story = { args: { view: 'trend', data: plainReviews, 'src-cases': undefined, period: 'quarter' } };

/** From one column a category, rated from −2 to 2. */
export const Columns: Story = {
  args: {
    view: 'categories',
    data: columnReviews,
    'src-cases': undefined,
    categories: '{"A": 0.5, "S": 0.3, "E": 0.2}',
    'rating-scale': '-2 2',
  },
};

/** As small as a tile gets. */
export const Narrow: Story = { args: { view: 'summary', width: 280 } };

/** As wide as a tile gets. */
export const Wide: Story = { args: { view: 'categories', width: 1200 } };

/** While the feed is on its way: the size is kept, and after a second a word says so. */
export const Loading: Story = states.loading;

/** A feed without reviews says what would fill it. */
export const Empty: Story = { args: { data: noReviews } };

/** A feed that is not there: one sentence, what to do, and a way to try again. */
export const Failed: Story = states.failed;

/** In Japanese. */
export const Japanese: Story = { args: { view: 'summary', lang: 'ja' } };

/** From right to left. */
export const RightToLeft: Story = { args: { view: 'categories', dir: 'rtl' } };

/** On a dark page. */
export const Dark: Story = { args: { view: 'categories' }, decorators: [onDark] };
