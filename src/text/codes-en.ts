/**
 * English names of codes that metrics put into a measure. A code that stands here must stand in every other language's
 * table too, which the compiler holds; one that stands nowhere is spelled out: `late_cases` → `Late cases`.
 */
export const codesEn = {
  /** Names of metrics, and how they are computed in one to three sentences. */
  metrics: {
    nps: {
      name: 'NPS',
      definition:
        'Share of promoters (9 or 10 on a scale from 0 to 10) minus share of detractors (0 to 6). It runs from −100 to +100.',
    },
    csat: {
      name: 'CSAT',
      definition:
        'Share of satisfied answers among all answers: the two best on a scale from 1 to 5, the best on shorter scales. Surveys without an answer do not count.',
    },
    'follow-up': {
      name: 'Follow-up',
      definition:
        'Share of unhappy answers that were followed up within the target. Answers that are younger than the target count as long as they have been open (Kaplan–Meier).',
    },
    'resolution-time': {
      name: 'Resolution time',
      definition:
        'Time from the creation of a case to its last solve. Half of the cases take no longer than the median. Cases still open count with the time they have been open (Kaplan–Meier).',
    },
    'response-time': {
      name: 'First response time',
      definition:
        'Time from the creation of a case to the first public reply by a person. Half of the cases wait no longer than the median. Cases without a reply yet count with the time they have waited (Kaplan–Meier).',
    },
    sla: {
      name: 'SLA attainment',
      definition:
        'Share of targets met on time. Targets that are not due yet or paused count with the time they have run (Kaplan–Meier); without any it is met on time, out of met, met late and overdue. Cancelled targets do not count.',
    },
    'one-touch': {
      name: 'One-touch resolution',
      definition:
        'Share of solved cases that took exactly one public reply by a person, among those with at least one. A case counts once it has stayed solved for the reopen window.',
    },
    volume: { name: 'Cases created', definition: 'Cases created in the period. Net flow is created minus solved.' },
    retention: {
      name: 'Retention',
      definition:
        'Share of the paying customers at the start of a window who still pay at its end, twelve months later unless said otherwise. Gross revenue retention is the revenue kept without what customers added, net revenue retention with it. Customers who came in between do not count.',
    },
    churn: {
      name: 'Churn',
      definition:
        'Customers who left, for each 100 months in which a customer paid. Groups are held against each other by the group a customer was in some time before, so that the group cannot be a result of staying.',
    },
    reviews: {
      name: 'Review score',
      definition:
        'Mean score of reviewed cases, 0 to 100. The score of a review is the weighted mean of its rated categories, and 0 where a critical category fails. Several reviews of one case count as one.',
    },
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
  /** What was promised, in notes of a queue. */
  targets: {
    first_response: 'First response',
    next_reply: 'Next reply',
    resolution: 'Resolution',
    update: 'Update',
  },
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
  /** Further figures beside the value. */
  facts: {
    median: 'Median',
    median_to_contact: 'Median time to contact',
    p90: '90% within',
    mean: 'Mean',
    net: 'Net satisfaction',
    top_two: 'Satisfied',
    top_box: 'Best answer',
    response_rate: 'Response rate',
    recovered: 'Turned good',
    lost: 'Turned bad',
    reopen_rate: 'Reopen rate',
    within_target: 'Within target',
    within_target_so_far: 'Within target so far',
    within_target_mature: 'Within target, past the target only',
    overdue: 'Overdue',
    within_seconds: 'Within the seconds promised',
    abandoned: 'Abandoned',
    completed_only: 'Median, completed only',
    completed: 'Completed',
    open: 'Open now',
    created: 'Created',
    solved: 'Solved',
    net_flow: 'Net flow',
    worst_case: 'If all pending fail',
    best_case: 'If all pending are met',
    cases_met: 'Cases with all targets met',
    follow_up_rate: 'Followed up',
    closure_rate: 'Closed',
    recovery_contacted: 'Recovered, contacted',
    recovery_not_contacted: 'Recovered, not contacted',
    recovery_difference: 'Recovered, difference in points',
    action_yield: 'Actions per 100',
    no_reply: 'Solved without a reply',
    no_recontact: 'No new contact',
    logo_retention: 'Customers kept',
    gross_revenue_retention: 'Revenue kept (GRR)',
    net_revenue_retention: 'Revenue kept with additions (NRR)',
    surviving: 'Still there',
    churned: 'Left',
    customer_months: 'Customer-months',
    reviews: 'Reviews',
    critical_fail_rate: 'Failed a critical category',
    score_without_critical: 'Score without critical rules',
    post_stratified: 'Score weighted to all cases',
  },
  /** States of a stack of bars and bands of age of a backlog. */
  states: {
    achieved: 'Met',
    breached_closed: 'Met late',
    breached_open: 'Overdue',
    pending: 'Not due yet',
    paused: 'Paused',
    cancelled: 'Cancelled',
    created: 'Created',
    solved: 'Solved',
    open: 'Open',
    no_reply: 'No reply',
    one_touch: 'One reply',
    two_replies: 'Two replies',
    more_replies: 'Three or more',
    under_1_hour: 'Under 1 hour',
    under_4_hours: 'Under 4 hours',
    under_1_day: 'Under 1 day',
    '1_to_3_days': '1 to 3 days',
    '3_to_7_days': '3 to 7 days',
    '7_to_14_days': '7 to 14 days',
    '7_to_30_days': '7 to 30 days',
    '14_to_30_days': '14 to 30 days',
    '30_to_90_days': '30 to 90 days',
    over_30_days: 'Over 30 days',
    over_90_days: 'Over 90 days',
  },
  /** Steps of a sequence, from the first to the last. */
  steps: { eligible: 'Eligible', contacted: 'Contacted', closed: 'Closed', action: 'Action opened' },
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
  /** What is counted by weekday and hour. */
  counts: { created: 'Created', solved: 'Solved', breached: 'Breached', answered: 'Answered' },
} as const;

/** The names of codes in a language: the codes of the English table, each with words of its own. */
export type Codes = {
  readonly [Table in keyof typeof codesEn]: {
    readonly [Code in keyof (typeof codesEn)[Table]]: (typeof codesEn)[Table][Code] extends string
      ? string
      : { readonly name: string; readonly definition: string };
  };
};
