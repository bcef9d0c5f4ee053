import { propertyName } from './codes-ja.js';
import { isolated } from './formats.js';
import type { AimFacts, DriftFacts, ReachCode, ScoreColumn, ScoreWords, TallyFacts } from './scores.js';
import type { outcomesEn } from './scores-en.js';
import type { FirstWords, Formats, PeriodNaming } from './text.js';

/** Names that a sentence holds before it says how many more there are. */
const mostNames = 3;

const outcomesJa: Readonly<Record<keyof typeof outcomesEn, string>> = {
  quality: '品質',
  speed: '速さ',
  impact: '事業への影響',
  demand: '需要',
};

const heads: Readonly<Record<ScoreColumn, string>> = {
  outcome: '分野',
  figure: '指標',
  period: '期間',
  value: '値',
  low: '下限',
  high: '上限',
  change: '変化',
  target: '目標',
  reach: '目標の達成',
  trend: '推移',
  n: 'n',
  owner: '担当',
  remark: '備考',
};

const reaches: Readonly<Record<ReachCode, string>> = {
  reached: '達成',
  missed: '未達',
  open: '判定できません',
};

function outcomeName(group: string): string {
  const names: Readonly<Record<string, string>> = outcomesJa;
  return Object.hasOwn(names, group) ? (names[group] ?? group) : group;
}

type Changed = Parameters<ScoreWords['scoreChange']>[0];

function scoreChange({ change, better, unit, context }: Changed, isBare: boolean, f: FirstWords) {
  if (change === null || change.verdict === null || change.value === null) return '比較対象なし';
  if (change.verdict === 'unclear') return '明確な変化なし';
  const judged = better === 'neither' ? '' : change.verdict === better ? '改善：' : '悪化：';
  if (isBare) return `${judged}${f.difference(change.value, unit)}`;
  return `${judged}${f.periodName(change.from, context)}比${f.difference(change.value, unit)}`;
}

function aimed({ target, unit, by }: AimFacts, f: FirstWords): string {
  return `${f.value(target.value, unit)}${by === null ? '' : `(${f.date(by)}まで)`}`;
}

function driftWords({ kind, side, from }: DriftFacts, naming: PeriodNaming, f: FirstWords): string {
  const usual = kind === 'range' ? '通常の範囲' : '通常の水準';
  return `${f.periodName(from, naming)}から${usual}を${side === 'high' ? '上回って' : '下回って'}います。`;
}

function tally({ all, worse, better, moved, unclear }: TallyFacts, f: Formats): string {
  const parts = [
    ...(worse > 0 ? [`悪化${f.count(worse)}件`] : []),
    ...(better > 0 ? [`改善${f.count(better)}件`] : []),
    ...(moved > 0 ? [`増減${f.count(moved)}件`] : []),
    ...(unclear > 0 ? [`明確な変化なし${f.count(unclear)}件`] : []),
  ];
  return `${f.count(all)}件の指標のうち、${parts.length === 0 ? '比較できるものはまだありません' : `${parts.join('、')}です`}。`;
}

function finding(name: string, change: string, aim: AimFacts | null, f: FirstWords): string {
  const said = `${isolated(name)}：${change}`;
  if (aim === null || aim.reach === null || aim.reach === 'open') return said;
  return `${said}目標の${f.value(aim.target.value, aim.unit)}を${aim.reach === 'reached' ? '達成しています' : '達成していません'}。`;
}

function withoutChange(names: readonly string[], f: Formats): string {
  if (names.length === 0) return '';
  const shown = (names.length > mostNames ? names.slice(0, mostNames - 1) : names).map(isolated);
  const more = names.length - shown.length;
  return `明確な変化なし：${shown.join('、')}${more > 0 ? `ほか${f.count(more)}件` : ''}。`;
}

/** The Japanese words of scorecards and summaries. */
export function scoresJa(f: FirstWords): ScoreWords {
  return {
    scorecardName: 'スコアカード',
    summaryName: '要約',
    noScores: { what: '指標はまだありません。', remedy: 'このページのタイルの値がここに並びます。' },
    outcomeName,
    scoreHead: (column) => heads[column],
    changeSince: (period) => `${heads.change}(${period}比)`,
    scoreChange: (measure, isBare = false) => scoreChange(measure, isBare, f),
    unfiltered: (fields) => `${fields.map((field) => `「${isolated(propertyName(field))}」`).join('')}の絞り込みなし`,
    aim: (aim) => `${aimed(aim, f)}${aim.reach === null ? '' : `：${reaches[aim.reach]}`}`,
    reachName: (reach) => reaches[reach],
    ownedBy: (owner) => `担当：${isolated(owner)}`,
    drift: (drift, naming) => driftWords(drift, naming, f),
    tally: (facts) => tally(facts, f),
    finding: (name, change, aim) => finding(name, change, aim, f),
    driftOf: (name, drift, naming) => `${isolated(name)}は${driftWords(drift, naming, f)}`,
    withoutChange: (names) => withoutChange(names, f),
    aims: (reached, open, all) =>
      `目標${f.count(all)}件のうち${f.count(reached)}件を達成しています。${open === 0 ? '' : `${f.count(open)}件は判定できません。`}`,
    withoutFigures: (n) => (n === 0 ? '' : `${f.count(n)}件の指標は非表示か、まだありません。`),
  };
}
