/**
 * What speaks against paying somebody on a day. No names, no numbers: ids and areas are told to those alone whose areas cover them.
 * Disbursement decides what each of them means, by the programme's payment terms.
 */
export type Finding =
  /** `not_yet`: the register knows him, but not on that day. */
  | Readonly<{ check: 'left_register'; status: 'not_yet' | 'left_poverty' | 'removed'; since: string | null }>
  /** The only member, or the head while the account is still from before his death was recorded. */
  | Readonly<{ check: 'deceased'; since: string }>
  | Readonly<{ check: 'members_gone'; since: string }>
  /** `count`: how many beneficiaries of the register are paid to it, this one among them. */
  | Readonly<{ check: 'same_card'; count: number; beneficiary_ids: string[] }>
  | Readonly<{ check: 'owner_differs' }>
  /** Somebody of the household was in the year also in a household of these counties. */
  | Readonly<{ check: 'other_county'; counties: string[]; household_ids: string[] }>
  | Readonly<{ check: 'account_missing' }>
  | Readonly<{ check: 'account_malformed' }>
  /** A sign of a typing error: not every account has a check digit. */
  | Readonly<{ check: 'account_digit' }>
