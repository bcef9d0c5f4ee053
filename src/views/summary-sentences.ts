import type { Measure } from '../metric.js';
import type { Text } from '../text/index.js';
import { driftOf, strengthOf, type Drift } from './judging.js';
import { aimOf, isShown, judgement, scoreName, type Score } from './scores.js';

/** The most sentences of a summary. */
const most = 6;
/** The most figures that are told one by one, for each way. */
const mostFindings = 2;

type Shown = Score & { readonly measure: Measure };

/** Figures of which one thing became, the largest change against what could have been seen first. */
function judged(scores: readonly Shown[], as: 'better' | 'worse'): Shown[] {
  const found = scores.filter((score) => judgement(score) === as);
  return found.sort((a, b) => strengthOf(b.measure) - strengthOf(a.measure)).slice(0, mostFindings);
}

function tallyOf(scores: readonly Shown[], text: Text): string {
  const count = (as: string) => scores.filter((score) => judgement(score) === as).length;
  const [worse, better, moved, unclear] = ['worse', 'better', 'moved', 'unclear'].map(count);
  return text.tally({
    all: scores.length,
    worse: worse ?? 0,
    better: better ?? 0,
    moved: moved ?? 0,
    unclear: unclear ?? 0,
  });
}

function findingOf(score: Shown, text: Text): string {
  return text.finding(scoreName(score, text), text.change(score.measure), aimOf(score));
}

function isWorse({ side }: Drift, better: Measure['better']): boolean {
  return better === (side === 'high' ? 'down' : 'up');
}

/** The first figure that left its usual range to the worse and is not told yet, else to the better. */
function driftSentence(scores: readonly Shown[], told: ReadonlySet<Shown>, text: Text): string[] {
  const drifting = scores.flatMap((score) => {
    const drift = told.has(score) ? null : driftOf(score.measure);
    return drift === null ? [] : [{ score, drift, isWorse: isWorse(drift, score.measure.better) }];
  });
  const first = drifting.find(({ isWorse: worse }) => worse) ?? drifting[0];
  if (!first) return [];
  return [text.driftOf(scoreName(first.score, text), first.drift, first.score.measure.context)];
}

function aimSentence(scores: readonly Shown[], text: Text): string[] {
  const reaches = scores.flatMap((score) => aimOf(score)?.reach ?? []);
  const count = (as: string) => reaches.filter((reach) => reach === as).length;
  return reaches.length === 0 ? [] : [text.aims(count('reached'), count('open'), reaches.length)];
}

/**
 * What the figures of a page say, from their verdicts alone: how many got worse and better; the largest of each against
 * what could have been seen, worse before better; one that left its usual range; how many targets are reached; which show
 * no clear change; how many are not there. Three to six sentences where there is as much to say; none without figures.
 */
export function summarySentences(scores: readonly Score[], text: Text): readonly string[] {
  const shown = scores.filter(isShown);
  if (shown.length === 0) return [];
  const unclear = shown.filter((score) => judgement(score) === 'unclear').map((score) => scoreName(score, text));
  const closing = [text.withoutChange(unclear), text.withoutFigures(scores.length - shown.length)].filter(Boolean);
  const changed = [...judged(shown, 'worse'), ...judged(shown, 'better')];
  const room = most - 1 - closing.length;
  const findings = changed.map((score) => findingOf(score, text));
  const others = [...driftSentence(shown, new Set(changed), text), ...aimSentence(shown, text)];
  const kept = findings.slice(0, Math.max(1, room - others.length));
  return [tallyOf(shown, text), ...kept, ...others.slice(0, room - kept.length), ...closing];
}
