import { Text } from '@fundtrace/contracts'
import Type from 'typebox'
import { Compile } from 'typebox/compile'
import { payeesUnavailable } from '../../domain/errors.ts'
import { askAllocation, type RegisterAccess } from './ask-allocation.ts'

const PAGE = 1_000

/** What the places under an area are called, by code. A place that the register does not list has no name here. */
export async function askAreaNames(access: RegisterAccess, areaCode: string): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>()
  for (let after = ''; ; ) {
    const body = await askAllocation(access, `/v1/register/areas?area_code=${areaCode}&limit=${PAGE}&after=${after}`)
    if (!Reply.Check(body)) throw payeesUnavailable('something else')
    for (const { code, name } of body.areas) names.set(code, name)
    const last = body.areas.at(-1)?.code
    if (last === undefined || last <= after || body.areas.length < PAGE) return names
    after = last
  }
}

const Reply = Compile(
  Type.Object({ areas: Type.Array(Type.Object({ code: Type.String({ pattern: '^\\d{2,12}$' }), name: Text(100) })) }),
)
