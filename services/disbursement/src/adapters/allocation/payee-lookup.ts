import Type from 'typebox'
import { Compile } from 'typebox/compile'
import type { LookUpPayees } from '../../application/release-batch.ts'
import { allocationUnreachable } from '../../domain/errors.ts'

const Reply = Compile(
  Type.Object({
    payees: Type.Array(
      Type.Object({ beneficiary_id: Type.String(), name: Type.String(), bank_account: Type.String() }),
    ),
  }),
)

const TIMEOUT_MS = 15_000

/**
 * Asks the register for names and accounts with the officer's own token: who may not see them there, does not get them here. They
 * pass through memory into the sealed bank file and are kept nowhere else.
 */
export const payeeLookup =
  (allocationUrl: string, authorization: string, requestId: string): LookUpPayees =>
  async (beneficiaryIds) => {
    const response = await fetch(new URL('/v1/payees/lookup', allocationUrl), {
      method: 'POST',
      headers: { authorization, 'content-type': 'application/json', 'x-request-id': requestId },
      body: JSON.stringify({ beneficiary_ids: beneficiaryIds }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    }).catch((error: unknown) => {
      throw allocationUnreachable(error instanceof Error ? error.name : 'no answer')
    })
    const body: unknown = await response.json()
    if (!response.ok || !Reply.Check(body)) throw allocationUnreachable(response.status)
    return body.payees
  }
