import * as z from 'zod/mini';
import { instant, schemaOf } from './schema.js';

const count = () => z.optional(z.int().check(z.gte(0)));
const minutes = () => z.optional(z.number().check(z.gte(0)));

/** What became of a case, and when. */
const course = () => ({
  /** Unique; of a repeated one the row with the latest `updated_at` counts, else the last. */
  case_id: z.optional(z.string()),
  created_at: instant(),
  /** When the row was last changed. */
  updated_at: z.optional(instant()),
  status: z.optional(
    z.enum(['new', 'open', 'pending', 'hold', 'solved', 'closed', 'merged', 'spam', 'deleted', 'cancelled']),
  ),
  /** The first reply of a human. */
  first_public_reply_at: z.optional(instant()),
  /** The first reply of a machine, which never counts as a response. */
  bot_first_reply_at: z.optional(instant()),
  first_solved_at: z.optional(instant()),
  /** The latest solve. */
  last_solved_at: z.optional(instant()),
  closed_at: z.optional(instant()),
  /** When a customer on a live channel gave up waiting. */
  abandoned_at: z.optional(instant()),
});

/** Counts, and minutes of other products. */
const figures = () => ({
  reopens: count(),
  /** Replies of humans that the customer could read. */
  public_replies: count(),
  customer_messages: count(),
  /** How often the case went to someone else. */
  handoffs: count(),
  first_response_min: minutes(),
  first_response_business_min: minutes(),
  first_resolution_min: minutes(),
  first_resolution_business_min: minutes(),
  full_resolution_min: minutes(),
  full_resolution_business_min: minutes(),
  /** Time in new, open and on hold. */
  requester_wait_min: minutes(),
  requester_wait_business_min: minutes(),
  /** Time in new and open. */
  agent_work_min: minutes(),
  agent_work_business_min: minutes(),
  /** Time in pending. */
  agent_wait_min: minutes(),
  agent_wait_business_min: minutes(),
  on_hold_min: minutes(),
  on_hold_business_min: minutes(),
});

/** Whom and what a case was about. */
const circumstances = () => ({
  priority: z.optional(z.string()),
  channel: z.optional(z.string()),
  /** The customer's support tier when the case was created. */
  tier: z.optional(z.string()),
  topic_id: z.optional(z.string()),
  cluster_id: z.optional(z.string()),
  language: z.optional(z.string()),
  /** Who began it; missing is the customer. */
  origin: z.optional(z.enum(['customer', 'agent', 'auto'])),
  handled_by: z.optional(z.enum(['ai', 'human', 'ai_then_human'])),
  account_id: z.optional(z.string()),
  requester_id: z.optional(z.string()),
  agent_id: z.optional(z.string()),
  group_id: z.optional(z.string()),
  /** The issues behind it. */
  issue_ids: z.optional(z.array(z.string())),
  /** The source's own estimate, −1 … 1. */
  sentiment: z.optional(z.number().check(z.gte(-1), z.lte(1))),
  sentiment_confidence: z.optional(z.enum(['low', 'medium', 'high'])),
  escalated_at: z.optional(instant()),
  severity: z.optional(z.int()),
  /** The schedule by which business time runs. */
  schedule_id: z.optional(z.string()),
  /** What the customer wrote. */
  text: z.optional(z.string()),
  /** Whether the case is left out by whoever wrote the feed. */
  excluded: z.optional(z.boolean()),
  /** Dimensions, by name. */
  seg: z.optional(z.record(z.string(), z.string())),
});

/**
 * One support case as it stood at the feed's `as_of`. Only `created_at` must be in the feed. Instants of replies are of
 * replies that the customer could read. Fields in `…_min` are minutes that another product measured on its own clock,
 * for where the instants are missing; a whole number of milliseconds is kept exactly: `Math.round(60_000 * minutes)`.
 */
export const supportCase = schemaOf(() => z.object({ ...course(), ...figures(), ...circumstances() }));
