import { formatFen, toFen } from '@fundtrace/money'
import type { Programme } from '../programme/programme.ts'
import { divideFen } from './divide-fen.ts'
import type { Step } from './explanation.ts'
import type { LineDraft, LineDrafts } from './line-draft.ts'
import { type LimitUse, yearlyLimitExceeded } from './plan-errors.ts'

type Limit = Readonly<{ programmeId: string; limit: bigint; drawn: bigint }>

/**
 * The lines of a plan, held to what is left of the year's limit when other plans have drawn on it: refused whole, cut in
 * proportion (leftover fen to the largest remainders, ties to the earlier), or served in order until nothing is left.
 */
export function keepYearlyLimit(programme: Programme, drawn: bigint, drafts: () => LineDrafts): LineDrafts {
  if (programme.yearlyLimit === null) return drafts()
  const limit = { programmeId: programme.id, limit: toFen(programme.yearlyLimit.amount), drawn }
  switch (programme.yearlyLimit.beyond) {
    case 'refuse':
      return refuseBeyond(limit, drafts())
    case 'in_order':
      return serveInOrder(limit, drafts())
    case 'prorate':
      return cutInProportion(limit, drafts)
  }
}

/** Adds up to the end before it refuses, so that it can say how much is missing. */
async function* refuseBeyond(limit: Limit, drafts: LineDrafts): LineDrafts {
  let asked = 0n
  for await (const page of drafts) {
    for (const draft of page) asked += draft.fen
    if (asked <= leftOf(limit)) yield page
  }
  if (asked > 0n && asked > leftOf(limit)) throw exceeded(limit, asked)
  return leftOf(limit) - asked
}

async function* serveInOrder(limit: Limit, drafts: LineDrafts): LineDrafts {
  const left = leftOf(limit)
  if (left <= 0n) return yield* refuseBeyond(limit, drafts)
  let given = 0n
  for await (const page of drafts) {
    const served: LineDraft[] = []
    for (const draft of page) {
      const rest = left - given
      if (draft.fen <= rest) served.push(draft)
      else if (rest > 0n) served.push(cut(draft, rest, { rule: 'in_order', before: formatFen(given) }, limit))
      given += draft.fen <= rest ? draft.fen : rest
    }
    yield served
  }
  return left - given
}

async function* cutInProportion(limit: Limit, drafts: () => LineDrafts): LineDrafts {
  const amounts: bigint[] = []
  for await (const page of drafts()) for (const draft of page) amounts.push(draft.fen)
  const asked = amounts.reduce((sum, fen) => sum + fen, 0n)
  const left = leftOf(limit)
  if (asked > 0n && left <= 0n) throw exceeded(limit, asked)
  const division = asked > 0n && asked > left ? divideFen(left, amounts) : null

  let place = 0
  for await (const page of drafts()) {
    const divided: LineDraft[] = []
    for (const draft of page) {
      if (amounts[place] !== draft.fen) throw new Error('A receiver has changed while its plan was computed')
      if (division === null) divided.push(draft)
      else {
        const leftoverFen = division.extra.has(place) ? 1 : 0
        const how = { rule: 'prorate', asked: formatFen(asked), leftover_fen: leftoverFen } as const
        divided.push(cut(draft, division.shares[place] ?? 0n, how, limit))
      }
      place += 1
    }
    yield divided
  }
  return division === null ? left - asked : 0n
}

type How =
  | Readonly<{ rule: 'prorate'; asked: string; leftover_fen: number }>
  | Readonly<{ rule: 'in_order'; before: string }>

function cut(draft: LineDraft, fen: bigint, how: How, { limit, drawn }: Limit): LineDraft {
  const step: Step = {
    step: 'limit',
    ...how,
    of: formatFen(draft.fen),
    limit: formatFen(limit),
    drawn: formatFen(drawn),
    gives: formatFen(fen),
  }
  return { ...draft, fen, steps: [...draft.steps, step] }
}

const leftOf = ({ limit, drawn }: Limit): bigint => limit - drawn

const exceeded = ({ programmeId, ...use }: Limit, asked: bigint) =>
  yearlyLimitExceeded(programmeId, { ...use, asked } satisfies LimitUse)
