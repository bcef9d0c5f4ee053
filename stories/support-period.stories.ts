import type { Meta } from '@storybook/web-components-vite';
import { askingControls, askingOf } from './asking.js';
import { onDark, type Settings, type Story } from './element.js';

const meta: Meta<Settings> = {
  title: 'Asking/Period',
  component: 'support-period',
  argTypes: askingControls,
  render: askingOf('support-period'),
};

export default meta;

/** All of the time that the feeds have, by month. */
export const Whole: Story = {};

/** Dates of the reader's own. */
export const Dates: Story = { args: { state: 'since=2025-01-15&until=2025-07-01&period=week' } };

/** Beside figures that have not come, nothing can be counted back from: only dates can be set. */
export const Empty: Story = { render: (settings) => askingOf('support-period')({ ...settings, group: 'nobody' }) };

/** As small as a page gets. */
export const Narrow: Story = { args: { width: 280 } };

/** As wide as a page gets. */
export const Wide: Story = { args: { width: 1200 } };

/** In Japanese. */
export const Japanese: Story = { args: { lang: 'ja' } };

/** From right to left. */
export const RightToLeft: Story = { args: { dir: 'rtl' } };

/** On a dark page. */
export const Dark: Story = { decorators: [onDark] };
