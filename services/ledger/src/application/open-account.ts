import type { Transaction } from '@fundtrace/database'
import { formatMoney, isNegative, isPositive, type Money } from '@fundtrace/money'
import {
  findAccount,
  type GeneralAccount,
  insertGeneralAccount,
} from '../adapters/postgres/general-account-repository.ts'
import { accountOpenAlready, boundsImpossible } from '../domain/account-errors.ts'
import type { Side } from '../domain/chart.ts'
import { requireSealable } from '../domain/posting/metadata.ts'

export type AccountOpening = Readonly<{
  fundId: string
  code: string
  name: string | null
  normalSide: Side
  /** Null: no bound. */
  minimum: Money | null
  maximum: Money | null
  openedBy: string
}>

/** Opens a general account with nothing on it. The posting engine finds it at the first entry that names it. */
export async function openAccount(trx: Transaction, opening: AccountOpening): Promise<GeneralAccount> {
  const { fundId, code, name, minimum, maximum } = opening
  if (name !== null) requireSealable(name, 'name')
  if ((minimum !== null && isPositive(minimum)) || (maximum !== null && isNegative(maximum)))
    throw boundsImpossible(code, minimum, maximum)

  const isNew = await insertGeneralAccount(trx, {
    ...opening,
    minimum: minimum && formatMoney(minimum),
    maximum: maximum && formatMoney(maximum),
  })
  const account = await findAccount(trx, fundId, code)
  if (account === undefined) throw new Error(`Account ${code} of ${fundId} was opened and is not there`)
  if (!isNew) throw accountOpenAlready(fundId, code, account.closed_at !== null)
  return account
}
