import type { Transaction } from '@fundtrace/database'
import { closeEmptyAccount, findAccount, type GeneralAccount } from '../adapters/postgres/general-account-repository.ts'
import { accountNotEmpty } from '../domain/account-errors.ts'
import { accountClosed, accountNotGeneral, accountUnknown } from '../domain/posting/posting-errors.ts'

/** Closes a general account for good, with nothing on it. What the posting engine remembers of it is refused by its block, and read again. */
export async function closeAccount(
  trx: Transaction,
  fundId: string,
  code: string,
  closedBy: string,
): Promise<GeneralAccount> {
  if (!code.startsWith('general:')) throw accountNotGeneral(fundId, code)
  const isClosedNow = await closeEmptyAccount(trx, fundId, code, closedBy)
  const account = await findAccount(trx, fundId, code)
  if (account === undefined) throw accountUnknown(fundId, code)
  if (isClosedNow) return account
  throw account.closed_at === null
    ? accountNotEmpty(fundId, code, account.balance, account.held)
    : accountClosed(fundId, code)
}
