/* Which attributes each element has, from the manifest: what a dashboard's file may name. */
const own = /^support-(dashboard|feed)$/;

/** A further record can also come from a feed of the dashboard: `feed-cases` beside `src-cases`. */
function withFeeds(names) {
  return names.flatMap((name) => (name.startsWith('src-') ? [name, name.replace('src-', 'feed-')] : name));
}

/** The source of `src/config/vocabulary.ts`. */
export function vocabularyText(declarations) {
  const elements = declarations
    .filter(({ tagName }) => tagName?.startsWith('support-') && !own.test(tagName))
    .map(({ tagName, attributes = [] }) => [
      tagName.replace('support-', ''),
      withFeeds(attributes.map(({ name }) => name)),
    ])
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  const metrics = elements.filter(([, names]) => names.includes('src')).map(([, names]) => names);
  const shared = (metrics[0] ?? []).filter((name) => metrics.every((names) => names.includes(name)));
  const entries = elements.map(([tag, names]) => {
    if (!names.includes('src')) return `${JSON.stringify(tag)}: ${JSON.stringify(names)}`;
    const others = names.filter((name) => !shared.includes(name)).map((name) => JSON.stringify(name));
    return `${JSON.stringify(tag)}: [${[...others, '...shared'].join(', ')}]`;
  });
  return `/** What every element with a metric takes. */
const shared = ${JSON.stringify(shared)} as const;

/** The attributes of each element by its name without prefix. Written by \`npm run generate\`. */
export const vocabulary: Readonly<Record<string, readonly string[]>> = {${entries.join(', ')}};
`;
}
