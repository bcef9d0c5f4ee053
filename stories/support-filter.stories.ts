import type { Meta } from '@storybook/web-components-vite';
import { askingControls, askingOf } from './asking.js';
import { onDark, type Settings, type Story } from './element.js';

const meta: Meta<Settings> = {
  title: 'Asking/Filter',
  component: 'support-filter',
  args: { field: 'region' },
  argTypes: askingControls,
  render: askingOf('support-filter'),
};

export default meta;

/** All values pass until some are chosen. */
export const Region: Story = {};

/** Values that hold from the start. */
export const Chosen: Story = { args: { values: 'Europe, Asia-Pacific' } };

/** One value at a time. */
export const Single: Story = { args: { single: '', field: 'plan' } };

/** A long list is searched by letters. */
export const Search: Story = { args: { field: 'region', 'search-from': 2 } };

/** A field that no feed has: the control says so when it is opened. */
export const Empty: Story = { args: { field: 'colour' } };

/** As small as a page gets. */
export const Narrow: Story = { args: { width: 280 } };

/** As wide as a page gets. */
export const Wide: Story = { args: { width: 1200 } };

/** In Japanese. */
export const Japanese: Story = { args: { lang: 'ja', label: '地域' } };

/** From right to left. */
export const RightToLeft: Story = { args: { dir: 'rtl' } };

/** On a dark page. */
export const Dark: Story = { decorators: [onDark] };
