/**
 * - exact: every payment has its reference on both sides, and agrees to the fen and the day
 * - windowed: of the payments one in ten is booked days later and some fen off, one in twenty has no reference at the bank and is found by account, amount
 *   and day, one in ten is paid within a batch of ten that the bank books as one line; some are paid in two lines, and of some two lines fit
 */
export type ListShape = 'exact' | 'windowed'

export const HEADERS = {
  left: ['付款编号', '户名', '账号', '指标文号', '金额', '日期', '状态', '批次'],
  right: ['付款编号', '户名', '账号', '指标文号', '金额', '日期', '状态', '批次', '原付款编号', '银行流水号'],
} as const

/** Of the right list, in the order of its header. */
export type RightLine = Readonly<{ cells: readonly string[] }>

export const yuan = (fen: bigint): string => {
  const digits = (fen < 0n ? -fen : fen).toString().padStart(3, '0')
  return `${fen < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}
