import { randomUUID } from 'node:crypto'
import type { FundChangeOf } from '@fundtrace/contracts'
import type { Transaction } from '@fundtrace/database'
import { formatMoney, isPositive, isZero, sumMoney, ZERO } from '@fundtrace/money'
import { approveRefunds, insertRefunds } from '../../adapters/postgres/funding-refunds.ts'
import { lockFunding } from '../../adapters/postgres/funding-schedules.ts'
import {
  approveYearEnd,
  findOpenYearEnd,
  insertYearEnd,
  linkRefund,
  lockYearEnd,
  moveYearEnd,
  readYearEndParts,
  withdrawYearEnd,
  type YearEnd,
  type YearEndPart,
} from '../../adapters/postgres/funding-year-ends.ts'
import { ensureFund, type Fund, readFund, readProgrammeOf } from '../../adapters/postgres/programme-repository.ts'
import { isAnother } from '../../domain/four-eyes.ts'
import {
  dayInFuture,
  madeByApprover,
  nothingUnspent,
  stateWrong,
  yearEndOpen,
  yearEndStale,
} from '../../domain/funding/funding-errors.ts'
import { sameParts, unspentParts } from '../../domain/funding/unspent.ts'
import { isFundedByAward } from '../../domain/programme/programme.ts'
import type { Officer } from '../officer.ts'
import { todayInShanghai } from '../today-in-shanghai.ts'
import { readFundAtYearEnd } from './fund-at-year-end.ts'
import { askLedger, refundRequested } from './fund-change-requests.ts'
import { refuseTooEarly } from './refuse-early-refund.ts'

export type YearEndOrder = Readonly<{
  fundId: string
  kind: 'carry_over' | 'refund'
  documentNumber: string
  decidedOn: string
  reason: string
}>

/** Computes what the year leaves and whose it is; nothing moves until another officer approves it. */
export async function draftYearEnd(trx: Transaction, order: YearEndOrder, officer: Officer): Promise<string> {
  const { fundId, kind, decidedOn } = order
  await lockFunding(trx, fundId)
  const today = todayInShanghai()
  if (decidedOn > today) throw dayInFuture(decidedOn, today)
  const open = await findOpenYearEnd(trx, fundId)
  if (open !== undefined) throw yearEndOpen(fundId, open)

  const parts = await computeParts(trx, fundId)
  const total = sumMoney(parts.map((part) => part.amount))
  if (!isPositive(total)) throw nothingUnspent(fundId)
  for (const { funderId, amount } of parts.filter((part) => isPositive(part.amount)))
    await refuseTooEarly(trx, {
      fund_id: fundId,
      funder_id: funderId,
      amount: formatMoney(amount),
      day: decidedOn,
      source: 'unspent',
    })
  const next = kind === 'carry_over' ? nextFundOf(await readFund(trx, fundId)) : null
  if (next !== null) await ensureFund(trx, next)
  const id = randomUUID()
  await insertYearEnd(
    trx,
    {
      id,
      fund_id: fundId,
      kind,
      to_fund_id: next?.id ?? null,
      document_number: order.documentNumber,
      decided_on: decidedOn,
      reason: order.reason,
    },
    total,
    parts,
    officer.subject,
  )
  return id
}

/** Another officer agrees, if the figures are still those of the draft. Money that is carried leaves here first. */
export async function approveYearEndOf(trx: Transaction, id: string, officer: Officer): Promise<void> {
  const yearEnd = await lockYearEnd(trx, id)
  await lockFunding(trx, yearEnd.fund_id)
  if (!isAnother(officer, { subject: yearEnd.made_by, actingFor: null }))
    throw madeByApprover('year end', id, officer.subject)
  if (yearEnd.state !== 'draft') throw stateWrong('year_end', id, yearEnd.state, 'a draft')
  const parts = await readYearEndParts(trx, id)
  if (!sameParts(parts, await computeParts(trx, yearEnd.fund_id))) throw yearEndStale(id)

  await approveYearEnd(trx, id, officer.subject)
  const origin = { correlationId: officer.correlationId }
  if (yearEnd.kind === 'carry_over') await askLedger(trx, origin, yearEnd.fund_id, [carriedOut(yearEnd, parts)])
  else await askLedger(trx, origin, yearEnd.fund_id, await refundParts(trx, yearEnd, parts, officer))
}

export async function takeYearEndBack(trx: Transaction, id: string): Promise<void> {
  const yearEnd = await lockYearEnd(trx, id)
  if (yearEnd.state !== 'draft') throw stateWrong('year_end', id, yearEnd.state, 'a draft')
  await withdrawYearEnd(trx, id)
}

/** The ledger refused to take in what had left: the cause is mended, and it is asked again. */
export async function askAgainToCarryIn(trx: Transaction, id: string, officer: Officer): Promise<void> {
  const yearEnd = await lockYearEnd(trx, id)
  if (yearEnd.state !== 'left' || yearEnd.problem === null)
    throw stateWrong('year_end', id, yearEnd.state, 'money that left and was refused')
  await moveYearEnd(trx, id, 'left', 'left')
  await askLedger(trx, { correlationId: officer.correlationId }, fundItGoesTo(yearEnd), [await carriedIn(trx, yearEnd)])
}

/** What has left the old fund comes into the new one, asked for when the ledger has said that it left. */
export async function carriedIn(trx: Transaction, yearEnd: YearEnd): Promise<FundChangeOf<'carried_over'>> {
  const fund = await readFund(trx, fundItGoesTo(yearEnd))
  const programme = await readProgrammeOf(trx, fund.programme_id)
  return {
    kind: 'carried_over',
    direction: 'in',
    fund: {
      ...fund,
      name: `${programme.name} ${fund.fiscal_year}`,
      funded: isFundedByAward(programme) ? 'by_award' : 'by_plan',
    },
    from_fund_id: yearEnd.fund_id,
    ...carriedParts(yearEnd, await readYearEndParts(trx, yearEnd.id)),
  }
}

const carriedOut = (yearEnd: YearEnd, parts: readonly YearEndPart[]): FundChangeOf<'carried_over'> => ({
  kind: 'carried_over',
  direction: 'out',
  fund_id: yearEnd.fund_id,
  to_fund_id: fundItGoesTo(yearEnd),
  ...carriedParts(yearEnd, parts),
})

const carriedParts = (yearEnd: YearEnd, parts: readonly YearEndPart[]) => ({
  carry_id: yearEnd.id,
  document_number: yearEnd.document_number,
  carried_on: yearEnd.decided_on,
  parts: parts
    .filter(({ amount }) => !isZero(amount))
    .map(({ funderId, name, areaCode, amount }) => ({
      funder_id: funderId,
      funder_name: name,
      funder_area: areaCode,
      amount: formatMoney(amount),
    })),
})

function fundItGoesTo({ id, to_fund_id }: YearEnd): string {
  if (to_fund_id === null) throw new Error(`year end ${id} carries nothing over`)
  return to_fund_id
}

/** One refund a funder, made and approved by those who made and approved the year end. */
async function refundParts(
  trx: Transaction,
  yearEnd: YearEnd,
  parts: readonly YearEndPart[],
  officer: Officer,
): Promise<FundChangeOf<'refund'>[]> {
  const refunds = parts
    .filter(({ amount }) => !isZero(amount))
    .map(({ funderId, amount }) => ({
      id: randomUUID(),
      fund_id: yearEnd.fund_id,
      funder_id: funderId,
      amount: formatMoney(amount),
      document_number: yearEnd.document_number,
      refunded_on: yearEnd.decided_on,
      source: 'unspent' as const,
    }))
  await insertRefunds(trx, refunds, yearEnd.made_by)
  await approveRefunds(
    trx,
    refunds.map((refund) => refund.id),
    officer.subject,
  )
  for (const refund of refunds) await linkRefund(trx, yearEnd.id, refund.funder_id, refund.id)
  return refunds.map(refundRequested)
}

async function computeParts(trx: Transaction, fundId: string) {
  const fund = await readFundAtYearEnd(trx, fundId)
  const borne = new Map(fund.funders.map((funder) => [funder.funderId, funder.borne]))
  return unspentParts(fund).map((part) => ({ ...part, borne: borne.get(part.funderId) ?? ZERO }))
}

const nextFundOf = ({ programme_id, fiscal_year, area_code }: Fund): Fund => ({
  id: `${programme_id}-${fiscal_year + 1}`,
  programme_id,
  fiscal_year: fiscal_year + 1,
  area_code,
})
