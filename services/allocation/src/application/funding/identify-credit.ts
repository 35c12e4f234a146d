import { randomUUID } from 'node:crypto'
import type { Transaction } from '@fundtrace/database'
import {
  decideProposal,
  findCredit,
  findProposal,
  insertProposal,
  type OpenCredit,
  type Proposal,
} from '../../adapters/postgres/funding-credits.ts'
import { lockFunding } from '../../adapters/postgres/funding-schedules.ts'
import { hasShare } from '../../adapters/postgres/plan-repository.ts'
import { isAnother } from '../../domain/four-eyes.ts'
import { funderWithoutShare } from '../../domain/errors.ts'
import { normaliseDocumentNumber } from '../../domain/funding/document-number.ts'
import { creditNotOpen, madeByApprover } from '../../domain/funding/funding-errors.ts'
import type { Officer } from '../officer.ts'
import { recordArrival } from './record-arrival.ts'

/** An officer says whose the unidentified money is. Nothing is in the ledger until another one agrees. */
export async function proposeIdentification(
  trx: Transaction,
  creditId: string,
  order: Readonly<{ funderId: string; documentNumber: string }>,
  officer: Officer,
): Promise<void> {
  const credit = await lockWaiting(trx, creditId)
  if (!(await hasShare(trx, credit.fund_id, order.funderId))) throw funderWithoutShare(credit.fund_id, order.funderId)
  await insertProposal(trx, {
    id: randomUUID(),
    credit_id: creditId,
    funder_id: order.funderId,
    document_number: normaliseDocumentNumber(order.documentNumber),
    proposed_by: officer.subject,
  })
}

/** Another officer agrees: the money is that funder's arrival, on the day that the bank booked it. */
export async function approveIdentification(trx: Transaction, creditId: string, officer: Officer): Promise<string> {
  const credit = await lockWaiting(trx, creditId)
  const proposal = await proposalOf(trx, creditId)
  if (!isAnother(officer, { subject: proposal.proposed_by, actingFor: null }))
    throw madeByApprover('identification', proposal.id, officer.subject)
  const order = {
    fund_id: credit.fund_id,
    funder_id: proposal.funder_id,
    amount: credit.amount,
    document_number: proposal.document_number,
    arrived_on: credit.booked_on,
  }
  const arrival = await recordArrival(trx, order, officer)
  await decideProposal(trx, proposal.id, { state: 'approved', arrival_id: arrival.id }, officer.subject)
  return arrival.id
}

/** Anybody may take back or reject what was proposed; the money waits on. */
export async function rejectIdentification(
  trx: Transaction,
  creditId: string,
  reason: string,
  officer: Officer,
): Promise<void> {
  await lockWaiting(trx, creditId)
  const proposal = await proposalOf(trx, creditId)
  await decideProposal(trx, proposal.id, { state: 'rejected', reason }, officer.subject)
}

async function lockWaiting(trx: Transaction, creditId: string): Promise<OpenCredit> {
  await lockFunding(trx, (await findCredit(trx, creditId)).fund_id)
  const credit = await findCredit(trx, creditId)
  if (!credit.is_waiting) throw creditNotOpen(creditId, 'identified')
  return credit
}

async function proposalOf(trx: Transaction, creditId: string): Promise<Proposal> {
  const proposal = await findProposal(trx, creditId)
  if (proposal === undefined) throw creditNotOpen(creditId, 'unidentified, and nothing is proposed')
  return proposal
}
