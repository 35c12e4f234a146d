import { fenOf } from '../parts/money-text.ts'
import type { BankFile, Batch } from './batch-queries.ts'

/** What a batch waits for now. `deed` names what the page offers; `waits` is for the ledger, the bank or a day. */
export type NextStep =
  | 'check'
  | 'notice'
  | 'wait_for_notice'
  | 'submit'
  | 'approve'
  | 'wait_for_ledger'
  | 'fund'
  | 'write_file'
  | 'release_file'
  | 'take_results'
  | 'cut'
  | 'approve_parcel'
  | 'resend'
  | 'reconcile'
  | 'close'
  | 'reopen'
  | 'resume'
  | 'nothing'

type Known = Readonly<{
  batch: Pick<Batch, 'state' | 'terms' | 'notice_until' | 'payments_by_state' | 'parcels'>
  files: readonly Pick<BankFile, 'state' | 'parcels'>[]
  /** In Shanghai. */
  today: string
}>

/** The one step that brings a batch on. After the release the first of these that applies: what is under way before what comes next. */
export function nextStep({ batch, files, today }: Known): NextStep {
  switch (batch.state) {
    case 'draft':
      return 'check'
    case 'validated':
      return (batch.terms?.notice_days ?? 0) > 0 ? 'notice' : 'submit'
    case 'in_notice':
      return batch.notice_until !== null && batch.notice_until >= today ? 'wait_for_notice' : 'submit'
    case 'submitted':
      return 'approve'
    case 'approved':
      return 'wait_for_ledger'
    case 'refused':
      return 'fund'
    case 'rejected':
    case 'recalled':
      return 'reopen'
    case 'paused':
      return 'resume'
    case 'reconciled':
      return 'close'
    case 'closed':
    case 'cancelled':
      return 'nothing'
    case 'funded':
    case 'released':
    case 'partly_paid':
    case 'paid':
      return stepOfPayments(batch, files)
  }
}

function stepOfPayments(batch: Known['batch'], files: Known['files']): NextStep {
  const count = (...states: readonly string[]) =>
    batch.payments_by_state.filter(({ state }) => states.includes(state)).reduce((all, each) => all + each.count, 0)
  const parcels = (state: string) => batch.parcels.filter((parcel) => parcel.state === state)
  if (parcels('asked').length > 0) return 'wait_for_ledger'
  if (files.some(({ state }) => state === 'written')) return 'release_file'
  const filed = new Set(files.filter(({ state }) => state !== 'discarded').flatMap((file) => file.parcels))
  if (parcels('held').some(({ id }) => !filed.has(id))) return 'write_file'
  if (parcels('made').length > 0) return 'approve_parcel'
  const isEmptied = batch.parcels.every(({ state }) => state === 'refused' || state === 'voided')
  if ((batch.state !== 'funded' || isEmptied) && looseReady(batch) > 0) return 'cut'
  if (count('failed', 'returned', 'corrected') > 0 && count('sent', 'unknown') === 0) return 'resend'
  if (count('sent', 'unknown') > 0 || batch.state === 'funded' || batch.state === 'released') return 'take_results'
  return 'reconcile'
}

/** Ready payments that are in no parcel yet: what the parcels hold is taken off. */
export function looseReady({ payments_by_state, parcels }: Pick<Batch, 'payments_by_state' | 'parcels'>): number {
  const ready = payments_by_state.find(({ state }) => state === 'ready')?.count ?? 0
  const inParcels = parcels
    .filter(({ state }) => state === 'made' || state === 'asked' || state === 'held')
    .reduce((all, { count }) => all + count, 0)
  return Math.max(ready - inParcels, 0)
}

/** What an approver says yes to: the lines that are ready. What is held back is not paid with it. */
export function toBePaid({ payments_by_state }: Pick<Batch, 'payments_by_state'>) {
  const of = (state: string) => payments_by_state.find((each) => each.state === state) ?? { count: 0, total: '0.00' }
  return { ready: of('ready'), blocked: of('blocked') }
}

/** How far a batch is, for its row of steps: 0 make, 1 check, 2 approve, 3 bank file, 4 results, 5 reconcile; 6 all done. */
export function stageOf(state: Batch['state']): number {
  const stages: Readonly<Record<Batch['state'], number>> = {
    draft: 1,
    rejected: 1,
    recalled: 1,
    cancelled: 1,
    validated: 2,
    in_notice: 2,
    submitted: 2,
    paused: 2,
    approved: 3,
    refused: 3,
    funded: 3,
    released: 4,
    partly_paid: 4,
    paid: 5,
    reconciled: 5,
    closed: 6,
  }
  return stages[state]
}

/** As many officers as the amount takes, by the highest step that it reaches; one where none is. */
export function approversWanted(terms: Batch['terms'], total: string): number {
  const steps = (terms?.approvals ?? []).filter(({ from }) => fenOf(from) <= fenOf(total))
  return Math.max(1, ...steps.map(({ approvers }) => approvers))
}
