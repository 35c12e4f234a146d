import type { Database } from '@fundtrace/database'
import { addMoney, formatMoney, parseMoney, ZERO } from '@fundtrace/money'
import { type PaperLine, readPaperLines, type Village } from '../adapters/postgres/paper-repository.ts'
import type { LookUpPayees } from './payee.ts'

const PAGE = 1_000

/** Where a paper's lines come from: rows from here, people from the register with the officer's own right, places by their names. */
export type PaperSource = Readonly<{
  db: Database
  lookUpPayees: LookUpPayees
  areaNames: ReadonlyMap<string, string>
}>
/** `tail`: the last four digits of the account, which is what a household knows it by. */
export type NamedLine = PaperLine & Readonly<{ name: string; tail: string; place: string }>

/** In bounded memory, however many: a page of lines, then its people. They are kept nowhere. */
export async function* namedLines({ db, lookUpPayees, areaNames }: PaperSource, ids: readonly string[]) {
  for (let from = 0; from < ids.length; from += PAGE) {
    const lines = await readPaperLines(db, ids.slice(from, from + PAGE))
    const payees = await lookUpPayees([...new Set(lines.map(({ beneficiary_id }) => beneficiary_id))])
    const byId = new Map(payees.map((payee) => [payee.beneficiary_id, payee]))
    for (const line of lines) {
      const payee = byId.get(line.beneficiary_id)
      const named: NamedLine = {
        ...line,
        name: payee?.name ?? '',
        tail: payee?.bank_account.slice(-4) ?? '',
        place: areaNames.get(line.area_code) ?? line.area_code,
      }
      yield named
    }
  }
}

/** Its first item is there before anything is sent, so that a register that refuses refuses the request and breaks no file. */
export async function primed<Item>(items: AsyncGenerator<Item>): Promise<AsyncGenerator<Item>> {
  const first = await items.next()
  return (async function* () {
    if (first.done === true) return
    yield first.value
    yield* items
  })()
}

export function sumOf(villages: readonly Village[]): { count: number; total: string } {
  const total = villages.reduce((sum, village) => addMoney(sum, parseMoney(village.total)), ZERO)
  return { count: villages.reduce((sum, { count }) => sum + count, 0), total: formatMoney(total) }
}

export const shownOf = (villages: readonly Village[]) =>
  villages.map(({ area_code, count }) => ({ area: area_code, count }))
