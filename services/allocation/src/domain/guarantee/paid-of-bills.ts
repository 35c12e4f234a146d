import { parseMoney, toFen } from '@fundtrace/money'
import type { Explanation } from '../plan/explanation.ts'
import { attributeLine } from './attribute-line.ts'
import type { SourceLine } from './count-sources.ts'

export type QualifyingBill = Readonly<{ id: string; qualifying: bigint }>

/**
 * What a line pays of each of a household's bills: what its explanation says of the bill. A line that counts bills without telling them
 * apart (so much for each bill, a pool) is divided by what the bills leave after insurance. Other lines pay for no bill.
 */
export function paidOfBills(
  line: SourceLine & Readonly<{ explanation: Explanation | null }>,
  bills: readonly QualifyingBill[],
): Map<string, bigint> {
  if (line.explanation?.counted.of !== 'medical_bills') return new Map()
  const told = line.explanation.steps.flatMap((step) =>
    step.step === 'share' ? [{ id: step.item, fen: toFen(parseMoney(step.gives)) }] : [],
  )
  const claims = told.length > 0 ? told : bills.map(({ id, qualifying }) => ({ id, fen: qualifying }))
  return attributeLine(line.fen, claims)
}
