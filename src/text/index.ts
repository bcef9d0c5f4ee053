import { english } from './en.js';
import type { FirstWords, Language, Text, WordsPart } from './text.js';

export type { AskCode, OwnCode } from './asking.js';
export type { ConfigFault, TroubleCode } from './boards.js';
export type { PublishedFact } from './facts.js';
export type { AimFacts, ScoreColumn, TallyFacts } from './scores.js';
export type { RecordColumn, RecordsState } from './records.js';
export type * from './text.js';

/** English is at hand; every other language is a file of its own, fetched when a page first speaks it. */
const files: Readonly<Record<string, () => Promise<Language>>> = {
  ja: async () => (await import('./ja.js')).japanese,
};

const languages = new Map<string, Language>([['en', english]]);
/** What stands in for a language whose file does not come. */
const plainEnglish: Language = { ...english, first: () => english.first('en') };

/** What a part of a language says; null for one that did not come. */
type PartWords = ((words: FirstWords) => Partial<Text>) | null;

/** The parts at hand, by language and name. */
const parts = new Map<string, PartWords>();
/** The words of a tag, made anew when a part has come. */
const texts = new Map<string, Text>();

/** Parts that have stand-ins among the first words: who waits for them in vain goes on without. */
const dispensable: ReadonlySet<WordsPart> = new Set<WordsPart>(['notes', 'issues', 'failures', 'definitions']);

/** All that a language says beside its first words. */
export const allWords: readonly WordsPart[] = [
  'notes',
  'issues',
  'failures',
  'definitions',
  'figures',
  'tables',
  'cases',
  'loyalty',
  'reviews',
  'facts',
  'scores',
  'records',
  'asking',
  'boards',
  'risk',
  'moves',
  'comparisons',
];

/** What was read of tags: tiles ask again and again. */
const locales = new Map<string, Intl.Locale>();

/** The first valid tag of `lang`, else `en`. */
function localeOf(lang: string): Intl.Locale {
  try {
    const [tag = 'en'] = Intl.getCanonicalLocales(lang);
    return new Intl.Locale(tag);
  } catch {
    return new Intl.Locale('en');
  }
}

/** The first valid tag of `lang` with a language the kit speaks, else `en`. */
function resolved(lang: string): Intl.Locale {
  const locale = locales.get(lang) ?? localeOf(lang);
  locales.set(lang, locale);
  return languages.has(locale.language) || Object.hasOwn(files, locale.language) ? locale : new Intl.Locale('en');
}

function keyOf(language: string, part: WordsPart): string {
  return `${language}/${part}`;
}

/** Whether the words of the language of `lang` are at hand, so that `textFor` gives them, with those of some parts. */
export function hasText(lang: string, needed: readonly WordsPart[] = []): boolean {
  const { language } = resolved(lang);
  return languages.has(language) && needed.every((part) => parts.has(keyOf(language, part)));
}

function composed(tag: string, name: string): Text {
  const first = (languages.get(name) ?? english).first(tag);
  const come = allWords.flatMap((part) => parts.get(keyOf(name, part))?.(first) ?? []);
  return Object.assign({}, first, ...come);
}

/**
 * The words at hand for a BCP 47 tag: `ja`, `ja-JP`, `en-GB`. Numbers and dates follow the whole tag. A language that the
 * kit does not speak, or whose words `loadText` has not brought, and a tag that is none, give English throughout, and
 * `lang` of the answer says so. What no part has brought yet is missing: whoever draws a view waits for its parts.
 */
export function textFor(lang: string): Text {
  const locale = resolved(lang);
  const isAtHand = languages.has(locale.language);
  const tag = isAtHand ? locale.toString() : 'en';
  const text = texts.get(tag) ?? composed(tag, isAtHand ? locale.language : 'en');
  texts.set(tag, text);
  return text;
}

async function fetchPart(name: string, part: WordsPart): Promise<void> {
  const words: Promise<PartWords> = (languages.get(name) ?? english).parts[part]();
  const come = dispensable.has(part) ? await words.catch(() => null) : await words;
  parts.set(keyOf(name, part), come);
  texts.clear();
}

/**
 * As `textFor`, after the language and some of its parts have been fetched; English from then on for a language whose file
 * does not come. Rejects where a part does not come that nothing stands in for.
 */
export async function loadText(lang: string, needed: readonly WordsPart[] = []): Promise<Text> {
  const { language } = resolved(lang);
  if (!languages.has(language)) languages.set(language, (await files[language]?.().catch(() => null)) ?? plainEnglish);
  const absent = needed.filter((part) => !parts.has(keyOf(language, part)));
  await Promise.all(absent.map((part) => fetchPart(language, part)));
  return textFor(lang);
}
