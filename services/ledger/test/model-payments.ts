import type { PaymentChangeOf, RequestOf } from '@fundtrace/contracts'
import { runningSplitFen } from '@fundtrace/money'
import {
  add,
  type Expected,
  fenOf,
  type Model,
  type ModelFund,
  type ModelPayment,
  move,
  Refused,
  refuseIf,
  refuseShort,
} from './model-fund.ts'

export function hold(model: Model, fund: ModelFund, request: RequestOf<'hold'>): Expected {
  refuseIf(fund.posted.has(`batch:${request.batch_id}`), 'LEDGER_ALREADY_POSTED')
  const ids = request.payments.map((payment) => payment.payment_id)
  refuseIf(new Set(ids).size < ids.length, 'LEDGER_PAYMENT_NAMED_TWICE')
  const known = [...model.funds.values()].some((each) =>
    request.payments.some((asked) => {
      const payment = each.payments.get(asked.payment_id)
      const isAnew = each === fund && payment?.state === 'voided' && payment.award.id === asked.award_id
      return payment !== undefined && !isAnew
    }),
  )
  const cash = new Map<string, bigint>()
  const holds: string[] = []
  const fresh: ModelPayment[] = []
  for (const { payment_id: id, award_id, amount } of request.payments) {
    const award = fund.awards.get(award_id)
    if (award === undefined) throw new Refused('LEDGER_AWARD_UNKNOWN')
    const taken = [...fund.payments.values(), ...fresh].some((each) => each.award === award && !isOver(each))
    refuseIf(taken || award.fen !== fenOf(amount), 'LEDGER_AWARD_NOT_PAYABLE')
    const parts = award.parts ?? splitByPlan(fund, award.fen)
    for (const [funder, fen] of parts) {
      add(fund.borne, funder, fen)
      add(cash, funder, fen)
    }
    fresh.push({ id, batch: request.batch_id, award, parts, state: 'held' })
    add(fund.held, `awarded:${award.beneficiary}`, award.fen)
    holds.push(`${id} ${award.fen}: ${[...parts].map((part) => part.join(' ')).join(', ')}`)
  }
  for (const [funder, fen] of cash) {
    refuseShort(fund, `cash:${funder}`, fen)
    add(fund.held, `cash:${funder}`, fen)
  }
  refuseIf(known, 'LEDGER_ALREADY_POSTED')
  for (const payment of fresh) fund.payments.set(payment.id, payment)
  fund.posted.add(`batch:${request.batch_id}`)
  return { posted: [], holds }
}

export function release(fund: ModelFund, request: RequestOf<'release'>): Expected {
  const batch = [...fund.payments.values()].filter((payment) => payment.batch === request.batch_id)
  refuseIf(batch.length === 0, 'LEDGER_BATCH_UNKNOWN')
  const payments = batch.filter(({ state }) => state !== 'voided')
  refuseIf(payments.length === 0 || payments.some(({ state }) => state !== 'held'), 'LEDGER_PAYMENT_STATE_WRONG')
  payments.sort((left, right) => (left.id < right.id ? -1 : 1))
  const written = payments.flatMap((payment) => {
    const { award } = payment
    payment.state = 'in_transit'
    add(fund.held, `awarded:${award.beneficiary}`, -award.fen)
    return [
      `release:${payment.id}`,
      move(fund, `awarded:${award.beneficiary}`, -award.fen, award.fen),
      move(fund, `in-transit:${payment.batch}`, award.fen, -award.fen),
    ]
  })
  return { posted: written, holds: [] }
}

export function settle(fund: ModelFund, request: RequestOf<'settle'>): Expected {
  const written = ofBatch(fund, request.batch_id, request.payment_ids, 'in_transit').flatMap((payment) => {
    payment.state = 'settled'
    const { fen } = payment.award
    const lines = [`settle:${payment.id}`, move(fund, `in-transit:${payment.batch}`, -fen, fen)]
    for (const [funder, part] of payment.parts) {
      add(fund.held, `cash:${funder}`, -part)
      lines.push(move(fund, `cash:${funder}`, -part, -part))
    }
    return lines
  })
  return { posted: written, holds: [] }
}

export function giveBack(fund: ModelFund, request: RequestOf<'return'>): Expected {
  const ids = request.payments.map((payment) => payment.payment_id)
  const written = ofBatch(fund, request.batch_id, ids, 'in_transit').flatMap((payment) => {
    payment.state = 'returned'
    const { fen, beneficiary } = payment.award
    for (const [funder, part] of payment.parts) {
      add(fund.held, `cash:${funder}`, -part)
      add(fund.borne, funder, -part)
    }
    return [
      `return:${payment.id}`,
      move(fund, `in-transit:${payment.batch}`, -fen, fen),
      move(fund, `awarded:${beneficiary}`, fen, -fen),
    ]
  })
  return { posted: written, holds: [] }
}

export function giveBackLate(fund: ModelFund, request: PaymentChangeOf<'late_return'>): Expected {
  const ids = request.payments.map((payment) => payment.payment_id)
  const written = ofBatch(fund, request.batch_id, ids, 'settled').flatMap((payment) => {
    payment.state = 'returned_late'
    const { fen, beneficiary } = payment.award
    const lines = [...payment.parts].map(([funder, part]) => {
      add(fund.borne, funder, -part)
      return move(fund, `cash:${funder}`, part, part)
    })
    return [`return:${payment.id}`, ...lines, move(fund, `awarded:${beneficiary}`, fen, -fen)]
  })
  return { posted: written, holds: [] }
}

export function voidHeld(fund: ModelFund, request: PaymentChangeOf<'void'>): Expected {
  for (const payment of ofBatch(fund, request.batch_id, request.payment_ids, 'held')) {
    payment.state = 'voided'
    add(fund.held, `awarded:${payment.award.beneficiary}`, -payment.award.fen)
    for (const [funder, part] of payment.parts) {
      add(fund.held, `cash:${funder}`, -part)
      add(fund.borne, funder, -part)
    }
  }
  return { posted: [], holds: [] }
}

/** Its award can be paid anew. */
export const isOver = ({ state }: ModelPayment): boolean =>
  state === 'returned' || state === 'returned_late' || state === 'voided'

function ofBatch(
  fund: ModelFund,
  batch: string,
  ids: readonly string[],
  wanted: ModelPayment['state'],
): ModelPayment[] {
  refuseIf(new Set(ids).size < ids.length, 'LEDGER_PAYMENT_NAMED_TWICE')
  return ids.map((id) => {
    const payment = fund.payments.get(id)
    if (payment?.batch !== batch) throw new Refused('LEDGER_PAYMENT_UNKNOWN')
    refuseIf(payment.state !== wanted, 'LEDGER_PAYMENT_STATE_WRONG')
    return payment
  })
}

function splitByPlan(fund: ModelFund, fen: bigint): Map<string, bigint> {
  const parts = runningSplitFen(fen, [...fund.due.values()], [...fund.borne.values()])
  const byFunder = [...fund.due.keys()].map((funder, index) => [funder, parts[index] ?? 0n] as const)
  return new Map(byFunder.filter(([, part]) => part > 0n))
}
