import { formatFen, toFen } from '@fundtrace/money'
import { NUMBER_PLACES, readDecimal } from '../programme/fact-order.ts'
import type { Programme } from '../programme/programme.ts'
import { planWithoutUnits } from '../errors.ts'
import { collectRefusals } from './collect-refusals.ts'
import type { Counted, CountUnits } from './count-units.ts'
import type { Step } from './explanation.ts'
import { type FilledPool, fillPool } from './fill-pool.ts'
import type { LineDraft, LineDrafts } from './line-draft.ts'
import { factUnknown } from './plan-errors.ts'
import type { Receiver } from './receiver.ts'
import { type YearPart, yearPartOf } from './spread-over-years.ts'

export type Pages = () => AsyncIterable<readonly Receiver[]>

/** Two readings of the receivers: what each weighs, then what each gets. Only the weights are kept between them. */
export async function* sharePool(
  programme: Programme,
  year: number,
  countUnits: CountUnits,
  receivers: Pages,
  refusals = collectRefusals(),
): LineDrafts {
  const rule = poolOf(programme)
  const weightOf = rule.by === 'equal' ? () => 1n : weighing(programme)
  const whole = toFen(rule.amount)
  const part = yearPartOf(programme, year)?.(whole) ?? null
  const pool = part?.fen ?? whole

  const weights: bigint[] = []
  for await (const page of receivers())
    for (const receiver of page) {
      const weight = refusals.attempt(() => {
        const counted = countUnits(receiver)
        return counted === null ? null : weightOf(receiver, counted)
      })
      if (weight !== undefined && weight !== null) weights.push(weight)
    }
  refusals.throwIfAny()
  const [floor, cap] = [rule.floor, rule.cap].map((bound) => (bound === null ? null : toFen(bound)))
  if (weights.length === 0 || (floor === null && weights.every((weight) => weight === 0n)))
    throw planWithoutUnits(programme.id, programme.base.of)
  const filled = fillPool({ ...rule, programmeId: programme.id, pool, floor: floor ?? null, cap: cap ?? null }, weights)
  const stepOf = poolSteps(programme, pool, part, filled)

  let place = 0
  for await (const page of receivers()) {
    const drafts: LineDraft[] = []
    for (const receiver of page) {
      const counted = countUnits(receiver)
      if (counted === null) continue
      const weight = weightOf(receiver, counted)
      if (weights[place] !== weight) throw new Error(`${receiver.id} has changed while its plan was computed`)
      const fen = filled.amounts[place] ?? 0n
      drafts.push({ receiver, counted, fen, steps: [stepOf(place, weight, fen)], shares: null })
      place += 1
    }
    yield drafts
  }
  return filled.kept
}

type PoolAmount = Extract<Programme['amount'], { kind: 'pool' }>

function poolOf({ amount }: Programme): PoolAmount {
  if (amount.kind !== 'pool') throw new Error(`${amount.kind} is no pool`)
  return amount
}

/** Scores weigh what they are, all else by how many count. */
function weighing(programme: Programme): (receiver: Receiver, counted: Counted) => bigint {
  if (programme.base.of !== 'scores') return (_, { count }) => BigInt(count)
  return (receiver, { units }) =>
    units.reduce((sum, { id, facts }) => {
      const score = facts['score']
      const weight = typeof score === 'string' ? readDecimal(score, NUMBER_PLACES) : null
      if (weight === null || weight < 0n) throw factUnknown(receiver.id, id, 'score')
      return sum + weight
    }, 0n)
}

function poolSteps(
  programme: Programme,
  pool: bigint,
  part: YearPart | null,
  filled: FilledPool,
): (place: number, weight: bigint, fen: bigint) => Step {
  const isScored = programme.base.of === 'scores' && poolOf(programme).by === 'counted'
  const weightText = (weight: bigint): string => (isScored ? decimalText(weight) : weight.toString())
  const counts = (bound: 'floor' | 'cap'): number => filled.bounds.filter((each) => each === bound).length
  const [atFloor, atCap] = [counts('floor'), counts('cap')]
  const common = {
    step: 'pool',
    pool: formatFen(pool),
    ...(part === null ? {} : { spread: part.spread }),
    ...(atFloor === 0 ? {} : { at_floor: atFloor }),
    ...(atCap === 0 ? {} : { at_cap: atCap }),
    shared: formatFen(filled.shared),
    weights: weightText(filled.weights),
  } as const
  return (place, weight, fen) => {
    const bound = filled.bounds[place] ?? null
    return {
      ...common,
      weight: weightText(weight),
      leftover_fen: filled.extra.has(place) ? 1 : 0,
      ...(bound === null ? {} : { bound, limit: formatFen(fen) }),
      gives: formatFen(fen),
    }
  }
}

/** Millionths as a plain decimal without needless zeros: 87500000n is '87.5'. */
function decimalText(scaled: bigint): string {
  const digits = scaled.toString().padStart(NUMBER_PLACES + 1, '0')
  const fraction = digits.slice(-NUMBER_PLACES).replace(/0+$/u, '')
  const whole = digits.slice(0, -NUMBER_PLACES)
  return fraction === '' ? whole : `${whole}.${fraction}`
}
