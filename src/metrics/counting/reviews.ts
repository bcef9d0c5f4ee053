import type { Metric } from '../../metric.js';
import { reviews as meaning } from '../reviews.js';
import { linkReviews } from '../reviews/link.js';
import { reviewQueue } from '../reviews/queue.js';
import { tallyReviews } from '../reviews/tally.js';
import { reviewFields } from '../records/review.js';
import { caseFields } from '../records/case.js';

/** Case reviews: what each review and case adds. */
export const reviews: Metric = {
  ...meaning,
  fields: { review: reviewFields, case: caseFields },
  // Each category keeps the bounds of its own scale.
  bounds: () => ({}),
  link: linkReviews,
  tally: tallyReviews,
  queue: reviewQueue,
};
