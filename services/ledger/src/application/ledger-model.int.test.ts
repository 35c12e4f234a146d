import assert from 'node:assert/strict'
import fc from 'fast-check'
import { afterAll, expect, it } from 'vitest'
import { anyChangeIntent, type ChangeIntent, toChange } from '../../test/change-intents.ts'
import { compare, undone } from '../../test/compare-with-model.ts'
import { openLedger } from '../../test/ledger-fixture.ts'
import type { Model } from '../../test/model-fund.ts'
import { anyIntent, anyOpening, type Asked, type Intent, openingOf, toRequest } from '../../test/model-intents.ts'

// One connection: what is prepared on it stays on it.
const { db, close } = await openLedger({ connectionsMax: 1 })
afterAll(close)

const RUNS = 12
/** All rules over all rows, hundreds of times. */
const PATIENCE_MS = 240_000

type Step = Intent | ChangeIntent | { again: number }

// A second plan beside the one in force stops all changes of a plan: it is rare where they are told.
const anyIntentOfOnePlan = anyIntent.map(
  (intent): Intent =>
    intent.kind === 'plan' && (intent.picks[0] ?? 0) % 8 > 0 ? { ...intent, kind: 'arrival' } : intent,
)

it.each<[what: string, anyStep: fc.Arbitrary<Step>, kinds: string[]]>([
  [
    'of one year',
    anyIntent,
    ['arrival', 'awards', 'hold', 'late_return', 'plan', 'release', 'return', 'settle', 'void'],
  ],
  [
    'and changed of a fund',
    fc.oneof({ weight: 5, arbitrary: anyIntentOfOnePlan }, { weight: 4, arbitrary: anyChangeIntent }),
    ['carried_over', 'identified', 'plan_changed', 'refund'],
  ],
])(
  'answers whatever is asked %s as a plain model does, and every rule holds after every posting',
  async (_what, anyStep, kinds) => {
    // One step in ten says again what was said before, under another event id.
    const anySaid = fc.oneof(
      { weight: 9, arbitrary: anyStep },
      { weight: 1, arbitrary: fc.record({ again: fc.nat(99) }) },
    )
    const anyStory = fc.record({
      opening: anyOpening,
      steps: fc.array(anySaid, { minLength: 1, maxLength: 40, size: 'max' }),
    })
    const posted = new Set<string>()

    await fc.assert(
      fc.asyncProperty(anyStory, ({ opening, steps }) =>
        undone(db, async (trx) => {
          const model: Model = { funds: new Map(), carries: new Map() }
          const asked = openingOf(opening)
          for (const each of asked) await compare(trx, model, each)
          for (const step of steps) {
            const next = nextOf(model, asked, step)
            asked.push(next)
            if (await compare(trx, model, next)) posted.add(next.request.kind)
          }
        }),
      ),
      { numRuns: RUNS },
    )
    // Otherwise the stories have become dull, and prove little.
    expect([...posted]).toEqual(expect.arrayContaining(kinds))
  },
  PATIENCE_MS,
)

function nextOf(model: Model, asked: readonly Asked[], step: Step): Asked {
  if ('change' in step) return toChange(model, step)
  if ('kind' in step) return { fundId: step.fund, request: toRequest(model, step) }
  const again = asked[step.again % asked.length]
  assert(again !== undefined, 'a story begins with plans')
  return again
}
