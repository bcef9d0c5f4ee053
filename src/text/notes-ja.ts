import type { Note } from '../metric.js';
import { numberDetail, textDetail } from './details.js';
import type { Formats, CommonNotes } from './text.js';
import { nounsJa } from './values-ja.js';

/** What the usual notes say in Japanese. */
export const notesJa: CommonNotes = {
  small_n: (note, f, of) =>
    `${of === 'cases' ? '対象' : nounsJa[of]}は${f.count(numberDetail(note['n']) ?? 0)}件だけです。値は参考程度にご覧ください。`,
  wide_interval: () => '区間が広く、真の値は大きく違うかもしれません。',
  bad_rows: (note, f) => `行の${shareOf(note, 'share', f)}を使えませんでした。全体を代表していないおそれがあります。`,
  clusters_ignored: () => '同じアカウントの複数回答を考慮していないため、区間は実際より狭く出ています。',
  clustered: () => '区間は、同じアカウントの複数回答を考慮しています。',
  benchmark_error_unknown: () => '基準値そのものの誤差は不明です。差の区間には当方の誤差だけを含みます。',
  as_of_from_data: () => 'データにいつまで揃っているかの記載がないため、最後の行の時刻を使っています。',
  naive_times: (note) =>
    `時差の記載がない時刻は${textDetail(note['time_zone'], 60) ?? 'レポートの地域'}の時刻として読みました。`,
  too_thin: () => '期間ごとの件数が少なめです。四半期など長い期間の方がよく分かります。',
  no_times: () => '行に時刻がないため、推移は示せません。',
  unfinished_period: () => '最後の期間はまだ途中です。白抜きで描き、判断には含めません。',
};

/** A share among the details of a note. */
export function shareOf(note: Note, detail: string, f: Formats): string {
  const share = numberDetail(note[detail]);
  return share === null ? '一部' : f.share(share * 100);
}
