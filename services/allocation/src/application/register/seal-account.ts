import { blindIndex, type KeyRing, maskBankAccount, maskName, open, seal } from '@fundtrace/personal-data'
import type { Account } from '../../domain/register/account.ts'
import {
  ACCOUNT_INDEX,
  accountContext,
  accountOwnerContext,
  changedAccountContext,
  changedOwnerContext,
} from './sealed-places.ts'

/** An account as it lies in the database: nobody's name or number in clear. */
export type SealedAccount = Readonly<{
  account_sealed: string
  account_masked: string
  account_index: string
  owner_sealed: string | null
  owner_masked: string | null
  bank_code: string | null
}>

/** Of a beneficiary, in force; or as it was asked for in a change, which another officer is to approve. */
export const ofBeneficiary = (id: string): Place => ({ account: accountContext(id), owner: accountOwnerContext(id) })
export const ofChange = (id: string): Place => ({ account: changedAccountContext(id), owner: changedOwnerContext(id) })
type Place = Readonly<{ account: string; owner: string }>

export const sealAccount = (ring: KeyRing, { number, owner, bankCode }: Account, place: Place): SealedAccount => ({
  account_sealed: seal(ring, number, place.account),
  account_masked: maskBankAccount(number),
  account_index: blindIndex(ring, number, ACCOUNT_INDEX),
  owner_sealed: owner === null ? null : seal(ring, owner, place.owner),
  owner_masked: owner === null ? null : maskName(owner),
  bank_code: bankCode,
})

export const openAccount = (
  ring: KeyRing,
  sealed: Pick<SealedAccount, 'account_sealed' | 'owner_sealed' | 'bank_code'>,
  place: Place,
): Account => ({
  number: open(ring, sealed.account_sealed, place.account),
  owner: sealed.owner_sealed === null ? null : open(ring, sealed.owner_sealed, place.owner),
  bankCode: sealed.bank_code,
})
