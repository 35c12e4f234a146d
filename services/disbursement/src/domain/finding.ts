/** What is wrong with a bank's file or with what it says; each for somebody to look at, while the rest of the file is taken. */
export const FINDINGS = {
  control_figure_wrong: { zh: '控制数不符', en: 'A control figure is not what the file holds' },
  file_cut: { zh: '文件不完整', en: 'The file ends in the middle' },
  file_broken: { zh: '文件中途无法读取', en: 'The file cannot be read on' },
  row_unreadable: { zh: '无法读取的行', en: 'A row cannot be read' },
  currency_wrong: { zh: '币种不是人民币', en: 'An amount is not in yuan' },
  booking_wrong: { zh: '记账明细与总额不符', en: 'The payments of a booking are not the booking' },
  balance_missing: { zh: '对账单缺少余额', en: 'A statement has no balances' },
  reference_unknown: { zh: '无此付款编号', en: 'No payment has this reference' },
  other_batch: { zh: '属于其他批次的付款', en: 'The payment is of another batch or fund' },
  never_sent: { zh: '该付款未曾发出', en: 'The payment was never sent' },
  amount_differs: { zh: '金额不符', en: 'The amount is not the one that was sent' },
  day_in_future: { zh: '日期尚未到来', en: 'The day is yet to come' },
  day_before_release: { zh: '日期早于付款发出之日', en: 'The day is before the payment was sent' },
  day_before_payment: { zh: '退回日期早于付款日期', en: 'It came back before it was paid' },
  duplicate_row: { zh: '文件中重复的行', en: 'The file has the payment twice' },
  code_unknown: { zh: '未知的结果代码', en: 'The result is not known' },
  /** The grave ones: until they are explained, the award is not paid anew. */
  second_result: { zh: '同一付款先后结果不一', en: 'The bank says two things of one payment' },
  debited_twice: { zh: '同一付款重复扣款', en: 'The money of a payment left the account twice' },
} as const satisfies Readonly<Record<string, Readonly<{ zh: string; en: string }>>>

export type FindingKind = keyof typeof FINDINGS

/** `detail` never holds personal data. */
export type Finding = Readonly<{
  kind: FindingKind
  line: number
  detail: string
  paymentId: string | null
  batchId: string | null
}>

export const isGrave = ({ kind }: Pick<Finding, 'kind'>): boolean =>
  kind === 'second_result' || kind === 'debited_twice'
