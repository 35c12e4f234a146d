import { numbersFrom } from '../schedule.ts'
import { type Meeting, STEPS } from './kill-at-steps.ts'
import type { BatchPlan } from './pay-batch.ts'

const DELAY_MS_MAX = 120

/** Every step killed so often, each time in a batch that the seed draws, so many milliseconds after it was begun. */
export function planMeetings(seed: number, batches: readonly BatchPlan[], draws: number): readonly Meeting[] {
  const next = numbersFrom(seed)
  const below = (limit: number): number => Math.floor(next() * limit)
  const troubled = batches.filter(({ troubles }) => troubles.length > 0).map(({ name }) => name)
  return STEPS.flatMap((step) => {
    const left = [...troubled]
    return Array.from({ length: Math.min(draws, left.length) }, () => {
      const [batch = ''] = left.splice(below(left.length), 1)
      return { afterMs: below(DELAY_MS_MAX), steps: [{ batch, step }] }
    })
  })
}

/**
 * The same for a short run: two kills, each while eight (then four) batches are in the middle of different steps, so that every step is killed once and nobody
 * waits twice for work whose process died. `names`: households of two townships in the first year, then what the cadres give them, then the year after.
 */
export function fewMeetings(names: readonly string[]): readonly Meeting[] {
  const [first = '', second = '', third = '', fourth = '', fifth = '', sixth = '', seventh = '', eighth = ''] = names
  return [
    {
      afterMs: 20,
      steps: [
        { batch: first, step: 'make' },
        { batch: second, step: 'validate' },
        { batch: third, step: 'submit' },
        { batch: fourth, step: 'approve' },
        { batch: fifth, step: 'write file' },
        { batch: sixth, step: 'release' },
        { batch: seventh, step: 'take results' },
        { batch: eighth, step: 'resend' },
      ],
    },
    {
      afterMs: 20,
      steps: [
        { batch: first, step: 'cut parcel' },
        { batch: second, step: 'approve parcel' },
        { batch: third, step: 'late return' },
        { batch: seventh, step: 'late return' },
      ],
    },
  ]
}
