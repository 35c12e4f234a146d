import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Allocation, openAllocation } from '../../../test/allocation-fixture.ts'
import { MAKER } from '../../../test/qingcheng.ts'

let allocation: Allocation
beforeAll(async () => {
  allocation = await openAllocation()
})
afterAll(() => allocation.close())

describe('a reason', () => {
  it('says something: white space of any width is refused', async () => {
    const withdraw = async (reason: string) => {
      const path = '/v1/plans/00000000-0000-4000-8000-000000000001/withdraw'
      const { status, body } = await allocation.post(MAKER, path, { reason })
      return [status, body['code']]
    }
    for (const reason of [' ', '\u3000\n\t', '\u00a0', 'a\u0000'])
      expect(await withdraw(reason)).toEqual([400, 'REQUEST_INVALID'])
    expect(await withdraw('\u3000人数 有误\n')).toEqual([404, 'ALLOCATION_PLAN_UNKNOWN'])
  })

  it('is refused when blank by every route that takes one', async () => {
    const { body } = await allocation.get<{ paths: Record<string, Record<string, { requestBody?: unknown }>> }>(
      MAKER,
      '/openapi.json',
    )
    const taken = Object.entries(body.paths).flatMap(([path, methods]) =>
      Object.values(methods).flatMap(({ requestBody }) =>
        patternsOfReasons(requestBody).map((pattern) => ({ path, pattern })),
      ),
    )
    expect(taken.length).toBeGreaterThan(20)
    const loose = taken.filter(({ pattern }) => pattern === undefined || new RegExp(pattern, 'u').test('\u3000 '))
    expect(loose).toEqual([])
  })
})

/** Of every member named `reason`. */
function patternsOfReasons(node: unknown): (string | undefined)[] {
  if (typeof node !== 'object' || node === null) return []
  return Object.entries(node).flatMap(([name, schema]: [string, { pattern?: string }]) =>
    name === 'reason' ? [schema.pattern] : patternsOfReasons(schema),
  )
}
