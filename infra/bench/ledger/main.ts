import { openBenchFund, startBenchDatabase } from './bench-database.ts'
import { accountCode, FUND } from './bench-fund.ts'
import { type Measured, measure } from './measure.ts'
import { tableOf } from './table.ts'

/**
 * `npm run bench:ledger [-- --json] [--large [--large-transactions N] [--large-accounts N]] [--rounds N] [--seconds N]`: the posting engine on a fresh PostgreSQL with fsync, against the same rows inserted
 * without any logic (bound) and against a transaction a posting (naive), in turn in one run. Ratios count, not figures.
 */
async function main(args: readonly string[]): Promise<void> {
  const say = (message: string): void => void process.stderr.write(`· ${message}\n`)
  const option = (name: string, otherwise: number): number => {
    const at = args.indexOf(`--${name}`)
    return at === -1 ? otherwise : Number(args[at + 1])
  }
  const database = await startBenchDatabase()
  try {
    await openBenchFund(database.owner, ACCOUNTS)
    // The treasury begins with money: 10 billion yuan from an account that may be overdrawn.
    await database.fundTreasury(FUND, accountCode(0), accountCode(1))
    const measured: Measured = await measure(database, {
      accounts: ACCOUNTS,
      rounds: option('rounds', 5),
      seconds: option('seconds', 4),
      large: args.includes('--large')
        ? {
            transactions: option('large-transactions', 10_000_000),
            accounts: option('large-accounts', 5_000_000),
          }
        : null,
      say,
    })
    process.stdout.write(args.includes('--json') ? `${JSON.stringify(measured)}\n` : tableOf(measured))
    if (!Object.values(measured.audits).every(Boolean)) process.exitCode = 1
  } finally {
    await database.remove()
  }
}

const ACCOUNTS = 10_000

await main(process.argv.slice(2))
