import { html, nothing, type TemplateResult } from 'lit';
import { sparkline, type LinePoint } from '../charts/index.js';
import { countedOf, type Coaching, type Measure } from '../metric.js';
import { chartName, type ViewContext } from './context.js';
import type { Maybe } from './words.js';

/** The most agents that are shown, those with most cases, beside or only below each other; the table holds all. */
const mostAgents = { beside: 12, below: 6 } as const;

/** The most themes of an agent, and the least distance to the team that is worth a word, in points. */
const mostThemes = 3;
const leastGap = 0.5;

/** What an agent's part is at least wide, what lies between two, and how many stand beside each other at most. */
const leastWidth = 230;
const gap = 24;
const mostColumns = 3;

const trendHeight = 48;

/** By name: an order by value would be a league table. */
function byName(agents: readonly Coaching[], { text }: ViewContext): Coaching[] {
  const names = new Intl.Collator(text.lang, { numeric: true });
  return agents.toSorted((a, b) => names.compare(text.segmentName(a.key), text.segmentName(b.key)));
}

function pointsOf({ key, trend }: Coaching, measure: Measure, { text }: ViewContext): LinePoint[] {
  return trend.map(({ period, value, n }) => ({
    key: JSON.stringify(['coaching', key, period]),
    label: text.point(
      `${text.segmentName(key)}, ${text.periodName(period, measure.context)}`,
      { value, low: null, high: null, n },
      measure.unit,
      [],
      countedOf(measure),
    ),
    value,
    low: null,
    high: null,
    complete: true,
  }));
}

function trendOf(agent: Coaching, measure: Measure, context: ViewContext, width: number): Maybe {
  const { text, direction, active } = context;
  const [first, last] = [agent.trend[0], agent.trend.at(-1)];
  if (first === undefined || last === undefined || agent.trend.length < 2) return nothing;
  return html`<div part="chart">
    ${sparkline(pointsOf(agent, measure, context), {
      width,
      direction,
      active,
      label: `${chartName(measure, context, 'agents')}, ${text.segmentName(agent.key)}`,
      height: trendHeight,
      tone: 'good',
    })}
    <p class="ends" aria-hidden="true" dir="ltr">
      <span>${text.periodName(first.period, measure.context)}</span>
      <span>${text.periodName(last.period, measure.context)}</span>
    </p>
  </div>`;
}

/** The weakest categories that lie below the team; those above it are nothing to talk about. */
function weaknesses(agent: Coaching, { text }: ViewContext): string[] {
  return agent.weakest.flatMap((name) => {
    const found = agent.categories.find(({ key }) => key === name);
    return found && found.gap <= -leastGap ? [text.coachingGap(name, found.gap)] : [];
  });
}

function list(head: string, items: readonly string[]): TemplateResult {
  return html`<div class="coach-list">
    <p class="basis"><bdi>${head}</bdi></p>
    <ul>
      ${items.map((item) => html`<li><bdi>${item}</bdi></li>`)}
    </ul>
  </div>`;
}

function part(agent: Coaching, measure: Measure, context: ViewContext, width: number): TemplateResult {
  const { text } = context;
  const { key, n, shrunken, themes } = agent;
  const weak = weaknesses(agent, context);
  const words = [
    shrunken === null ? '' : text.shrunken(shrunken, measure.unit),
    n === null ? '' : text.counted(n, countedOf(measure)),
  ].filter((word) => word !== '');
  return html`<div class="small coach">
    <p class="small-head">
      <b><bdi>${text.segmentName(key)}</bdi></b>
    </p>
    <p class="basis"><bdi>${words.join(' · ')}</bdi></p>
    ${trendOf(agent, measure, context, width)}
    ${list(text.coachingHeads.weakest, weak.length === 0 ? [text.noWeakness] : weak)}
    ${
      themes.length === 0
        ? nothing
        : list(
            text.coachingHeads.themes,
            themes.slice(0, mostThemes).map((theme) => text.theme(theme.key, theme.n)),
          )
    }
  </div>`;
}

/** What to talk about with each agent: trend, weakest categories and themes, by name. */
export function coaching(measure: Measure, context: ViewContext): Maybe {
  const { text, width } = context;
  const known = (measure.coaching ?? []).filter(({ hidden, n }) => hidden === undefined && n !== null);
  if (known.length === 0) return nothing;
  const room = Math.max(1, Math.min(mostColumns, Math.floor((width + gap) / (leastWidth + gap))));
  const most = room > 1 ? mostAgents.beside : mostAgents.below;
  const shown = byName(known.toSorted((a, b) => (b.n ?? 0) - (a.n ?? 0)).slice(0, most), context);
  const columns = Math.min(room, shown.length);
  const each = Math.floor((width - (columns - 1) * gap) / columns);
  const rest = text.shownOf(shown.length, known.length);
  return html`<section class="block">
    <p class="basis"><bdi>${text.coaching} ${rest}</bdi></p>
    <div class="smalls columns-${columns}">${shown.map((agent) => part(agent, measure, context, each))}</div>
  </section>`;
}
