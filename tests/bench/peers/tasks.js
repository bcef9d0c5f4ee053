/** What the two tasks read: the instant that puts a row in a month, the field that groups, and the words on the charts. */
export const tasks = {
  nps: { time: 'responded_at', group: 'region', unit: 'NPS' },
  resolution: { time: 'created_at', group: 'priority', unit: 'hours' },
};

/** What a score adds to the mean that is the net promoter score: 100 for 9 and 10, −100 for 0 to 6. */
export const pointsOf = (score) => (score >= 9 ? 100 : score <= 6 ? -100 : 0);

/** Hours from creation to the last solve, of a solved case. */
export const hoursOf = (row) => (Date.parse(row.last_solved_at) - Date.parse(row.created_at)) / 3_600_000;

/** `2024-03`, in UTC. */
export function monthOf(text) {
  const date = new Date(text);
  const month = date.getUTCMonth() + 1;
  return `${date.getUTCFullYear()}-${month < 10 ? '0' : ''}${month}`;
}

/** The rows of a feed. */
export async function rowsOf(url) {
  const { rows } = await (await fetch(url)).json();
  return rows;
}

/** The bytes of the list of rows, for those who read nothing but a list. */
export async function listOf(url) {
  const bytes = new Uint8Array(await (await fetch(url)).arrayBuffer());
  const key = '"rows":';
  const begin = new TextDecoder().decode(bytes.subarray(0, 1000)).indexOf(key) + key.length;
  return bytes.subarray(begin, bytes.lastIndexOf(0x5d) + 1);
}

/** Puts boxes for the charts and a line of text in `host`. */
export function boxes(host) {
  const [months, groups, line] = ['div', 'div', 'p'].map((name) => host.appendChild(document.createElement(name)));
  for (const box of [months, groups]) box.className = 'chart';
  return {
    months,
    groups,
    say: (p90) => (line.textContent = p90 === null ? '' : `90 % within ${p90.toFixed(1)} hours`),
  };
}
