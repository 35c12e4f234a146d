import { randomUUID } from 'node:crypto'
import type { Transaction } from '@fundtrace/database'
import { type KeyRing, maskBankAccount, seal } from '@fundtrace/personal-data'
import {
  approvePayingAccount as keepApproval,
  insertPayingAccount,
  lockPayingAccount,
  payingAccountContext,
} from '../adapters/postgres/paying-account-repository.ts'
import { isAnother } from '../domain/four-eyes.ts'
import {
  payingAccountApproved,
  payingAccountApprovedBySayer,
  payingAccountMalformed,
} from '../domain/paying-account-errors.ts'
import type { Officer } from './officer.ts'

export type SaidAccount = Readonly<{ holder: string; account: string; bankCode: string; bankName: string }>

/** One officer says from which account a fund pays; nothing is paid from it before another has approved it. Its id. */
export async function sayPayingAccount(
  trx: Transaction,
  ring: KeyRing,
  fundId: string,
  said: SaidAccount,
  officer: Officer,
): Promise<string> {
  const account = said.account.trim()
  if (!/^[0-9A-Za-z](?:[0-9A-Za-z-]{7,30})[0-9A-Za-z]$/.test(account) || [said.holder, said.bankName].some(isBroken))
    throw payingAccountMalformed()
  const id = randomUUID()
  await insertPayingAccount(
    trx,
    {
      id,
      fund_id: fundId,
      holder: said.holder.trim(),
      sealed_account: seal(ring, account, payingAccountContext(fundId, id)),
      masked_account: maskBankAccount(account),
      bank_code: said.bankCode,
      bank_name: said.bankName.trim(),
    },
    officer,
  )
  return id
}

const isBroken = (text: string): boolean => text.trim() === '' || /[\p{Cc}\p{Cs}\u2028\u2029]/u.test(text)

/** The other officer; from here on the fund pays from this account. */
export async function approvePayingAccount(trx: Transaction, accountId: string, officer: Officer): Promise<void> {
  const account = await lockPayingAccount(trx, accountId)
  if (!isAnother(officer, { subject: account.said_by, actingFor: account.said_for }))
    throw payingAccountApprovedBySayer(accountId, officer.subject)
  if (account.approved_at !== null) throw payingAccountApproved(accountId)
  await keepApproval(trx, accountId, officer)
}
