import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { planKills, type Victim } from './schedule.ts'

const VICTIMS: readonly Victim[] = ['allocation', 'ledger', 'disbursement', 'reconciliation', 'postgres', 'kafka']
const seeds = fc.integer({ min: 0, max: 2 ** 31 - 1 })

describe('a schedule of kills', () => {
  it('is the same for the same seed, on every machine', () => {
    expect(planKills(7, VICTIMS, 4)).toEqual(planKills(7, VICTIMS, 4))
    expect(planKills(1, VICTIMS, 1)).toEqual([
      { victim: 'reconciliation', afterSteps: 8, afterMs: 1081 },
      { victim: 'allocation', afterSteps: 6, afterMs: 1492 },
      { victim: 'postgres', afterSteps: 6, afterMs: 733 },
      { victim: 'kafka', afterSteps: 2, afterMs: 605 },
      { victim: 'disbursement', afterSteps: 3, afterMs: 231 },
      { victim: 'ledger', afterSteps: 6, afterMs: 101 },
    ])
  })

  it('is another one for another seed', () => {
    const plans = new Set(Array.from({ length: 50 }, (_, seed) => JSON.stringify(planKills(seed, VICTIMS, 1))))
    expect(plans.size).toBe(50)
  })

  it('kills every victim once before it kills one again, with steps of the job between', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const kills = planKills(seed, VICTIMS, 3)
        for (const draw of [0, 1, 2]) {
          const drawn = kills.slice(draw * VICTIMS.length, (draw + 1) * VICTIMS.length)
          expect(drawn.map(({ victim }) => victim).toSorted()).toEqual(VICTIMS.toSorted())
        }
        for (const { afterSteps, afterMs } of kills) {
          expect(afterSteps).toSatisfy((steps: number) => steps >= 1 && steps <= 3)
          expect(afterMs).toSatisfy((ms: number) => ms >= 0 && ms < 1_500)
        }
      }),
    )
  })
})
