import { isZone } from '../calendar/index.js';
import { FeedError, type FeedDefinition, type FeedEvent, type FeedMeta, type Freshness } from '../metric.js';
import { readInstant, type TimeUnit } from './instants.js';
import { own, ownNumber, ownText, ownTexts } from './own.js';
import { seenOf } from './seen.js';

/** The major version of every schema that this kit reads; minor versions ahead of it are read too. */
export const schemaMajor = 1;

const schemaName = /^support-metrics\/[\w-]+@(\d+)/;
const agentViews = ['hidden', 'pseudonym', 'named'] as const;

/** The unit of numeric instants that the feed's `time_unit` says; null where it says none. */
export function timeUnitOf(meta: unknown): TimeUnit | null {
  const unit = own(meta, 'time_unit');
  return unit === 's' || unit === 'ms' ? unit : null;
}

function ownUnitOf(meta: unknown): TimeUnit {
  return timeUnitOf(meta) ?? 'ms';
}

function checkedSchema(meta: unknown): string | null {
  const schema = ownText(meta, 'schema');
  const major = schema === null ? null : schemaName.exec(schema)?.[1];
  if (major && Number(major) > schemaMajor) throw new FeedError('schema_version', { seen: schema, known: schemaMajor });
  return schema;
}

function checkedZone(meta: unknown): string | null {
  const zone = own(meta, 'tz') ?? null;
  if (zone === null) return null;
  if (typeof zone === 'string' && isZone(zone)) return zone;
  throw new FeedError('bad_option', { option: 'tz', seen: seenOf(zone) });
}

function checkedAsOf(meta: unknown, zone: string | null): number | null {
  const seen = own(meta, 'as_of') ?? null;
  const at = readInstant(seen, zone, ownUnitOf(meta));
  if (seen !== null && at === null) throw new FeedError('bad_option', { option: 'as_of', seen: seenOf(seen) });
  return at;
}

function isPlain(value: unknown): value is string | number | boolean {
  return (
    typeof value === 'string' || typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value))
  );
}

function readOptions(definition: object): FeedDefinition['options'] {
  const known = new Set(['min_group', 'level', 'agents']);
  const entries = Object.entries(definition).filter(([name, value]) => !known.has(name) && isPlain(value));
  return Object.fromEntries(entries);
}

function readDefinition(value: unknown): FeedDefinition {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return {};
  const minGroup = ownNumber(value, 'min_group');
  const level = ownNumber(value, 'level');
  const agents = agentViews.find((view) => view === own(value, 'agents'));
  const options = readOptions(value) ?? {};
  return {
    ...(minGroup !== null && Number.isInteger(minGroup) && minGroup >= 1 ? { minGroup } : {}),
    ...(level !== null && level >= 0.5 && level <= 0.999 ? { level } : {}),
    ...(agents ? { agents } : {}),
    ...(Object.keys(options).length > 0 ? { options } : {}),
  };
}

function readEvents(meta: unknown, zone: string | null): readonly FeedEvent[] {
  const events = own(meta, 'events');
  if (!Array.isArray(events)) return [];
  const unit = ownUnitOf(meta);
  return events.flatMap((event: unknown) => {
    const at = readInstant(own(event, 'at'), zone, unit);
    const text = ownText(event, 'text');
    if (at === null || text === null) return [];
    const until = readInstant(own(event, 'until'), zone, unit);
    return [{ at, until, text, kind: ownText(event, 'kind') ?? '', metrics: ownTexts(event, 'metrics') }];
  });
}

function hoursIn(value: unknown, name: string): number | null {
  const hours = ownNumber(value, name);
  return hours !== null && hours > 0 ? hours : null;
}

function readFreshness(value: unknown): { readonly freshness?: Freshness } {
  const freshness = { warn_after: hoursIn(value, 'warn_after'), error_after: hoursIn(value, 'error_after') };
  return freshness.warn_after === null && freshness.error_after === null ? {} : { freshness };
}

/**
 * Reads what a feed says about itself; keys it does not know are ignored, and whatever is unreadable is as if absent.
 * Throws a `FeedError`: `schema_version` for a major version ahead of the kit's, `bad_option` for an unknown zone in `tz` and
 * for an unreadable `as_of`, because every figure hangs on them.
 */
export function readMeta(meta: unknown): FeedMeta {
  const schema = checkedSchema(meta);
  const timeZone = checkedZone(meta);
  return {
    schema,
    kind: own(meta, 'kind') === 'rollup' ? 'rollup' : 'records',
    asOf: checkedAsOf(meta, timeZone),
    timeZone,
    currency: ownText(meta, 'currency'),
    completeFrom: readInstant(own(meta, 'complete_from'), timeZone, ownUnitOf(meta)),
    count: ownNumber(meta, 'count'),
    dims: ownTexts(meta, 'dims'),
    definition: readDefinition(own(meta, 'definition')),
    events: readEvents(meta, timeZone),
    ...readFreshness(own(meta, 'freshness')),
  };
}
