import { isolated, spelledOut } from './formats.js';
import { recordValue } from './records-en.js';
import type { RecordsState, RecordWords, Remade } from './records.js';
import type { FirstWords, Message } from './text.js';

const states: Readonly<Record<RecordsState, (minGroup: number) => Message>> = {
  prompt: () => ({
    what: '数値がまだ選ばれていません。',
    remedy: '数値の「記録」を押すか、グラフの点を選ぶと、その内訳が表示されます。',
  }),
  loading: () => ({ what: '記録を調べています…', remedy: '' }),
  empty: () => ({ what: '該当する記録はありません。', remedy: '絞り込みまたは期間の条件に合う記録がありません。' }),
  none_found: () => ({
    what: 'この語を含む記録はありません。',
    remedy: '語を減らすか、短くして試してください。',
  }),
  no_number: () => ({ what: '内訳を表示する数値がありません。', remedy: '理由はタイルに表示されています。' }),
  sums: () => ({
    what: 'この数値は集計値から作られており、個々の記録はわかりません。',
    remedy: '記録は集計元にあります。',
  }),
  hidden: (minGroup) => ({
    what: `対象が${minGroup}件未満のため、この数値と記録は表示されません。`,
    remedy: 'より大きなグループを選んでください。',
  }),
};

const controls = { close: '閉じる', download: 'CSVでダウンロード', search: '記録内を検索' } as const;

function remade({ records, value, shown, isEqual }: Remade, f: FirstWords): string {
  const made = `${f.count(records)}件の記録から${value ?? '値なし'}となり`;
  if (isEqual) return `${made}、タイルの数値と一致します。`;
  return shown === null ? `${made}ます。` : `${made}ますが、タイルの数値は${shown}です。`;
}

/** The Japanese words of records behind a number. */
export function recordsJa(f: FirstWords): RecordWords {
  return {
    recordsOf: (metric, part) => `${metric}の記録${part === '' ? '' : ` · ${isolated(part)}`}`,
    recordsState: (state, minGroup) => states[state](minGroup),
    recordCount: (found, total) =>
      found === null ? `${f.count(total)}件の記録` : `${f.count(total)}件中${f.count(found)}件の記録`,
    recordValue: (value, column, naming) => recordValue(value, column, naming, f),
    addendName: (name) => (name === 'n' ? '件数' : `加算：${isolated(spelledOut(name))}`),
    recordControl: (control) => controls[control],
    searchReading: (read, of) => `検索のため${f.count(of)}件中${f.count(read)}件を読み込んでいます…`,
    searchCovers: (covered, total) =>
      covered >= total ? '' : `検索の対象は${f.count(total)}件中、先頭の${f.count(covered)}件です。`,
    recordsInPart: (drawn, total) => `${f.count(total)}件中、先頭の${f.count(drawn)}件。`,
    howMade: 'この数値の作られ方',
    remade: (made) => remade(made, f),
    sumsOfAll: '合計は見つかった記録だけでなく、すべての記録のものです。',
    sumNames: { sum: '合計', all: 'すべての記録', records: '記録' },
    recordKeys: '矢印キーでセル間、Page UpとPage Downで1画面分、ControlとHomeまたはEndで端へ移動します。',
  };
}
