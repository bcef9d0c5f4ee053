import type { Meta } from '@storybook/web-components-vite';
import { onDark, type Settings, type Story } from './element.js';
import { amongTiles, goals } from './scores.js';

const meta: Meta<Settings> = {
  title: 'Dashboard/Summary',
  component: 'support-summary',
  args: { goals },
  argTypes: {
    dir: { control: 'inline-radio', options: ['ltr', 'rtl'] },
    lang: { control: 'inline-radio', options: ['en', 'ja'] },
    width: { control: { type: 'range', min: 240, max: 1200, step: 20 } },
  },
  render: amongTiles('support-summary'),
};

export default meta;

/** What the tiles below say, in a few sentences. */
export const WithGoals: Story = {};

/** Without goals: no targets. */
export const WithoutGoals: Story = { args: { goals: undefined } };

/** No element has a figure yet. */
export const Empty: Story = { args: { alone: '' } };

/** As small as a tile gets. */
export const Narrow: Story = { args: { width: 280 } };

/** As wide as a tile gets. */
export const Wide: Story = { args: { width: 1200 } };

/** In Japanese. */
export const Japanese: Story = { args: { lang: 'ja' } };

/** From right to left. */
export const RightToLeft: Story = { args: { dir: 'rtl' } };

/** On a dark page. */
export const Dark: Story = { decorators: [onDark] };
