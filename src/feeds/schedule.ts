import * as z from 'zod/mini';
import { plannedInstant, schemaOf } from './schema.js';

const time = () => z.string().check(z.regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/));
const date = () => z.string().check(z.regex(/^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/));

/**
 * When a team is at work. `weekly` and `holidays` may be lists, or their JSON text; their columns hold JSON text. A
 * schedule may have several rows, each for another time.
 */
export const schedule = schemaOf(() =>
  z.object({
    schedule_id: z.string(),
    /** IANA zone of its hours. */
    tz: z.string(),
    /** Local hours by day, 1 Monday … 7 Sunday, `HH:MM`, the end exclusive, `24:00` allowed. */
    weekly: z.array(z.object({ day: z.int().check(z.gte(1), z.lte(7)), from: time(), to: time() })),
    /** Days off as `YYYY-MM-DD`, or hours off on a day. */
    holidays: z.optional(
      z.array(z.union([date(), z.object({ date: date(), from: z.optional(time()), to: z.optional(time()) })])),
    ),
    /** From when the row holds; missing is since ever. */
    valid_from: z.optional(plannedInstant()),
    /** Until when, exclusive; missing is for ever. */
    valid_to: z.optional(plannedInstant()),
  }),
);
