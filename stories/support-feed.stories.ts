import type { Meta } from '@storybook/web-components-vite';
import { onDark, type Settings, type Story } from './element.js';
import { noAnswers, survey } from './feeds.js';

/** A feed shows nothing itself; beside it stand two tiles of its group that read it. */
function feed({ width, data, lang, dir, ...attributes }: Settings): HTMLElement {
  const page = document.createElement('div');
  const [given, score, trend] = ['support-feed', 'support-nps', 'support-nps'].map((tag) =>
    document.createElement(tag),
  );
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'string') given?.setAttribute(name, value);
  }
  for (const each of [given, score, trend]) each?.setAttribute('group', 'survey');
  for (const tile of [score, trend]) tile?.setAttribute('feed', 'survey');
  trend?.setAttribute('view', 'trend');
  for (const [name, value] of Object.entries({ lang, dir })) {
    if (typeof value === 'string') page.setAttribute(name, value);
  }
  if (width !== undefined) page.style.maxInlineSize = `${width}px`;
  if (given !== undefined && data !== undefined) Object.assign(given, { data });
  page.append(...[given, score, trend].filter((each) => each !== undefined));
  return page;
}

const meta: Meta<Settings> = {
  title: 'Dashboard/Feed',
  component: 'support-feed',
  args: { name: 'survey', src: survey },
  argTypes: {
    dir: { control: 'inline-radio', options: ['ltr', 'rtl'] },
    lang: { control: 'inline-radio', options: ['en', 'ja'] },
    width: { control: { type: 'range', min: 240, max: 1200, step: 20 } },
    data: { control: false },
  },
  render: feed,
};

export default meta;

/** Two tiles of a group read one feed by its name. */
export const Shared: Story = {};

/** A feed in which nobody has answered yet. */
export const Empty: Story = { args: { src: undefined, data: noAnswers } };

/** As small as tiles get. */
export const Narrow: Story = { args: { width: 280 } };

/** As wide as tiles get. */
export const Wide: Story = { args: { width: 1200 } };

/** Its tiles in Japanese. */
export const Japanese: Story = { args: { lang: 'ja' } };

/** Its tiles from right to left. */
export const RightToLeft: Story = { args: { dir: 'rtl' } };

/** Its tiles on a dark page. */
export const Dark: Story = { decorators: [onDark] };
