import type { Columns, Measure, Metric, Question } from '../../metric.js';
import type { RowsRequest, Where } from '../contract.js';
import { isListed, isOfNumber, smallGroup } from './permit.js';

/** An answer in which the number stands that some rows make. */
export interface Beside {
  readonly question: Question;
  /** Whether that number is hidden. */
  isHidden(measure: Measure): boolean;
}

function textsOf({ is = [] }: Where): (string | null)[] {
  return is.map((key) => (key === null ? null : String(key)));
}

/** Filters by what some conditions list, of those on one field what all of them let through. */
function filtersOf(filters: Question['filters'], wheres: readonly Where[]): Question['filters'] {
  return wheres.reduce<Question['filters']>((all, where) => {
    const [texts, known] = [textsOf(where), all[where.name]];
    return { ...all, [where.name]: known ? known.filter((text) => texts.includes(text)) : texts };
  }, filters);
}

interface Told {
  readonly hidden?: 'small';
  readonly series?: readonly { readonly period: string; readonly hidden?: 'small' }[];
}

function isHiddenIn({ hidden, series = [] }: Told, periods: readonly (string | null)[]): boolean {
  return hidden !== undefined || series.some((point) => point.hidden && periods.includes(point.period));
}

/**
 * The answers in which the number stands that the rows of a request make: filtered by all values that it lists, and where it
 * lists one of a field, beside the others of that field.
 */
export function besideRows(metric: Metric, columns: Columns, { question, where }: RowsRequest): Beside[] {
  const listed = where.filter(
    (each) => !isOfNumber(metric, each) && columns[each.name]?.kind === 'text' && isListed(each),
  );
  const filters = filtersOf(question.filters, listed);
  const periods = where.filter(({ name }) => name === 'period').flatMap(textsOf);
  if (Object.keys(filters).length === 0) return [];
  const whole: Beside = { question: { ...question, filters }, isHidden: (measure) => isHiddenIn(measure, periods) };
  const segments = listed
    .filter((each) => each.is?.length === 1)
    .map((own): Beside => {
      const others = listed.filter((each) => each !== own);
      const by = [...new Set([...question.by, own.name])];
      return {
        question: { ...question, by, filters: filtersOf(question.filters, others) },
        isHidden: (measure) =>
          measure.segments.some(
            (segment) => segment.by === own.name && segment.key === textsOf(own)[0] && isHiddenIn(segment, periods),
          ),
      };
    });
  return [whole, ...segments];
}

/** Throws `small_group` where an answer hides the number whose rows are asked for. */
export function refuseBeside({ isHidden }: Beside, measure: Measure): void {
  if (isHidden(measure)) throw smallGroup({ minGroup: measure.context.min_group });
}
