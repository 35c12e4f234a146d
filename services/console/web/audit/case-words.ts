import type { States } from '../parts/state-tag.tsx'
import type { Text } from '../shell/language.tsx'

export const CASE_STATES = {
  open: { text: { zh: '未处理', en: 'Open' }, tone: 'warn' },
  explained: { text: { zh: '已说明，待认可', en: 'Explained, to accept' }, tone: 'busy' },
  corrected: { text: { zh: '已更正，待认可', en: 'Corrected, to accept' }, tone: 'busy' },
  accepted: { text: { zh: '已认可', en: 'Accepted' }, tone: 'good' },
  reopened: { text: { zh: '重新打开', en: 'Reopened' }, tone: 'bad' },
  healed: { text: { zh: '已消除', en: 'Healed' }, tone: 'neutral' },
} as const satisfies States
export type CaseState = keyof typeof CASE_STATES

/** What an officer may do next with a case of a state. Whether it must be another one, the service says. */
export const MOVES_FROM: Readonly<Record<CaseState, readonly OfficerMove[]>> = {
  open: ['explained', 'corrected'],
  explained: ['accepted', 'corrected', 'reopened'],
  corrected: ['accepted', 'reopened'],
  accepted: ['reopened'],
  reopened: ['explained', 'corrected'],
  healed: [],
}
export type OfficerMove = 'explained' | 'corrected' | 'accepted' | 'reopened'

export const MOVES = {
  explained: { zh: '说明原因', en: 'Explain' },
  corrected: { zh: '报告已更正', en: 'Say it is corrected' },
  accepted: { zh: '认可', en: 'Accept' },
  reopened: { zh: '不认可，重新打开', en: 'Open again' },
} as const satisfies Readonly<Record<OfficerMove, Text>>

/** Before he writes: what his words are for. */
export const MOVE_HINTS = {
  explained: {
    zh: '写明差异的原因和依据（如：银行次日入账，见流水号）。说明后由另一名审计人员认可。',
    en: 'Say why it differs and what shows it. Another auditor then accepts.',
  },
  corrected: {
    zh: '更正建议已办结后使用：写明以哪份文书更正。',
    en: 'When a correction of it is done: say by which document.',
  },
  accepted: {
    zh: '认可他人的说明。本人说明过、建议过更正的，不能由本人认可。',
    en: "Agree to another's explanation. Whoever explained or proposed cannot accept.",
  },
  reopened: { zh: '写明为什么不认可。', en: 'Say why it does not do.' },
} as const satisfies Readonly<Record<OfficerMove, Text>>

export const FINDING_STATES = {
  issued: { text: { zh: '已下达，待整改', en: 'Issued' }, tone: 'warn' },
  answered: { text: { zh: '已答复，待核实', en: 'Answered, to be verified' }, tone: 'busy' },
  returned: { text: { zh: '退回重新整改', en: 'Sent back' }, tone: 'bad' },
  verified: { text: { zh: '整改已核实', en: 'Verified' }, tone: 'busy' },
  closed: { text: { zh: '已销号', en: 'Closed' }, tone: 'good' },
  withdrawn: { text: { zh: '已撤回', en: 'Withdrawn' }, tone: 'neutral' },
} as const satisfies States
export type FindingState = keyof typeof FINDING_STATES

export const FINDING_MOVES_FROM: Readonly<Record<FindingState, readonly FindingMove[]>> = {
  issued: ['withdrawn'],
  answered: ['returned', 'verified'],
  returned: ['withdrawn'],
  verified: ['returned', 'closed'],
  closed: [],
  withdrawn: [],
}
export type FindingMove = 'returned' | 'verified' | 'closed' | 'withdrawn'

export const FINDING_MOVES = {
  returned: { zh: '退回重新整改', en: 'Send back' },
  verified: { zh: '核实整改', en: 'Verify' },
  closed: { zh: '销号', en: 'Close' },
  withdrawn: { zh: '撤回', en: 'Withdraw' },
} as const satisfies Readonly<Record<FindingMove, Text>>

export const CORRECTION_STATES = {
  proposed: { text: { zh: '已建议', en: 'Proposed' }, tone: 'warn' },
  sent: { text: { zh: '已发函', en: 'Sent' }, tone: 'busy' },
  done: { text: { zh: '已办结', en: 'Done' }, tone: 'good' },
  refused: { text: { zh: '被拒绝', en: 'Refused' }, tone: 'bad' },
} as const satisfies States
export type CorrectionState = keyof typeof CORRECTION_STATES

export const ADDRESSEES: Readonly<Record<'ledger' | 'treasury', Text>> = {
  ledger: { zh: '总账（财政会计）', en: 'Ledger' },
  treasury: { zh: '国库支付', en: 'Treasury' },
}

export const PAYMENT_ACTIONS: Readonly<Record<'claw_back' | 'pay' | 'stop' | 'ask_bank', Text>> = {
  claw_back: { zh: '追回', en: 'Claw back' },
  pay: { zh: '补付', en: 'Pay' },
  stop: { zh: '停付', en: 'Stop' },
  ask_bank: { zh: '向银行查询', en: 'Ask the bank' },
}

export const PERIOD_STATES = {
  asked: { text: { zh: '申请封账', en: 'Asked for' }, tone: 'busy' },
  closed: { text: { zh: '已封账', en: 'Closed' }, tone: 'good' },
  rejected: { text: { zh: '未同意', en: 'Rejected' }, tone: 'bad' },
} as const satisfies States
