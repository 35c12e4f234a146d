import type { Transaction } from '@fundtrace/database'
import { type KeyRing, maskBankAccount, maskName, seal } from '@fundtrace/personal-data'
import {
  type BankAccountRow,
  type BeneficiaryKind,
  insertBankAccounts,
  insertBeneficiaries,
  readNewestAccountVersion,
} from '../../adapters/postgres/register-repository.ts'
import { insertRevision, lockRegister } from '../../adapters/postgres/register/revision-repository.ts'
import { insertVersions } from '../../adapters/postgres/register/version-repository.ts'
import { dayInFuture } from '../../domain/register/register-errors.ts'
import type { Officer } from '../officer.ts'
import { todayInShanghai } from '../today-in-shanghai.ts'
import { accountContext, nameContext } from './sealed-places.ts'

export type NewBeneficiary = Readonly<{
  id: string
  kind: BeneficiaryKind
  area_code: string
  name: string
  people: number
  synthetic: boolean
  bank_account: string
  /** Today, where the list does not say since when. */
  valid_from?: string
}>

/** Takes people, villages and projects into the register; names of persons and bank accounts are sealed on the way in. */
export async function registerBeneficiaries(
  trx: Transaction,
  ring: KeyRing,
  beneficiaries: readonly NewBeneficiary[],
  officer: Officer,
): Promise<void> {
  const today = todayInShanghai()
  for (const { valid_from } of beneficiaries)
    if (valid_from !== undefined && valid_from > today) throw dayInFuture(valid_from, today)
  await lockRegister(trx)
  await insertBeneficiaries(trx, beneficiaries, officer.subject)
  await insertBankAccounts(
    trx,
    beneficiaries.map((entry) => sealAccount(ring, entry.id, entry.bank_account, 1, 'registered')),
    officer.subject,
  )
  const revision = await insertRevision(trx, {
    kind: 'registered',
    reason: 'registered',
    recordedBy: officer.subject,
  })
  for (const kind of ['household', 'village', 'enterprise', 'project'] as const) {
    const rows = beneficiaries
      .filter((entry) => entry.kind === kind)
      .map((entry) => ({
        beneficiary_id: entry.id,
        valid_from: entry.valid_from ?? today,
        revision,
        status: 'registered',
        area_code: entry.area_code,
        people: entry.people,
        name_shown: kind === 'household' ? maskName(entry.name) : entry.name,
        name_sealed: seal(ring, entry.name, nameContext(entry.id)),
        reason: 'registered',
      }))
    await insertVersions(trx, `${kind}_versions`, rows)
  }
}

/** A corrected account is a new version; the old one stays to be seen. */
export async function correctBankAccount(
  trx: Transaction,
  ring: KeyRing,
  order: { beneficiaryId: string; bankAccount: string; reason: string },
  officer: Officer,
): Promise<{ beneficiary_id: string; version: number; bank_account: string }> {
  const newest = await readNewestAccountVersion(trx, order.beneficiaryId)
  const row = sealAccount(ring, order.beneficiaryId, order.bankAccount, newest + 1, order.reason)
  await insertBankAccounts(trx, [row], officer.subject)
  return { beneficiary_id: order.beneficiaryId, version: row.version, bank_account: row.account_masked }
}

export const sealAccount = (
  ring: KeyRing,
  beneficiaryId: string,
  account: string,
  version: number,
  reason: string,
): BankAccountRow => ({
  beneficiary_id: beneficiaryId,
  version,
  account_sealed: seal(ring, account, accountContext(beneficiaryId)),
  account_masked: maskBankAccount(account),
  reason,
})
