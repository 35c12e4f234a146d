import { Text } from '@fundtrace/contracts'
import Type from 'typebox'
import { Compile } from 'typebox/compile'
import { payeesUnavailable } from '../../domain/errors.ts'
import { askAllocation } from './ask-allocation.ts'

/** As the register shows them to everybody; of an award that is in no public result there is nothing. */
export type PublicName = Readonly<{ name: string | null; area_name: string | null }>
export type LookUpPublicNames = (awardIds: readonly string[]) => Promise<ReadonlyMap<string, PublicName>>

/** So many ids fit in an address. */
const PAGE = 200

/** Asks for masked names without a token, as anybody may: no officer stands behind a public list. */
export const publicNames =
  (allocationUrl: string, requestId: string): LookUpPublicNames =>
  async (awardIds) => {
    const access = { allocationUrl, authorization: '', requestId }
    const names = new Map<string, PublicName>()
    for (let from = 0; from < awardIds.length; from += PAGE) {
      const ids = awardIds.slice(from, from + PAGE)
      const body = await askAllocation(access, `/v1/public/award-names?award_ids=${ids.join(',')}`)
      if (!Reply.Check(body)) throw payeesUnavailable('something else')
      for (const { award_id, ...name } of body.awards) names.set(award_id, name)
    }
    return names
  }

const OrNull = Type.Union([Type.Null(), Text(200)])
const Reply = Compile(
  Type.Object({ awards: Type.Array(Type.Object({ award_id: Text(36), name: OrNull, area_name: OrNull })) }),
)
