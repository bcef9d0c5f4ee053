import type { codesEn } from './codes-en.js';
import type { DefinitionWords } from './text.js';

/** How metrics are computed, in one to three English sentences, by metric. */
export const definitionsEn: Readonly<Record<keyof typeof codesEn.metrics, string>> = {
  nps: 'Share of promoters (9 or 10 on a scale from 0 to 10) minus share of detractors (0 to 6). It runs from −100 to +100.',
  csat: 'Share of satisfied answers among all answers: the two best on a scale from 1 to 5, the best on shorter scales. Surveys without an answer do not count.',
  'follow-up':
    'Share of unhappy answers that were followed up within the target. Answers that are younger than the target count as long as they have been open (Kaplan–Meier).',
  'resolution-time':
    'Time from the creation of a case to its last solve. Half of the cases take no longer than the median. Cases still open count with the time they have been open (Kaplan–Meier).',
  'response-time':
    'Time from the creation of a case to the first public reply by a person. Half of the cases wait no longer than the median. Cases without a reply yet count with the time they have waited (Kaplan–Meier).',
  sla: 'Share of targets met on time. Targets that are not due yet or paused count with the time they have run (Kaplan–Meier); without any it is met on time, out of met, met late and overdue. Cancelled targets do not count.',
  'one-touch':
    'Share of solved cases that took exactly one public reply by a person, among those with at least one. A case counts once it has stayed solved for the reopen window.',
  volume: 'Cases created in the period. Net flow is created minus solved.',
  retention:
    'Share of the paying customers at the start of a window who still pay at its end, twelve months later unless said otherwise. Gross revenue retention is the revenue kept without what customers added, net revenue retention with it. Customers who came in between do not count.',
  churn:
    'Customers who left, for each 100 months in which a customer paid. Groups are held against each other by the group a customer was in some time before, so that the group cannot be a result of staying.',
  reviews:
    'Mean score of reviewed cases, 0 to 100. The score of a review is the weighted mean of its rated categories, and 0 where a critical category fails. Several reviews of one case count as one.',
  'revenue-at-risk':
    'Share of recurring revenue paid by customers who had a missed target, an escalated case or an unhappy answer in the last 90 days, or as many as are set. Revenue is what customers pay now, for earlier months too.',
};

/** How metrics are computed, in English. */
export function definitionWordsEn(): DefinitionWords {
  const definitions: Readonly<Record<string, string>> = definitionsEn;
  return { metricDefinition: (metric) => definitions[metric] ?? '' };
}
