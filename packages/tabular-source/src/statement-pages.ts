import type { PageRecord } from '@fundtrace/bank-formats'
import { formatMoney, type Money, sameMoney } from '@fundtrace/money'
import { listFault } from './list-fault.ts'
import { type Tally, tellFault } from './tally.ts'

/** What a page says of itself; balances in yuan, '-12.00' where overdrawn. `account` is not masked. */
export type PageProof = Readonly<{
  statement: string
  account: string
  sequence: string | null
  page: number | null
  isLast: boolean | null
  opening: string | null
  closing: string | null
}>

/**
 * The pages of each statement: from 1 to the one that says it is the last, each once, each opening with what the one before it closed with. And the
 * statements of each account: numbered one after the other where they are numbered, and joined by their balances.
 */
export function statementPages(tally: Tally): Readonly<{ take: (page: PageRecord) => void; end: () => void }> {
  const statements = new Map<string, PageRecord[]>()
  return {
    take: (page) => {
      tally.pages.push(proofOf(page))
      const key = JSON.stringify([page.account, page.sequence ?? page.statement])
      const pages = statements.get(key)
      if (pages === undefined) statements.set(key, [page])
      else pages.push(page)
    },
    end: () => {
      const accounts = new Map<string, Statement[]>()
      for (const found of statements.values()) {
        const statement = inOrder(found)
        checkPages(statement, tally)
        const { account } = statement.first
        accounts.set(account, [...(accounts.get(account) ?? []), statement])
      }
      for (const ofAccount of accounts.values()) checkStatements(ofAccount, tally)
    },
  }
}

const proofOf = ({ statement, account, sequence, page, isLast, opening, closing }: PageRecord): PageProof => ({
  statement,
  account,
  sequence,
  page,
  isLast,
  opening: opening === null ? null : formatMoney(opening),
  closing: closing === null ? null : formatMoney(closing),
})

type Statement = Readonly<{ first: PageRecord; last: PageRecord; pages: readonly PageRecord[] }>

/** By their numbers where all have one; else as they came. */
function inOrder(found: readonly PageRecord[]): Statement {
  const pages = found.every(({ page }) => page !== null)
    ? found.toSorted((left, right) => (left.page ?? 0) - (right.page ?? 0))
    : found
  const [first] = pages
  const last = pages.at(-1)
  if (first === undefined || last === undefined) throw new Error('a statement has a page')
  return { first, last, pages }
}

function checkPages({ first, last, pages }: Statement, tally: Tally): void {
  const named = (page: number) => `第${page}页 page ${page}`
  if (first.page !== null && first.page > 1)
    tellFault(
      tally,
      listFault('page_missing', first.line, titleOf(first), { expected: missingPages(1, first.page - 1) }),
    )
  for (const [index, page] of pages.entries()) {
    const before = pages[index - 1]
    if (before === undefined) continue
    const isNumbered = before.page !== null && page.page !== null
    if (page.page === null && isAlike(before, page)) {
      tellFault(tally, listFault('statement_repeated', page.line, titleOf(page)))
      continue
    }
    if (isNumbered && before.page === page.page) {
      tellFault(tally, listFault('page_repeated', page.line, titleOf(page), { value: named(page.page ?? 0) }))
      continue
    }
    if (isNumbered && (page.page ?? 0) > (before.page ?? 0) + 1) {
      const expected = missingPages((before.page ?? 0) + 1, (page.page ?? 0) - 1)
      tellFault(tally, listFault('page_missing', page.line, titleOf(page), { expected }))
    } else checkJoint(before, page, tally)
  }
  if (last.isLast === false) {
    const next = last.page === null ? '末页 the last page' : `${named(last.page + 1)}…`
    tellFault(tally, listFault('page_missing', last.line, titleOf(last), { expected: next }))
  }
}

const missingPages = (first: number, last: number): string =>
  first === last ? `第${first}页 page ${first}` : `第${first}-${last}页 pages ${first} to ${last}`

/** As they came where their balances join: a number that begins again, as in a new year, is no gap. */
function checkStatements(found: readonly Statement[], tally: Tally): void {
  const isNumbered = found.every(({ first }) => /^\d{1,18}$/.test(first.sequence ?? ''))
  const isJoined = found.every(({ first }, index) => {
    const before = found[index - 1]
    return before === undefined || joins(before.last, first)
  })
  const statements =
    isNumbered && !isJoined ? found.toSorted((left, right) => Number(numberOf(left) - numberOf(right))) : found
  for (const [index, { first }] of statements.entries()) {
    const before = statements[index - 1]
    if (before === undefined) continue
    const [from, to] = isNumbered ? [numberOf(before) + 1n, BigInt(first.sequence ?? '0') - 1n] : [1n, 0n]
    if (from <= to) {
      const expected = from === to ? `第${from}号 statement ${from}` : `第${from}-${to}号 statements ${from} to ${to}`
      tellFault(tally, listFault('statement_missing', first.line, titleOf(first), { expected }))
    } else checkJoint(before.last, first, tally)
  }
}

const numberOf = ({ first }: Statement): bigint => BigInt(first.sequence ?? '0')

/** Parts of one statement go on from each other; what opens and closes alike is the same once more, and so is a notification, which does neither. */
const isAlike = (before: PageRecord, page: PageRecord): boolean =>
  before.statement === page.statement &&
  isSameBalance(before.opening, page.opening) &&
  isSameBalance(before.closing, page.closing)

const isSameBalance = (before: Money | null, after: Money | null): boolean =>
  before === null || after === null ? before === after : sameMoney(before, after)

const joins = ({ closing }: PageRecord, { opening }: PageRecord): boolean =>
  closing !== null && opening !== null && sameMoney(closing, opening)

function checkJoint(before: PageRecord, page: PageRecord, tally: Tally): void {
  if (before.closing === null || page.opening === null || joins(before, page)) return
  tellFault(
    tally,
    listFault('pages_apart', page.line, titleOf(page), {
      value: formatMoney(page.opening),
      expected: formatMoney(before.closing),
    }),
  )
}

const titleOf = ({ statement, sequence }: PageRecord): string =>
  sequence === null ? `对账单 statement ${statement}` : `对账单 statement ${statement} (${sequence})`
