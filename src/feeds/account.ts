import * as z from 'zod/mini';
import { plannedInstant, schemaOf } from './schema.js';

/** One customer, brought beside other records by `account_id`. */
export const account = schemaOf(() =>
  z.object({
    account_id: z.string(),
    name: z.optional(z.string()),
    /** Annual recurring revenue, in the feed's currency. */
    arr: z.optional(z.number()),
    /** ISO-4217 code of `arr`, where the feed's `meta` names none. */
    currency: z.optional(z.string()),
    tier: z.optional(z.string()),
    /** When the contract is due for renewal. */
    renewal_at: z.optional(plannedInstant()),
    country: z.optional(z.string()),
    /** Who looks after the customer. */
    owner: z.optional(z.string()),
    /** Whether it is one of our own, left out of customer figures. */
    internal: z.optional(z.boolean()),
  }),
);
