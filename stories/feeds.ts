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
/** … what was done about it … */
export const followUps = 'data/follow-ups.json';
export const actions = 'data/actions.json';
/** … what its customers pay at the end of each month … */
export const subscriptions = 'data/subscriptions.json';
/** … what changed that, to the second … */
export const movements = 'data/movements.json';
/** … what each of them is, and when its contract is due for renewal … */
export const accounts = 'data/accounts.json';
/** … and what colleagues think of the work on closed cases. */
export const reviews = 'data/reviews.json';

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

/** A feed in which nobody pays yet. */
export const noCustomers = noAnswers;

/** A feed in which nothing is reviewed yet. */
export const noReviews = noAnswers;

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

/** A server that sends a long feed at a few kilobytes a second, and says how long it is. */
export const trickling: typeof fetch = (_address, init) => {
  const row = new TextEncoder().encode('{"score":10}, '.repeat(600));
  let timer: ReturnType<typeof setInterval> | undefined;
  const end = (): void => clearInterval(timer);
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(new TextEncoder().encode('['));
      timer = setInterval(() => controller.enqueue(row.slice()), 100);
      init?.signal?.addEventListener('abort', end);
    },
    cancel: end,
  });
  const headers = { 'content-type': 'application/json', 'content-length': '6000000' };
  return Promise.resolve(new Response(body, { headers }));
};

/** A server that answers `body` once, and again and again at a few kilobytes a second. */
export function onceQuickly(body: unknown): typeof fetch {
  let asked = 0;
  return (...given) => (asked++ === 0 ? Promise.resolve(answer(body)) : trickling(...given));
}

/** A server that has no such feed. */
export const absent: typeof fetch = () => Promise.resolve(answer({}, 404));

/** A server that answers `body` once and has lost it afterwards. */
export function onceOnly(body: unknown): typeof fetch {
  let asked = 0;
  return () => Promise.resolve(asked++ === 0 ? answer(body) : answer({}, 404));
}

const year = { as_of: '2026-07-01T00:00:00Z', tz: 'Europe/Paris', complete_from: '2025-01-01T00:00:00Z' };

/** Months since January 2025 as the first day of each. */
const monthStart = (month: number) => new Date(Date.UTC(2025, month, 1)).toISOString().slice(0, 10);

/** Customers as a table of those who are there tells them: how long, whether they left, what they pay. */
export const snapshot = {
  meta: { ...year, currency: 'EUR', dims: ['plan'] },
  rows: Array.from({ length: 240 }, (_, index) => {
    const plan = index % 3 === 0 ? 'Business' : 'Team';
    const months = 1 + (uneven(index % 5, index) % 40);
    return { account_id: `k${index}`, months, churned: uneven(3, index) < (plan === 'Team' ? 38 : 22), mrr: 40, plan };
  }),
};

/** Subscriptions as Stripe lists them, with what each came to in its own plan. */
export const stripe = {
  has_more: false,
  data: Array.from({ length: 160 }, (_, index) => {
    const start = index % 14;
    const lasts = 2 + (uneven(index % 4, index) % 40);
    const ended = start + lasts < 18 ? Date.parse(monthStart(start + lasts)) / 1000 : null;
    const plan = { amount: index % 3 === 0 ? 9900 : 2900, interval: 'month', interval_count: 1 };
    return {
      id: `sub_${index}`,
      object: 'subscription',
      customer: `cus_${index % 140}`,
      status: ended === null ? 'active' : 'canceled',
      currency: 'eur',
      created: Date.parse(monthStart(start)) / 1000,
      start_date: Date.parse(monthStart(start)) / 1000,
      ended_at: ended,
      canceled_at: ended,
      items: { data: [{ quantity: 1 + (index % 5), price: { unit_amount: plan.amount, recurring: plan }, plan }] },
    };
  }),
};

/** What customers bought, line by line: an activity is all that is known of them. */
export const purchases = {
  meta: { ...year, currency: 'EUR' },
  rows: Array.from({ length: 900 }, (_, index) => {
    const customer = index % 150;
    const month = (customer % 12) + Math.floor((uneven(customer % 7, index) / 100) ** 2 * 16);
    return { account_id: `b${customer}`, at: monthStart(Math.min(month, 17)), amount: 10 + (index % 50) };
  }),
};

/** Reviews as plain scores: all that many teams write down. */
export const plainReviews = {
  meta: { ...year, dims: ['team'] },
  rows: Array.from({ length: 320 }, (_, index) => ({
    review_id: `p${index}`,
    score: Math.min(100, 45 + (uneven(index % 6, index) % 56)),
    reviewed_at: `${monthStart(index % 18).slice(0, 8)}${String(2 + (index % 24)).padStart(2, '0')}T09:00:00Z`,
    seg: { team: index % 2 === 0 ? 'Technical' : 'Front line' },
  })),
};

/** Reviews with one column a category, each rated from −2 to 2. */
export const columnReviews = {
  meta: year,
  rows: plainReviews.rows.map(({ review_id: id, reviewed_at: at }, index) => {
    const work = (uneven(2, index >> 1) % 5) - 2;
    const rating = (place: number) =>
      Math.max(-2, Math.min(2, work + Math.floor((uneven(place, index) % 50) / 17) - 1));
    const about = { review_id: id, reviewed_at: at, case_id: `c${index >> 1}`, reviewer_id: `r${index % 2}` };
    return { ...about, A: rating(1), S: Math.max(rating(3), work), E: (uneven(4, index) % 5) - 2 };
  }),
};
