/** The demo's feed: about five thousand answers over three years. */
export const survey = 'data/survey.json';

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

/** Answers under Japanese names: four branches, half a year, the same small pattern each month. */
export const branches = {
  meta: { as_of: '2026-07-01T00:00:00Z', tz: 'Asia/Tokyo', dims: ['支店'] },
  rows: ['東京本社カスタマーサポートセンター', '大阪', '札幌', '福岡'].flatMap((branch, place) =>
    Array.from({ length: 180 }, (_, index) => ({
      response_id: `${place}-${index}`,
      score: [10, 9, 8, 9, 7, 10, 6, 9, 3, 8, 10, 5][(index * 5 + place * (1 + (index % 3))) % 12],
      responded_at: `2026-0${1 + (index % 6)}-${String(1 + (index % 27)).padStart(2, '0')}T03:00:00Z`,
      seg: { 支店: branch },
    })),
  ),
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
