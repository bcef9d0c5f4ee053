import type { ErrorCode, Issue, Measure, Question, RowReport } from '../metric.js';
import type { Selection } from '../views/index.js';

/** Freezes `value` and everything in it: what an event carries is nobody's to change. Returns `value`. */
export function frozen<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(frozen);
  }
  return value;
}

class SupportEvent<Detail> extends CustomEvent<Detail> {
  constructor(type: string, detail: Detail) {
    super(type, { bubbles: true, composed: true, detail: frozen(detail) });
  }
}

/** What `support-measure` carries. */
export interface MeasureDetail {
  readonly measure: Measure;
}

/** `support-measure`: computing has ended, whatever began it. */
export class MeasureEvent extends SupportEvent<MeasureDetail> {
  constructor(measure: Measure) {
    super('support-measure', { measure });
  }
}

/** What `support-issues` carries: what was found wrong, by code, and the row counts where they are known. */
export interface IssuesDetail {
  readonly issues: readonly Issue[];
  readonly rows: RowReport | null;
}

/** `support-issues`: the feed just read has issues. */
export class IssuesEvent extends SupportEvent<IssuesDetail> {
  constructor(issues: readonly Issue[], rows: RowReport | null) {
    super('support-issues', { issues, rows });
  }
}

/** What `support-error` carries: a stable code and plain details, no sentence and no row. */
export interface ErrorDetail {
  readonly code: ErrorCode;
  readonly details: Readonly<Record<string, string | number | boolean | null>>;
}

/** `support-error`: the feed could not be read or the question not be answered. */
export class MetricErrorEvent extends SupportEvent<ErrorDetail> {
  constructor({ code, details }: ErrorDetail) {
    super('support-error', { code, details: { ...details } });
  }
}

/** What `support-select` carries: the point chosen by click, Enter or Space. */
export interface SelectDetail {
  readonly view: string;
  readonly key: string;
  readonly index: number;
  /** The part of the measure that the point stands for. */
  readonly selection: Selection | null;
}

/** `support-select`: the reader has chosen a point of a chart. */
export class SelectEvent extends SupportEvent<SelectDetail> {
  constructor(detail: SelectDetail) {
    super('support-select', detail);
  }
}

/** What `support-drill` carries: whose records are wanted. */
export interface DrillDetail {
  /** Name of the metric. */
  readonly metric: string;
  /** Id of the element, else its key on its board: its tag and place. */
  readonly element: string;
  /** The question that the number answers. */
  readonly question: Question;
  /** The part of the measure; null for all of it. */
  readonly selection: Selection | null;
}

/** `support-drill`: the reader wants to see the records behind a number. */
export class DrillEvent extends SupportEvent<DrillDetail> {
  constructor(detail: DrillDetail) {
    super('support-drill', structuredClone(detail));
  }
}

declare global {
  interface HTMLElementEventMap {
    'support-measure': MeasureEvent;
    'support-issues': IssuesEvent;
    'support-error': MetricErrorEvent;
    'support-select': SelectEvent;
    'support-drill': DrillEvent;
  }
}
