import type { BoardWords, ConfigFault, TroubleCode } from './boards.js';
import { isolated } from './formats.js';
import type { FirstWords } from './text.js';

const troubles: Readonly<Record<TroubleCode, string>> = {
  error: '読み込めません',
  stale: '古い値です',
  stopped: '停止中',
  empty: 'この条件では該当なし',
};

function seen({ path, code, seen: value }: ConfigFault): string {
  const place = path === '' ? '' : `${path}：`;
  if (code === 'unknown') return `${place}「${isolated(value)}」はここでは使えない名前です。`;
  return code === 'missing'
    ? `${place}必要な項目がありません。`
    : `${place}「${isolated(value)}」はここでは使えません。`;
}

function remedy({ code, expected }: ConfigFault): string {
  if (expected === null) return 'ダッシュボードの設定を直してください。';
  return code === 'unknown' ? `「${expected}」の間違いではありませんか。` : `期待される値：${expected}`;
}

/** The Japanese words around the tiles of a dashboard. */
export function boardsJa(f: FirstWords): BoardWords {
  return {
    dashboardName: 'ダッシュボード',
    nothingChosen: '絞り込みなし',
    chosenIn: (choice, tile) => `${choice}（${isolated(tile)}で選択）`,
    removeChoice: (choice) => `${choice}を解除`,
    readAgain: '再読み込み',
    pauseReading: '自動更新を止める',
    resumeReading: '自動更新を再開',
    dataAsOf: (moment) => `${moment}時点のデータ。`,
    readSince: (moment) => `${moment}に読み込み。`,
    ready: (ready, all) => `${f.count(all)}件中${f.count(ready)}件を表示`,
    withIssues: (n) => `${f.count(n)}件に除外された行あり`,
    troubled: (tile, trouble) => `${isolated(tile)}：${trouble}`,
    trouble: (code) => troubles[code],
    configFault: (fault) => ({ what: seen(fault), remedy: remedy(fault) }),
  };
}
