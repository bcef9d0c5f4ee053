import type { FactWords, PublishedFact } from './facts.js';
import { isolated } from './formats.js';
import type { FirstWords, Formats } from './text.js';

/** Answers under which a share can be almost anything. */
const few = 30;

function asked({ n, isApproximate, population, year }: Parameters<FactWords['asked']>[0], f: Formats): string {
  const count = n === null ? '' : `${isApproximate ? 'about ' : ''}${f.count(n)}`;
  const who = population === null ? (n === null ? '' : `Of ${count} asked`) : isolated(population);
  const whom = n === null || population === null ? who : `Of ${count} ${who}`;
  return [whom, year === null ? '' : String(year)].filter(Boolean).join(', ');
}

function reservations(fact: PublishedFact): string[] {
  return [
    ...(fact.isOld ? ['More than two years old: background, not a yardstick.'] : []),
    ...(fact.n !== null && fact.n < few ? ['Few were asked: the share may be quite different.'] : []),
    ...(fact.isErrorKnown ? [] : ['How far it may be off is not known.']),
    ...(fact.isDefinitionKnown ? [] : ['How it was counted is not known, so it may not be the same as yours.']),
  ];
}

/** The English words of survey facts. */
export function factsEn(f: FirstWords): FactWords {
  return { asked: (fact) => asked(fact, f), sourceHead: 'Source:', reservations };
}
