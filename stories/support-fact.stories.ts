import type { Meta } from '@storybook/web-components-vite';
import { drawing, onDark, type Settings, type Story } from './element.js';

const units = ['percent', 'points', 'score', 'hours', 'months', 'count', 'rate'];

const meta: Meta<Settings> = {
  title: 'Figures/Fact',
  component: 'support-fact',
  args: {
    value: 30,
    label: 'Support leaders who measure retention',
    n: 600,
    approximate: '',
    population: 'support leaders',
    year: 2022,
    source: 'Customer Service Trends, a survey by a vendor of help-desk software',
    'as-of': '2023-06-30',
    'definition-known': '',
  },
  argTypes: {
    unit: { control: 'select', options: units },
    dir: { control: 'inline-radio', options: ['ltr', 'rtl'] },
    lang: { control: 'inline-radio', options: ['en', 'ja'] },
    width: { control: { type: 'range', min: 240, max: 1200, step: 20 } },
  },
  render: drawing('support-fact'),
};

export default meta;

/** A share of about 600 who were asked, with what chance allows. */
export const Share: Story = {};

/** Published more than two years ago: it says so. */
export const Old: Story = { args: { 'as-of': '2026-10-19' } };

/** Nobody says how many were asked, or how it was counted: how far it may be off is not known. */
export const LittleKnown: Story = { args: { n: undefined, approximate: undefined, 'definition-known': undefined } };

/** A benchmark in the points of another metric. */
export const Benchmark: Story = {
  args: {
    value: 21,
    unit: 'points',
    label: 'NPS of technology vendors',
    population: 'customers of technology vendors',
    n: undefined,
    approximate: undefined,
  },
};

/** Without a value there is nothing to show. */
export const Empty: Story = { args: { value: undefined } };

/** As small as a tile gets. */
export const Narrow: Story = { args: { width: 280 } };

/** As wide as a tile gets. */
export const Wide: Story = { args: { width: 1200 } };

/** In Japanese. */
export const Japanese: Story = { args: { lang: 'ja', label: '継続率を測っているサポート責任者' } };

/** From right to left. */
export const RightToLeft: Story = { args: { dir: 'rtl' } };

/** On a dark page. */
export const Dark: Story = { decorators: [onDark] };
