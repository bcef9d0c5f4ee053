import { numberDetail, textDetail } from './details.js';
import { isolated, spelledOut } from './formats.js';
import { firstFailuresJa } from './first-failures-ja.js';
import type { ErrorSentences, FailureWords, Message, Text } from './text.js';

const errors: ErrorSentences = {
  offline: () => firstFailuresJa.offline,
  network: () => firstFailuresJa.network,
  timeout: () => ({
    what: 'サーバーが時間内に応答しませんでした。',
    remedy: '再試行するか、timeoutで時間を延ばしてください。',
  }),
  stalled: () => ({ what: 'データの受信が途中で止まりました。', remedy: 'しばらくしてから再試行してください。' }),
  http: (details) => ({
    what: `サーバーの応答は状態${textDetail(details['status'], 20) ?? '不明'}でした${titled(details)}。`,
    remedy: 'データのアドレスを確かめてください。',
  }),
  auth_required: () => ({
    what: 'サインインしていないか、閲覧の権限がありません。',
    remedy: 'サインインして再試行してください。',
  }),
  not_found: ({ file }) =>
    file === undefined
      ? {
          what: 'このアドレスにデータはありません。',
          remedy: 'srcを確かめてください。ページからの相対で読みます。',
        }
      : { what: `読み取れるファイルがありません${quoted(file)}。`, remedy: 'パスと読み取りの権限を確かめてください。' },
  too_many_requests: () => ({
    what: 'サーバーが要求の回数を制限しています。',
    remedy: 'しばらく待って再試行してください。',
  }),
  server: (details) => ({
    what: `サーバー側の障害です(状態${textDetail(details['status'], 20) ?? '5xx'})。`,
    remedy: 'しばらくして再試行するか、運用担当に知らせてください。',
  }),
  cross_origin: (details) => ({
    what: `データは別のサイト${hosted(details)}にあり、このページからの読み取りが許されていません。`,
    remedy: 'そのサイトがAccess-Control-Allow-Originでこのページを許す必要があります。',
  }),
  policy: (details) => ({
    what: `このページのセキュリティ方針がデータ${hosted(details)}を許していません。`,
    remedy: `方針の${textDetail(details['directive'], 40) ?? 'connect-src'}にアドレスを加えてください。`,
  }),
  mixed_content: () => ({
    what: 'このページは暗号化されていますが、データはされていません。',
    remedy: 'データをhttpsで配信してください。',
  }),
  bad_url: (details) => ({
    what: `データのアドレスを使えません${quoted(details['seen'])}。`,
    remedy: 'srcにはhttpかhttpsのアドレス、またはこのサイト内のパスを、パスワードを含めずに書いてください。',
  }),
  redirected: (details) => ({
    what: `データは別のサイト${hosted(details)}に移されており、読みませんでした。`,
    remedy: '信頼できるなら、srcを新しいアドレスにしてください。',
  }),
  too_large: () => ({
    what: 'データがページには大きすぎます。',
    remedy: '行ではなく集計を渡すか、期間を短くしてください。',
  }),
  web_page: () => ({
    what: 'サーバーがWebページを返しました。ログイン画面かもしれません。',
    remedy: 'サインインするか、srcがデータそのものを指すか確かめてください。',
  }),
  empty_body: () => ({ what: 'サーバーの応答が空でした。', remedy: 'データの書き出しを確かめてください。' }),
  truncated: () => ({
    what: 'データが途中で切れています。',
    remedy: '再試行し、続くようなら書き出しを確かめてください。',
  }),
  not_json: (details) => ({
    what: `データがJSONではありません${quoted(details['seen'])}。`,
    remedy: 'サーバーの応答を確かめるか、typeで形式を指定してください。',
  }),
  not_arrow: () => ({ what: 'データをArrowとして読めません。', remedy: 'Arrow IPCの形式で書き出してください。' }),
  encoding: () => ({ what: 'データの文字コードがUTF-8ではありません。', remedy: 'UTF-8で書き出してください。' }),
  depth: () => ({ what: 'データの入れ子が深すぎます。', remedy: '行を単純な一覧で書いてください。' }),
  no_rows_found: () => ({ what: 'データに行の一覧が見つかりません。', remedy: 'rows-atで場所を指定してください。' }),
  currency_mismatch: (details) => ({
    what: `データに複数の通貨があります${quoted(details['seen'])}。`,
    remedy: '書き出すときに換算するか、絞り込みで1つずつ表示してください。',
  }),
  schema_version: (details) => ({
    what: `データは別の版のために書かれています${quoted(details['seen'])}。`,
    remedy: '部品を更新するか、対応する版で書き出してください。',
  }),
  bad_option: (details) => ({
    what: refused(details),
    remedy: allowed(details) ?? '値を直してください。使える値は要素の説明にあります。',
  }),
  missing_column: (details) => ({
    what: `データに列${onField(details)}がありません${offered(details)}。`,
    remedy: 'データでの名前をfieldsで指定してください。',
  }),
  small_group: () => ({
    what: 'この数値の元の行は少なく、誰のものか分かるおそれがあるため、表示しません。',
    remedy: '絞り込みを外すか、期間を長くしてください。',
  }),
  all_rows_bad: () => ({ what: '使える行が1つもありません。', remedy: '下の一覧を見て、データを直してください。' }),
  too_many_bad: (details) => ({
    what: `半分を超える行が使えない${bad(details)}ため、値を表示しません。`,
    remedy: '下の一覧を見て、データを直してください。',
  }),
  engine: () => ({ what: '計算できませんでした。', remedy: 'ページを読み直し、続くようならお知らせください。' }),
  cancelled: () => ({ what: '読み込みを中止しました。', remedy: '再試行してください。' }),
};

function refused({ option, seen }: Readonly<Record<string, unknown>>): string {
  const name = isolated(textDetail(option, 60) ?? '指定');
  const value = textDetail(seen, 80);
  return value === null || value === '' ? `${name}が必要です。` : `${name}に「${isolated(value)}」は使えません。`;
}

/** What would have been right, where that is known. */
function allowed({ expected }: Readonly<Record<string, unknown>>): string | null {
  const text = textDetail(expected, 120);
  return text === null ? null : `使える値: ${text}。`;
}

/** The columns that are there instead. */
function offered({ seen }: Readonly<Record<string, unknown>>): string {
  const text = textDetail(seen, 120);
  return text === null ? '' : `。ある列: ${isolated(text)}`;
}

function quoted(seen: unknown): string {
  const text = textDetail(seen, 80);
  return text === null ? '' : `：「${isolated(text)}」`;
}

function hosted(details: Readonly<Record<string, unknown>>): string {
  const origin = textDetail(details['origin'], 120);
  return origin === null ? '' : `(${isolated(origin)})`;
}

function titled(details: Readonly<Record<string, unknown>>): string {
  const title = textDetail(details['title']);
  return title === null ? '' : `：${isolated(title)}`;
}

function onField(details: Readonly<Record<string, unknown>>): string {
  const name = textDetail(details['field'] ?? details['option'], 60);
  return name === null ? '' : `「${isolated(name)}」`;
}

function bad(details: Readonly<Record<string, unknown>>): string {
  const share = numberDetail(details['share']);
  return share === null ? '' : `(${Math.round(share * 100)}%)`;
}

function ofRecord(message: Message, details: Parameters<Text['error']>[1]): Message {
  const record = textDetail(details['record'], 60);
  return record === null
    ? message
    : { ...message, what: `「${isolated(spelledOut(record))}」のデータ：${message.what}` };
}

/** Why a feed cannot be shown, in Japanese. */
export function failuresJa(): FailureWords {
  return { error: (code, details) => ofRecord(errors[code](details), details) };
}
