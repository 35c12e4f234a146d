import { Text } from '@fundtrace/contracts'
import Type from 'typebox'
import { Compile } from 'typebox/compile'
import type { LookUpPayees } from '../../application/payee.ts'
import { payeesUnavailable } from '../../domain/errors.ts'
import { askAllocation } from './ask-allocation.ts'

/**
 * Asks the register for names and accounts with the officer's own token: who may not see them there, does not get them here and is
 * told so in the register's words. They pass through memory into the sealed bank file and are kept nowhere else.
 */
export const payeeLookup =
  (allocationUrl: string, authorization: string, requestId: string): LookUpPayees =>
  async (beneficiaryIds) => {
    const access = { allocationUrl, authorization, requestId }
    const body = await askAllocation(access, '/v1/payees/lookup', { beneficiary_ids: beneficiaryIds })
    if (!PayeesReply.Check(body) || !answersAll(beneficiaryIds, body.payees)) throw payeesUnavailable('something else')
    return body.payees
  }

const PayeesReply = Compile(
  Type.Object({
    payees: Type.Array(
      Type.Object({
        beneficiary_id: Type.String(),
        name: Text(100),
        bank_account: Text(40),
        /** Null: the beneficiary himself. */
        owner_name: Type.Union([Type.Null(), Text(100)]),
        /** 联行号, where the register knows it. */
        bank_code: Type.Union([Type.Null(), Type.String({ pattern: '^\\d{12}$' })]),
      }),
    ),
  }),
)

function answersAll(ids: readonly string[], payees: readonly { beneficiary_id: string }[]): boolean {
  const answered = new Set(payees.map((payee) => payee.beneficiary_id))
  return ids.every((id) => answered.has(id))
}
