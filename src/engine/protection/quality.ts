import type {
  Calibration,
  Categories,
  CategoryResult,
  Coaching,
  Coverage,
  Estimate,
  Extras,
  Peer,
  ReviewerBias,
} from '../../metric.js';
import { hiddenCells, hiddenGroups, isSmall, protectedBy, protectedGroups, type Group } from './groups.js';

const none = { value: null, low: null, high: null } as const;

const nothing: Estimate = { ...none, n: null };

function categoryProtected(result: CategoryResult, least: number): CategoryResult {
  const { key, weight, critical, earlier } = result;
  if (isSmall(result, least)) {
    const counts = { not_applicable: null, failed: null };
    return { ...nothing, ...counts, key, weight, critical, earlier: null, change: null, hidden: 'small' };
  }
  return earlier && isSmall(earlier, least) ? { ...result, earlier: nothing, change: null } : result;
}

/** Categories without the figures of few ratings, of this year as of the one before. They do not add up to a total. */
export function categoriesProtected(categories: Categories, least: number): Categories {
  return { ...categories, results: categories.results.map((result) => categoryProtected(result, least)) };
}

/** Coverage without the figures of strata of few cases. */
export function coverageProtected(coverage: readonly Coverage[], least: number): Coverage[] {
  return protectedBy(coverage, {
    least,
    size: ({ closed }) => closed,
    hide: ({ by, key }) => ({ ...none, by, key, closed: null, reviewed: null, hidden: 'small' }),
  });
}

/** Agreement of reviewers: none where few cases have two ratings, nothing of reviewers with few reviews. */
export function calibrationProtected(calibration: Calibration, least: number): Calibration {
  const unsaid = { alpha: null, low: null, high: null, agreement: null, matrix: [] };
  return {
    categories: calibration.categories.map((category) =>
      isSmall({ n: category.units }, least) ? { ...category, ...unsaid } : category,
    ),
    reviewers: protectedGroups(calibration.reviewers, {
      least,
      size: ({ n }) => n,
      hide: ({ key }): ReviewerBias => ({ key, n: null, mean: null, bias: none, signal: null, hidden: 'small' }),
    }),
  };
}

interface Person extends Group {
  readonly key: string | null;
}

/** Who of several is hidden. */
function hiddenAmong(people: readonly Person[], least: number): (string | null)[] {
  return [...hiddenGroups(people, least, new Set())].map((i) => people[i]?.key ?? null);
}

function withoutFigures({ key }: Person): Coaching {
  const lists = { categories: [], weakest: [], trend: [], themes: [] };
  return { ...lists, key, n: null, value: null, shrunken: null, hidden: 'small' };
}

/** The categories of an agent that have enough ratings, and the weakest of those. */
function withoutSmallCategories(agent: Coaching, least: number): Coaching {
  const categories = agent.categories.filter((category) => !isSmall(category, least));
  const weakest = agent.weakest.filter((key) => categories.some((category) => category.key === key));
  return { ...agent, categories, weakest };
}

/** Coaching without agents of few reviews, and without their categories and periods of few. */
function coachingProtected(agents: readonly Coaching[], hidden: ReadonlySet<string | null>, least: number): Coaching[] {
  const shown = agents.map((agent) => (hidden.has(agent.key) ? withoutFigures(agent) : agent));
  const periods = [...new Set(shown.flatMap(({ trend }) => trend.map(({ period }) => period)))];
  const cells = shown.map(({ trend }) =>
    periods.map((period) => ({ n: trend.find((point) => point.period === period)?.n ?? null })),
  );
  const hiddenAt = hiddenCells(cells, least);
  return shown.map((agent, i) => {
    const trend = agent.trend.filter(({ period }) => hiddenAt[i]?.has(periods.indexOf(period)) !== true);
    return { ...withoutSmallCategories(agent, least), trend };
  });
}

/** Agents among their peers and what to talk about with them, without those of few answers or reviews in either. */
export function agentsProtected({ peers, coaching }: Extras, least: number): Extras {
  const among = (people: readonly Person[] | undefined) => hiddenAmong(people ?? [], least);
  const hidden = new Set([...among(peers?.peers), ...among(coaching)]);
  const hide = ({ key }: Peer): Peer => ({ key, n: null, value: null, shrunken: null, signal: null, hidden: 'small' });
  return {
    ...(peers && { peers: { ...peers, peers: peers.peers.map((peer) => (hidden.has(peer.key) ? hide(peer) : peer)) } }),
    ...(coaching && { coaching: coachingProtected(coaching, hidden, least) }),
  };
}
