import type { States } from '../parts/state-tag.tsx'
import type { Text } from '../shell/language.tsx'

export const BATCH_STATES = {
  draft: { text: { zh: '草稿', en: 'Draft' }, tone: 'neutral' },
  validated: { text: { zh: '已核对', en: 'Checked' }, tone: 'neutral' },
  in_notice: { text: { zh: '公示中', en: 'In public notice' }, tone: 'busy' },
  submitted: { text: { zh: '待审批', en: 'Waits for approval' }, tone: 'busy' },
  approved: { text: { zh: '已批准，资金落实中', en: 'Approved, money being held' }, tone: 'busy' },
  funded: { text: { zh: '资金已落实', en: 'Money is held' }, tone: 'good' },
  refused: { text: { zh: '资金不足', en: 'Money is missing' }, tone: 'bad' },
  released: { text: { zh: '已放行，银行办理中', en: 'Released to the bank' }, tone: 'busy' },
  partly_paid: { text: { zh: '部分已付', en: 'Partly paid' }, tone: 'warn' },
  paid: { text: { zh: '已全部支付', en: 'Paid' }, tone: 'good' },
  reconciled: { text: { zh: '已对账', en: 'Reconciled' }, tone: 'good' },
  closed: { text: { zh: '已办结', en: 'Closed' }, tone: 'good' },
  rejected: { text: { zh: '已退回', en: 'Rejected' }, tone: 'bad' },
  recalled: { text: { zh: '已撤回', en: 'Recalled' }, tone: 'warn' },
  paused: { text: { zh: '已暂停', en: 'Paused' }, tone: 'warn' },
  cancelled: { text: { zh: '已取消', en: 'Cancelled' }, tone: 'neutral' },
} as const satisfies States
export type BatchState = keyof typeof BATCH_STATES

export const PAYMENT_STATES = {
  ready: { text: { zh: '可支付', en: 'Ready' }, tone: 'neutral' },
  blocked: { text: { zh: '暂缓支付', en: 'Held back' }, tone: 'bad' },
  refused: { text: { zh: '未落实资金', en: 'Not funded' }, tone: 'bad' },
  withdrawn: { text: { zh: '已撤出', en: 'Taken out' }, tone: 'neutral' },
  sent: { text: { zh: '银行办理中', en: 'With the bank' }, tone: 'busy' },
  unknown: { text: { zh: '结果不明', en: 'Outcome unknown' }, tone: 'warn' },
  paid: { text: { zh: '已支付', en: 'Paid' }, tone: 'good' },
  failed: { text: { zh: '支付失败', en: 'Failed' }, tone: 'bad' },
  returned: { text: { zh: '退票', en: 'Came back' }, tone: 'bad' },
  corrected: { text: { zh: '已更正，待补发', en: 'Corrected, to be sent again' }, tone: 'warn' },
  resent: { text: { zh: '已补发', en: 'Sent again' }, tone: 'neutral' },
  clawed_back: { text: { zh: '已追回', en: 'Clawed back' }, tone: 'neutral' },
  cancelled: { text: { zh: '已追回，补助取消', en: 'Clawed back, award ended' }, tone: 'neutral' },
} as const satisfies States

export const FILE_STATES = {
  writing: { text: { zh: '生成中', en: 'Being written' }, tone: 'busy' },
  written: { text: { zh: '已生成，待另一人放行', en: 'Written, waits for release' }, tone: 'busy' },
  released: { text: { zh: '已放行', en: 'Released' }, tone: 'good' },
  discarded: { text: { zh: '已作废', en: 'Discarded' }, tone: 'neutral' },
} as const satisfies States

export const INCOMING_STATES = {
  taking: { text: { zh: '读取中', en: 'Being taken' }, tone: 'busy' },
  taken: { text: { zh: '已读取', en: 'Taken' }, tone: 'good' },
  refused: { text: { zh: '未能读取', en: 'Refused' }, tone: 'bad' },
} as const satisfies States

export const FINDING_STATES = {
  open: { text: { zh: '待说明', en: 'To be explained' }, tone: 'bad' },
  proposed: { text: { zh: '待另一人确认', en: 'Waits for confirmation' }, tone: 'busy' },
  explained: { text: { zh: '已确认', en: 'Confirmed' }, tone: 'good' },
} as const satisfies States

export const CHECK_OUTCOMES = {
  ok: { text: { zh: '通过', en: 'Passed' }, tone: 'good' },
  warn: { text: { zh: '提醒', en: 'Warning' }, tone: 'warn' },
  block: { text: { zh: '不予支付', en: 'Held back' }, tone: 'bad' },
} as const satisfies States

/** Checks that two officers may set aside; the others cannot be paid before the register is mended. */
export const OVERRIDABLE_CHECKS = [
  'left_register',
  'deceased',
  'members_gone',
  'same_card',
  'owner_differs',
  'other_county',
  'account_digit',
  'duplicate',
] as const
export type OverridableCheck = (typeof OVERRIDABLE_CHECKS)[number]
export const isOverridable = (check: string): check is OverridableCheck =>
  OVERRIDABLE_CHECKS.some((known) => known === check)

export const CHECK_WORDS: Readonly<{ [check: string]: Text }> = {
  left_register: { zh: '支付日不在建档立卡名册内', en: 'Not in the register on the day of payment' },
  deceased: { zh: '本人或户主已登记死亡', en: 'Recorded as deceased' },
  members_gone: { zh: '该户已无成员', en: 'Nobody is left in the household' },
  same_card: { zh: '同一账号用于多个对象', en: 'The same account is used for several' },
  owner_differs: { zh: '户名与对象及其成员不符', en: "The account's owner is none of the household" },
  other_county: { zh: '成员同时列入其他县的名册', en: "A member is in another county's list too" },
  account_digit: { zh: '卡号校验位不符', en: 'The check digit of the card does not fit' },
  duplicate: { zh: '同一对象同一期另有付款', en: 'Another payment for the same period' },
  account_missing: { zh: '没有收款账号', en: 'No account is recorded' },
  account_malformed: { zh: '收款账号格式不对', en: 'The account is not 8 to 32 digits' },
  closed_circuit: { zh: '报账资料或项目预算不符', en: 'Papers or budget of the project are wanting' },
}

export const OUTCOME_WORDS = {
  paid: { zh: '已支付', en: 'Paid' },
  failed: { zh: '支付失败', en: 'Failed' },
  returned: { zh: '退票', en: 'Came back' },
} as const satisfies { [outcome: string]: Text }

export const GROUND_WORDS = {
  not_eligible: { zh: '不符合条件', en: 'Not eligible' },
  died: { zh: '已死亡', en: 'Died' },
  paid_twice: { zh: '重复支付', en: 'Paid twice' },
  wrong_payee: { zh: '付错人', en: 'Wrong payee' },
  other: { zh: '其他', en: 'Other' },
} as const satisfies { [ground: string]: Text }

export const AFTER_CLAWBACK_WORDS = {
  cancelled: { zh: '补助取消，不再支付', en: 'The award ends' },
  payable_again: { zh: '补助保留，可重新支付', en: 'The award can be paid anew' },
} as const satisfies { [award: string]: Text }

/** Words that the service writes as the reason of a move; what an officer wrote stays as it is. */
const SAID: readonly (readonly [pattern: RegExp, text: Text])[] = [
  [/^made$/u, { zh: '新建批次', en: 'made' }],
  [/^validated$/u, { zh: '逐笔核对', en: 'checked line by line' }],
  [/^submitted$/u, { zh: '提交审批', en: 'submitted' }],
  [/^approved$/u, { zh: '批准', en: 'approved' }],
  [/^asked again$/u, { zh: '再次申请资金', en: 'asked again for the money' }],
  [/^awards and cash are held$/u, { zh: '补助与资金均已落实', en: 'awards and cash are held' }],
  [/^sent with bank file /u, { zh: '随银行文件发出', en: 'sent with the bank file' }],
  [/^bank file .* released$/u, { zh: '银行文件已放行', en: 'the bank file was released' }],
  [/^the bank's file /u, { zh: '银行结果文件', en: "the bank's result file" }],
  [/^the bank has answered for all$/u, { zh: '银行已答复全部付款', en: 'the bank has answered for all' }],
  [/^the bank has said more /u, { zh: '对账后银行另有结果', en: 'the bank has said more of what was reconciled' }],
  [/^the statements show all of it/u, { zh: '与对账单逐分相符', en: 'the statements show all of it, to the fen' }],
  [/^the batch is cancelled/u, { zh: '批次取消，资金解除', en: 'the batch is cancelled, the holds have ended' }],
  [/^核对通过 \//u, { zh: '核对通过', en: 'no check holds it back any more' }],
  [/^objection \S+$/u, { zh: '公示期内有异议', en: 'somebody objected' }],
  [/^objection \S+ upheld$/u, { zh: '异议成立', en: 'the objection was upheld' }],
  [/^objection \S+ dismissed$/u, { zh: '异议不成立', en: 'the objection was dismissed' }],
  [/^clawback [\da-f-]+: (?<said>.*)$/su, { zh: '追回：{said}', en: 'clawed back: {said}' }],
  [/^in notice/u, { zh: '张榜公示', en: 'put up for public notice' }],
]

/** The reason of a move in words. */
export function moveReason(reason: string): Text {
  for (const [pattern, { zh, en }] of SAID) {
    const match = pattern.exec(reason)
    const said = match?.groups?.['said'] ?? ''
    if (match !== null) return { zh: zh.replace('{said}', said), en: en.replace('{said}', said) }
  }
  const held = /held back by (?<checks>.+)$/u.exec(reason)?.groups?.['checks']?.split(', ')
  if (held === undefined) return { zh: reason, en: reason }
  const named = (language: 'zh' | 'en') => held.map((check) => CHECK_WORDS[check]?.[language] ?? check)
  return { zh: `核对未通过：${named('zh').join('、')}`, en: `Held back: ${named('en').join('; ')}` }
}

/** Who moved it where nobody did: the ledger and the bank speak through the service. */
export const PARTIES: Readonly<{ [subject: string]: Text }> = {
  ledger: { zh: '总账', en: 'Ledger' },
  bank: { zh: '银行', en: 'Bank' },
}
