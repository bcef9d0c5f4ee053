/** English names of the codes of cases: their states, steps, targets and counts; as in `codes-en.ts`. */
export const caseCodesEn = {
  /** What was promised, in notes of a queue. */
  targets: {
    first_response: 'First response',
    next_reply: 'Next reply',
    resolution: 'Resolution',
    update: 'Update',
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
  /** What is counted by weekday and hour. */
  counts: { created: 'Created', solved: 'Solved', breached: 'Breached', answered: 'Answered' },
} as const;
