import { formatFen } from '@fundtrace/money'
import { DomainError } from '@fundtrace/problem'
import type { FactValue } from '../programme/facts.ts'
import { problem } from '../problem.ts'

export const programmeNotInForce = (
  programmeId: string,
  year: number,
  validFrom: string | null,
  validTo: string | null,
): DomainError =>
  problem(
    'refused',
    'PROGRAMME_NOT_IN_FORCE',
    '项目政策在该年度无效',
    'The programme is not in force in that year',
    `${programmeId} is valid from ${validFrom ?? '…'} to ${validTo ?? '…'}, not in ${year}.`,
    { programme_id: programmeId, year, valid_from: validFrom, valid_to: validTo },
  )

/** A document's number of people is for programmes that count it, and is more than none. */
export const planHeadcountWrong = (base: string, people: number | null): DomainError =>
  problem(
    'refused',
    'PLAN_HEADCOUNT_WRONG',
    '人数与测算依据不符',
    'The number of people does not fit the base',
    base === 'published_people'
      ? `This programme pays per person: say how many people the document counts, not ${people ?? 'nothing'}.`
      : `This programme pays on the base ${base}; it takes no number of people.`,
    { base, people },
  )

export const yearNotListed = (programmeId: string, year: number, years: readonly number[]): DomainError =>
  problem(
    'refused',
    'PROGRAMME_YEAR_NOT_LISTED',
    '标准未分配到该年度',
    'The norm is not spread over that year',
    `${programmeId} is funded over ${years.join(', ')}, not in ${year}.`,
    { programme_id: programmeId, year, years },
  )

export const tierMissing = (receiverId: string, by: string, value: FactValue): DomainError =>
  problem(
    'refused',
    'TIER_MISSING',
    '没有适用的档次',
    'No tier is for this value',
    `${receiverId} has ${by} ${value ?? 'not known'}, which is in no tier.`,
    { beneficiary_id: receiverId, fact: by, value },
  )

/** An amount that is not known is not taken for nothing. */
export const factUnknown = (receiverId: string, itemId: string, fact: string): DomainError =>
  problem(
    'refused',
    'FACT_UNKNOWN',
    '登记事项缺失',
    'The register does not know what the amount is computed from',
    `${fact} of ${itemId}, of ${receiverId}, is not recorded.`,
    { beneficiary_id: receiverId, item_id: itemId, fact },
  )

export const pledgeTooSmall = (receiverId: string, supporterId: string, pledged: bigint, least: bigint): DomainError =>
  problem(
    'refused',
    'PLEDGE_TOO_SMALL',
    '帮扶人认捐低于最低额',
    'A supporter has pledged less than the least',
    `${supporterId} pledged ${formatFen(pledged)} to ${receiverId}; not less than ${formatFen(least)} is asked for.`,
    { beneficiary_id: receiverId, supporter_id: supporterId, pledged: formatFen(pledged), at_least: formatFen(least) },
  )

/**
 * The refusals of several receivers as one, of the code and values of the first; `refusals` has each as it was met. Where not all
 * receivers were looked at any more, there may be others.
 */
export function receiversRefused(refused: readonly DomainError[], isAll: boolean): DomainError {
  const [first] = refused
  if (first === undefined) throw new Error('Nobody is refused')
  const count = refused.length
  const told = refused.map((each) => each.message).join(' ')
  const head = isAll
    ? `共${count}个对象 / ${count} receivers stand in the way:`
    : `至少${count}个对象 / ${count} receivers stand in the way, and perhaps more:`
  return new DomainError({
    code: first.code,
    kind: first.kind,
    title: first.title,
    detail: count === 1 && isAll ? told : `${head} ${told}`,
    values: {
      ...first.values,
      count,
      all_told: isAll,
      refusals: refused.map((each) => ({ code: each.code, ...each.values })),
    },
  })
}

export const poolTooSmall = (programmeId: string, pool: bigint, needed: bigint, receivers: number): DomainError =>
  problem(
    'refused',
    'POOL_TOO_SMALL',
    '资金池不足以保证最低额',
    'The pool cannot meet the floor of every receiver',
    `The pool of ${programmeId} is ${formatFen(pool)}; the floors of ${receivers} receivers need ${formatFen(needed)}: ${formatFen(needed - pool)} is missing.`,
    {
      programme_id: programmeId,
      pool: formatFen(pool),
      needed: formatFen(needed),
      missing: formatFen(needed - pool),
      receivers,
    },
  )

export const poolBeyondCaps = (programmeId: string, pool: bigint, most: bigint): DomainError =>
  problem(
    'refused',
    'POOL_BEYOND_CAPS',
    '全部达到最高额后资金池仍有余额',
    'Every receiver is at the cap and the pool is not used up',
    `The pool of ${programmeId} is ${formatFen(pool)}; its receivers may get ${formatFen(most)} together. Say beyond_caps: keep to leave the rest in the pool.`,
    { programme_id: programmeId, pool: formatFen(pool), most: formatFen(most), left: formatFen(pool - most) },
  )

export type LimitUse = Readonly<{ limit: bigint; drawn: bigint; asked: bigint }>

export const yearlyLimitExceeded = (programmeId: string, use: LimitUse): DomainError =>
  problem(
    'refused',
    'YEARLY_LIMIT_EXCEEDED',
    '超出年度限额',
    'The plan is beyond the yearly limit',
    `${programmeId} asks for ${formatFen(use.asked)}; ${leftOf(use)}.`,
    valuesOf(programmeId, use),
  )

export const potsExhausted = (programmeId: string, use: LimitUse): DomainError =>
  problem(
    'refused',
    'POTS_EXHAUSTED',
    '各资金来源的年度限额不足',
    'The pots of the year do not hold what the plan asks for',
    `${programmeId} asks for ${formatFen(use.asked)}; ${leftOf(use)}.`,
    valuesOf(programmeId, use),
  )

const leftOf = ({ limit, drawn, asked }: LimitUse): string =>
  `of ${formatFen(limit)} a year other plans have drawn ${formatFen(drawn)}, ${formatFen(asked - limit + drawn)} is missing`

const valuesOf = (programmeId: string, { limit, drawn, asked }: LimitUse) => ({
  programme_id: programmeId,
  limit: formatFen(limit),
  drawn_elsewhere: formatFen(drawn),
  asked: formatFen(asked),
  missing: formatFen(asked - limit + drawn),
})
