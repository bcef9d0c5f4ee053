import * as z from 'zod/mini';
import { instant, schemaOf } from './schema.js';

/** What was done about an answer. Several of one answer are several attempts; the first contact counts. */
export const followUp = schemaOf(() =>
  z.object({
    response_id: z.string(),
    /** When the respondent was reached out to. */
    contacted_at: z.optional(instant()),
    /** When the respondent was told the outcome. */
    closed_at: z.optional(instant()),
    owner_id: z.optional(z.string()),
    outcome: z.optional(z.enum(['recovered', 'unresolved', 'no_answer', 'no_action'])),
    /** The improvement that came of it. */
    action_id: z.optional(z.string()),
  }),
);
