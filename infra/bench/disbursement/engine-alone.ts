import { openBenchFund, startBenchDatabase } from '../ledger/bench-database.ts'
import { accountCode, FUND } from '../ledger/bench-fund.ts'
import { median } from '../ledger/median.ts'
import { runWriter } from '../ledger/run-cell.ts'

/** Transactions a second that the posting engine does by itself, each with so many entries, on a fresh PostgreSQL: the measure of the payments' postings. */
export async function measureEngine(entries: number, say: (message: string) => void): Promise<number> {
  const database = await startBenchDatabase()
  try {
    await openBenchFund(database.owner, ACCOUNTS)
    await database.fundTreasury(FUND, accountCode(0), accountCode(1))
    const rates: number[] = []
    for (let round = 0; round < ROUNDS; round += 1) {
      const { appUrl, messagesUrl } = database
      const cell = { hot: false, seconds: 4, callers: 2048, perRequest: 1, seals: true }
      const written = await runWriter({ appUrl, messagesUrl, accounts: ACCOUNTS, entries, ...cell })
      rates.push(written.transactions / written.seconds)
      say(`engine alone, ${entries} entries a transaction: ${Math.round(rates.at(-1) ?? 0)}/s`)
    }
    return median(rates)
  } finally {
    await database.remove()
  }
}

const ACCOUNTS = 10_000
const ROUNDS = 3
