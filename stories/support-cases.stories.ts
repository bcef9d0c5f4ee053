import type { Meta } from '@storybook/web-components-vite';
import { drawing, onDark, type Settings, type Story } from './element.js';
import { branchSums, cases, fewAnswers, noAnswers, survey } from './feeds.js';

let count = 0;

/** A number, and the records behind it. */
function numberWithRecords({ metric = 'nps', src, data, asked, ...settings }: Settings): HTMLElement {
  const box = document.createElement('div');
  const id = `number-${++count}`;
  const number = drawing(`support-${String(metric)}`)({ src, data, id, ...(asked === undefined ? {} : { by: asked }) });
  const list = drawing('support-cases')({ for: id, ...settings });
  const { dir, lang, width } = settings;
  if (typeof dir === 'string') box.dir = dir;
  if (typeof lang === 'string') box.lang = lang;
  if (width !== undefined) box.style.maxInlineSize = `${width}px`;
  box.append(number, list);
  return box;
}

const meta: Meta<Settings> = {
  title: 'Dashboard/Cases',
  component: 'support-cases',
  args: {
    src: survey,
    columns: 'response_id,responded_at,score,region,plan,account_id',
    'record-url': 'https://desk.example/answers/{response_id}',
  },
  argTypes: {
    'record-target': { control: 'select', options: ['_blank', '_self', '_top'] },
    dir: { control: 'inline-radio', options: ['ltr', 'rtl'] },
    lang: { control: 'inline-radio', options: ['en', 'ja'] },
    width: { control: { type: 'range', min: 240, max: 1200, step: 20 } },
    data: { control: false },
  },
  render: numberWithRecords,
};

export default meta;

/** Eight thousand answers: sorted by their heads, searched, linked to the source, and added up again. */
export const Records: Story = {};

/** Cases behind a duration, with all the columns that the feed brings. */
export const OfDurations: Story = {
  args: { metric: 'resolution-time', src: cases, columns: undefined, 'record-url': undefined },
};

/** Few answers. */
export const Few: Story = { args: { src: undefined, data: fewAnswers, columns: undefined } };

/** Nobody has answered yet. */
export const Empty: Story = { args: { src: undefined, data: noAnswers, columns: undefined } };

/** Sums made before know no single record. */
export const Sums: Story = { args: { src: undefined, data: branchSums, columns: undefined } };

/** A column that the feed does not have. */
export const Failed: Story = { args: { columns: 'response_id,shoe_size' } };

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
