import { formatMoney, fromFen } from '@fundtrace/money'
import { type CountedSource, sumOfSources } from './count-sources.ts'
import type { Judgement } from './judge.ts'

/**
 * Somebody who has less than a guarantee promises. A `member` is no shortfall of its own: one village of an average that is missed,
 * told so that the whole can be added up again. Amounts are yuan as text.
 */
export type Finding = Readonly<{
  role: 'shortfall' | 'member'
  /** Null where all villages together fall short. */
  beneficiaryId: string | null
  areaCode: string | null
  /** The supporting unit that gave too little to this one. */
  supporterId: string | null
  /** The person whose bills are paid too little. */
  personId: string | null
  /** How many are added up: the villages of an average. */
  receivers: number
  /** What the floor was computed from: the costs that qualify. */
  qualifying: string | null
  floor: string
  given: string
  missing: string
  /** Add up to `given`. */
  sources: readonly GivenBy[]
}>

export type GivenBy =
  | Readonly<{
      source: 'programme'
      programme_id: string
      plan_id: string
      line: number
      amount: string
      parts: readonly Readonly<{ funder_id: string; amount: string }>[]
    }>
  | Readonly<{
      source: 'support'
      support_id: string
      giver: string
      kind: string
      amount: string
      /** Given too, and counted already in the line of that programme. */
      contained: Readonly<{ programme_id: string; amount: string }> | null
    }>
  /** One receiver's whole, where many are added up. */
  | Readonly<{ source: 'receivers'; receivers: number; amount: string }>

export type Subject = Pick<Finding, 'beneficiaryId' | 'areaCode'> &
  Partial<Pick<Finding, 'supporterId' | 'personId' | 'qualifying'>>

/** A finding about one receiver, or null where nothing is missing. */
export function findShortfall(
  subject: Subject,
  judgement: Judgement,
  sources: readonly CountedSource[],
): Finding | null {
  if (judgement.missing === 0n) return null
  return { ...tell(subject, sources), role: 'shortfall', ...inYuan(judgement) }
}

/** A village of an average that is missed: what it had, beside the amount that it need not have by itself. */
export const tellMember = (subject: Subject, amount: bigint, sources: readonly CountedSource[]): Finding => ({
  ...tell(subject, sources),
  role: 'member',
  ...inYuan({ floor: amount, given: sumOfSources(sources), missing: 0n }),
})

export function findAverageShortfall(receivers: number, judgement: Judgement): Finding | null {
  if (judgement.missing === 0n) return null
  const yuan = inYuan(judgement)
  return {
    role: 'shortfall',
    beneficiaryId: null,
    areaCode: null,
    supporterId: null,
    personId: null,
    qualifying: null,
    receivers,
    ...yuan,
    sources: [{ source: 'receivers', receivers, amount: yuan.given }],
  }
}

const tell = (subject: Subject, sources: readonly CountedSource[]) => ({
  supporterId: null,
  personId: null,
  qualifying: null,
  ...subject,
  receivers: 1,
  sources: sources.map(givenBy),
})

const inYuan = ({ floor, given, missing }: Judgement) => ({
  floor: yuan(floor),
  given: yuan(given),
  missing: yuan(missing),
})

function givenBy(counted: CountedSource): GivenBy {
  if (counted.source === 'programme') {
    const { programmeId, planId, line, parts } = counted.line
    return {
      source: 'programme',
      programme_id: programmeId,
      plan_id: planId,
      line,
      amount: yuan(counted.fen),
      parts: parts.map((part) => ({ funder_id: part.funderId, amount: yuan(part.fen) })),
    }
  }
  const { id, giver, kind, countsIn } = counted.support
  return {
    source: 'support',
    support_id: id,
    giver,
    kind,
    amount: yuan(counted.fen),
    contained:
      counted.contained === 0n || countsIn === null
        ? null
        : { programme_id: countsIn, amount: yuan(counted.contained) },
  }
}

const yuan = (fen: bigint): string => formatMoney(fromFen(fen))
