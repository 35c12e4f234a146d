/** Where a beneficiary is paid. */
export type Account = Readonly<{
  number: string
  /** 户名; null: the beneficiary himself, of a household its head. */
  owner: string | null
  /** 联行号, 12 digits; null where nobody said. */
  bankCode: string | null
}>

/** What is said of an account: what is left out stays as it is known, as long as it is the same account. */
export function accountFrom(
  said: Readonly<{ bank_account: string | null; account_owner?: string | null; bank_code?: string | null }>,
  known: Account | null,
): Account | null {
  if (said.bank_account === null) return known
  const kept = known?.number === said.bank_account ? known : null
  return {
    number: said.bank_account,
    owner: said.account_owner ?? kept?.owner ?? null,
    bankCode: said.bank_code ?? kept?.bankCode ?? null,
  }
}
