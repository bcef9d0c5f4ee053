import * as z from 'zod/mini';
import { instant, plannedInstant, schemaOf } from './schema.js';

/**
 * What a customer pays, or does: a snapshot (`months` and `churned`), a movement (`delta`), a span (`started_at`), a
 * state (`mrr` at an instant) or an activity (`at`). No field must be in every feed: the metric finds the shape by the
 * fields that are there. Money is in the currency that the row or the feed's `meta.currency` names.
 */
export const subscription = schemaOf(() =>
  z.object({
    /** The customer. Its subscriptions add up. */
    account_id: z.optional(z.string()),
    subscription_id: z.optional(z.string()),
    /** When the state held, the movement happened or the customer was active. */
    at: z.optional(instant()),
    /** Recurring revenue of a month. */
    mrr: z.optional(z.number()),
    /** Money of one activity. */
    amount: z.optional(z.number()),
    /** What kind of movement it is. */
    type: z.optional(z.enum(['new', 'expansion', 'contraction', 'churn', 'reactivation'])),
    /** By how much `mrr` moved, signed. */
    delta: z.optional(z.number()),
    /** What `mrr` was after the movement. */
    mrr_after: z.optional(z.number()),
    /** How many months the customer has been one, or was. */
    months: z.optional(z.number().check(z.gte(0))),
    /** Whether the customer has left. */
    churned: z.optional(z.boolean()),
    started_at: z.optional(instant()),
    /** When the subscription ended or will end. */
    ended_at: z.optional(plannedInstant()),
    /** What the source says of it. */
    status: z.optional(z.string()),
    /** Currency of the row's money, such as `USD`; missing is the feed's. */
    currency: z.optional(z.string()),
    /** The customer's support tier at that time. */
    tier: z.optional(z.string()),
    plan: z.optional(z.string()),
    /** When the row was last changed. */
    updated_at: z.optional(instant()),
    /** Whether the row is left out by whoever wrote the feed. */
    excluded: z.optional(z.boolean()),
    /** Dimensions, by name. */
    seg: z.optional(z.record(z.string(), z.string())),
  }),
);
