import { Amount, CalendarDay, Slug, Text } from '@fundtrace/contracts'
import Type, { type TUnsafe } from 'typebox'
import { StatedText } from './stated-text.ts'

/** What is the same in every route about the money of funders. */
export const FundParams = Type.Object({ fund_id: Slug })
export const Reason = StatedText(500)
export const FINANCE = { access: { roles: ['finance'] } } as const
export const READERS = { access: { roles: ['finance', 'treasury', 'audit', 'admin'] } } as const
/** The day for which a fund is asked for; today in Shanghai unless told. */
export const OnDay = Type.Object({ on: Type.Optional(CalendarDay) })

/** CSV as text/csv; a workbook, or a CSV file, as application/octet-stream. */
export const sheetBody = (description: string): TUnsafe<Buffer> => {
  const schema = { type: 'string', format: 'binary', description }
  return Type.Unsafe<Buffer>({ content: { 'text/csv': { schema }, 'application/octet-stream': { schema } } })
}
export const SHEET_BYTES_MAX = 32 * 1024 * 1024

/** `borne` is what payments took of the funder's money, `cash` what of it is in the dedicated account. */
export const PositionAmounts = {
  promised: Amount,
  due: Amount,
  arrived: Amount,
  arrears: Amount,
  arrears_by_age: Type.Object({
    days_0_30: Amount,
    days_31_90: Amount,
    days_91_180: Amount,
    days_over_180: Amount,
  }),
  overpaid: Amount,
  refunded: Amount,
  carried: Amount,
  borne: Amount,
  cash: Amount,
}

export const Percent = Type.Union([Type.Null(), Type.String({ pattern: '^\\d{1,3}\\.\\d{2}$' })])
export const MadeBy = { made_by: Text(200), approved_by: Type.Union([Type.Null(), Text(200)]) }
