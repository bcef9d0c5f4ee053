import { propertyName } from './codes-ja.js';
import { numberDetail, textDetail } from './details.js';
import { isolated } from './formats.js';
import type { Formats, FurtherNotes, NoteSentences, NoteWords } from './text.js';
import { notesJa, shareOf } from './notes-ja.js';

/** What the other notes say in Japanese. */
const furtherNotes: FurtherNotes = {
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
  whole_periods: () =>
    '選ばれた期間は、差から小さなグループの値が分からないよう、ここでは期間の区切りまで広げています。',
  schedule_missing: () =>
    '営業時間での計測が指定されていますが、一部の営業日程がありません。その分は暦の時間で数えています。',
  replies_unknown: (note, f) =>
    `返信の数がわからない解決済みの案件${f.count(numberDetail(note['n']) ?? 0)}件は含めていません。`,
  open_cases: (note, f) =>
    `${shareOf(note, 'share', f)}は最後に確認した時点で終わっていません。その時点までの時間で数えています。`,
  completed_only: () =>
    '完了した案件だけを数えています。時間のかかる未完了の案件が除かれるため、最近の期間は実際より速く見えます。',
  not_reached: () => '終わった案件が半数に満たないため、中央値はまだありません。',
  reopen_window: (note, f) => {
    const days = f.count(numberDetail(note['days']) ?? 0);
    return `解決は${days}日間再開されなければ確定とします。直近の${days}日間はまだ判定していません。`;
  },
  no_schedules: () => '営業時間のデータがないため、暦の時間で示しています。',
  vendor_clock: (note, f) =>
    `${f.count(numberDetail(note['count']) ?? 0)}件の時間はヘルプデスク独自の計測によるものです。`,
  history_too_short: (note, f) => {
    const months = numberDetail(note['months']);
    return `データの期間が${months === null ? '' : `${f.count(months)}か月の`}対象期間より短いため、まだ値はありません。`;
  },
  large_customer: (note, f) =>
    `1社の顧客が収益の${shareOf(note, 'share', f)}を占めており、値はその顧客に大きく左右されます。`,
  association: () => 'これは関連であり、効果ではありません。区分は無作為に決められておらず、ほかの点でも異なります。',
  rubric_changed: () => '評価基準が変わりました。同じ版による評価だけを比べています。',
  no_population: () => 'ケースのデータがないため、評価した割合はわかりません。',
  sample_unknown: () => '評価するケースの選び方が不明です。ほかのケースより良いことも悪いこともあります。',
  months_only: () => '解約は月単位で記録されているため、日数は月末から数えています。',
  tier_as_it_stands: () =>
    'フィードには顧客ごとに1つのサポート区分しかないため、変更前の月も現在の区分に数えています。',
  no_revenue: () => '顧客の支払額がないため、顧客の数で数えています。',
  revenue_missing: (note, f) =>
    `顧客${f.count(numberDetail(note['n']) ?? 0)}社の支払額が不明なため、0として数えています。`,
};

/** What every note says in Japanese. */
export function notesInJapanese(f: Formats): NoteWords {
  const sentences: NoteSentences = { ...notesJa, ...furtherNotes };
  return { note: (note, of = 'answers') => sentences[note.code](note, f, of) };
}
