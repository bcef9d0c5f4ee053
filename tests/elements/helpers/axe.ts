import axe from 'axe-core';

const levels = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** These judge the page around an element, and a test page has none. */
const ofPages = ['region', 'page-has-heading-one', 'landmark-one-main', 'document-title', 'html-has-lang', 'bypass'];

/** What axe finds wrong in an element, as `rule: markup`. */
export async function violationsOf(element: Element): Promise<string[]> {
  const rules = Object.fromEntries(ofPages.map((id) => [id, { enabled: false }]));
  const { violations } = await axe.run(element, { runOnly: { type: 'tag', values: levels }, rules });
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 120)}`));
}
