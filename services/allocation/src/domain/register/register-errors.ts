import type { DomainError } from '@fundtrace/problem'
import { problem } from '../problem.ts'

export const dayInFuture = (day: string, today: string): DomainError =>
  problem(
    'refused',
    'REGISTER_DAY_IN_FUTURE',
    '日期晚于今天',
    'The register says what is, not what will be',
    `${day} is after today, ${today}.`,
    { day, today },
  )

export const revisionUnknown = (revision: number, newest: number): DomainError =>
  problem(
    'refused',
    'REGISTER_REVISION_UNKNOWN',
    '建档版本不存在',
    'There is no such revision of the register',
    `The newest revision is ${newest}; ${revision} is yet to come.`,
    { revision, newest },
  )

const THING_ZH = {
  beneficiary: '受益对象不存在',
  household: '户不在册',
  person: '人员不在册',
  place: '村、企业或项目不在册',
  supporter: '帮扶单位或干部未登记',
  item: '事项未登记',
  support: '帮扶资金未登记',
  area: '行政区划未登记',
} as const

export const notInRegister = (thing: keyof typeof THING_ZH, id: string, day: string | null): DomainError =>
  problem(
    'not_found',
    `REGISTER_${thing.toUpperCase()}_UNKNOWN`,
    THING_ZH[thing],
    `The register has no such ${thing}`,
    day === null ? `No ${thing} ${id} is recorded.` : `No ${thing} ${id} is in the register on ${day}.`,
    { [`${thing}_id`]: id, day },
  )

export const kindDiffers = (id: string, kind: string, wanted: string): DomainError =>
  problem(
    'refused',
    'BENEFICIARY_KIND_DIFFERS',
    '受益对象类别不符',
    'The beneficiary is of another kind',
    `${id} is a ${kind}, not a ${wanted}.`,
    { beneficiary_id: id, kind, wanted },
  )

export const syntheticDiffers = (id: string, synthetic: boolean): DomainError =>
  problem(
    'refused',
    'BENEFICIARY_SYNTHETIC_DIFFERS',
    '虚构标记不得更改',
    'Whether a beneficiary is made up does not change',
    `${id} is recorded as ${synthetic ? 'made up' : 'real'}.`,
    { beneficiary_id: id, synthetic },
  )

export const householdAlreadyRegistered = (id: string, day: string): DomainError =>
  problem(
    'conflict',
    'HOUSEHOLD_ALREADY_REGISTERED',
    '该户已在册',
    'The household is in the register already',
    `Household ${id} is in the register on ${day} with other content: correct it instead.`,
    { household_id: id, day },
  )

/** What a household that stands so cannot do. */
export const householdStatusWrong = (id: string, day: string, status: string, wanted: string): DomainError =>
  problem(
    'conflict',
    'HOUSEHOLD_STATUS_WRONG',
    '该户当前状态不允许此操作',
    'The household stands otherwise in the register',
    `Household ${id} is ${status} on ${day}; this needs one that is ${wanted}.`,
    { household_id: id, day, status, wanted },
  )

export const graceBeforeLeaving = (id: string, leftOn: string, graceUntil: string): DomainError =>
  problem(
    'refused',
    'HOUSEHOLD_GRACE_INVALID',
    '政策延续期早于脱贫日期',
    'Grace cannot end before it begins',
    `Household ${id} leaves on ${leftOn}; awards cannot go on until ${graceUntil}.`,
    { household_id: id, left_on: leftOn, grace_until: graceUntil },
  )

export const householdHeadMissing = (id: string, day: string): DomainError =>
  problem(
    'refused',
    'HOUSEHOLD_HEAD_MISSING',
    '该户没有户主',
    'The household has no head',
    `Household ${id} has members and no head on ${day}.`,
    { household_id: id, day },
  )

export const householdHeadsSeveral = (id: string, day: string, heads: number): DomainError =>
  problem(
    'refused',
    'HOUSEHOLD_HEADS_SEVERAL',
    '该户有多名户主',
    'The household has several heads',
    `Household ${id} has ${heads} heads on ${day}.`,
    { household_id: id, day, heads },
  )

export const memberElsewhere = (personId: string, householdId: string, otherId: string, day: string): DomainError =>
  problem(
    'conflict',
    'MEMBER_ELSEWHERE',
    '该人员已在另一户',
    'The person is in another household',
    `Person ${personId} is in household ${otherId} on ${day} and cannot be in ${householdId} too: he must leave it first.`,
    { person_id: personId, household_id: householdId, other_household_id: otherId, day },
  )

export const memberDeceased = (personId: string, since: string, day: string): DomainError =>
  problem(
    'conflict',
    'MEMBER_DECEASED',
    '该人员已登记死亡',
    'The person is recorded as deceased',
    `Person ${personId} is recorded as deceased since ${since}, before ${day}.`,
    { person_id: personId, since, day },
  )

export const memberNowhere = (personId: string, day: string): DomainError =>
  problem(
    'conflict',
    'MEMBER_NOWHERE',
    '该人员当日不属于任何户',
    'The person is in no household',
    `Person ${personId} is in no household on ${day}.`,
    { person_id: personId, day },
  )

/** The fault is told, the number is not. */
export const identityNumberWrong = (index: number, fault: string): DomainError =>
  problem(
    'refused',
    'IDENTITY_NUMBER_WRONG',
    '身份证号码不正确',
    'The identity number is not a valid one',
    `The identity number of change ${index + 1} is wrong: ${fault}.`,
    { index, fault },
  )

export const itemFactsInvalid = (
  id: string,
  kind: string,
  faults: readonly Readonly<{ fact: string; expected: string }>[],
): DomainError =>
  problem(
    'refused',
    'ITEM_FACTS_INVALID',
    '事项内容不正确',
    'The facts of the item do not fit its kind',
    `${kind} ${id}: ${faults.map(({ fact, expected }) => `${fact} should be ${expected}`).join('; ')}.`,
    { item_id: id, kind, faults: faults.map((fault) => ({ ...fault })) },
  )

/** What an item or a support is about does not change: it is withdrawn, and recorded anew. */
export const subjectDiffers = (thing: 'item' | 'support', id: string): DomainError =>
  problem(
    'conflict',
    `${thing.toUpperCase()}_SUBJECT_DIFFERS`,
    '不得改变所属对象',
    `The ${thing} is of another beneficiary or kind`,
    `${thing} ${id} is recorded of another beneficiary or kind; withdraw it and record a new one.`,
    { [`${thing}_id`]: id },
  )

export const supporterTaken = (id: string): DomainError =>
  problem(
    'conflict',
    'SUPPORTER_ALREADY_RECORDED',
    '帮扶单位或干部已登记',
    'The supporter is already recorded',
    `A unit or cadre ${id} is recorded otherwise; the two share one space of ids.`,
    { supporter_id: id },
  )

export const areaUnknown = (areaCode: string, day: string): DomainError =>
  problem(
    'refused',
    'AREA_UNKNOWN',
    '行政区划未登记或已撤销',
    'The area is not listed, or abolished',
    `Area ${areaCode} is not among the active areas of its county on ${day}.`,
    { area_code: areaCode, day },
  )

export const areaAlreadyListed = (areaCode: string, day: string): DomainError =>
  problem(
    'conflict',
    'AREA_ALREADY_LISTED',
    '行政区划已登记',
    'The area is listed already',
    `Area ${areaCode} is active on ${day}: rename it instead.`,
    { area_code: areaCode, day },
  )

export const areaMergedIntoItself = (areaCode: string): DomainError =>
  problem(
    'refused',
    'AREA_MERGED_INTO_ITSELF',
    '行政区划不得并入自身',
    'An area cannot be merged into itself',
    `${areaCode} is among the areas that are merged into it, directly or by an earlier merger.`,
    { area_code: areaCode },
  )

export const bankAccountMissing = (beneficiaryId: string): DomainError =>
  problem(
    'refused',
    'BANK_ACCOUNT_MISSING',
    '受益对象没有收款账号',
    'The beneficiary has no bank account',
    `No account is recorded for ${beneficiaryId}.`,
    { beneficiary_id: beneficiaryId },
  )
