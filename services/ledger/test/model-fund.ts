import { formatMoney, fromFen, parseMoney, toFen } from '@fundtrace/money'

/** One fund of the model, in fen. */
export type ModelFund = {
  funded: 'by_plan' | 'by_award'
  /** Fen by funder, in the order in which plans named them. */
  due: Map<string, bigint>
  borne: Map<string, bigint>
  claimed: Map<string, bigint>
  /** What the plans lay on each funder, of what is due. */
  planned: Map<string, bigint>
  inForce: Set<string>
  /** What of each arrival nobody has identified, and in whose name it stands. */
  unidentified: Map<string, { funder: string; fen: bigint }>
  /** Fen by account, on its normal side. */
  balance: Map<string, bigint>
  held: Map<string, bigint>
  posted: Set<string>
  awards: Map<string, ModelAward>
  payments: Map<string, ModelPayment>
}
export type ModelAward = { id: string; beneficiary: string; fen: bigint; parts: Map<string, bigint> | null }
export type ModelPayment = {
  id: string
  batch: string
  award: ModelAward
  parts: Map<string, bigint>
  state: 'held' | 'in_transit' | 'settled' | 'returned' | 'returned_late' | 'voided'
}

export type ModelCarry = { from: string; to: string; parts: Map<string, bigint>; isIn: boolean }

export type Model = { funds: Map<string, ModelFund>; carries: Map<string, ModelCarry> }

export type Expected =
  | { posted: string[]; holds: string[] }
  /** `short` says which account (or funder) lacks how much, where that is the reason. */
  | { refused: string; short?: string }

export class Refused extends Error {
  readonly code: string
  readonly short: string | undefined
  constructor(code: string, short?: string) {
    super(code)
    this.code = code
    this.short = short
  }
}
export function refuseIf(condition: boolean, code: string, short?: string): void {
  if (condition) throw new Refused(code, short)
}

/** Moves a balance by `fen` on its normal side, and writes the entry down: debits positive. */
export function move(fund: ModelFund, account: string, fen: bigint, entry: bigint): string {
  add(fund.balance, account, fen)
  return `${account} ${formatMoney(fromFen(entry))}`
}

export function refuseShort(fund: ModelFund, account: string, needed: bigint): void {
  const missing = needed - (fund.balance.get(account) ?? 0n) + (fund.held.get(account) ?? 0n)
  refuseIf(missing > 0n, 'LEDGER_AVAILABLE_EXCEEDED', `${account} ${formatMoney(fromFen(missing))}`)
}

export function refuseWrongFunders(parts: readonly (readonly [string, bigint])[]): void {
  const seen = new Set<string>()
  for (const [funder, fen] of parts) {
    refuseIf(fen < 0n, 'LEDGER_SHARE_NEGATIVE')
    refuseIf(seen.has(funder), 'LEDGER_FUNDER_NAMED_TWICE')
    seen.add(funder)
  }
}

export const newFund = (funded: 'by_plan' | 'by_award'): ModelFund => ({
  funded,
  due: new Map(),
  borne: new Map(),
  claimed: new Map(),
  planned: new Map(),
  inForce: new Set(),
  unidentified: new Map(),
  balance: new Map(),
  held: new Map(),
  posted: new Set(),
  awards: new Map(),
  payments: new Map(),
})

export const add = (amounts: Map<string, bigint>, key: string, fen: bigint): void => {
  amounts.set(key, (amounts.get(key) ?? 0n) + fen)
}
export const fenOf = (amount: string): bigint => toFen(parseMoney(amount))
export const sum = (fen: readonly bigint[]): bigint => fen.reduce((total, each) => total + each, 0n)
