import { formatMoney, type Money, subtractMoney } from '@fundtrace/money'
import type { DomainError } from '@fundtrace/problem'
import { problem } from './problem.ts'

const UNKNOWN_ZH = {
  funder: '出资方不存在',
  programme: '项目政策不存在',
  plan: '计划不存在',
  fund: '资金不存在',
  beneficiary: '受益对象不存在',
} as const

export const unknown = (thing: 'funder' | 'programme' | 'plan' | 'fund' | 'beneficiary', id: string): DomainError =>
  problem(
    'not_found',
    `${thing.toUpperCase()}_UNKNOWN`,
    UNKNOWN_ZH[thing],
    `There is no such ${thing}`,
    `No ${thing} ${id} is recorded.`,
    { [`${thing}_id`]: id },
  )

export const alreadyRecorded = (thing: string, id: string): DomainError =>
  problem(
    'conflict',
    `${thing.toUpperCase()}_ALREADY_RECORDED`,
    '已登记',
    `The ${thing} is already recorded`,
    `${thing} ${id} is already recorded and is not overwritten.`,
    { id },
  )

export const beneficiariesAlreadyRecorded = (ids: readonly string[]): DomainError =>
  problem(
    'conflict',
    'BENEFICIARY_ALREADY_RECORDED',
    '已登记',
    'A beneficiary is already recorded',
    `${ids.length} of the list are already recorded, or are in it twice, and are not overwritten: ${excerpt(ids)}.`,
    { ids: ids.slice(0, NAMED_MAX), count: ids.length },
  )

const NAMED_MAX = 20
const excerpt = (ids: readonly string[]): string =>
  `${ids.slice(0, NAMED_MAX).join(', ')}${ids.length > NAMED_MAX ? ' …' : ''}`

export const areaAlreadyFunds = (areaCode: string): DomainError =>
  problem(
    'conflict',
    'FUNDER_AREA_TAKEN',
    '该区划已有出资方',
    'The area is already a funder',
    `Area ${areaCode} is already a funder; one area is one funder.`,
    { area_code: areaCode },
  )

export const townshipFunderMissing = (township: string, beneficiaryId: string | null): DomainError =>
  problem(
    'refused',
    'TOWNSHIP_FUNDER_MISSING',
    '乡镇未登记为出资方',
    'The township is not recorded as a funder',
    `No funder is recorded for township ${township}, home of ${beneficiaryId ?? 'the unit'}.`,
    { township, beneficiary_id: beneficiaryId },
  )

export const planWithoutUnits = (programmeId: string, base: string): DomainError =>
  problem(
    'refused',
    'PLAN_EMPTY',
    '没有符合条件的对象',
    'There is nobody to plan for',
    `The register has no ${base} for ${programmeId}.`,
    { programme_id: programmeId, base },
  )

export const planFundersTooMany = (programmeId: string, funders: number, fundersMax: number): DomainError =>
  problem(
    'refused',
    'PLAN_FUNDERS_TOO_MANY',
    '出资方过多',
    'The plan is shared by too many funders',
    `A plan of ${programmeId} would be shared by ${funders} funders; one plan takes at most ${fundersMax}.`,
    { programme_id: programmeId, funders, funders_max: fundersMax },
  )

export const planStateWrong = (planId: string, state: string, wanted: string): DomainError =>
  problem(
    'conflict',
    'PLAN_STATE_WRONG',
    '计划状态不允许此操作',
    'The plan is in another state',
    `Plan ${planId} is ${state}; this needs a plan that is ${wanted}.`,
    { plan_id: planId, state, wanted },
  )

export const awardsBeyondPlan = (planId: string, available: Money, requested: Money): DomainError =>
  problem(
    'refused',
    'AWARDS_BEYOND_PLAN',
    '补助超出计划',
    'The awards exceed the plan',
    `Plan ${planId} has ${formatMoney(available)} left to award, ${formatMoney(requested)} was asked for: ${formatMoney(subtractMoney(requested, available))} is missing.`,
    {
      plan_id: planId,
      account: 'appropriation',
      available: formatMoney(available),
      requested: formatMoney(requested),
      missing: formatMoney(subtractMoney(requested, available)),
    },
  )

export const awardLineTaken = (
  programmeId: string,
  period: string,
  award: Readonly<{ beneficiaryId: string; line: string }>,
): DomainError =>
  problem(
    'conflict',
    'AWARD_LINE_TAKEN',
    '该补助项已列入补助',
    'An award line is awarded once',
    `${programmeId} ${period} is already awarded to ${award.beneficiaryId} for the line "${award.line}", or stands twice in the list.`,
    { programme_id: programmeId, period, beneficiary_id: award.beneficiaryId, line: award.line },
  )

export const planAwarded = (planId: string, total: Money): DomainError =>
  problem(
    'conflict',
    'PLAN_AWARDED',
    '计划已全部发放',
    'The plan is awarded already',
    `Every line of plan ${planId} is awarded, ${formatMoney(total)} in all.`,
    { plan_id: planId, total: formatMoney(total) },
  )

export const awardsNotNamed = (planId: string): DomainError =>
  problem(
    'refused',
    'AWARDS_NOT_NAMED',
    '须列明补助对象',
    'Say who is awarded what',
    `Plan ${planId} counts people and names nobody: list the awards.`,
    { plan_id: planId },
  )

export const awardsNotWanted = (planId: string): DomainError =>
  problem(
    'refused',
    'AWARDS_ARE_THE_LINES',
    '补助以计划明细为准',
    'The awards are the lines of the plan',
    `Plan ${planId} names its beneficiaries: its lines are its awards, none can be listed beside them.`,
    { plan_id: planId },
  )

export const funderWithoutShare = (fundId: string, funderId: string): DomainError =>
  problem(
    'refused',
    'FUNDER_WITHOUT_SHARE',
    '该出资方不分担此资金',
    'The funder owes no share of this fund',
    `${funderId} has no share in an approved plan of ${fundId}.`,
    { fund_id: fundId, funder_id: funderId },
  )

export const beneficiaryElsewhere = (beneficiaryId: string, areaCode: string, programmeArea: string): DomainError =>
  problem(
    'refused',
    'BENEFICIARY_ELSEWHERE',
    '受益对象不在实施区域内',
    'The beneficiary is not in the area of the programme',
    `${beneficiaryId} is at home in ${areaCode}, outside ${programmeArea}.`,
    { beneficiary_id: beneficiaryId, area_code: areaCode, programme_area: programmeArea },
  )

/** Two plans in force would double what every funder owes. */
export const fundHasPlan = (fundId: string, planId: string): DomainError =>
  problem(
    'conflict',
    'FUND_HAS_PLAN',
    '该资金已有生效的计划',
    'The fund has a plan in force',
    `Fund ${fundId} has an approved plan; plan ${planId} would come on top of it and is not approved.`,
    { fund_id: fundId, plan_id: planId },
  )

export const arrivalInFuture = (arrivedOn: string, today: string): DomainError =>
  problem(
    'refused',
    'ARRIVAL_IN_FUTURE',
    '到位日期晚于今天',
    'Money cannot have arrived on a day to come',
    `${arrivedOn} is after today, ${today}.`,
    { arrived_on: arrivedOn, today },
  )

/** The same funder, document, amount and day: one arrival that was sent twice under two keys. */
export const arrivalTwice = (funderId: string, documentNumber: string): DomainError =>
  problem(
    'conflict',
    'ARRIVAL_ALREADY_RECORDED',
    '该笔到位资金已登记',
    'This arrival is already recorded',
    `An arrival of ${funderId} with document ${documentNumber}, this amount and this day is already recorded.`,
    { funder_id: funderId, document_number: documentNumber },
  )
