import type { FactWords, PublishedFact } from './facts.js';
import { isolated } from './formats.js';
import type { FirstWords, Formats } from './text.js';

/** Answers under which a share can be almost anything. */
const few = 30;

function asked({ n, isApproximate, population, year }: Parameters<FactWords['asked']>[0], f: Formats): string {
  const count = n === null ? '' : `${isApproximate ? '約' : ''}${f.count(n)}人`;
  const who = [population === null ? '' : isolated(population), count].filter(Boolean).join(' ');
  const whom = n === null || who === '' ? who : `${who}が対象`;
  return [whom, year === null ? '' : `${year}年`].filter(Boolean).join('、');
}

function reservations(fact: PublishedFact): string[] {
  return [
    ...(fact.isOld ? ['2年以上前の値です。参考にとどめ、比較の基準にはしないでください。'] : []),
    ...(fact.n !== null && fact.n < few ? ['対象が少ないため、実際の割合は大きく異なる可能性があります。'] : []),
    ...(fact.isErrorKnown ? [] : ['誤差の大きさはわかりません。']),
    ...(fact.isDefinitionKnown ? [] : ['集計方法が不明のため、自社の値とは異なる可能性があります。']),
  ];
}

/** The Japanese words of survey facts. */
export function factsJa(f: FirstWords): FactWords {
  return { asked: (fact) => asked(fact, f), sourceHead: '出典：', reservations };
}
