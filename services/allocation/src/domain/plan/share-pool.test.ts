import { describe, expect, it } from 'vitest'
import { countUnitsOf } from './count-units.ts'
import type { LineDraft } from './line-draft.ts'
import type { Receiver } from './receiver.ts'
import { sharePool } from './share-pool.ts'
import type { AmountText, ProgrammeText } from '../programme/programme-text.ts'
import { readProgramme } from '../programme/read-programme.ts'

type Pool = Extract<AmountText, { kind: 'pool' }>

const programmeOf = (pool: Partial<Pool>, rule: Partial<ProgrammeText> = {}) => {
  const programme = readProgramme({
    id: 'pool',
    name: '考核补助',
    document_number: '某发〔2018〕1号',
    document_item: '一',
    area_code: '3311',
    base: { of: 'scores' },
    amount: { kind: 'pool', amount: '100.00', by: 'counted', leftover: 'largest_remainder', ...pool },
    funding: { kind: 'sole', funder: 'lishui' },
    ...rule,
  })
  return programme
}

const scored = (...scores: (string | null)[]): Receiver[] =>
  scores.map((score, index) => ({
    id: `county-${index}`,
    kind: 'project',
    areaCode: '331121',
    facts: {},
    members: [],
    items: [{ id: `s-${index}`, kind: 'score', facts: { scored_on: '2018-01-20', score } }],
    supporters: [],
  }))

async function share(
  programme: ReturnType<typeof programmeOf>,
  readings: (reading: number) => readonly Receiver[],
  year = 2018,
): Promise<{ amounts: bigint[]; steps: LineDraft['steps']; kept: bigint }> {
  let reading = 0
  async function* pages() {
    reading += 1
    yield readings(reading)
  }
  const drafts: LineDraft[] = []
  const lines = sharePool(programme, year, countUnitsOf(programme, year), pages)
  for (;;) {
    const page = await lines.next()
    if (page.done === true)
      return {
        amounts: drafts.map((draft) => draft.fen),
        steps: drafts.flatMap((draft) => draft.steps),
        kept: page.value,
      }
    drafts.push(...page.value)
  }
}

describe('a pool among receivers', () => {
  it('goes by the points of scores, decimals and all', async () => {
    const { amounts, steps } = await share(programmeOf({}), () => scored('87.5', '12.25', '0.25'))
    expect(amounts).toEqual([8_750n, 1_225n, 25n])
    expect(steps[0]).toMatchObject({ weight: '87.5', weights: '100', shared: '100.00' })
  })

  it('pays the floor where all points are nothing, and is nobody’s where there is none', async () => {
    const kept = { beyond_caps: 'keep' as const, cap: '10.00' }
    const { amounts, kept: rest } = await share(programmeOf({ floor: '5.00', ...kept }), () => scored('0', '0'))
    expect([amounts, rest]).toEqual([[500n, 500n], 9_000n])
    await expect(share(programmeOf({}), () => scored('0', '0'))).rejects.toMatchObject({
      code: 'ALLOCATION_PLAN_EMPTY',
    })
    await expect(share(programmeOf({}), () => [])).rejects.toMatchObject({ code: 'ALLOCATION_PLAN_EMPTY' })
  })

  it('is not shared while a score is not known', async () => {
    await expect(share(programmeOf({}), () => scored('1', null))).rejects.toMatchObject({
      code: 'ALLOCATION_FACT_UNKNOWN',
      values: { item_id: 's-1', fact: 'score' },
    })
  })

  it('that is spread over years comes to the whole when they are added up', async () => {
    const years = [2018, 2019, 2020].map((year) => ({ year, weight: 1 }))
    const spread = programmeOf({ by: 'equal' }, { base: { of: 'projects' }, timing: { kind: 'spread', years } })
    const pools = await Promise.all(years.map(({ year }) => share(spread, () => scored('1'), year)))
    expect(pools.map(({ amounts }) => amounts)).toEqual([[3_334n], [3_333n], [3_333n]])
    expect(pools[1]?.steps[0]).toMatchObject({
      pool: '33.33',
      spread: { year: 2019, weight: 1, weights: 3, of: '100.00' },
    })
  })

  it('is not shared by a register that changes between its two readings', async () => {
    const changing = (reading: number) => scored('1', reading === 1 ? '2' : '3')
    await expect(share(programmeOf({}), changing)).rejects.toThrow('county-1 has changed')
  })
})
