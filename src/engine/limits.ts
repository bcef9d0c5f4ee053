import { FeedError, type Issue, type Note } from '../metric.js';

/** Above this share of bad rows the element says so; above the other the value is withheld. */
const noted = 0.05;
const withheld = 0.5;

/** Rows set aside because something in them is wrong. */
function badRows(issues: readonly Issue[]): number {
  return issues.reduce((sum, issue) => sum + (issue.aside ? issue.count : 0), 0);
}

/** A note when more than 5 % of the rows are bad; throws `all_rows_bad` or, above 50 %, `too_many_bad`. */
export function judgeRows(received: number, issues: readonly Issue[]): Note[] {
  const bad = badRows(issues);
  if (received === 0 || bad === 0) return [];
  const share = bad / received;
  if (bad >= received) throw new FeedError('all_rows_bad', { received }, issues);
  if (share > withheld) throw new FeedError('too_many_bad', { received, bad, share }, issues);
  return share > noted ? [{ code: 'bad_rows', share, bad, received }] : [];
}
