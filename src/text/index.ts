import { english } from './en.js';
import { japanese } from './ja.js';
import type { Text } from './text.js';

export type * from './text.js';

const languages: Readonly<Record<string, (lang: string) => Text>> = { en: english, ja: japanese };
const known = new Map<string, Text>();

/** The first valid tag of `lang` with a language the kit speaks, else `en`. */
function resolved(lang: string): string {
  try {
    const [tag] = Intl.getCanonicalLocales(lang);
    return tag !== undefined && Object.hasOwn(languages, new Intl.Locale(tag).language) ? tag : 'en';
  } catch {
    return 'en';
  }
}

/**
 * The words of a language, by BCP 47 tag: `ja`, `ja-JP`, `en-GB`. Numbers and dates follow the whole tag. A language
 * that the kit does not speak, or a tag that is none, gives English throughout, and `lang` of the answer says so.
 */
export function textFor(lang: string): Text {
  const tag = resolved(lang);
  const text = known.get(tag) ?? (languages[new Intl.Locale(tag).language] ?? english)(tag);
  known.set(tag, text);
  return text;
}
