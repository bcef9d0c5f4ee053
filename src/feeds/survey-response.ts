import * as z from 'zod/mini';
import { instant, schemaOf } from './schema.js';

/** Weights are summed as whole millionths, exactly as long as the sum stays below 2⁵³. */
const largestWeight = 1_000_000_000;

/**
 * One survey sent to one person, answered or not. Only `score` must be in the feed; everything else unlocks views or
 * better intervals.
 */
export const surveyResponse = schemaOf(() =>
  z.object({
    /** Unique; a repeated one is the same answer again, and the one with the latest `updated_at` counts. */
    response_id: z.optional(z.string()),
    /** `nps`, `csat` or `ces`, never pooled. Any text is let through, so that a metric can leave other kinds out. */
    kind: z.optional(z.string()),
    /** `relational` or `transactional`, never pooled. */
    scope: z.optional(z.string()),
    /** The answer; null is "delivered, not answered". A metric knows its own bounds. */
    score: z.nullable(z.number()),
    /** What was answered first, where the answer was changed later. */
    first_score: z.optional(z.number()),
    /** The answer's scale, such as `0-10`. */
    scale: z.optional(z.string()),
    /** When it was answered. */
    responded_at: z.optional(instant()),
    /** When it was sent. */
    sent_at: z.optional(instant()),
    /** When the record was last changed. */
    updated_at: z.optional(instant()),
    /** Name of the survey wave. */
    wave: z.optional(z.string()),
    respondent_id: z.optional(z.string()),
    account_id: z.optional(z.string()),
    case_id: z.optional(z.string()),
    /** What answers of one origin share, such as a flight; intervals allow for it. Missing is `account_id`. */
    cluster: z.optional(z.string()),
    /** Who was in charge when the answer was given. */
    agent_id: z.optional(z.string()),
    /** Which team was in charge when the answer was given. */
    group_id: z.optional(z.string()),
    /** Who was rated; missing is a human. */
    rated_entity: z.optional(z.enum(['human', 'bot'])),
    /** Free text of the respondent. */
    comment: z.optional(z.string()),
    /** Reasons ticked or tagged. */
    reasons: z.optional(z.array(z.string())),
    /** Whether the respondent asks to be contacted. */
    follow_up_requested: z.optional(z.boolean()),
    /** Whether the answer is left out by whoever wrote the feed. */
    excluded: z.optional(z.boolean()),
    /** Weight of the answer; missing is 1. */
    weight: z.optional(z.number().check(z.gte(0), z.lte(largestWeight))),
    /** Dimensions at answer time, by name. */
    seg: z.optional(z.record(z.string(), z.string())),
  }),
);
