import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import type { SupportNps } from '../components/support-nps.js';
import {
  absent,
  branches,
  branchSums,
  fewAnswers,
  noAnswers,
  onceOnly,
  onceQuickly,
  silent,
  survey,
  trickling,
} from './feeds.js';

/** What the controls of a story set; everything else is listed in the documentation. */
interface Settings {
  src?: string;
  view?: string;
  by?: string;
  period?: string;
  compare?: string;
  since?: string;
  until?: string;
  heading?: string;
  target?: string;
  benchmark?: string;
  level?: number;
  minGroup?: number;
  lang?: string;
  dir?: 'ltr' | 'rtl';
  width?: number;
  data?: unknown;
  fetcher?: typeof fetch;
}

function nps(settings: Settings): TemplateResult {
  return html`<support-nps
    src=${ifDefined(settings.src)}
    view=${ifDefined(settings.view)}
    by=${ifDefined(settings.by)}
    period=${ifDefined(settings.period)}
    compare=${ifDefined(settings.compare)}
    since=${ifDefined(settings.since)}
    until=${ifDefined(settings.until)}
    heading=${ifDefined(settings.heading)}
    target=${ifDefined(settings.target)}
    benchmark=${ifDefined(settings.benchmark)}
    level=${ifDefined(settings.level)}
    min-group=${ifDefined(settings.minGroup)}
    lang=${ifDefined(settings.lang)}
    dir=${ifDefined(settings.dir)}
    .style=${settings.width === undefined ? nothing : `max-inline-size: ${settings.width}px`}
    .data=${settings.data ?? null}
    .fetcher=${settings.fetcher ?? null}
  ></support-nps>`;
}

const meta: Meta<Settings> = {
  title: 'Metrics/Net Promoter Score',
  component: 'support-nps',
  args: { src: survey },
  argTypes: {
    view: { control: 'select', options: ['summary', 'trend', 'distribution', 'segments', 'why', 'table'] },
    period: { control: 'select', options: ['day', 'week', 'month', 'quarter', 'year', 'wave'] },
    compare: { control: 'select', options: ['previous', 'year-ago'] },
    dir: { control: 'inline-radio', options: ['ltr', 'rtl'] },
    lang: { control: 'inline-radio', options: ['en', 'ja'] },
    width: { control: { type: 'range', min: 240, max: 1200, step: 20 } },
    data: { control: false },
    fetcher: { control: false },
  },
  render: nps,
};

export default meta;

type Story = StoryObj<Settings>;

/** The number, its interval, its change with a verdict, a sparkline, and what it is held against. */
export const Summary: Story = {
  args: {
    view: 'summary',
    target: '{"value": 45, "label": "Goal for 2026"}',
    benchmark: '{"value": 36, "label": "B2B software", "year": 2025}',
  },
};

/** Month by month with the interval as a band; the month that still runs is hollow. */
export const Trend: Story = { args: { view: 'trend' } };

/** The same by week, of one year. */
export const TrendByWeek: Story = { args: { view: 'trend', period: 'week', since: '2025-10-01' } };

/** How many gave each score, and what part detractors, passives and promoters are. */
export const Distribution: Story = { args: { view: 'distribution' } };

/** Each region with its interval, the best first; a region of four answers is not shown. */
export const Segments: Story = { args: { view: 'segments', by: 'region' } };

/** Why it moved since the quarter before: what each segment did by its own value, and what by its share of all. */
export const Why: Story = { args: { view: 'why', by: 'region', period: 'quarter' } };

/** Every figure of the picture, by quarter. */
export const Table: Story = { args: { view: 'table', period: 'quarter', compare: 'year-ago' } };

/** As small as a tile gets. */
export const Narrow: Story = { args: { view: 'summary', width: 280 } };

/** As wide as a tile gets. */
export const Wide: Story = { args: { view: 'trend', width: 1200 } };

/** While the feed is on its way: the size is kept, and after a second a word says so. */
export const Loading: Story = { args: { fetcher: silent } };

/** A long feed: after a second it is told how much of it has come, and it can be stopped. */
export const LoadingLong: Story = { args: { src: 'long.json', fetcher: trickling } };

/** Stopped before there were figures, by the reader or by the page's `stop()`. */
export const Stopped: Story = {
  args: { src: 'long.json', fetcher: trickling },
  play: async ({ canvasElement }) => {
    const element = canvasElement.querySelector<SupportNps>('support-nps');
    await element?.updateComplete;
    element?.stop();
  },
};

/** A refresh that takes long keeps the picture, says so below it, and can be stopped. */
export const Renewing: Story = {
  args: { view: 'trend', src: 'branches.json', fetcher: onceQuickly(branches) },
  play: async ({ canvasElement }) => {
    const element = canvasElement.querySelector<SupportNps>('support-nps');
    if (element === null) return;
    await new Promise((resolve) => element.addEventListener('support-measure', resolve, { once: true }));
    void element.refresh();
  },
};

/** A feed without answers says what would fill it. */
export const Empty: Story = { args: { data: noAnswers } };

/** A feed that is not there: one sentence, what to do, and a way to try again. */
export const Failed: Story = { args: { fetcher: absent } };

/** A refresh that failed keeps the picture and says how old it is. */
export const Stale: Story = {
  args: { view: 'trend', src: 'branches.json', fetcher: onceOnly(branches) },
  play: async ({ canvasElement }) => {
    const element = canvasElement.querySelector<SupportNps>('support-nps');
    if (element === null) return;
    await new Promise((resolve) => element.addEventListener('support-measure', resolve, { once: true }));
    await element.refresh();
  },
};

/** Seven answers: the number is shown with how little it says. */
export const FewAnswers: Story = { args: { data: fewAnswers } };

/** A feed of sums gives the figures that its rows would give. */
export const Sums: Story = { args: { data: branchSums, view: 'segments', by: '支店' } };

/** In Japanese, with long labels. */
export const Japanese: Story = { args: { data: branches, view: 'segments', by: '支店', lang: 'ja' } };

/** From right to left. */
export const RightToLeft: Story = { args: { view: 'trend', dir: 'rtl' } };

/** On a dark page: `color-scheme` decides, as for every control of a browser. */
export const Dark: Story = {
  args: { view: 'segments', by: 'plan' },
  decorators: [
    (story) => html`<div .style=${'color-scheme: dark; background: #14171c; padding: 1rem'}>${story()}</div>`,
  ],
};
