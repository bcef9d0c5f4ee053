import { spelledOut } from './formats.js';
import type { Codes } from './codes-en.js';

/** Japanese names of codes that metrics put into a measure. */
export const codesJa: Codes = {
  metrics: {
    nps: 'NPS',
    csat: 'CSAT',
    'follow-up': 'フォローアップ',
    'resolution-time': '解決時間',
    'response-time': '初回応答時間',
    sla: 'SLA達成率',
    'one-touch': 'ワンタッチ解決',
    volume: 'ケース作成数',
    retention: '継続率',
    churn: '解約率',
    reviews: '評価スコア',
    'revenue-at-risk': 'リスクのある収益',
  },
  clocks: {
    'first-response': '初回応答時間',
    'next-reply': '次の返信までの時間',
    'first-resolution': '初回解決までの時間',
    'full-resolution': '解決時間',
    'requester-wait': '依頼者の待ち時間',
  },
  statistics: { 'retention.gross': '総収益継続率', 'retention.net': '純収益継続率' },
  groups: {
    detractor: '批判者',
    passive: '中立者',
    promoter: '推奨者',
    satisfied: '満足',
    neutral: 'どちらでもない',
    dissatisfied: '不満',
    no_reply: '返信なし',
    one_touch: '返信1回',
    more: '返信2回以上',
  },
  properties: { reply_band: '初回返信', rating: '満足度', tenure: '利用期間', tier: 'サポート区分' },
  movements: {
    new: '新規',
    reactivation: '再開',
    expansion: '増額',
    contraction: '減額',
    churn: '解約',
    others: 'その他',
    start: '期首',
    end: '期末',
  },
};

/** A column name as words, or what a metric calls a property of its own. */
export function propertyName(name: string): string {
  const properties: Readonly<Record<string, string>> = codesJa.properties;
  return Object.hasOwn(properties, name) ? (properties[name] ?? name) : spelledOut(name);
}
