import type { Comparison, Period } from '../../metric.js';
import { noChoices, type Choice, type Choices, type Span, type Values } from './choices.js';

const filterName = 'filter.';
const originMark = '@';
const periods: readonly Period[] = ['day', 'week', 'month', 'quarter', 'year', 'wave'];
const comparisons: readonly Comparison[] = ['previous', 'year-ago'];

function valuesOf(text: string): Values | null {
  try {
    const values: unknown = JSON.parse(text);
    const isList = Array.isArray(values) && values.every((value) => value === null || typeof value === 'string');
    return isList ? values : null;
  } catch {
    return null;
  }
}

/** A name as it was before `encodeURIComponent`; as it stands where it is no such text. */
function unescaped(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

function choiceOf(name: string, text: string): Choice[] {
  const values = name.startsWith(filterName) ? valuesOf(text) : null;
  if (values === null || values.length === 0) return [];
  const [field = '', origin = null] = name.slice(filterName.length).split(originMark).map(unescaped);
  return field === '' ? [] : [{ field, values, origin }];
}

/** A date or an instant; null for anything else. */
function instantOf(text: string | null): string | null {
  return text !== null && /^\d{4}-\d\d-\d\d/u.test(text) && !Number.isNaN(Date.parse(text)) ? text : null;
}

function spanOf(given: URLSearchParams): Span | null {
  const [since, until] = [instantOf(given.get('since')), instantOf(given.get('until'))];
  return since === null && until === null ? null : { since, until, origin: given.get('in') };
}

/**
 * Choices as the query of a link: `filter.region=["EMEA"]&since=2026-01-01`. Nothing chosen is the empty text. It carries
 * names of fields and values, and no figure.
 */
export function linkOf({ filters, span, period, compare }: Choices): string {
  const query = new URLSearchParams();
  for (const { field, values, origin } of filters) {
    const names = origin === null ? [field] : [field, origin];
    query.append(filterName + names.map(encodeURIComponent).join(originMark), JSON.stringify(values));
  }
  const parts = { since: span?.since, until: span?.until, in: span?.origin, period, compare };
  for (const [name, value] of Object.entries(parts))
    if (value !== null && value !== undefined) query.append(name, value);
  return query.toString();
}

/** The choices that a link carries, with or without its question mark. What it does not say, or says wrongly, is not chosen. */
export function choicesOf(link: string): Choices {
  const query = new URLSearchParams(link);
  return {
    ...noChoices,
    filters: [...query].flatMap(([name, text]) => choiceOf(name, text)),
    span: spanOf(query),
    period: periods.find((period) => period === query.get('period')) ?? null,
    compare: comparisons.find((comparison) => comparison === query.get('compare')) ?? null,
  };
}
