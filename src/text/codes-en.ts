import { spelledOut } from './formats.js';

/**
 * English names of codes that metrics put into a measure. A code that stands here must stand in every other language's
 * table too, which the compiler holds; one that stands nowhere is spelled out: `late_cases` → `Late cases`.
 */
export const codesEn = {
  /** Names of metrics. */
  metrics: {
    nps: 'NPS',
    csat: 'CSAT',
    'follow-up': 'Follow-up',
    'resolution-time': 'Resolution time',
    'response-time': 'First response time',
    sla: 'SLA attainment',
    'one-touch': 'One-touch resolution',
    volume: 'Cases created',
    retention: 'Retention',
    churn: 'Churn',
    reviews: 'Review score',
    'revenue-at-risk': 'Revenue at risk',
  },
  /** What a duration runs from and to; stands in place of the metric's name where the option `clock` says so. */
  clocks: {
    'first-response': 'First response time',
    'next-reply': 'Time to next reply',
    'first-resolution': 'Time to first resolution',
    'full-resolution': 'Resolution time',
    'requester-wait': 'Requester wait',
  },
  /** What a metric is called where its option `statistic` says so. */
  statistics: { 'retention.gross': 'Gross revenue retention', 'retention.net': 'Net revenue retention' },
  /** Groups of answers in a distribution. */
  groups: {
    detractor: 'Detractors',
    passive: 'Passives',
    promoter: 'Promoters',
    satisfied: 'Satisfied',
    neutral: 'Neutral',
    dissatisfied: 'Dissatisfied',
    no_reply: 'No reply',
    one_touch: 'One reply',
    more: 'Several replies',
  },
  /** Properties of customers and cases that are not columns of a feed. */
  properties: { reply_band: 'First reply', rating: 'Rating', tenure: 'Tenure', tier: 'Tier' },
  /** What moved recurring revenue, and where it started and ended. */
  movements: {
    new: 'New',
    reactivation: 'Came back',
    expansion: 'Expansion',
    contraction: 'Contraction',
    churn: 'Churn',
    others: 'Others',
    start: 'Start',
    end: 'End',
  },
} as const;

/** The names of codes in a language: the codes of the English tables, each with words of its own. */
export type Translated<Tables> = {
  readonly [Table in keyof Tables]: { readonly [Code in keyof Tables[Table]]: string };
};

/** The names of those codes in a language. */
export type Codes = Translated<typeof codesEn>;

/** A column name as words, or what a metric calls a property of its own. */
export function propertyName(name: string): string {
  const properties: Readonly<Record<string, string>> = codesEn.properties;
  return Object.hasOwn(properties, name) ? (properties[name] ?? name) : spelledOut(name);
}
