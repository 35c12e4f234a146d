import type { States } from '../parts/state-tag.tsx'
import type { Text } from '../shell/language.tsx'

export const RUN_STATES = {
  queued: { text: { zh: '排队中', en: 'Waiting' }, tone: 'neutral' },
  running: { text: { zh: '核对中', en: 'Running' }, tone: 'busy' },
  completed: { text: { zh: '已完成', en: 'Completed' }, tone: 'good' },
  cancelled: { text: { zh: '已取消', en: 'Cancelled' }, tone: 'neutral' },
  failed: { text: { zh: '未能完成', en: 'Failed' }, tone: 'bad' },
} as const satisfies States

export const RUN_PHASES: Readonly<Record<'waiting' | 'freezing' | 'reading' | 'matching' | 'writing' | 'ended', Text>> =
  {
    waiting: { zh: '等待', en: 'waiting' },
    freezing: { zh: '固定双方数据', en: 'freezing the inputs' },
    reading: { zh: '读取', en: 'reading' },
    matching: { zh: '逐笔匹配', en: 'matching' },
    writing: { zh: '写入结果', en: 'writing the result' },
    ended: { zh: '结束', en: 'ended' },
  }

export const CHANGE_KINDS: Readonly<Record<'undo' | 'manual_match' | 'confirm', Text>> = {
  undo: { zh: '撤销匹配', en: 'Match undone' },
  manual_match: { zh: '人工匹配', en: 'Matched by hand' },
  confirm: { zh: '确认建议的匹配', en: 'Suggested match confirmed' },
}

export const DATASET_KINDS: Readonly<Record<'list' | 'statement' | 'register' | 'copy', Text>> = {
  list: { zh: '清单', en: 'List' },
  statement: { zh: '银行对账单', en: 'Bank statement' },
  register: { zh: '名册', en: 'Register' },
  copy: { zh: '本方留存数据', en: 'Our own copy' },
}

/** Sides that a job reads from our own copies. */
export const COPIES: Readonly<Record<string, Text>> = {
  disbursement_payments: { zh: '支付系统已付与退回的付款', en: 'Payments that disbursement settled or took back' },
  ledger_payments: { zh: '总账已付的付款', en: 'Payments that the ledger settled' },
  statement_lines: { zh: '已上传的银行流水', en: 'Lines of the uploaded statements' },
  statement_payments: { zh: '银行流水中的付款', en: 'Payments on the uploaded statements' },
  ledger_cash: { zh: '总账专户收支', en: 'What moved the dedicated account by the ledger' },
  plan_shares: { zh: '计划份额', en: 'Shares of the plans' },
  ledger_plans: { zh: '总账的计划分录', en: 'What the ledger posted of plans' },
  awards: { zh: '发放名单', en: 'Awards' },
}

export const SAMPLE_METHODS: Readonly<Record<'random' | 'monetary_unit' | 'stratified', Text>> = {
  random: { zh: '随机抽样', en: 'Random' },
  monetary_unit: { zh: '货币单位抽样（金额越大越易抽中）', en: 'Monetary units' },
  stratified: { zh: '分层抽样', en: 'Stratified' },
}
export const POPULATIONS: Readonly<Record<'left' | 'right' | 'matches' | 'breaks', Text>> = {
  left: { zh: '左方全部行', en: 'All rows of the left side' },
  right: { zh: '右方全部行', en: 'All rows of the right side' },
  matches: { zh: '已匹配', en: 'Matches' },
  breaks: { zh: '差异', en: 'Breaks' },
}
