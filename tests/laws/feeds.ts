import * as fc from 'fast-check';

/** A row of a feed as JSON. */
export type Row = Readonly<Record<string, unknown>>;

/** Rows by role, as a metric asks for them; every row belongs to the entity in `entity`, which parts never share. */
export interface Feed {
  readonly entity: (row: Row) => string;
  readonly rows: Readonly<Record<string, readonly Row[]>>;
}

const day = 86_400_000;
const start = Date.UTC(2023, 9, 27);

/** Instants over a year with two changes of the clock in it. */
const instants = fc
  .integer({ min: 0, max: 400 * 24 * 60 })
  .map((minutes) => new Date(start + minutes * 60_000).toISOString());

const dimension = fc.constantFrom('north', 'south', '東', '__proto__', null);

function optional<Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value | null> {
  return fc.option(value, { freq: 6 });
}

const answer = fc
  .record({
    score: fc.oneof(
      { weight: 9, arbitrary: fc.integer({ min: 0, max: 10 }) },
      { weight: 1, arbitrary: fc.constantFrom(null, 11, 9.5) },
    ),
    responded_at: optional(instants),
    account: fc.integer({ min: 0, max: 9 }),
    region: dimension,
    plan: fc.constantFrom('free', 'paid'),
    weight: fc.constantFrom(0.25, 1, 1.5, 2),
  })
  .map(({ account, region, plan, ...rest }) => ({
    ...rest,
    account_id: `account ${account}`,
    seg: { ...(region !== null && { region }), plan },
  }));

/** Random feeds by the name of their main record; a metric on a known record is under every law at once. */
export const feeds: Readonly<Record<string, fc.Arbitrary<Feed>>> = {
  'survey-response': fc.array(answer, { minLength: 1, maxLength: 60 }).map((main) => ({
    entity: (row: Row) => String(row['account_id']),
    rows: { main },
  })),
  'toy-bill': fc
    .record({
      bills: fc.array(fc.record({ house: fc.integer({ min: 0, max: 8 }), amount: fc.integer({ min: 0, max: 1010 }) }), {
        minLength: 1,
        maxLength: 40,
      }),
      houses: fc.array(fc.record({ house: fc.integer({ min: 0, max: 8 }), people: fc.integer({ min: 1, max: 5 }) }), {
        maxLength: 20,
      }),
    })
    .map(({ bills, houses }) => ({
      entity: (row: Row) => String(row['house']),
      rows: {
        // The attributes of a house are functions of its name, so that the order of its bills does not matter.
        main: bills.map(({ house, amount }) => ({
          house: `house ${house}`,
          amount,
          at: new Date(start + house * 40 * day).toISOString(),
          region: house % 2 === 0 ? 'north' : 'south',
        })),
        houses: houses.map(({ house, people }) => ({ house: `house ${house}`, people })),
      },
    })),
};
