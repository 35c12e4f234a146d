import assert from 'node:assert/strict'
import fc from 'fast-check'
import { afterAll, expect, it } from 'vitest'
import { anyChangeIntent, type ChangeIntent, toChange } from '../../test/change-intents.ts'
import { compare, undone } from '../../test/compare-with-model.ts'
import { openLedger } from '../../test/ledger-fixture.ts'
import type { Model } from '../../test/model-fund.ts'
import { anyIntent, anyOpening, type Asked, type Intent, openingOf, toRequest } from '../../test/model-intents.ts'
import { expectWaysToBePositions } from '../../test/way-against-position.ts'

// One connection: what is prepared on it stays on it.
const { db, close } = await openLedger({ connectionsMax: 1 })
afterAll(close)

const RUNS = 12
/** All rules over all rows, hundreds of times. */
const PATIENCE_MS = 240_000

/** All of it has arrived. */
const OPENING = {
  'by-plan': [60, 30].map((due) => ({ due, arrivedPercent: 100 })),
  'by-award': [60, 30, 30].map((due) => ({ due, arrivedPercent: 100 })),
}

type Step = Intent | ChangeIntent | { again: number }

// A second plan beside the one in force stops all changes of a plan: it is rare where they are told.
const anyIntentOfOnePlan = anyIntent.map(
  (intent): Intent =>
    intent.kind === 'plan' && (intent.picks[0] ?? 0) % 8 > 0 ? { ...intent, kind: 'arrival' } : intent,
)

const sound = { picks: [0, 1], fen: [7, 9], twist: 'none', fund: 'by-plan' } as const
const changed = { pick: 1, fen: [9, 8, 7, 6], twist: 'none', fund: 'by-plan' } as const
const say = (...kinds: Intent['kind'][]): Intent[] => kinds.map((kind) => ({ ...sound, kind }))
const change = (...kinds: ChangeIntent['change'][]): ChangeIntent[] =>
  kinds.map((kind) => ({ ...changed, change: kind }))

// Each kind is posted at least here: what is drawn must not be asked to draw them all.
const EVERY_KIND = say(
  'arrival',
  'awards',
  'hold',
  'void',
  'hold',
  'release',
  'return',
  'hold',
  'release',
  'settle',
  'late_return',
  'plan',
)
const EVERY_CHANGE = [
  ...say('arrival'),
  ...change('identified', 'plan_changed', 'carried_over', 'carried_over', 'refund'),
]

it.each<[what: string, anyStep: fc.Arbitrary<Step>, told: Step[], kinds: string[]]>([
  [
    'of one year',
    anyIntent,
    EVERY_KIND,
    ['arrival', 'awards', 'hold', 'late_return', 'plan', 'release', 'return', 'settle', 'void'],
  ],
  [
    'and changed of a fund',
    fc.oneof({ weight: 5, arbitrary: anyIntentOfOnePlan }, { weight: 4, arbitrary: anyChangeIntent }),
    EVERY_CHANGE,
    ['carried_over', 'identified', 'plan_changed', 'refund'],
  ],
])(
  'answers whatever is asked %s as a plain model does, and every rule holds after every posting',
  async (_what, anyStep, told, kinds) => {
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
          await expectWaysToBePositions(trx)
        }),
      ),
      { numRuns: RUNS, examples: [[{ opening: OPENING, steps: told }]] },
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
