import { defineElements, type DefineOptions } from './define-elements.js';
import { SupportCases } from './support-cases.js';
import { SupportChurn } from './support-churn.js';
import { SupportCsat } from './support-csat.js';
import { SupportDashboard } from './support-dashboard.js';
import { SupportFact } from './support-fact.js';
import { SupportFilter } from './support-filter.js';
import { SupportFeed } from './support-feed.js';
import { SupportFollowUp } from './support-follow-up.js';
import { SupportNps } from './support-nps.js';
import { SupportOneTouch } from './support-one-touch.js';
import { SupportPeriod } from './support-period.js';
import { SupportResolutionTime } from './support-resolution-time.js';
import { SupportResponseTime } from './support-response-time.js';
import { SupportRetention } from './support-retention.js';
import { SupportRevenueAtRisk } from './support-revenue-at-risk.js';
import { SupportReviews } from './support-reviews.js';
import { SupportScorecard } from './support-scorecard.js';
import { SupportSla } from './support-sla.js';
import { SupportSummary } from './support-summary.js';
import { SupportVolume } from './support-volume.js';

/** Every element of the kit by its name without prefix. A new one is a line here; tests and stories walk this list. */
export const elements = {
  nps: SupportNps,
  csat: SupportCsat,
  'follow-up': SupportFollowUp,
  'resolution-time': SupportResolutionTime,
  'response-time': SupportResponseTime,
  sla: SupportSla,
  'one-touch': SupportOneTouch,
  volume: SupportVolume,
  retention: SupportRetention,
  churn: SupportChurn,
  reviews: SupportReviews,
  'revenue-at-risk': SupportRevenueAtRisk,
} as const;

/** Elements that have no metric of their own, by their names without prefix. */
export const companions = {
  dashboard: SupportDashboard,
  feed: SupportFeed,
  cases: SupportCases,
  fact: SupportFact,
  filter: SupportFilter,
  period: SupportPeriod,
  scorecard: SupportScorecard,
  summary: SupportSummary,
} as const;

/** Defines all elements of the kit; importing their classes defines none. Safe to call, and to load, more than once. */
export function define(options: DefineOptions = {}): void {
  defineElements({ ...elements, ...companions }, options);
}

export {
  SupportCases,
  SupportChurn,
  SupportCsat,
  SupportDashboard,
  SupportFact,
  SupportFeed,
  SupportFilter,
  SupportFollowUp,
  SupportNps,
  SupportOneTouch,
  SupportPeriod,
  SupportResolutionTime,
  SupportResponseTime,
  SupportRetention,
  SupportRevenueAtRisk,
  SupportReviews,
  SupportScorecard,
  SupportSla,
  SupportSummary,
  SupportVolume,
};
export type { ChurnView, SubscriptionShape } from './support-churn.js';
export type { CsatScale, CsatStatistic, CsatView } from './support-csat.js';
export type { FollowUpView } from './support-follow-up.js';
export type { NpsView } from './support-nps.js';
export type { OneTouchView } from './support-one-touch.js';
export type { Clock, ResolutionTimeView } from './support-resolution-time.js';
export type { ResponseTimeView } from './support-response-time.js';
export type { CohortKind, RetentionForm, RetentionStatistic, RetentionView } from './support-retention.js';
export type { RevenueAtRiskView } from './support-revenue-at-risk.js';
export type { ReviewAgreement, ReviewsView } from './support-reviews.js';
export type { SlaView } from './support-sla.js';
export type { VolumeView } from './support-volume.js';
export type { DashboardConfig } from '../src/config/dashboard.js';
export type { Goal } from '../src/element/board/index.js';
export type { DefineOptions } from './define-elements.js';
export { MetricElement } from '../src/element/metric-element.js';
export { FilterEvent, type FilterDetail, type FilterReason } from '../src/element/filter-event.js';
export { DrillEvent, IssuesEvent, MeasureEvent, MetricErrorEvent, SelectEvent } from '../src/element/events.js';
export type { DrillDetail, ErrorDetail, IssuesDetail, MeasureDetail, SelectDetail } from '../src/element/events.js';
export type { State } from '../src/element/feed.js';
export type * from '../src/metric.js';
