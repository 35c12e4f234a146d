import { createHash } from 'node:crypto'
import type { PostCommand } from '../../../services/ledger/src/domain/posting/command.ts'
import { accountCode, FUND } from './bench-fund.ts'

/** Between two of so many accounts, or out of the one treasury. */
export type Spread = Readonly<{ accounts: number; hot: boolean }>

/** How many entries a transaction has; two unless said otherwise. */
export type Entries = Readonly<{ entries?: number }>

/** Account numbers of a payment: from the treasury (0) or any other, to another. */
export function drawAccounts({ accounts, hot }: Spread): readonly [number, number] {
  const from = hot ? 0 : 1 + Math.floor(Math.random() * accounts)
  return [from, 1 + ((from + Math.floor(Math.random() * (accounts - 1))) % accounts)]
}

/** Keys of one process never meet those of another. */
const RUN = process.pid.toString(36) + Date.now().toString(36)
let count = 0
export function nextKey(): string {
  count += 1
  return `${RUN}-${count}`
}

/** 12.50 yuan as the engine is asked for it. */
export function drawCommand({ entries = 2, ...spread }: Spread & Entries): PostCommand {
  const [from, to] = drawAccounts(spread)
  return {
    kind: 'post',
    fundId: FUND,
    reference: `post:0011223344556677:${nextKey()}`,
    contentHash: CONTENT,
    askedBy: 'treasury-officer-17',
    eventId: null,
    documentNumber: null,
    metadata: null,
    privateDetails: null,
    effectiveAt: null,
    entries: [
      { account: accountCode(from), amount: 1250n * BigInt(entries - 1) },
      { account: accountCode(to), amount: -1250n },
      ...Array.from({ length: entries - 2 }, () => ({ account: accountCode(drawAccounts(spread)[1]), amount: -1250n })),
    ],
    uses: [],
  }
}
const CONTENT = createHash('sha256').update('bench').digest()

/** The same as it is asked for over HTTP and by event. */
export function drawEntries(spread: Spread): readonly Readonly<{ account: string; amount: string }>[] {
  const [from, to] = drawAccounts(spread)
  return [
    { account: accountCode(from), amount: '12.50' },
    { account: accountCode(to), amount: '-12.50' },
  ]
}
