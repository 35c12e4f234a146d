import type { Transaction } from '@fundtrace/database'
import { type KeyRing, maskName, seal } from '@fundtrace/personal-data'
import { insertBankAccounts } from '../../adapters/postgres/register/card-repository.ts'
import { type BeneficiaryKind, insertBeneficiaries } from '../../adapters/postgres/register-repository.ts'
import { insertRevision, lockRegister } from '../../adapters/postgres/register/revision-repository.ts'
import { insertVersions } from '../../adapters/postgres/register/version-repository.ts'
import { accountFrom } from '../../domain/register/account.ts'
import { dayInFuture } from '../../domain/register/register-errors.ts'
import type { Officer } from '../officer.ts'
import { todayInShanghai } from '../today-in-shanghai.ts'
import { ofBeneficiary, sealAccount } from './seal-account.ts'
import { nameContext } from './sealed-places.ts'

export type NewBeneficiary = Readonly<{
  id: string
  kind: BeneficiaryKind
  area_code: string
  name: string
  people: number
  synthetic: boolean
  bank_account: string
  account_owner?: string | null
  bank_code?: string | null
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
    beneficiaries.flatMap((entry) => {
      const account = accountFrom(entry, null)
      if (account === null) return []
      const sealed = sealAccount(ring, account, ofBeneficiary(entry.id))
      return [{ beneficiary_id: entry.id, version: 1, reason: 'registered', change_id: null, ...sealed }]
    }),
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
