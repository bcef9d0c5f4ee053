/** The demo's feeds: three years of one company, with one bad quarter. Answers to its relationship survey … */
export const survey = 'data/survey.json';
/** … its cases … */
export const cases = 'data/cases.json';
/** … what happened to the latest of them … */
export const events = 'data/events.json';
/** … when its teams work … */
export const schedules = 'data/schedules.json';
/** … what it promised … */
export const targets = 'data/targets.json';
/** … what customers said after a case … */
export const answers = 'data/csat.json';
/** … and what was done about it. */
export const followUps = 'data/follow-ups.json';
export const actions = 'data/actions.json';

/** Answers of one day, few enough that little can be said. */
export const fewAnswers = {
  meta: { as_of: '2026-03-01T00:00:00Z', tz: 'Europe/Paris' },
  rows: [10, 9, 9, 7, 8, 3, 10].map((score, index) => ({
    response_id: `r${index + 1}`,
    score,
    responded_at: `2026-02-${String(index + 10)}T09:00:00Z`,
  })),
};

/** A feed in which nobody has answered yet. */
export const noAnswers = { meta: { as_of: '2026-03-01T00:00:00Z', tz: 'Europe/Paris' }, rows: [] };

/** A feed in which nobody has written yet. */
export const noCases = noAnswers;

/** The same uneven whole numbers below 100 every time, for answers that look like answers. */
function uneven(place: number, index: number): number {
  return (((index + 7) * 7919 * (place + 3)) ^ (index * 31)) % 100;
}

/** Scores from bad to good, and from which of a hundred on each is given; a branch shifts them. */
const shares = [0, 2, 4, 6, 8, 11, 16, 24, 38, 58, 78];

function scoreOf(place: number, index: number): number {
  const drawn = Math.min(99, uneven(place, index) + place * 6);
  return shares.findLastIndex((from) => from <= drawn);
}

/** Answers under Japanese names: four branches over half a year. */
export const branches = {
  meta: { as_of: '2026-07-01T00:00:00Z', tz: 'Asia/Tokyo', dims: ['支店'] },
  rows: ['札幌', '福岡', '東京本社カスタマーサポートセンター', '大阪'].flatMap((branch, place) =>
    Array.from({ length: 180 + 90 * place }, (_, index) => ({
      response_id: `${place}-${index}`,
      score: scoreOf(place, index),
      responded_at: `2026-0${1 + (index % 6)}-${String(1 + (index % 27)).padStart(2, '0')}T03:00:00Z`,
      seg: { 支店: branch },
    })),
  ),
};

function sums(): { period: string; 支店: string; score: number; n: number }[] {
  const cells = new Map<string, { period: string; 支店: string; score: number; n: number }>();
  for (const { score, responded_at: at, seg } of branches.rows) {
    const period = at.slice(0, 7);
    const key = [period, seg.支店, score].join('/');
    const cell = cells.get(key) ?? { period, 支店: seg.支店, score, n: 0 };
    cells.set(key, { ...cell, n: cell.n + 1 });
  }
  return [...cells.values()];
}

/** The sums of `branches` as a warehouse hands them back: a line for each month, branch and score. */
export const branchSums = {
  meta: { ...branches.meta, kind: 'rollup', metric: 'nps', grain: 'month', keys: ['score'] },
  rows: sums(),
};

function answer(body: unknown, status = 200): Response {
  return new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });
}

/** A server that never answers. */
export const silent: typeof fetch = () => new Promise<Response>(() => undefined);

/** A server that has no such feed. */
export const absent: typeof fetch = () => Promise.resolve(answer({}, 404));

/** A server that answers `body` once and has lost it afterwards. */
export function onceOnly(body: unknown): typeof fetch {
  let asked = 0;
  return () => Promise.resolve(asked++ === 0 ? answer(body) : answer({}, 404));
}
