import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { planKills, type Victim } from './schedule.ts'

const VICTIMS: readonly Victim[] = ['allocation', 'ledger', 'disbursement', 'reconciliation', 'postgres', 'kafka']
const seeds = fc.integer({ min: 0, max: 2 ** 31 - 1 })

describe('a schedule of kills', () => {
  it('is the same for the same seed, on every machine', () => {
    expect(planKills(7, VICTIMS, 4)).toEqual(planKills(7, VICTIMS, 4))
    expect(planKills(1, VICTIMS, 1)).toEqual([
      { victim: 'reconciliation', afterMs: 1648 },
      { victim: 'allocation', afterMs: 1886 },
      { victim: 'postgres', afterMs: 1237 },
      { victim: 'kafka', afterMs: 2489 },
      { victim: 'disbursement', afterMs: 1302 },
      { victim: 'ledger', afterMs: 1375 },
    ])
  })

  it('is another one for another seed', () => {
    const plans = new Set(Array.from({ length: 50 }, (_, seed) => JSON.stringify(planKills(seed, VICTIMS, 1))))
    expect(plans.size).toBe(50)
  })

  it('kills every victim once before it kills one again, with a pause between', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const kills = planKills(seed, VICTIMS, 3)
        for (const draw of [0, 1, 2]) {
          const drawn = kills.slice(draw * VICTIMS.length, (draw + 1) * VICTIMS.length)
          expect(drawn.map(({ victim }) => victim).toSorted()).toEqual(VICTIMS.toSorted())
        }
        for (const { afterMs } of kills) expect(afterMs).toSatisfy((ms: number) => ms >= 300 && ms <= 2_500)
      }),
    )
  })
})
