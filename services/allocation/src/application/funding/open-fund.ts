import { createHash, randomUUID } from 'node:crypto'
import { ALLOCATION_PLANS, LEDGER_REQUESTS, type PlanApproved, type RequestOf } from '@fundtrace/contracts'
import type { Transaction } from '@fundtrace/database'
import { appendToOutbox } from '@fundtrace/messaging'
import { formatMoney, isPositive, isZero, sumMoney } from '@fundtrace/money'
import { readOpeningSheet } from '../../adapters/files/funding-sheets.ts'
import {
  approveOpening,
  findWhyNotNew,
  insertOpening,
  insertOpeningPlan,
  lockOpening,
  type Opening,
  readOpeningShares,
  withdrawOpening,
} from '../../adapters/postgres/funding-openings.ts'
import { lockFunding } from '../../adapters/postgres/funding-schedules.ts'
import {
  ensureFund,
  type Fund,
  type Funder,
  readFund,
  readFunders,
  readProgrammeOf,
} from '../../adapters/postgres/programme-repository.ts'
import { isAnother } from '../../domain/four-eyes.ts'
import {
  dayInFuture,
  fundNotNew,
  madeByApprover,
  openingEmpty,
  sheetRowsInvalid,
  stateWrong,
} from '../../domain/funding/funding-errors.ts'
import { type OpeningShare, type OpeningTotals, readOpening, whatIsLeft } from '../../domain/funding/opening-rows.ts'
import { isFundedByAward, type Programme } from '../../domain/programme/programme.ts'
import type { Officer } from '../officer.ts'
import { todayInShanghai } from '../today-in-shanghai.ts'
import { recordArrivals } from './record-arrival.ts'

export type OpeningOrder = Readonly<{
  fund: Fund
  bytes: Uint8Array
  documentNumber: string
  openedOn: string
  stated: Partial<OpeningTotals>
  /** Reads and checks everything, and keeps nothing. */
  dryRun: boolean
}>

/** What arrived and was spent before the county came here, as a draft; every bad row is told of, and then nothing is kept. */
export async function draftOpening(
  trx: Transaction,
  order: OpeningOrder,
  officer: Officer,
): Promise<{ opening_id: string | null; totals: { due: string; arrived: string; spent: string } }> {
  const { fund } = order
  await lockFunding(trx, fund.id)
  const today = todayInShanghai()
  if (order.openedOn > today) throw dayInFuture(order.openedOn, today)
  await refuseKnownFund(trx, fund.id)
  const rows = await readOpeningSheet(order.bytes)
  const { shares, totals, faults } = readOpening(rows, await readFunders(trx), order.stated)
  if (faults.length > 0) throw sheetRowsInvalid(faults)
  if (!isPositive(sumMoney(shares.map((share) => whatIsLeft(share).owed)))) throw openingEmpty(fund.id)

  const said = { due: formatMoney(totals.due), arrived: formatMoney(totals.arrived), spent: formatMoney(totals.spent) }
  if (order.dryRun) return { opening_id: null, totals: said }
  const opening = {
    id: randomUUID(),
    fund_id: fund.id,
    document_number: order.documentNumber,
    opened_on: order.openedOn,
    sha256: createHash('sha256').update(order.bytes).digest('hex'),
  }
  await ensureFund(trx, fund)
  await insertOpening(trx, opening, shares, officer.subject)
  return { opening_id: opening.id, totals: said }
}

/** Another officer agrees: what is left of the year becomes the fund's plan, and each funder's cash its first arrival. */
export async function approveOpeningOf(trx: Transaction, openingId: string, officer: Officer): Promise<void> {
  const opening = await lockOpening(trx, openingId)
  await lockFunding(trx, opening.fund_id)
  if (!isAnother(officer, { subject: opening.made_by, actingFor: null }))
    throw madeByApprover('opening', openingId, officer.subject)
  if (opening.state !== 'draft') throw stateWrong('opening', openingId, opening.state, 'a draft')
  await refuseKnownFund(trx, opening.fund_id)

  const fund = await readFund(trx, opening.fund_id)
  const programme = await readProgrammeOf(trx, fund.programme_id)
  const shares = await readOpeningShares(trx, openingId)
  const planId = randomUUID()
  await writePlan(trx, { planId, opening, fund, programme, shares }, officer)
  await approveOpening(trx, openingId, planId, officer.subject)
  const arrivals = shares.flatMap((share) => {
    const { cash } = whatIsLeft(share)
    if (isZero(cash)) return []
    const { fund_id, document_number, opened_on: arrived_on } = opening
    return [
      {
        fund_id,
        funder_id: share.funderId,
        amount: formatMoney(cash),
        document_number: `期初 ${document_number}`,
        arrived_on,
      },
    ]
  })
  await recordArrivals(trx, fund.id, arrivals, officer)
}

/** Its maker, or another officer, takes a draft back, so that a corrected file can be sent. */
export async function takeOpeningBack(trx: Transaction, openingId: string): Promise<void> {
  const opening = await lockOpening(trx, openingId)
  if (opening.state !== 'draft') throw stateWrong('opening', openingId, opening.state, 'a draft')
  await withdrawOpening(trx, openingId)
}

async function refuseKnownFund(trx: Transaction, fundId: string): Promise<void> {
  const why = await findWhyNotNew(trx, fundId)
  if (why !== null) throw fundNotNew(fundId, why)
}

type OpeningPlan = Readonly<{
  planId: string
  opening: Opening
  fund: Fund
  programme: Programme
  shares: readonly OpeningShare[]
}>

async function writePlan(trx: Transaction, order: OpeningPlan, officer: Officer): Promise<void> {
  const { planId, opening, fund, programme } = order
  const funders = new Map((await readFunders(trx)).map((funder) => [funder.id, funder]))
  const shares = order.shares.map((share) => {
    const funder = funders.get(share.funderId)
    if (funder === undefined) throw new Error(`funder ${share.funderId} of opening ${opening.id} is not there`)
    return { funder, amount: formatMoney(whatIsLeft(share).owed) }
  })
  const total = formatMoney(sumMoney(order.shares.map((share) => whatIsLeft(share).owed)))
  await insertOpeningPlan(
    trx,
    {
      id: planId,
      fund_id: fund.id,
      programme_id: programme.id,
      programme_version: programme.version,
      area_code: fund.area_code,
      total,
      made_by: opening.made_by,
      approved_by: officer.subject,
    },
    shares.map(({ funder, amount }) => ({ funder_id: funder.id, amount })),
  )
  const origin = { service: 'allocation', correlationId: officer.correlationId }
  const requested = planRequested(order, total, shares)
  await appendToOutbox(trx, origin, LEDGER_REQUESTS, fund.id, [{ type: 'TransactionRequested', data: requested }])
  await appendToOutbox(trx, origin, ALLOCATION_PLANS, fund.id, [
    { type: 'PlanApproved', data: planApproved(order, total, shares) },
  ])
}

type NamedAmount = Readonly<{ funder: Funder; amount: string }>

const planRequested = (
  { planId, opening, fund, programme }: OpeningPlan,
  total: string,
  shares: readonly NamedAmount[],
): RequestOf<'plan'> => ({
  kind: 'plan',
  plan_id: planId,
  document_number: opening.document_number,
  fund: {
    ...fund,
    name: `${programme.name} ${fund.fiscal_year}`,
    funded: isFundedByAward(programme) ? 'by_award' : 'by_plan',
  },
  total,
  shares: shares.map(({ funder, amount }) => ({
    funder_id: funder.id,
    funder_name: funder.name,
    funder_area: funder.area_code,
    amount,
  })),
})

const planApproved = (
  { planId, opening, fund, programme }: OpeningPlan,
  total: string,
  shares: readonly NamedAmount[],
): PlanApproved => ({
  plan_id: planId,
  fund: {
    ...fund,
    name: `${programme.name} ${fund.fiscal_year}`,
    funder_areas: shares.flatMap(({ funder }) => funder.area_code ?? []),
  },
  document_number: opening.document_number,
  total,
  shares: shares.map(({ funder, amount }) => ({ funder_id: funder.id, amount })),
})
