/** What is wrong with one place of a list. */
export type ListFault = Readonly<{
  code: FaultCode
  /** Of a table as a spreadsheet numbers its rows, of a statement as an editor numbers its lines. */
  line: number
  /** The column by the header that was asked for, or a figure of a statement. */
  path: string
  /** Of amounts, days, times and figures, at most 60 characters; never of a text, which may be a person's. */
  value?: string
  reason: Readonly<{ zh: string; en: string }>
  /** What would be right. */
  expected?: string
}>

export type FaultCode = keyof typeof REASONS

/** `value` is cut where it is too long to be one. */
export const listFault = (
  code: FaultCode,
  line: number,
  path: string,
  { value, expected, detail }: Readonly<{ value?: string; expected?: string; detail?: string }> = {},
): ListFault => ({
  code,
  line,
  path,
  ...(value !== undefined && { value: value.slice(0, VALUE_LENGTH_MAX) }),
  reason: detail === undefined ? REASONS[code] : { zh: REASONS[code].zh, en: `${REASONS[code].en}: ${detail}` },
  ...(expected !== undefined && { expected }),
})

const VALUE_LENGTH_MAX = 60

const REASONS = {
  amount_missing: { zh: '缺少金额', en: 'The amount is missing' },
  amount_unreadable: { zh: '金额无法识别', en: 'The amount cannot be read' },
  amount_too_precise: { zh: '金额小于一分,不作舍入', en: 'The amount is finer than one fen and is not rounded' },
  amount_out_of_range: { zh: '金额超出允许范围', en: 'The amount is out of range' },
  amount_twice: { zh: '收入与支出同时有金额', en: 'Both what came in and what went out have an amount' },
  direction_unknown: { zh: '收付标志无法识别', en: 'Which way the money went cannot be read' },
  day_missing: { zh: '缺少日期', en: 'The day is missing' },
  day_unreadable: { zh: '日期无法识别', en: 'The day cannot be read' },
  time_unreadable: { zh: '时间无法识别', en: 'The time cannot be read' },
  cell_damaged: { zh: '单元格已被电子表格损坏', en: 'A spreadsheet has spoilt the cell' },
  field_count_wrong: { zh: '列数与表头不符', en: 'The row has another number of cells than the header' },
  total_wrong: { zh: '合计与明细不符', en: 'The total is not that of its rows' },
  balance_unreadable: { zh: '余额无法识别', en: 'The balance cannot be read' },
  balance_broken: {
    zh: '余额不连续:此处可能缺行或缺页',
    en: 'The balance does not carry on: a row or page may be missing here',
  },
  page_unreadable: { zh: '页码无法识别', en: 'The number of the page cannot be read' },
  page_missing: { zh: '缺页', en: 'A page is missing' },
  page_repeated: { zh: '页码重复', en: 'A page is there twice' },
  pages_apart: {
    zh: '上页期末余额与下页期初余额不符',
    en: 'A page does not open with what the page before it closed with',
  },
  statement_missing: { zh: '缺少对账单', en: 'A statement is missing' },
  statement_repeated: { zh: '对账单重复', en: 'A statement is there twice' },
  figure_wrong: { zh: '对账单数字与其分录不符', en: 'A figure of the statement is not that of its entries' },
  balance_missing: { zh: '对账单缺少期初或期末余额', en: 'The statement has no opening or closing balance' },
  row_unreadable: { zh: '分录无法识别', en: 'An entry cannot be read' },
  currency_wrong: { zh: '币种不是人民币', en: 'The currency is not CNY' },
  details_wrong: { zh: '分录明细与分录金额不符', en: 'The details of an entry are not the entry' },
  cut: { zh: '文件不完整', en: 'The file ends in the middle' },
  broken: { zh: '文件自此处起无法读取', en: 'The file cannot be read from here on' },
} as const
