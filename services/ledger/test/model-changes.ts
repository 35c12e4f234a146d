import type { FundChangeOf } from '@fundtrace/contracts'
import { formatMoney, fromFen } from '@fundtrace/money'
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

type Parts = readonly (readonly [funder: string, fen: bigint])[]

export function changePlan(fund: ModelFund, request: FundChangeOf<'plan_changed'>): Expected {
  const shares = request.shares.map((share) => [share.funder_id, fenOf(share.amount)] as const)
  refuseIf(sum(shares.map(([, fen]) => fen)) !== fenOf(request.total), 'LEDGER_PLAN_SHARES_DIFFER')
  refuseWrongFunders(shares)
  const reference = `plan:${request.plan_id}`
  refuseIf(fund.posted.has(reference), 'LEDGER_ALREADY_POSTED')
  refuseIf(!fund.posted.has(`plan:${request.replaces_plan_id}`), 'LEDGER_PLAN_UNKNOWN')
  refuseIf([...fund.inForce].join() !== request.replaces_plan_id, 'LEDGER_PLAN_NOT_IN_FORCE')
  fund.posted.add(reference)
  fund.inForce = new Set([request.plan_id])
  for (const [funder] of shares) know(fund, funder)

  const wanted = new Map(shares)
  const changes = [...fund.due.keys()].map(
    (funder) => [funder, (wanted.get(funder) ?? 0n) - (fund.planned.get(funder) ?? 0n)] as const,
  )
  for (const [funder, fen] of changes) refuseInUse(fund, funder, -fen)
  const net = sum(changes.map(([, fen]) => fen))
  refuseShort(fund, 'appropriation', -net)
  const written = changes.flatMap(([funder, fen]) => {
    add(fund.due, funder, fen)
    add(fund.planned, funder, fen)
    if (fen > 0n) return [move(fund, `due:${funder}`, fen, fen)]
    return fen < 0n ? creditFunder(fund, funder, -fen) : []
  })
  if (net !== 0n) written.push(move(fund, 'appropriation', net, -net))
  return { posted: written.length === 0 ? [] : [reference, ...written], holds: [] }
}

export function refund(fund: ModelFund, request: FundChangeOf<'refund'>): Expected {
  const { funder_id: funder, source } = request
  const reference = `refund:${request.refund_id}`
  refuseIf(fund.posted.has(reference), 'LEDGER_ALREADY_POSTED')
  refuseIf(!fund.due.has(funder), 'LEDGER_FUNDER_UNKNOWN')
  fund.posted.add(reference)
  const fen = fenOf(request.amount)
  const written = [reference]
  if (source === 'unspent') {
    takeFromShares(fund, [[funder, fen]])
    refuseShort(fund, 'appropriation', fen)
    written.push(move(fund, 'appropriation', -fen, fen), move(fund, `refund:${funder}`, fen, -fen))
  }
  refuseShort(fund, `refund:${funder}`, fen)
  refuseShort(fund, `cash:${funder}`, fen)
  written.push(move(fund, `refund:${funder}`, -fen, fen), move(fund, `cash:${funder}`, -fen, -fen))
  return { posted: written, holds: [] }
}

export function identify(fund: ModelFund, request: FundChangeOf<'identified'>): Expected {
  const { from_funder_id: from, to_funder_id: to } = request
  const reference = `identified:${request.identification_id}`
  refuseIf(fund.posted.has(reference), 'LEDGER_ALREADY_POSTED')
  refuseIf(!fund.due.has(to), 'LEDGER_FUNDER_UNKNOWN')
  const came = fund.unidentified.get(request.arrival_id)
  if (came?.funder !== from) throw new Refused('LEDGER_ARRIVAL_UNKNOWN')
  const fen = fenOf(request.amount)
  refuseIf(fen > came.fen, 'LEDGER_IDENTIFICATION_EXCEEDED')
  if (from !== to) refuseShort(fund, `cash:${from}`, fen)
  fund.posted.add(reference)
  came.fen -= fen
  const written = [reference, move(fund, 'unidentified', -fen, fen)]
  if (from === to) written.push(move(fund, `refund:${to}`, fen, -fen))
  else {
    written.push(...creditFunder(fund, to, fen))
    written.push(move(fund, `cash:${to}`, fen, fen), move(fund, `cash:${from}`, -fen, -fen))
  }
  return { posted: written, holds: [] }
}

export function carry(model: Model, request: FundChangeOf<'carried_over'>): Expected {
  const parts = request.parts.map((part) => [part.funder_id, fenOf(part.amount)] as const)
  refuseWrongFunders(parts)
  return request.direction === 'out' ? carryOut(model, request, parts) : carryIn(model, request, parts)
}

function carryOut(
  model: Model,
  request: Extract<FundChangeOf<'carried_over'>, { direction: 'out' }>,
  parts: Parts,
): Expected {
  const { carry_id: id, fund_id: from, to_fund_id: to } = request
  const fund = model.funds.get(from)
  if (fund === undefined) throw new Refused('LEDGER_FUND_UNKNOWN')
  const reference = `carry:${id}:out`
  refuseIf(fund.posted.has(reference), 'LEDGER_ALREADY_POSTED')
  takeFromShares(fund, parts)
  const total = sum(parts.map(([, fen]) => fen))
  refuseShort(fund, 'appropriation', total)
  for (const [funder, fen] of parts) refuseShort(fund, `cash:${funder}`, fen)
  refuseIf(model.carries.has(id), 'LEDGER_ALREADY_POSTED')
  fund.posted.add(reference)
  model.carries.set(id, { from, to, parts: new Map(parts), isIn: false })
  const written = [
    reference,
    move(fund, 'appropriation', -total, total),
    ...throughClearing(fund, id, total),
    ...parts.map(([funder, fen]) => move(fund, `cash:${funder}`, -fen, -fen)),
  ]
  return { posted: written, holds: [] }
}

function carryIn(
  model: Model,
  request: Extract<FundChangeOf<'carried_over'>, { direction: 'in' }>,
  parts: Parts,
): Expected {
  const { carry_id: id, from_fund_id: from } = request
  const to = request.fund.id
  const fund = model.funds.get(to) ?? newFund(request.fund.funded)
  refuseIf(fund.funded !== request.fund.funded, 'LEDGER_FUND_DIFFERS')
  const reference = `carry:${id}:in`
  refuseIf(fund.posted.has(reference), 'LEDGER_ALREADY_POSTED')
  const out = model.carries.get(id)
  const isSame = out?.parts.size === parts.length && parts.every(([funder, fen]) => out.parts.get(funder) === fen)
  if (out?.from !== from || out.to !== to || !isSame) throw new Refused('LEDGER_CARRY_UNKNOWN')
  model.funds.set(to, fund)
  fund.posted.add(reference)
  out.isIn = true
  for (const [funder, fen] of parts) {
    know(fund, funder)
    add(fund.due, funder, fen)
  }
  const total = sum(parts.map(([, fen]) => fen))
  const written = [
    reference,
    ...parts.map(([funder, fen]) => move(fund, `cash:${funder}`, fen, fen)),
    ...throughClearing(fund, id, total),
    move(fund, 'appropriation', total, -total),
  ]
  return { posted: written, holds: [] }
}

const throughClearing = (fund: ModelFund, id: string, fen: bigint): string[] => [
  move(fund, `clearing:${id}`, fen, -fen),
  move(fund, `clearing:${id}`, -fen, fen),
]

function takeFromShares(fund: ModelFund, parts: Parts): void {
  refuseIf(
    parts.some(([funder]) => !fund.due.has(funder)),
    'LEDGER_FUNDER_UNKNOWN',
  )
  const taken = new Map(parts)
  for (const [funder, due] of fund.due) {
    const missing = (taken.get(funder) ?? 0n) - due + (fund.balance.get(`due:${funder}`) ?? 0n)
    refuseIf(missing > 0n, 'LEDGER_SHARE_NOT_ARRIVED', `${funder} ${formatMoney(fromFen(missing))}`)
  }
  for (const funder of fund.due.keys()) refuseInUse(fund, funder, taken.get(funder) ?? 0n)
  for (const [funder, fen] of parts) add(fund.due, funder, -fen)
}

function refuseInUse(fund: ModelFund, funder: string, taken: bigint): void {
  const [claimed, borne] = [fund.claimed.get(funder) ?? 0n, fund.borne.get(funder) ?? 0n]
  const missing = taken - (fund.due.get(funder) ?? 0n) + (claimed > borne ? claimed : borne)
  refuseIf(missing > 0n, 'LEDGER_SHARE_IN_USE', `${funder} ${formatMoney(fromFen(missing))}`)
}

function creditFunder(fund: ModelFund, funder: string, fen: bigint): string[] {
  const still = fund.balance.get(`due:${funder}`) ?? 0n
  const paidOff = fen < still ? fen : still
  const written: string[] = []
  if (paidOff > 0n) written.push(move(fund, `due:${funder}`, -paidOff, -paidOff))
  if (fen > paidOff) written.push(move(fund, `refund:${funder}`, fen - paidOff, paidOff - fen))
  return written
}

function know(fund: ModelFund, funder: string): void {
  for (const amounts of [fund.due, fund.borne, fund.claimed, fund.planned]) add(amounts, funder, 0n)
}
