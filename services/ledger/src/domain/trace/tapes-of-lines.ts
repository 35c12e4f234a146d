import { type CashLine, type CashTape, layTape, tapeKey } from './cash-tape.ts'

export type CashAccount = Readonly<{ fundId: string; funderId: string; balance: bigint | null }>

/** One tape of each cash account; `lines` of all of them in the order of the journal. */
export function tapesOfLines(accounts: readonly CashAccount[], lines: readonly CashLine[]): CashTape[] {
  const byAccount = Map.groupBy(lines, (line) => tapeKey(line.fundId, line.funderId))
  return accounts.map(({ fundId, funderId, balance }) =>
    layTape(fundId, funderId, byAccount.get(tapeKey(fundId, funderId)) ?? [], balance),
  )
}
