import { spanOf, type Span } from './spans.js';
import { spelledOut } from './formats.js';
import type { factsEn } from './figures-en.js';
import type { FigureWords, Formats, Text } from './text.js';
import { durationWords, value } from './values-ja.js';

/** Japanese names of further figures beside the value, by code. */
export const factsJa: Readonly<Record<keyof typeof factsEn, string>> = {
  median_to_contact: '連絡までの中央値',
  median: '中央値',
  p90: '90%点',
  mean: '平均',
  net: '差引満足度',
  top_two: '満足',
  top_box: '最上位の回答',
  response_rate: '回答率',
  recovered: '不満から満足へ',
  lost: '満足から不満へ',
  reopen_rate: '再開率',
  within_target: '目標時間内',
  within_target_so_far: '目標時間内(現時点)',
  within_target_mature: '目標時間内(期限を過ぎた分)',
  overdue: '期限超過',
  within_seconds: '約束の秒数以内',
  abandoned: '離脱',
  completed_only: '中央値(完了分のみ)',
  completed: '完了',
  open: '現在未解決',
  created: '作成',
  solved: '解決',
  net_flow: '純流入',
  worst_case: '期限前がすべて未達の場合',
  best_case: '期限前がすべて達成の場合',
  cases_met: '全目標を達成したケース',
  follow_up_rate: 'フォローアップ率',
  closure_rate: '完了率',
  recovery_contacted: '回復(連絡あり)',
  recovery_not_contacted: '回復(連絡なし)',
  recovery_difference: '回復の差(ポイント)',
  action_yield: '100件あたりの改善策',
  no_reply: '返信なしで解決',
  no_recontact: '再問い合わせなし',
  logo_retention: '顧客の継続率',
  gross_revenue_retention: '総収益継続率(GRR)',
  net_revenue_retention: '純収益継続率(NRR)',
  surviving: '継続している割合',
  churned: '解約',
  customer_months: '顧客月',
  reviews: '評価の数',
  critical_fail_rate: '必須項目の不合格率',
  score_without_critical: 'スコア(必須項目の規則なし)',
  post_stratified: 'スコア(全ケースに合わせて加重)',
  revenue_at_risk: 'リスクのある年間収益',
  recurring_revenue: '年間収益の合計',
  customers_at_risk: 'リスクのある顧客',
};

/** The name of a code in a table; what it does not hold is spelled out. */
export function named(table: Readonly<Record<string, string>>, code: string): string {
  return Object.hasOwn(table, code) ? (table[code] ?? '') : spelledOut(code);
}

const spanUnits: Readonly<Record<Span['unit'], string>> = {
  year: '年',
  week: '週',
  day: '日',
  hour: '時間',
  minute: '分',
  second: '秒',
};

/** A duration at a tick, in the largest unit that divides it. */
export function span(hours: number, f: Formats): string {
  const { unit, amount } = spanOf(hours);
  return `${f.number(amount, 2)}${spanUnits[unit]}`;
}

function factName({ code, at, at_unit: unit }: Parameters<Text['factName']>[0], f: Formats): string {
  const name = named(factsJa, code);
  if (at === undefined) return name;
  const about = unit === 'months' ? value(at, 'months', f) : unit === 'days' ? `${f.count(at)}日` : span(at, f);
  return `${name} (${about})`;
}

function quantileName(p: number, f: Formats): string {
  return p === 0.5 ? '中央値' : `${f.share(p * 100, 1)}点`;
}

/** A quantile with its value. */
export function quantile({ p, value: hours }: Parameters<Text['quantile']>[0], f: Formats): string {
  return `${quantileName(p, f)}${hours === null ? 'には未到達' : durationWords(hours, f)}`;
}

/** The Japanese words for figures beside the value. */
export function figuresJa(f: Formats): FigureWords {
  return {
    factName: (fact) => factName(fact, f),
    quantileName: (p) => quantileName(p, f),
    quantile: (of) => quantile(of, f),
    span: (hours) => span(hours, f),
  };
}
