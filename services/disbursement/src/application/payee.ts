/** As the register has him: `owner_name` where the account is somebody else's by name; `bank_code` is CNAPS 联行号. */
export type Payee = Readonly<{
  beneficiary_id: string
  name: string
  bank_account: string
  owner_name: string | null
  bank_code: string | null
}>
/** Names and accounts in clear, from the register, with the officer's own right to them; at most 1,000 at a time. */
export type LookUpPayees = (beneficiaryIds: readonly string[]) => Promise<readonly Payee[]>
