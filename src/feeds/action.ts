import * as z from 'zod/mini';
import { instant, schemaOf } from './schema.js';

/** An improvement that answers led to. */
export const action = schemaOf(() =>
  z.object({
    action_id: z.string(),
    title: z.optional(z.string()),
    opened_at: z.optional(instant()),
    done_at: z.optional(instant()),
    owner_id: z.optional(z.string()),
    /** What it is meant to change: values of dimensions, by name. */
    scope: z.optional(z.record(z.string(), z.string())),
    /** The metric that it is meant to change. */
    metric: z.optional(z.string()),
  }),
);
