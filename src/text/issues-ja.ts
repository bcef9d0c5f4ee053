import type { Issue } from '../metric.js';
import { attribute, bounds, missingAttribute, seenValues } from './issue-details.js';
import { isolated } from './formats.js';
import type { Formats, IssueSentences, IssueWords, IssuesWords } from './text.js';

function field(issue: Issue): string {
  return isolated(issue.field ?? '値');
}

function example(issue: Issue): string {
  const [first] = seenValues(issue);
  return first === undefined ? '' : `(例：「${isolated(first)}」)`;
}

function fate(issue: Issue): string {
  return issue.aside ? '集計から除きました。' : '';
}

function wrong(issue: Issue, f: Formats, what: string): string {
  return `${f.count(issue.count)}行で${field(issue)}が${what}${example(issue)}。${fate(issue)}`;
}

function plain(seen: string, meaning: string, remedy: string): IssueWords {
  return { seen, meaning, remedy, silence: null };
}

const issues: IssueSentences = {
  not_a_record: (issue, f) => ({
    seen: `一覧の${f.count(issue.count)}件が記録の形ではありません${example(issue)}。${fate(issue)}`,
    meaning: '見出し、合計、空行などが混ざっていることが多いです。',
    remedy: '書き出し元で除くか、行の一覧の場所を指定してください。',
    silence: 'rows-at="data.rows"',
  }),
  not_a_number: (issue, f) => ({
    seen: wrong(issue, f, '数ではありません'),
    meaning: '「無回答」を表す語や、文字で書かれた数であることが多いです。',
    remedy: '空欄とみなす語を指定し、数は9や9.5のように書いてください。',
    silence: missingAttribute(issue),
  }),
  not_text: (issue, f) => ({
    seen: wrong(issue, f, '文字ではありません'),
    meaning: '名前の代わりに一覧や入れ子の値が入っていることが多いです。',
    remedy: '中の文字の場所を指定してください。',
    silence: issue.field === null ? null : attribute('fields', { [issue.field]: `${issue.field}.name` }),
  }),
  not_boolean: (issue, f) => ({
    seen: wrong(issue, f, 'trueでもfalseでもありません'),
    meaning: '「はい」「いいえ」が別の語で書かれていることが多いです。',
    remedy: 'trueかfalseで書くか、空欄とみなす語を指定してください。',
    silence: missingAttribute(issue),
  }),
  not_an_instant: (issue, f) => ({
    seen: wrong(issue, f, '日時ではありません'),
    meaning: '地域の書き方の日付や、存在しない日であることが多いです。',
    remedy: '2024-01-31T09:30:00Zのように書くか、書式を指定してください。',
    silence: 'dates="%d/%m/%Y %H:%M"',
  }),
  out_of_range: (issue, f) => {
    const [low, high] = bounds(issue) ?? [null, null];
    const limits = low === null || high === null ? '尺度' : `${f.number(low, 3)}～${f.number(high, 3)}`;
    return {
      seen: wrong(issue, f, `${limits}の範囲にありません`),
      meaning: '別の尺度の値や、「無回答」を表す番号であることが多いです。',
      remedy: '正しい尺度で書くか、空欄とみなす値を指定してください。',
      silence: missingAttribute(issue),
    };
  },
  non_integer: (issue, f) =>
    plain(
      wrong(issue, f, '整数ではありません'),
      '複数の回答の平均や、別の尺度の値であることが多いです。',
      '回答を1件ずつ書いてください。',
    ),
  missing_field: (issue, f) => ({
    seen: `${f.count(issue.count)}行に${field(issue)}がありません。${fate(issue)}`,
    meaning: 'データでは別の名前になっていることが多いです。',
    remedy: 'データでの名前を指定してください。',
    silence: issue.field === null ? null : attribute('fields', { [issue.field]: 'name_in_the_feed' }),
  }),
  unsafe_integer: (issue, f) =>
    plain(
      wrong(issue, f, '数としては長すぎて正確に扱えません'),
      '識別子が数として書かれていることが多く、2つが1つに見えるおそれがあります。',
      '識別子は引用符で囲み、文字として書いてください。',
    ),
  epoch_unit_suspect: (issue, f) =>
    plain(
      wrong(issue, f, '2000年より前になります'),
      'ミリ秒であるべきところが秒になっていることが多いです。',
      'ミリ秒か、2024-01-31T09:30:00Zのような日時で書いてください。',
    ),
  future_timestamp: (issue, f) =>
    plain(
      wrong(issue, f, 'データの終わりより後です'),
      '時計、時間帯、as_ofのいずれかの誤りであることが多いです。',
      'データのas_ofと日時の時間帯を確かめてください。',
    ),
  negative_duration: (issue, f) =>
    plain(
      `${f.count(issue.count)}件は終わりが始まりより前です。`,
      '日時の時間帯の違いや、項目の取り違えであることが多いです。',
      '日時の時間帯と項目の対応を確かめてください。',
    ),
  clock_skew: (issue, f) =>
    plain(
      `${f.count(issue.count)}件は終わりが始まりより1分以内だけ前です。`,
      '2つの機器の時計のずれであることが多いです。',
      '対応は不要です。時間を0として数えました。',
    ),
  no_schedule: (issue, f) =>
    plain(
      `${f.count(issue.count)}件に営業時間の定めがありません${example(issue)}。`,
      '営業時間のデータに定めが欠けていることが多いです。',
      '定めを加えるか、暦の時間で数えてください。',
    ),
  naive_timestamp: (issue, f) => ({
    seen: wrong(issue, f, '時間帯の記載のない日時です'),
    meaning: 'ヘルプデスクの現地時刻であることが多いです。',
    remedy: '日時に時差を付けるか、時間帯を指定してください。',
    silence: 'time-zone="Asia/Tokyo"',
  }),
  leap_second: (issue, f) =>
    plain(
      wrong(issue, f, 'うるう秒です'),
      'まれですが正しい値です。',
      '対応は不要です。直前の秒の終わりとして扱います。',
    ),
  missing_score: (issue, f) =>
    plain(
      `${f.count(issue.count)}件の調査に回答がありません。`,
      '送られたまま記入されなかったことが多いです。',
      '対応は不要です。回答率だけに数えます。',
    ),
  duplicate_id: (issue, f) =>
    plain(
      `${f.count(issue.count)}行が他の行と同じ識別子です${example(issue)}。最新の行を残しました。`,
      '同じ記録が2度書き出されていることが多いです。',
      '対応は不要ですが、1度だけ書き出すと確実です。',
    ),
  contact_before_answer: (issue, f) =>
    plain(
      `${f.count(issue.count)}件の連絡は、対象の回答より前です。`,
      '別の用件の連絡か、時計のずれであることが多いです。',
      '回答のIDとタイムゾーンを確かめてください。こうした連絡は数えません。',
    ),
  closed_without_contact: (issue, f) =>
    plain(
      `${f.count(issue.count)}件のフォローアップは、連絡の記録なしに完了しています。`,
      '連絡が記録されなかったことが多いです。',
      '連絡した時刻を入れてください。それまでは未対応として数えます。',
    ),
  superseded: (issue, f) =>
    plain(
      `${f.count(issue.count)}件の回答は、同じ人の後の回答に置き換わりました。`,
      '考えを改めた人であることが多いです。',
      '対応は不要です。最新の回答を数えます。',
    ),
  excluded: (issue, f) =>
    plain(
      `${f.count(issue.count)}行に除外の印があります。`,
      '試験や社内の回答であることが多いです。',
      '対応は不要です。指定どおり除きました。',
    ),
  other_kind: (issue, f) =>
    plain(
      `${f.count(issue.count)}行は別の種類の調査です${example(issue)}。`,
      '複数の調査を含むデータであることが多いです。',
      '対応は不要です。ここでは除きます。',
    ),
  other_scope: (issue, f) =>
    plain(
      `${f.count(issue.count)}行はこの指標の対象外です${example(issue)}。`,
      '個別の問い合わせの調査と関係全体の調査が混ざっていることが多いです。',
      '対応は不要です。ここでは除きます。',
    ),
  negative_amount: (issue, f) =>
    plain(
      wrong(issue, f, '負の値です'),
      '返金や値引きが、継続する金額に混ざっていることが多いです。',
      '一度きりの返金は除いてください。負の金額は0として数えます。',
    ),
  self_review: (issue, f) =>
    plain(
      `${f.count(issue.count)}件は担当者自身による評価です。`,
      '学習のために自分の対応を見直したものであることが多いです。',
      '対応は不要です。スコアには数えません。',
    ),
  calibration_review: (issue, f) =>
    plain(
      `${f.count(issue.count)}件は評価者どうしを比べるための評価です。`,
      '同じケースを複数の評価者が採点したものです。',
      '対応は不要です。一致の度合いだけに数えます。',
    ),
  open_case: (issue, f) =>
    plain(
      `${f.count(issue.count)}件は完了していないケースの評価です。`,
      '長いケースの途中での評価や、再開されたケースであることが多いです。',
      '対応は不要ですが、完了後に評価すると確実です。',
    ),
  without_money: (issue, f) => ({
    seen: `${f.count(issue.count)}行に金額がありません。${fate(issue)}`,
    meaning: '無料プランや試用か、データでの名前が違うことが多いです。',
    remedy: '無料プランなら対応は不要です。そうでなければデータでの名前を指定してください。',
    silence: issue.field === null ? null : attribute('fields', { [issue.field]: 'name_in_the_feed' }),
  }),
  orphan: (issue, f) =>
    plain(
      `${f.count(issue.count)}行が指す記録は、もう一方のデータにありません${example(issue)}。`,
      '2つのデータが別の時点で書き出されていることが多いです。',
      '同じ期間で書き出してください。',
    ),
};

/** What the rows of a feed are told to be in Japanese. */
export function issuesJa(f: Formats): IssuesWords {
  return { issue: (issue) => issues[issue.code](issue, f) };
}
