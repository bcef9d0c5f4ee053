/**
 * What the kit writes to the console, for the people who build the page. English only: consoles are read by developers
 * and searched for. Each has four beats: what was seen, what it usually means, what to do, how to silence it. What is
 * said of boards and workers is in files of its own, which are fetched when there is something to say.
 */

/** A value of an attribute that is none of its kind. */
export function refusedValue(tag: string, refused: { attribute: string; seen: string; expected: string }): string {
  const { attribute, seen, expected } = refused;
  return (
    `<${tag}>: ${attribute}="${seen}" is not usable, so its default is used. ` +
    `This is usually a slip of the pen or a value meant for another attribute. ` +
    `Write one of, or something like: ${expected}. Removing the attribute silences this.`
  );
}

/** A tag that is taken by another copy of the kit, or by something else (`version` null). */
export function tagTaken(tag: string, first: string | null, second: string): string {
  const owner = first === null ? 'something other than this kit' : `version ${first} of this kit`;
  return (
    `<${tag}> is already defined by ${owner}; version ${second} leaves it as it is. ` +
    `Usually the page loads the kit twice, by a script tag and by a bundle. ` +
    `Load it once, or give the second copy tags of its own: define({prefix: 'mine'}). ` +
    `With one copy left this message goes.`
  );
}

/** The kit could not start on this page. */
export function notStarted(reason: string): string {
  return (
    `support-metrics did not start: ${reason.replace(/\.+$/, '')}. ` +
    `Usually the page's Trusted Types list lacks lit-html, or a second copy of Lit is refused by it. ` +
    `Allow the policies lit-html and support-metrics, or load one copy only. ` +
    `Until then the content between the tags is shown; remove the script tag to silence this.`
  );
}
