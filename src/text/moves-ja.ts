import { countedOf, type ChangePart, type Measure, type SegmentState } from '../metric.js';
import { isolated } from './formats.js';
import { moveFacts, type MoveFacts, type MoveWords, type Mover } from './moves.js';
import type { FirstWords } from './text.js';
import { difference, nounsJa, size, value } from './values-ja.js';

function mover({ part, kind, amount }: Mover, measure: Measure, f: FirstWords): string {
  const name = isolated(f.segmentName(part.key));
  const shown = size(amount, measure.unit, f);
  if (kind === 'rate') return `${name}自体の値によるものが${shown}`;
  const way = (part.to?.share ?? 0) > (part.from?.share ?? 0) ? '増加' : '減少';
  return `${name}の${nounsJa[countedOf(measure)]}の割合の${way}によるものが${shown}`;
}

function leading({ change, leading: found, others }: MoveFacts, measure: Measure, f: FirstWords): string {
  const { unit } = measure;
  const whole = `${size(change, unit, f)}の${change > 0 ? '上昇' : '低下'}`;
  if (found.length === 0) return `${whole}に、目立つ要因はありません。`;
  const named = found.map((each) => mover(each, measure, f)).join('、');
  const amount = size(others, unit, f);
  if (difference(others, unit, f) === amount) return `${whole}のうち、${named}です。`;
  return `${whole}のうち、${named}、その他は${difference(others, unit, f)}です。`;
}

function atUnchangedShares({ rate }: MoveFacts, { unit }: Measure, f: FirstWords): string {
  return rate === null ? '' : `割合が変わらなければ${difference(rate, unit, f)}です。`;
}

function why(measure: Measure, by: string, f: FirstWords): string {
  const { change } = measure;
  const facts = change && moveFacts(change, by);
  if (!change || !facts) return '';
  if (change.verdict === 'unclear') return f.paragraph([f.change(measure), '内訳も偶然の範囲かもしれません。']);
  const [whole, parts] = facts.change > 0 ? ['上昇', '低下'] : ['低下', '上昇'];
  const first = facts.isReversed
    ? `どのセグメントも${parts}しましたが、割合が変わったため全体は${whole}しました。`
    : leading(facts, measure, f);
  return f.paragraph([first, atUnchangedShares(facts, measure, f)]);
}

function absent(measure: Measure, f: FirstWords): string {
  const { change, context } = measure;
  if (change?.value === null || change === null) return f.change(measure);
  return context.by.length === 0
    ? 'by="region" のように項目を指定すると、どのセグメントが値を動かしたかが分かります。'
    : '内訳は示せません。結果の出ていないものがあるか、セグメントが多すぎます。';
}

function moved(of: (state: SegmentState) => string, { from, to }: ChangePart): string {
  return `${from === null ? '–' : of(from)}→${to === null ? '–' : of(to)}`;
}

function part(of: ChangePart, measure: Measure, f: FirstWords): string {
  const name = f.segmentName(of.key);
  if (of.rate === null || of.mix === null) return `${name}。${f.hidden(measure.context.min_group, countedOf(measure))}`;
  const { unit } = measure;
  const values = moved((state) => value(state.value, unit, f), of);
  const shares = moved((state) => f.share(100 * state.share, 1), of);
  return `${name}：${difference(of.rate + of.mix, unit, f)}。自体の値${difference(of.rate, unit, f)}(${values})。割合${difference(of.mix, unit, f)}(${shares})`;
}

/** The Japanese words of why a value moved. */
export function movesJa(f: FirstWords): MoveWords {
  return {
    why: (measure, by) => why(measure, by, f),
    whyAbsent: (measure) => absent(measure, f),
    changePart: (of, measure) => part(of, measure, f),
    partNames: { rate: '自体の値', mix: '割合' },
  };
}
