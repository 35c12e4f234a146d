import { randomUUID } from 'node:crypto'
import type { Transaction } from '@fundtrace/database'
import type { KeyRing } from '@fundtrace/personal-data'
import {
  type CardChange,
  decideCardChange,
  insertBankAccounts,
  insertCardChanges,
  lockAccount,
  lockCardChange,
} from '../../adapters/postgres/register/card-repository.ts'
import type { Account } from '../../domain/register/account.ts'
import {
  cardChangeByAsker,
  cardChangeDecided,
  cardChangeUnknown,
  cardUnchanged,
} from '../../domain/register/card-errors.ts'
import { isAnother } from '../../domain/four-eyes.ts'
import { isSame } from '../../domain/register/known-register.ts'
import type { Officer } from '../officer.ts'
import { ofBeneficiary, ofChange, openAccount, sealAccount } from './seal-account.ts'

/** One officer asks; until another approves, payments go to the account before. A change that waits already is superseded. */
export async function askCardChange(
  trx: Transaction,
  ring: KeyRing,
  order: Readonly<{ beneficiaryId: string; account: Account; reason: string }>,
  officer: Officer,
): Promise<string> {
  const current = await lockAccount(trx, order.beneficiaryId)
  if (current !== undefined && isSame(openAccount(ring, current, ofBeneficiary(order.beneficiaryId)), order.account))
    throw cardUnchanged(order.beneficiaryId)
  const [change] = cardChanges(ring, [order], officer)
  if (change === undefined) throw new Error('one order is one change')
  await insertCardChanges(trx, [change])
  return change.id
}

export const cardChanges = (
  ring: KeyRing,
  orders: readonly Readonly<{ beneficiaryId: string; account: Account; reason: string }>[],
  officer: Officer,
) =>
  orders.map(({ beneficiaryId, account, reason }) => {
    const id = randomUUID()
    return {
      id,
      beneficiary_id: beneficiaryId,
      reason,
      asked_by: officer.subject,
      asked_for: officer.actingFor,
      ...sealAccount(ring, account, ofChange(id)),
    }
  })

/** Another officer says yes: from here on it is the account that is paid to. */
export async function approveCardChange(
  trx: Transaction,
  ring: KeyRing,
  order: Readonly<{ beneficiaryId: string; changeId: string }>,
  officer: Officer,
): Promise<void> {
  const current = await lockAccount(trx, order.beneficiaryId)
  const change = await requireWaiting(trx, order, officer)
  await decideCardChange(trx, change.id, { state: 'approved', by: officer, why: null })
  const account = openAccount(ring, change, ofChange(change.id))
  await insertBankAccounts(
    trx,
    [
      {
        beneficiary_id: change.beneficiary_id,
        version: (current?.version ?? 0) + 1,
        reason: change.reason,
        change_id: change.id,
        ...sealAccount(ring, account, ofBeneficiary(change.beneficiary_id)),
      },
    ],
    officer.subject,
  )
}

export async function rejectCardChange(
  trx: Transaction,
  order: Readonly<{ beneficiaryId: string; changeId: string; reason: string }>,
  officer: Officer,
): Promise<void> {
  const change = await requireWaiting(trx, order, officer)
  await decideCardChange(trx, change.id, { state: 'rejected', by: officer, why: order.reason })
}

async function requireWaiting(
  trx: Transaction,
  { beneficiaryId, changeId }: Readonly<{ beneficiaryId: string; changeId: string }>,
  officer: Officer,
): Promise<CardChange> {
  const change = await lockCardChange(trx, beneficiaryId, changeId)
  if (change === undefined) throw cardChangeUnknown(beneficiaryId, changeId)
  if (change.state !== 'waiting') throw cardChangeDecided(changeId, change.state)
  if (!isAnother(officer, { subject: change.asked_by, actingFor: change.asked_for }))
    throw cardChangeByAsker(changeId, officer.subject)
  return change
}
