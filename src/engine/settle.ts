import { isZone } from '../calendar/index.js';
import {
  FeedError,
  type FeedDefinition,
  type FeedMeta,
  type Meaning,
  type Period,
  type Question,
  type Settled,
} from '../metric.js';
import { eventsOf } from './events.js';
import { columnsNamed } from './columns-named.js';
import { boundaryOf } from './window.js';
import { withoutForeignFilters } from './applicable.js';

/** What the feed brings to settle a question: its meta, and what can be seen in its rows. */
export interface FeedFacts {
  readonly meta: FeedMeta;
  /** The latest instant in the rows; null without times. */
  readonly latest: number | null;
  readonly hasWaves: boolean;
}

function zoneOf(question: Question, meta: FeedMeta): string {
  const zone = question.timeZone ?? meta.timeZone ?? 'UTC';
  if (!isZone(zone)) throw new FeedError('bad_option', { option: 'time-zone', seen: zone });
  return zone;
}

function earliest(...instants: (number | null)[]): number | null {
  const known = instants.filter((at) => at !== null);
  return known.length > 0 ? Math.min(...known) : null;
}

function periodOf(question: Question, { latest, hasWaves }: FeedFacts): Period {
  return question.period ?? (latest === null && hasWaves ? 'wave' : 'month');
}

/** Options the page sets beside the metric's defaults; what the feed's definition fixes wins over both. */
function optionsOf(metric: Meaning, question: Question, meta: FeedMeta): Settled['options'] {
  const asked = Object.entries(question.options).filter(([name]) => Object.hasOwn(metric.options, name));
  return { ...metric.options, ...Object.fromEntries(asked), ...meta.definition.options };
}

/** Fields that name somebody at work. */
const persons: ReadonlySet<string> = new Set(['agent_id', 'reviewer_id', 'owner_id']);

/** Whether a field names persons whom the feed's definition does not let be named. */
export function isPrivate(field: string, { agents = 'named' }: FeedDefinition): boolean {
  return agents !== 'named' && persons.has(field);
}

/** Nothing is grouped, filtered or parted by persons where the feed's definition does not let them be named. */
function refusePersons(
  metric: Meaning,
  { by, filters, handedDown, options }: Question,
  definition: FeedDefinition,
): void {
  const parted = (metric.columnOptions ?? []).map((option) => [option, columnsNamed(options[option])] as const);
  const filtered = Object.keys(filters).filter((name) => !handedDown.includes(name));
  for (const [option, names] of [['by', by] as const, ['filters', filtered] as const, ...parted]) {
    const person = names.find((name) => isPrivate(name, definition));
    if (person !== undefined) throw new FeedError('bad_option', { option, seen: person });
  }
}

/**
 * The question with every open end settled by the feed; its definition is a floor that a page may only tighten. Filters by
 * persons are left out where they were handed down.
 */
export function settle(metric: Meaning, question: Question, facts: FeedFacts): Settled {
  const { meta } = facts;
  const timeZone = zoneOf(question, meta);
  const clash = question.by.find((name) => name === 'period' || metric.keys.includes(name));
  if (clash !== undefined) throw new FeedError('bad_option', { option: 'by', seen: clash });
  refusePersons(metric, question, meta.definition);
  return withoutForeignFilters(
    settledBy(metric, question, facts, timeZone),
    (field) => !isPrivate(field, meta.definition),
  );
}

function settledBy(metric: Meaning, question: Question, facts: FeedFacts, timeZone: string): Settled {
  const { meta } = facts;
  return {
    ...question,
    period: periodOf(question, facts),
    since: boundaryOf('since', question.since, timeZone),
    until: boundaryOf('until', question.until, timeZone),
    asOf: earliest(boundaryOf('as-of', question.asOf, timeZone), meta.asOf ?? facts.latest),
    timeZone,
    events: eventsOf(metric.name, meta.events, question.events, timeZone),
    level: Math.max(question.level, meta.definition.level ?? 0),
    minGroup: Math.max(question.minGroup, meta.definition.minGroup ?? 0),
    options: optionsOf(metric, question, meta),
    completeFrom: meta.completeFrom,
    agents: meta.definition.agents ?? 'hidden',
  };
}
