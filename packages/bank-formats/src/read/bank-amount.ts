import { fromFen, type Money, parseAmount } from '@fundtrace/money'
import { DomainError } from '@fundtrace/problem'
import type { XmlNode } from './xml-steps.ts'

export type AmountFault = Readonly<{ why: 'amount_unreadable' | 'currency_wrong'; detail: string }>

/** An ISO 20022 amount with its currency, exactly; zeros beyond the fen are none. */
export function isoAmount(node: XmlNode): Money | AmountFault {
  if (node.currency !== null && node.currency !== 'CNY')
    return { why: 'currency_wrong', detail: `The amount is in ${node.currency.slice(0, 3)}, not in CNY` }
  return isoDecimal(node.text) ?? unreadable
}

/** A figure without a currency: a control sum. */
export function isoDecimal(text: string): Money | null {
  const written = /^0*(\d{1,18})(?:\.(\d{0,2})0*)?$/.exec(text)
  return written === null ? null : fromFen(BigInt(`${written[1] ?? ''}${(written[2] ?? '').padEnd(2, '0')}`))
}

/** MT940: a comma before the places, and always one. */
export function swiftAmount(text: string): Money | null {
  const written = /^0*(\d{1,14}),(\d{0,2})$/.exec(text)
  return written === null ? null : fromFen(BigInt(`${written[1] ?? ''}${(written[2] ?? '').padEnd(2, '0')}`))
}

/** A cell of a bank's table. */
export function cellAmount(text: string, unit: 'yuan' | 'fen'): Money | null {
  if (unit === 'fen') return /^\d{1,18}$/.test(text) ? fromFen(BigInt(text)) : null
  try {
    return parseAmount(text)
  } catch (error) {
    if (error instanceof DomainError) return null
    throw error
  }
}

export const isFault = (amount: Money | AmountFault): amount is AmountFault => 'why' in amount

const unreadable: AmountFault = { why: 'amount_unreadable', detail: 'The amount is not one of yuan and fen' }
