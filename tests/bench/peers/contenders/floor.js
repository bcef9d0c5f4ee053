/** The floor: the same bytes fetched and parsed, nothing else. */
export const draws = false;
let rows = [];

export async function load(_, url) {
  ({ rows } = await (await fetch(url)).json());
}

export async function filter() {}

export const figures = () => ({ rows: rows.length });
