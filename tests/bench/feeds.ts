import { randomOf } from '../../src/stats/random.js';

/** A row of a feed as JSON. */
type Row = (random: () => number, row: number) => string;

const [from, days, day] = [Date.UTC(2022, 0, 1), 3 * 365, 86_400_000];

function instant(random: () => number): number {
  return from + Math.floor(random() * days * day);
}

function iso(at: number): string {
  return `"${new Date(at).toISOString()}"`;
}

function oneOf(random: () => number, texts: readonly string[]): string {
  return `"${texts[Math.floor(random() * texts.length)] ?? ''}"`;
}

const regions = ['EMEA', 'AMER', 'APAC'];

/** What an element of this name reads here. Few customers are active often, most of them rarely. */
const makers = {
  retention: (random) =>
    `{"account_id":"a${Math.floor(random() ** 2 * 20_000)}","at":${iso(instant(random))},"amount":${(random() * 500).toFixed(2)},"region":${oneOf(random, regions)}}`,
  nps: (random) =>
    `{"score":${Math.floor(random() * 11)},"responded_at":${iso(instant(random))},"region":${oneOf(random, regions)},"account_id":"a${Math.floor(random() * 20_000)}"}`,
  volume: (random, row) => {
    const created = instant(random);
    const solved = created + Math.floor(random() * 5 * day);
    return `{"case_id":"c${row}","created_at":${iso(created)},"last_solved_at":${iso(solved)},"priority":${oneOf(random, ['low', 'normal', 'high'])},"region":${oneOf(random, regions)}}`;
  },
} satisfies Record<string, Row>;

/** Elements that the bench has a feed for. */
export type FeedName = keyof typeof makers;

export function isFeedName(name: string): name is FeedName {
  return Object.hasOwn(makers, name);
}

/** A feed of `rows` rows, the same each time, and the attributes that its element is given. */
export function feedText(name: FeedName, rows: number): { readonly text: string; readonly attributes: string } {
  const random = randomOf(1);
  const list = Array.from({ length: rows }, (_, row) => makers[name](random, row));
  const meta = '{"as_of":"2025-01-06T00:00:00Z","tz":"Europe/Paris","dims":["region"]}';
  return { text: `{"meta":${meta},"rows":[\n${list.join(',\n')}\n]}\n`, attributes: 'by="region" period="month"' };
}
