import type { Codes } from './codes-en.js';

/** Japanese names of codes that metrics put into a measure. */
export const codesJa: Codes = {
  metrics: {
    nps: {
      name: 'NPS',
      definition:
        '0～10の評価のうち、推奨者(9・10)の割合から批判者(0～6)の割合を引いた値です。−100から+100までの値をとります。',
    },
    csat: {
      name: 'CSAT',
      definition:
        '全回答に占める満足の回答の割合です。1～5の評価では上位2段階、それより短い評価では最上位を満足とします。未回答の調査は数えません。',
    },
    'follow-up': {
      name: 'フォローアップ',
      definition:
        '不満の回答のうち、目標時間内にフォローアップした割合です。目標時間に達していない回答は、経過した時間の分だけ数えます(カプラン・マイヤー法)。',
    },
    'resolution-time': {
      name: '解決時間',
      definition:
        'ケースの作成から最後の解決までの時間です。半数のケースは中央値以内に解決しています。未解決のケースは、経過した時間の分だけ数えます(カプラン・マイヤー法)。',
    },
    'response-time': {
      name: '初回応答時間',
      definition:
        'ケースの作成から、担当者による最初の公開返信までの時間です。半数のケースは中央値以内に返信を受けています。未返信のケースは、経過した時間の分だけ数えます(カプラン・マイヤー法)。',
    },
    sla: {
      name: 'SLA達成率',
      definition:
        '期限内に達成した目標の割合です。期限前と一時停止中の目標は、経過した時間の分だけ数えます(カプラン・マイヤー法)。それらがなければ、達成、遅れて達成、期限超過の合計に占める達成の割合です。取消の目標は数えません。',
    },
    'one-touch': {
      name: 'ワンタッチ解決',
      definition:
        '担当者の公開返信がちょうど1回で解決したケースの割合です。1回以上の返信があったケースを分母とし、再開の判定期間を過ぎたケースだけを数えます。',
    },
    volume: {
      name: 'ケース作成数',
      definition: '期間中に作成されたケースの数です。純流入は、作成数から解決数を引いた値です。',
    },
    retention: {
      name: '継続率',
      definition:
        '期間の初めに支払っていた顧客のうち、期間の終わり(指定がなければ12か月後)にも支払っている割合です。総収益継続率は増額分を含めずに、純収益継続率は含めて、残った収益の割合を数えます。期間中の新しい顧客は含みません。',
    },
    churn: {
      name: '解約率',
      definition:
        '顧客が支払っていた100か月あたりの解約数です。区分は一定期間前に属していたもので比べます。継続した結果として区分が変わる影響を除くためです。',
    },
    reviews: {
      name: '評価スコア',
      definition:
        '評価したケースのスコア(0～100)の平均です。1件のスコアは評価した項目の加重平均で、必須項目を満たさなければ0とします。同じケースの複数の評価は1件として数えます。',
    },
  },
  clocks: {
    'first-response': '初回応答時間',
    'next-reply': '次の返信までの時間',
    'first-resolution': '初回解決までの時間',
    'full-resolution': '解決時間',
    'requester-wait': '依頼者の待ち時間',
  },
  targets: {
    first_response: '初回応答',
    next_reply: '次の返信',
    resolution: '解決',
    update: '途中経過',
  },
  groups: {
    detractor: '批判者',
    passive: '中立者',
    promoter: '推奨者',
    satisfied: '満足',
    neutral: 'どちらでもない',
    dissatisfied: '不満',
    no_reply: '返信なし',
    one_touch: '返信1回',
    more: '返信2回以上',
  },
  facts: {
    median_to_contact: '連絡までの中央値',
    median: '中央値',
    p90: '90%点',
    mean: '平均',
    net: '差引満足度',
    top_two: '満足',
    top_box: '最上位の回答',
    response_rate: '回答率',
    recovered: '不満から満足へ',
    lost: '満足から不満へ',
    reopen_rate: '再開率',
    within_target: '目標時間内',
    within_target_so_far: '目標時間内(現時点)',
    within_target_mature: '目標時間内(期限を過ぎた分)',
    overdue: '期限超過',
    within_seconds: '約束の秒数以内',
    abandoned: '離脱',
    completed_only: '中央値(完了分のみ)',
    completed: '完了',
    open: '現在未解決',
    created: '作成',
    solved: '解決',
    net_flow: '純流入',
    worst_case: '期限前がすべて未達の場合',
    best_case: '期限前がすべて達成の場合',
    cases_met: '全目標を達成したケース',
    follow_up_rate: 'フォローアップ率',
    closure_rate: '完了率',
    recovery_contacted: '回復(連絡あり)',
    recovery_not_contacted: '回復(連絡なし)',
    recovery_difference: '回復の差(ポイント)',
    action_yield: '100件あたりの改善策',
    no_reply: '返信なしで解決',
    no_recontact: '再問い合わせなし',
    logo_retention: '顧客の継続率',
    gross_revenue_retention: '総収益継続率(GRR)',
    net_revenue_retention: '純収益継続率(NRR)',
    surviving: '継続している割合',
    left_within: '解約した割合',
    left: '解約',
    exposure: '顧客月',
    reviews: '評価の数',
    critical_fail_rate: '必須項目の不合格率',
    score_without_critical: 'スコア(必須項目の規則なし)',
    post_stratified: 'スコア(全ケースに合わせて加重)',
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
  movements: {
    new: '新規',
    reactivation: '再開',
    expansion: '増額',
    contraction: '減額',
    churn: '解約',
    start: '期首',
    end: '期末',
  },
  counts: { created: '作成', solved: '解決', breached: '期限超過', answered: '回答' },
};
