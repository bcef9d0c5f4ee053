import type { Translated } from './codes-en.js';
import type { caseCodesEn } from './case-codes-en.js';

/** Japanese names of the codes of cases. */
export const caseCodesJa: Translated<typeof caseCodesEn> = {
  targets: {
    first_response: '初回応答',
    next_reply: '次の返信',
    resolution: '解決',
    update: '途中経過',
  },
  states: {
    achieved: '達成',
    breached_closed: '遅れて達成',
    breached_open: '期限超過',
    pending: '期限前',
    paused: '一時停止',
    cancelled: '取消',
    created: '作成',
    solved: '解決',
    open: '未解決',
    no_reply: '返信なし',
    one_touch: '返信1回',
    two_replies: '返信2回',
    more_replies: '返信3回以上',
    under_1_hour: '1時間未満',
    under_4_hours: '4時間未満',
    under_1_day: '1日未満',
    '1_to_3_days': '1～3日',
    '3_to_7_days': '3～7日',
    '7_to_14_days': '7～14日',
    '7_to_30_days': '7～30日',
    '14_to_30_days': '14～30日',
    '30_to_90_days': '30～90日',
    over_30_days: '30日超',
    over_90_days: '90日超',
  },
  steps: { eligible: '対象', contacted: '連絡済み', closed: '完了', action: '改善策' },
  counts: { created: '作成', solved: '解決', breached: '期限超過', answered: '回答' },
};
