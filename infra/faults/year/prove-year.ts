import { deepStrictEqual } from 'node:assert'
import { connect, type Database } from '@fundtrace/database'
import { runPaymentChecks } from '../../../services/disbursement/src/application/run-payment-checks.ts'
import { runIntegrityChecks } from '../../../services/ledger/src/application/run-integrity-checks.ts'
import type { House } from '../../embedded/house.ts'
import { ownerRole } from '../../postgres/provision.ts'
import { accountTable, fenOf, type Movement, type Order } from './bank.ts'
import { type Desks, lookUntil } from './desks.ts'
import type { YearFund } from './open-year.ts'
import type { Paying } from './pay-batch.ts'

export type Proven = Readonly<{ households: number; paidFen: bigint; findings: number; matched: number }>

/**
 * What must hold after the year, from the rows of the services and the bank's own account: household by household and to the fen. Throws where it
 * does not.
 */
export async function proveYear(house: House, paying: Paying, funds: readonly YearFund[]): Promise<Proven> {
  await allTakenIn(paying.desks)
  const open = (service: 'ledger' | 'disbursement'): Database =>
    connect(house.databaseUrl(service, ownerRole(service)), { application: 'year', connectionsMax: 1 })
  const ledger = open('ledger')
  const treasury = open('disbursement')
  try {
    const checks = [...(await runIntegrityChecks(ledger)), ...(await runPaymentChecks(treasury))]
    deepStrictEqual(
      checks.filter(({ ok }) => !ok),
      [],
    )
    const { households, paidFen } = await proveHouseholds(ledger, paying, funds)
    await proveReasons(treasury, paying)
    const findings = await proveFindings(treasury, paying)
    const matched = await proveReconciled(paying, funds)
    return { households, paidFen, findings, matched }
  } finally {
    await Promise.all([ledger.destroy(), treasury.destroy()])
  }
}

/** Every service has taken in what the others said, and none of its own checks finds a fault. */
async function allTakenIn({ audit }: Desks): Promise<void> {
  type Checks = Readonly<{ checks: readonly Readonly<{ name: string; ok: boolean; detail: string }>[] }>
  let failing = ''
  const look = async (): Promise<true | undefined> => {
    const replies = await Promise.all(
      (['allocation', 'ledger', 'disbursement', 'reconciliation'] as const).map((service) =>
        audit.get<Checks>(service, '/v1/checks'),
      ),
    )
    const faults = replies.flatMap(({ checks }) => checks).filter(({ ok }) => !ok)
    failing = faults.map(({ name, detail }) => `${name}: ${detail}`).join('; ')
    return faults.length === 0 ? true : undefined
  }
  await lookUntil('all checks hold', look, TAKEN_IN_MS).catch((error: unknown) => {
    throw new Error(`These checks do not hold: ${failing}`, { cause: error })
  })
}

const TAKEN_IN_MS = 45_000

/** By fund and beneficiary: what left the bank for him and stayed = the cash that the journal says = his awards, but for what was withdrawn. */
async function proveHouseholds(ledger: Database, paying: Paying, funds: readonly YearFund[]) {
  const { bank, ownerOf, planted } = paying
  const ofOrder = ({ fundId, account, amount }: Order): Line => ({ fundId, account, fen: fenOf(amount) })
  const payeeOf = ({ fundId, account }: Pick<Line, 'fundId' | 'account'>): string =>
    `${fundId} ${ownerOf.get(account) ?? `nobody's account ${account}`}`
  const sum = (lines: readonly Line[]): Map<string, bigint> => {
    const sums = new Map<string, bigint>()
    for (const line of lines) sums.set(payeeOf(line), (sums.get(payeeOf(line)) ?? 0n) + line.fen)
    return sums
  }
  const atBank = sum(bank.movements().map((movement) => ({ ...movement, fen: signedOut(movement) })))
  const withdrawn = sum(planted.withdrawn.map(ofOrder))
  const clawedBack = sum(planted.clawedBack.map(ofOrder))
  const fundIds = funds.map(({ id }) => id)
  const [awards, cash, settled, owed] = await Promise.all(
    [AWARDED, CASH_OUT, SETTLED, OWED].map((query) => readSums(ledger, query, fundIds)),
  )

  const due = less(awards ?? new Map(), withdrawn)
  deepStrictEqual(inOrder(atBank), inOrder(due))
  deepStrictEqual(inOrder(cash ?? new Map()), inOrder(due))
  deepStrictEqual(inOrder(settled ?? new Map()), inOrder(less(due, clawedBack)))
  deepStrictEqual(inOrder(owed ?? new Map()), inOrder(clawedBack))
  return { households: due.size, paidFen: [...atBank.values()].reduce((left, right) => left + right, 0n) }
}

type Line = Readonly<{ fundId: string; account: string; fen: bigint }>
const signedOut = ({ direction, fen }: Movement): bigint => (direction === 'out' ? fen : -fen)
const inOrder = (sums: ReadonlyMap<string, bigint>): [string, bigint][] =>
  [...sums].filter(([, fen]) => fen !== 0n).sort(([left], [right]) => (left < right ? -1 : 1))
const less = (sums: ReadonlyMap<string, bigint>, taken: ReadonlyMap<string, bigint>): Map<string, bigint> =>
  new Map([...sums].map(([payee, fen]) => [payee, fen - (taken.get(payee) ?? 0n)]))

const AWARDED = `SELECT fund_id, beneficiary_id, sum(amount)::text AS sum FROM awards WHERE fund_id = ANY(:fundIds) GROUP BY 1, 2`
/** Of every posting about a payment, whatever it is called. */
const CASH_OUT = `
  SELECT p.fund_id, w.beneficiary_id, (-sum(e.amount))::text AS sum
    FROM payments p JOIN awards w ON w.id = p.award_id
    JOIN transactions t ON t.payment_id = p.id
    JOIN entry_lines e ON e.journal_id = t.journal_id AND e.account_kind = 'cash'
   WHERE p.fund_id = ANY(:fundIds) GROUP BY 1, 2`
const SETTLED = `
  SELECT p.fund_id, w.beneficiary_id, sum(p.amount)::text AS sum
    FROM payments p JOIN awards w ON w.id = p.award_id WHERE p.fund_id = ANY(:fundIds) AND p.state = 'settled' GROUP BY 1, 2`
const OWED = `SELECT fund_id, beneficiary_id, sum(amount)::text AS sum FROM clawbacks WHERE fund_id = ANY(:fundIds) GROUP BY 1, 2`

async function readSums(ledger: Database, query: string, fundIds: readonly string[]): Promise<Map<string, bigint>> {
  type Sum = { fund_id: string; beneficiary_id: string; sum: string }
  const { rows } = await ledger.raw<{ rows: Sum[] }>(query, { fundIds })
  return new Map(rows.map(({ fund_id, beneficiary_id, sum }) => [`${fund_id} ${beneficiary_id}`, fenOf(sum)]))
}

async function proveReasons(treasury: Database, { planted }: Paying): Promise<void> {
  const { rows } = await treasury.raw<{ rows: { reference: string; code: string }[] }>(
    `SELECT reference, reason_code AS code FROM payments WHERE reference = ANY(:references)`,
    { references: planted.reasons.map(({ reference }) => reference) },
  )
  const sorted = (reasons: readonly { reference: string; code: string }[]): string[] =>
    reasons.map(({ reference, code }) => `${reference} ${code}`).sort()
  deepStrictEqual(sorted(rows), sorted(planted.reasons))
}

async function proveFindings(treasury: Database, { planted }: Paying): Promise<number> {
  type Found = { fundId: string; kind: string; reference: string | null }
  const { rows } = await treasury.raw<{ rows: Found[] }>(
    `SELECT f.fund_id AS "fundId", f.kind, p.reference FROM findings f LEFT JOIN payments p ON p.id = f.payment_id`,
  )
  const sorted = (findings: readonly Found[]): string[] =>
    findings.map(({ fundId, kind, reference }) => `${fundId} ${kind} ${reference ?? '-'}`).sort()
  deepStrictEqual(sorted(rows), sorted(planted.findings))
  return rows.length
}

/** The audit office gets every fund's account; in one of them a payment is booked twice, and nothing else is to be found. */
async function proveReconciled({ desks: { audit }, bank }: Paying, funds: readonly YearFund[]): Promise<number> {
  const [lied] = funds
  const twice = bank.movements().find(({ fundId }) => fundId === lied?.id)
  const ids: string[] = []
  for (const { id, arrivals, year } of funds) {
    const movements = bank.movements().filter(({ fundId }) => fundId === id)
    const table = accountTable(arrivals, movements, id === lied?.id ? twice : undefined)
    const path = `/v1/statements?fund_id=${id}&from=${year}-01-01&to=${year}-12-31`
    const statement = await audit.post<{ id: string }>('reconciliation', path, table, `statement ${id}`)
    ids.push(statement.id)
  }
  type Run = { matched: number; breaks: { kind: string; fund_id: string; difference: string }[] }
  const { matched, breaks } = await audit.post<Run>('reconciliation', '/v1/runs', { statement_ids: ids }, 'run')
  deepStrictEqual(
    breaks.map(({ kind, fund_id: fundId }) => `${fundId} ${kind}`),
    [`${lied?.id} duplicate_in_statement`],
    JSON.stringify(breaks),
  )
  return matched
}
