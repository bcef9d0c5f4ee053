import * as z from 'zod/mini';
import { instant, schemaOf } from './schema.js';

/** Something that happened to a case; all events of a case make every duration computable anew. */
export const caseEvent = schemaOf(() =>
  z.object({
    case_id: z.string(),
    at: instant(),
    type: z.enum([
      'status',
      'public_reply',
      'internal_note',
      'customer_message',
      'assign',
      'priority',
      'schedule',
      'escalate',
    ]),
    /** What it became: the status, the priority, the schedule, the agent. */
    value: z.optional(z.string()),
    actor: z.optional(z.enum(['customer', 'agent', 'bot', 'system'])),
    actor_id: z.optional(z.string()),
  }),
);
