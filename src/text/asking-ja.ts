import type { Comparison, Period } from '../metric.js';
import { stretchEnds, type AskCode, type AskingWords } from './asking.js';
import type { FirstWords } from './text.js';

/** Names of values that stand on a control; above that their number does. */
const mostNames = 2;

const asks: Readonly<Record<AskCode, string>> = {
  all: 'すべて',
  search: '検索',
  clear: '解除',
  clear_all: 'すべて解除',
  undo: '元に戻す',
  period: '期間',
  grain: '単位',
  compare: '比較対象',
  since: '開始日',
  until: '終了日',
  last_month: '先月',
  last_quarter: '前四半期',
  last_year: '前年',
  last_12_months: '過去12か月',
  custom: '日付を指定',
};

const grains: Readonly<Record<Period, string>> = {
  day: '日',
  week: '週',
  month: '月',
  quarter: '四半期',
  year: '年',
  wave: '調査回',
};

const comparisons: Readonly<Record<Comparison, string>> = { previous: '前の期間', 'year-ago': '前年同期' };

function stretch(f: FirstWords): AskingWords['stretch'] {
  return (since, until, timeZone) => {
    const { first, last } = stretchEnds(since, until, timeZone, f);
    if (first === null && last === null) return '全期間';
    return first === last ? (first ?? '') : `${first ?? ''}～${last ?? ''}`;
  };
}

/** The Japanese words of filters, periods and what charts let choose. */
export function askingJa(f: FirstWords): AskingWords {
  return {
    stretch: stretch(f),
    askName: (code) => asks[code],
    grainName: (period) => grains[period],
    comparisonName: (compare) => comparisons[compare],
    chosenGrain: (period) => `${grains[period]}ごと`,
    chosenComparison: (compare) => `${comparisons[compare]}と比較`,
    letThrough(names, all) {
      if (names.length === 0) return asks.all;
      if (names.length <= mostNames) return names.join('、');
      return all === null ? `${f.count(names.length)}件を選択` : `${f.count(all)}件中${f.count(names.length)}件`;
    },
    labelled: (label, value) => `${label}：${value}`,
    moreValues: (n) => `ほか${f.count(n)}件。検索で絞り込めます。`,
    matches: (n, all) => `${f.count(all)}件中${f.count(n)}件が一致`,
    noSuchValue: '一致する値はありません。',
    noValues: 'この項目の値を一覧にできません。',
    few: '少数',
    filtersOthers: (chosen) => `ほかの図の絞り込み：${chosen}`,
    filteredBy: (chosen) => `絞り込み：${chosen}`,
    keepsOwn: (what) => (what === 'window' ? '独自の期間で表示しています。' : '独自の単位で表示しています。'),
    chosenList: (words) => words.join('；'),
    stretching: (stretch) => `${stretch}。Enterで確定、Escapeで取り消します。`,
    stretchHelp: 'Shiftと矢印キー、またはドラッグで、ページ全体の期間を選べます。',
  };
}
