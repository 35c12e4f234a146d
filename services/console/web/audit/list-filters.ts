import { yuanFigures } from '../parts/money-text.ts'
import { BREAK_KINDS, type BreakKind } from './break-words.ts'
import { CASE_STATES, type CaseState } from './case-words.ts'

export const BREAK_VIEW = {
  kind: '',
  state: '',
  amount_from: '',
  amount_to: '',
  age_from: '',
  owner: '',
  open: '',
} as const
export type BreakFilterView = Readonly<Record<keyof typeof BREAK_VIEW, string>>

/** What of the address the service is asked by; a half typed amount or number is left out until it is one. */
export const breakQueryOf = (view: BreakFilterView) => ({
  open: view.open === 'true',
  ...(isBreakKind(view.kind) && { kind: view.kind }),
  ...sharedQuery(view),
})

export const CASE_VIEW = {
  job_id: '',
  kind: '',
  state: '',
  fund: '',
  owner: '',
  amount_from: '',
  amount_to: '',
  age_from: '',
  age_to: '',
  awaits_me: '',
} as const
export type CaseFilterView = Readonly<Record<keyof typeof CASE_VIEW, string>>

export const caseQueryOf = (view: CaseFilterView) => ({
  ...(view.job_id !== '' && { job_id: view.job_id }),
  ...(isBreakKind(view.kind) && { kind: view.kind }),
  ...(view.fund !== '' && { fund: view.fund }),
  ...sharedQuery(view),
  ...(isDays(view.age_to) && { age_to: Number(view.age_to) }),
  ...(view.awaits_me === 'true' && { awaits_me: true }),
})

const sharedQuery = (view: Pick<CaseFilterView, 'state' | 'owner' | 'amount_from' | 'amount_to' | 'age_from'>) => ({
  ...(isCaseState(view.state) && { state: view.state }),
  ...(view.owner !== '' && { owner: view.owner }),
  ...amountQuery('amount_from', view.amount_from),
  ...amountQuery('amount_to', view.amount_to),
  ...(isDays(view.age_from) && { age_from: Number(view.age_from) }),
})

/** 1250, 1,250.5, １２５０ as the wire's 1250.00; undefined where it is no amount. */
export function typedAmount(text: string): string | undefined {
  const [whole, fen = ''] = text.normalize('NFKC').replaceAll(/[,\s]/gu, '').split('.')
  if (whole === undefined || !/^\d{1,16}$/u.test(whole) || !/^\d{0,2}$/u.test(fen)) return undefined
  return `${whole.replace(/^0+(?=\d)/u, '')}.${fen.padEnd(2, '0')}`
}

export const amountText = (amount: string | null | undefined): string =>
  amount === null || amount === undefined ? '—' : yuanFigures(amount)

const amountQuery = (
  name: 'amount_from' | 'amount_to',
  text: string,
): Partial<Record<'amount_from' | 'amount_to', string>> => {
  const amount = typedAmount(text)
  return amount === undefined ? {} : { [name]: amount }
}

const isDays = (text: string): boolean => /^\d{1,5}$/u.test(text)
const isBreakKind = (text: string): text is BreakKind => text in BREAK_KINDS
const isCaseState = (text: string): text is CaseState => text in CASE_STATES
