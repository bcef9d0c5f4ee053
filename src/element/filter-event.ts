import { filtersFor, type Choices } from './board/choices.js';
import { linkOf } from './board/link.js';
import { frozen } from './events.js';
import type { Comparison, Period, Question } from '../metric.js';

/** By what choices changed: a reader's choice, going back, taking all away, or the page's own script. */
export type FilterReason = 'reader' | 'undo' | 'clear' | 'host';

/** What `support-filter` carries: everything that is chosen now, and by what it changed. */
export interface FilterDetail {
  /** The field whose values changed; absent where the stretch of time, the grain or more than one thing did. */
  readonly field?: string;
  /** Per field the values let through; null stands for rows without a value. */
  readonly filters: Question['filters'];
  readonly since: string | null;
  readonly until: string | null;
  readonly period: Period | null;
  readonly compare: Comparison | null;
  /** The choices as the query of a link, which `state` takes. */
  readonly link: string;
  readonly reason: FilterReason;
}

/** `support-filter`: what the elements of a dashboard or group are asked has changed. */
export class FilterEvent extends CustomEvent<FilterDetail> {
  constructor(choices: Choices, reason: FilterReason, field?: string) {
    const { span, period, compare } = choices;
    const chosen = { since: span?.since ?? null, until: span?.until ?? null, period, compare };
    const detail = { filters: filtersFor(choices, null), ...chosen, link: linkOf(choices), reason };
    const named = field === undefined ? detail : { field, ...detail };
    super('support-filter', { bubbles: true, composed: true, detail: frozen(structuredClone(named)) });
  }
}

declare global {
  interface HTMLElementEventMap {
    'support-filter': FilterEvent;
  }
}
