import type { Transaction } from '@fundtrace/database'
import { type KeyRing, maskBankAccount, maskName, seal } from '@fundtrace/personal-data'
import {
  type BankAccountRow,
  type BeneficiaryKind,
  insertBankAccount,
  insertBeneficiaries,
  readNewestVersion,
} from '../adapters/postgres/register-repository.ts'
import { unknown } from '../domain/errors.ts'
import type { Officer } from './officer.ts'

export type NewBeneficiary = Readonly<{
  id: string
  kind: BeneficiaryKind
  area_code: string
  name: string
  people: number
  synthetic: boolean
  bank_account: string
}>

/** What a sealed value belongs to: put anywhere else, it does not open. */
export const nameContext = (beneficiaryId: string): string => `beneficiary:${beneficiaryId}:name`
export const accountContext = (beneficiaryId: string): string => `beneficiary:${beneficiaryId}:bank-account`

/** Takes people, villages and projects into the register; names of persons and bank accounts are sealed on the way in. */
export async function registerBeneficiaries(
  trx: Transaction,
  ring: KeyRing,
  beneficiaries: readonly NewBeneficiary[],
  officer: Officer,
): Promise<void> {
  await insertBeneficiaries(
    trx,
    beneficiaries.map(({ bank_account: _sealedBelow, name, ...row }) => ({
      ...row,
      name_shown: row.kind === 'household' ? maskName(name) : name,
      name_sealed: seal(ring, name, nameContext(row.id)),
    })),
    beneficiaries.map((entry) => sealAccount(ring, entry.id, entry.bank_account, 1, 'registered')),
    officer.subject,
  )
}

/** A corrected account is a new version; the old one stays to be seen. */
export async function correctBankAccount(
  trx: Transaction,
  ring: KeyRing,
  order: { beneficiaryId: string; bankAccount: string; reason: string },
  officer: Officer,
): Promise<{ beneficiary_id: string; version: number; bank_account: string }> {
  const newest = await readNewestVersion(trx, order.beneficiaryId)
  if (newest === undefined) throw unknown('beneficiary', order.beneficiaryId)
  const row = sealAccount(ring, order.beneficiaryId, order.bankAccount, newest + 1, order.reason)
  await insertBankAccount(trx, row, officer.subject)
  return { beneficiary_id: order.beneficiaryId, version: row.version, bank_account: row.account_masked }
}

const sealAccount = (
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
