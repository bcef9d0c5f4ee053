import * as z from 'zod/mini';
import { instant, plannedInstant, schemaOf } from './schema.js';

/** One target of one case: one metric, one cycle of it. */
export const slaTarget = schemaOf(() =>
  z.object({
    /** Unique; of a repeated one the row with the latest `updated_at` counts, else the last. */
    target_id: z.optional(z.string()),
    case_id: z.optional(z.string()),
    /** When the row was last changed. */
    updated_at: z.optional(instant()),
    metric: z.optional(z.enum(['first_response', 'next_reply', 'resolution', 'update'])),
    started_at: instant(),
    /** The time allowed, on the clock named by `clock`. */
    target_min: z.optional(z.number().check(z.gt(0))),
    /** Missing is calendar. */
    clock: z.optional(z.enum(['calendar', 'business'])),
    /** The schedule by which the business clock runs. */
    schedule_id: z.optional(z.string()),
    /** When what was asked for happened. */
    stopped_at: z.optional(instant()),
    /** How long the clock stood still. */
    paused_min: z.optional(z.number().check(z.gte(0))),
    /** What the source measured from start to stop, or to the feed's `as_of`, on the target's own clock. */
    elapsed_min: z.optional(z.number().check(z.gte(0))),
    /** When the target is or was due. */
    due_at: z.optional(plannedInstant()),
    /** What the source says of it. `missed` is late, done or not; only `paused` and `cancelled` are told by nothing else. */
    status: z.optional(z.enum(['active', 'paused', 'met', 'missed', 'cancelled'])),
    policy: z.optional(z.string()),
    priority_at_start: z.optional(z.string()),
    channel: z.optional(z.string()),
    account_id: z.optional(z.string()),
    agent_id: z.optional(z.string()),
    group_id: z.optional(z.string()),
    /** Whether the target is left out by whoever wrote the feed. */
    excluded: z.optional(z.boolean()),
    /** Dimensions, by name. */
    seg: z.optional(z.record(z.string(), z.string())),
  }),
);
