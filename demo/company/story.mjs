/* What happened at Meridian: three years, one bad quarter and its repair. */
import { changed, day, fromParis, written } from './time.mjs';

/** The first day of the feeds, 1 November 2023 in Paris. */
export const first = fromParis(Date.UTC(2023, 10, 1));

/** The instant up to which everything is known. */
export const asOf = Date.UTC(2026, 9, 19, 6);

/** The new ticket portal goes live, its search does not work. */
export const release = Date.UTC(2025, 9, 6, 7);

/** The search is repaired. */
export const repair = Date.UTC(2026, 0, 15, 8);

/** Service levels are promised for cases from then on. */
export const promised = fromParis(Date.UTC(2025, 6, 1));

/** Cases are logged event by event from then on. */
export const logged = fromParis(Date.UTC(2026, 8, 14));

/** How much of the release's damage is felt at `at`, 0…1: most of it at once, healing over weeks after the repair. */
export function damage(at, { healing = 35 * day } = {}) {
  if (at < release) return 0;
  if (at < repair) return Math.min(1, 0.7 + (at - release) / (100 * day));
  return Math.max(0, 1 - (at - repair) / healing);
}

/** Years since the first day. */
export const yearsIn = (at) => (at - first) / (365.25 * day);

/** What every feed says about itself. */
export const meta = {
  kind: 'records',
  as_of: written(asOf),
  complete_from: written(first),
  tz: 'Europe/Paris',
  definition: { agents: 'pseudonym' },
  events: [
    { at: written(release), text: 'New ticket portal', kind: 'release' },
    { at: written(repair), text: 'Search repaired', kind: 'fix' },
    { at: written(changed), text: 'Longer hours', kind: 'hours', metrics: ['response-time', 'resolution-time', 'sla'] },
  ],
};
