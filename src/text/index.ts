import { english } from './en.js';
import type { Text } from './text.js';

export type * from './text.js';

/** The words of a language for one tag of it. */
type Language = (tag: string) => Text;

/** English is at hand; every other language is a file of its own, fetched when a page first speaks it. */
const files: Readonly<Record<string, () => Promise<Language>>> = {
  ja: async () => (await import('./ja.js')).japanese,
};

const languages = new Map<string, Language>([['en', english]]);
const texts = new Map<string, Text>();

/** The first valid tag of `lang` with a language the kit speaks, else `en`. */
function resolved(lang: string): Intl.Locale {
  try {
    const [tag = 'en'] = Intl.getCanonicalLocales(lang);
    const locale = new Intl.Locale(tag);
    return languages.has(locale.language) || Object.hasOwn(files, locale.language) ? locale : new Intl.Locale('en');
  } catch {
    return new Intl.Locale('en');
  }
}

/** Whether the words of the language of `lang` are at hand, so that `textFor` gives them. */
export function hasText(lang: string): boolean {
  return languages.has(resolved(lang).language);
}

/**
 * The words at hand for a BCP 47 tag: `ja`, `ja-JP`, `en-GB`. Numbers and dates follow the whole tag. A language that the
 * kit does not speak, or whose words `loadText` has not brought, and a tag that is none, give English throughout, and
 * `lang` of the answer says so.
 */
export function textFor(lang: string): Text {
  const locale = resolved(lang);
  const language = languages.get(locale.language);
  const tag = language ? locale.toString() : 'en';
  const text = texts.get(tag) ?? (language ?? english)(tag);
  texts.set(tag, text);
  return text;
}

/** As `textFor`, after the language has been fetched; English from then on for a language whose file does not come. */
export async function loadText(lang: string): Promise<Text> {
  const { language } = resolved(lang);
  if (!languages.has(language))
    languages.set(language, (await files[language]?.().catch(() => null)) ?? (() => english('en')));
  return textFor(lang);
}
