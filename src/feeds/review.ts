import * as z from 'zod/mini';
import { instant, schemaOf } from './schema.js';

const name = () => z.union([z.string(), z.pipe(z.int(), z.transform(String))]);

/** The rating of one category on the scorecard's own scale. */
const rating = z.object({
  category_id: name(),
  /** Null is "not applicable". */
  value: z.optional(z.nullable(z.number())),
  /** The ends of the category's scale. */
  min: z.optional(z.number()),
  max: z.optional(z.number()),
  /** Missing is 1. */
  weight: z.optional(z.number().check(z.gte(0))),
  /** Whether failing it fails the whole review. */
  critical: z.optional(z.boolean()),
  root_causes: z.optional(z.array(z.string())),
  comment: z.optional(z.nullable(z.string())),
});

/**
 * One review of one case: its `ratings`, a `score`, or columns of the feed's own, one a category, which the page names.
 * No field must be in every feed.
 */
export const review = schemaOf(() =>
  z.object({
    /** Unique; of a repeated one the row with the latest `updated_at` counts, else the last. */
    review_id: z.optional(z.string()),
    case_id: z.optional(z.string()),
    /** Whose work was reviewed. */
    agent_id: z.optional(z.string()),
    reviewer_id: z.optional(z.string()),
    reviewed_at: z.optional(instant()),
    /** When the reviewed case was closed. */
    case_closed_at: z.optional(instant()),
    scorecard_id: z.optional(z.string()),
    /** Only reviews on the same version are compared. */
    scorecard_version: z.optional(z.string()),
    /** One entry a category, or their JSON text; the column holds JSON text. */
    ratings: z.optional(z.array(rating)),
    /** The source's own score, on the scale that the page names. A metric knows its own bounds. */
    score: z.optional(z.number()),
    /** `manager` (missing is), `peer`, `self`, `auto` or `calibration`. Any text is let through, so that it can be left out. */
    kind: z.optional(z.string()),
    /** The calibration session in which it was made. */
    session_id: z.optional(z.string()),
    /** What is disputed counts by its resolved value. */
    status: z.optional(z.enum(['final', 'disputed'])),
    /** The part of all cases that it was drawn from. */
    stratum: z.optional(z.string()),
    /** When the row was last changed. */
    updated_at: z.optional(instant()),
    /** Whether the review is left out by whoever wrote the feed. */
    excluded: z.optional(z.boolean()),
    /** Dimensions, by name. */
    seg: z.optional(z.record(z.string(), z.string())),
  }),
);
