import type { RequestOf } from '@fundtrace/contracts'
import { formatMoney, fromFen } from '@fundtrace/money'
import type { AnyRequest } from './ledger-fixture.ts'
import { carry, changePlan, identify, refund } from './model-changes.ts'
import {
  add,
  type Expected,
  fenOf,
  type Model,
  type ModelFund,
  move,
  newFund,
  Refused,
  refuseIf,
  refuseShort,
  refuseWrongFunders,
  sum,
} from './model-fund.ts'
import { giveBack, giveBackLate, hold, release, settle, voidHeld } from './model-payments.ts'

/**
 * The ledger once more, in memory and without a thought for speed: what a test believes the real one should answer. A refusal
 * leaves the model as it was.
 */
export function askModel(model: Model, fundId: string, request: AnyRequest): Expected {
  const before = structuredClone(model)
  try {
    return decide(model, fundId, request)
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    model.funds = before.funds
    model.carries = before.carries
    return error.short === undefined ? { refused: error.code } : { refused: error.code, short: error.short }
  }
}

function decide(model: Model, fundId: string, request: AnyRequest): Expected {
  if (request.kind === 'plan') return plan(model, request)
  if (request.kind === 'carried_over') return carry(model, request)
  const fund = model.funds.get(fundId)
  if (fund === undefined) throw new Refused('LEDGER_FUND_UNKNOWN')
  switch (request.kind) {
    case 'arrival':
      return arrival(fund, request)
    case 'awards':
      return awards(model, fund, request)
    case 'hold':
      return hold(model, fund, request)
    case 'release':
      return release(fund, request)
    case 'settle':
      return settle(fund, request)
    case 'return':
      return giveBack(fund, request)
    case 'late_return':
      return giveBackLate(fund, request)
    case 'void':
      return voidHeld(fund, request)
    case 'advance_hold':
    case 'claw_back':
      throw new Error(`the model knows no ${request.kind}`)
    case 'plan_changed':
      return changePlan(fund, request)
    case 'refund':
      return refund(fund, request)
    case 'identified':
      return identify(fund, request)
  }
}

function plan(model: Model, request: RequestOf<'plan'>): Expected {
  const shares = request.shares.map((share) => [share.funder_id, fenOf(share.amount)] as const)
  refuseIf(sum(shares.map(([, fen]) => fen)) !== fenOf(request.total), 'LEDGER_PLAN_SHARES_DIFFER')
  refuseWrongFunders(shares)
  const fund = model.funds.get(request.fund.id) ?? newFund(request.fund.funded)
  model.funds.set(request.fund.id, fund)
  refuseIf(fund.funded !== request.fund.funded, 'LEDGER_FUND_DIFFERS')
  const written = [`plan:${request.plan_id}`]
  refuseIf(fund.posted.has(`plan:${request.plan_id}`), 'LEDGER_ALREADY_POSTED')
  fund.posted.add(`plan:${request.plan_id}`)
  fund.inForce.add(request.plan_id)
  for (const [funder, fen] of shares) {
    add(fund.due, funder, fen)
    add(fund.planned, funder, fen)
    add(fund.borne, funder, 0n)
    add(fund.claimed, funder, 0n)
    if (fen > 0n) written.push(move(fund, `due:${funder}`, fen, fen))
  }
  written.push(move(fund, 'appropriation', fenOf(request.total), -fenOf(request.total)))
  return { posted: written, holds: [] }
}

function arrival(fund: ModelFund, request: RequestOf<'arrival'>): Expected {
  refuseIf(fund.posted.has(`arrival:${request.arrival_id}`), 'LEDGER_ALREADY_POSTED')
  refuseIf(!fund.due.has(request.funder_id), 'LEDGER_FUNDER_UNKNOWN')
  fund.posted.add(`arrival:${request.arrival_id}`)
  const fen = fenOf(request.amount)
  const still = fund.balance.get(`due:${request.funder_id}`) ?? 0n
  const owed = fen < still ? fen : still
  const written = [`arrival:${request.arrival_id}`, move(fund, `cash:${request.funder_id}`, fen, fen)]
  if (owed > 0n) written.push(move(fund, `due:${request.funder_id}`, -owed, -owed))
  fund.unidentified.set(request.arrival_id, { funder: request.funder_id, fen: fen - owed })
  if (fen > owed) written.push(move(fund, 'unidentified', fen - owed, owed - fen))
  return { posted: written, holds: [] }
}

function awards(model: Model, fund: ModelFund, request: RequestOf<'awards'>): Expected {
  const ids = request.awards.map((award) => award.award_id)
  refuseIf(new Set(ids).size < ids.length || ids.some((id) => fund.posted.has(`award:${id}`)), 'LEDGER_ALREADY_POSTED')
  refuseIf(!fund.posted.has(`plan:${request.plan_id}`), 'LEDGER_PLAN_UNKNOWN')
  const drafts = request.awards.map(toAward)
  for (const { fen, parts } of drafts) {
    const total = parts && sum(parts.map(([, part]) => part))
    refuseIf(fund.funded === 'by_plan' ? total !== null : total !== fen, 'LEDGER_AWARD_PARTS_DIFFER')
    refuseWrongFunders(parts ?? [])
  }
  const claims = new Map<string, bigint>()
  for (const [funder, fen] of drafts.flatMap((draft) => draft.parts ?? [])) add(claims, funder, fen)
  refuseIf(
    [...claims.keys()].some((funder) => !fund.due.has(funder)),
    'LEDGER_FUNDER_UNKNOWN',
  )
  for (const [funder, due] of fund.due) {
    const missing = (claims.get(funder) ?? 0n) - (due - (fund.claimed.get(funder) ?? 0n))
    refuseIf(missing > 0n, 'LEDGER_SHARE_EXCEEDED', `${funder} ${formatMoney(fromFen(missing))}`)
    add(fund.claimed, funder, claims.get(funder) ?? 0n)
  }
  refuseShort(fund, 'appropriation', sum(drafts.map((draft) => draft.fen)))
  const elsewhere = [...model.funds.values()].some((each) => ids.some((id) => each.awards.has(id)))
  refuseIf(elsewhere, 'LEDGER_ALREADY_POSTED')

  const written = drafts.flatMap(({ id, beneficiary, fen, parts }) => {
    fund.posted.add(`award:${id}`)
    fund.awards.set(id, { id, beneficiary, fen, parts: parts && inOrder(fund, parts) })
    return [`award:${id}`, move(fund, 'appropriation', -fen, fen), move(fund, `awarded:${beneficiary}`, fen, -fen)]
  })
  return { posted: written, holds: [] }
}

const toAward = (award: RequestOf<'awards'>['awards'][number]) => ({
  id: award.award_id,
  beneficiary: award.beneficiary_id,
  fen: fenOf(award.amount),
  parts: award.parts && award.parts.map((part) => [part.funder_id, fenOf(part.amount)] as const),
})

/** As the funders stand in the fund, without those who give nothing. */
function inOrder(fund: ModelFund, parts: readonly (readonly [string, bigint])[]): Map<string, bigint> {
  const given = new Map(parts)
  return new Map(
    [...fund.due.keys()].map((funder) => [funder, given.get(funder) ?? 0n] as const).filter(([, fen]) => fen > 0n),
  )
}
