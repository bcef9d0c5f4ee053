import type { Note } from '../metric.js';
import { propertyName } from './codes-ja.js';
import { numberDetail, textDetail } from './details.js';
import { isolated } from './formats.js';
import type { Formats, CommonNotes } from './text.js';
import { nounsJa } from './values-ja.js';

/** What the notes say in Japanese that a measure of any metric can carry. */
export const notesJa: CommonNotes = {
  small_n: (note, f, of) =>
    `${of === 'cases' ? '対象' : nounsJa[of]}は${f.count(numberDetail(note['n']) ?? 0)}件だけです。値は参考程度にご覧ください。`,
  wide_interval: () => '区間が広く、真の値は大きく違うかもしれません。',
  bad_rows: (note, f) => `行の${shareOf(note, 'share', f)}を使えませんでした。全体を代表していないおそれがあります。`,
  clusters_ignored: () => '同じアカウントの複数回答を考慮していないため、区間は実際より狭く出ています。',
  clustered: () => '区間は、同じアカウントの複数回答を考慮しています。',
  weighted: (note, f) => {
    const n = numberDetail(note['effective_n']);
    return `回答に重みを付けています${n === null ? '' : `(実効${f.count(Math.round(n))}件)`}。`;
  },
  one_cluster: () => 'すべて1つのアカウントの回答のため、区間は示せません。',
  account_concentration: (note, f) => {
    const other = numberDetail(note['value']);
    const beside = other === null ? '' : `1アカウント1票では${f.number(other)}になります。`;
    return `上位1割のアカウントが回答の${shareOf(note, 'share', f)}を占めています。${beside}`;
  },
  benchmark_old: (note) => {
    const year = numberDetail(note['year']);
    return `基準値は${year === null ? '' : `${year}年のもので、`}2年以上前の値です。`;
  },
  benchmark_error_unknown: () => '基準値そのものの誤差は不明です。差の区間には当方の誤差だけを含みます。',
  as_of_from_data: () => 'データにいつまで揃っているかの記載がないため、最後の行の時刻を使っています。',
  naive_times: (note) =>
    `時差の記載がない時刻は${textDetail(note['time_zone'], 60) ?? 'レポートの地域'}の時刻として読みました。`,
  too_thin: () => '期間ごとの件数が少なめです。四半期など長い期間の方がよく分かります。',
  definition_changed: (note, f) => {
    const at = textDetail(note['at'], 40);
    const when = at === null ? 'この期間' : f.date(at, textDetail(note['time_zone'], 60) ?? 'UTC');
    const words = textDetail(note['text'], 120);
    return `${when}に数え方が変わりました${words === null ? '' : `(${isolated(words)})`}。その前後の値は比べられません。`;
  },
  not_filtered: (note) => {
    const field = textDetail(note['field'], 60);
    const filter = field === null ? 'ページの絞り込み' : `「${isolated(propertyName(field))}」の絞り込み`;
    return `${filter}は、このデータに項目がないため、ここには効いていません。`;
  },
  not_windowed: (note) =>
    note['reason'] === 'grain'
      ? '選ばれた期間は、このデータの集計の区切りと合わないため、ここには効いていません。'
      : '選ばれた期間は、このデータに時刻がないため、ここには効いていません。',
  no_times: () => '行に時刻がないため、推移は示せません。',
  unfinished_period: () => '最後の期間はまだ途中です。白抜きで描き、判断には含めません。',
};

/** A share among the details of a note. */
export function shareOf(note: Note, detail: string, f: Formats): string {
  const share = numberDetail(note[detail]);
  return share === null ? '一部' : f.share(share * 100);
}
