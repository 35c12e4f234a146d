import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** What adds a journal up: Debian's hledger, where it is (PATH, or HLEDGER names it), else our own reader of the few forms that we write. */
export type Adder = Readonly<{ name: string; balances: (journal: string) => Promise<Record<string, string>> }>

export async function findAdder(): Promise<Adder> {
  const program = process.env['HLEDGER'] ?? 'hledger'
  try {
    await run(program, ['--version'])
    return { name: 'hledger', balances: (journal) => addWithHledger(program, journal) }
  } catch {
    // Aloud, so that nobody takes this for hledger's word.
    process.stderr.write('\nhledger is NOT here: the export was added up by our own reader, and by nobody else.\n')
    return { name: 'our own reader', balances: async (journal) => addAlone(journal) }
  }
}

/** Checks it strictly, then asks for every balance. */
async function addWithHledger(program: string, journal: string): Promise<Record<string, string>> {
  const folder = await mkdtemp(join(tmpdir(), 'fundtrace-hledger-'))
  const file = join(folder, 'fund.journal')
  const env = { ...process.env, LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8' }
  try {
    await writeFile(file, journal)
    await run(program, ['-f', file, 'check', '--strict'], { env })
    const { stdout } = await run(program, ['-f', file, 'balance', '--flat', '--no-total', '-O', 'csv'], { env })
    const rows = stdout.trim().split('\n').slice(1)
    return Object.fromEntries(
      rows.flatMap((row) => {
        const [, account = '', amount = ''] = /^"([^"]+)","([^"]+) CNY"$/.exec(row) ?? []
        return account === '' ? [] : [[account, amount]]
      }),
    )
  } finally {
    await rm(folder, { recursive: true })
  }
}

/** Refuses a transaction that does not add up to nothing. In fen. */
export function addAlone(journal: string): Record<string, string> {
  const totals = new Map<string, bigint>()
  for (const transaction of journal.split(/\n(?=\d{4}-\d\d-\d\d[ =])/).slice(1)) {
    let sum = 0n
    for (const [, account = '', sign, yuan = '', fen = ''] of transaction.matchAll(
      /^ {4}(\S+) {2}(-?)(\d+)\.(\d\d) CNY$/gm,
    )) {
      const amount = BigInt(`${sign}${yuan}${fen}`)
      totals.set(account, (totals.get(account) ?? 0n) + amount)
      sum += amount
    }
    if (sum !== 0n) throw new Error(`does not balance: ${transaction}`)
  }
  return Object.fromEntries([...totals].filter(([, fen]) => fen !== 0n).map(([account, fen]) => [account, yuanOf(fen)]))
}

function yuanOf(fen: bigint): string {
  const digits = (fen < 0n ? -fen : fen).toString().padStart(3, '0')
  return `${fen < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}
