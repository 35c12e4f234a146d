import { DomainError, type ProblemKind, type ProblemValues } from '@fundtrace/problem'

const problem = (kind: ProblemKind, code: string, zh: string, en: string, detail: string, values: ProblemValues = {}) =>
  new DomainError({ code: `ACCESS_${code}`, kind, title: { zh, en }, detail, values })

/** The code and the words of every service where areas are not enough. */
export const areaForbidden = (area: string, yours: readonly string[]): DomainError =>
  problem(
    'forbidden',
    'AREA_FORBIDDEN',
    '无权访问该行政区划',
    'The area is outside your access',
    `Area ${area} is not covered by your access to ${yours.join(', ') || 'no area'}`,
    { area, your_areas: [...yours] },
  )

export const officerUnknown = (subject: string): DomainError =>
  problem(
    'not_found',
    'OFFICER_UNKNOWN',
    '没有该人员',
    'There is no such officer',
    `No officer ${subject} is recorded here.`,
    {
      subject,
    },
  )

export const officerWithoutAccess = (subject: string): DomainError =>
  problem(
    'forbidden',
    'OFFICER_INACTIVE',
    '该人员当前无权限',
    'The officer has no access now',
    `${subject} was signed in, and has no approved role today: unknown here, revoked, or outside of the days of the approval.`,
    { subject, error: 'invalid_grant' },
  )

export const subjectTokenInvalid = (reason: string): DomainError =>
  problem(
    'malformed',
    'SUBJECT_TOKEN_INVALID',
    '登录令牌无效',
    'The token to be exchanged is not valid',
    `The subject_token was refused: ${reason}`,
    { error: 'invalid_request' },
  )

export const delegationNone = (subject: string, actingFor: string): DomainError =>
  problem(
    'forbidden',
    'DELEGATION_NONE',
    '没有有效的代岗授权',
    'Nobody may stand in so',
    `${subject} has no approved delegation of ${actingFor} for today, or ${actingFor} himself has no access now.`,
    { subject, act_for: actingFor, error: 'invalid_grant' },
  )

export const changeUnknown = (id: string): DomainError =>
  problem(
    'not_found',
    'CHANGE_UNKNOWN',
    '没有该变更申请',
    'There is no such change',
    `No change ${id} was asked for.`,
    { id },
  )

export const changeDecided = (id: string): DomainError =>
  problem(
    'conflict',
    'CHANGE_DECIDED',
    '该变更已处理',
    'The change was decided',
    `The change ${id} was decided before.`,
    { id },
  )

export const changeStale = (id: string, basedOn: number, version: number): DomainError =>
  problem(
    'conflict',
    'CHANGE_STALE',
    '申请后人员信息已变',
    'The officer was changed meanwhile',
    `The change ${id} was asked for on version ${basedOn} of the officer, who is at version ${version}: ask again.`,
    { id, based_on: basedOn, version },
  )

export const ownAccess = (subject: string): DomainError =>
  problem(
    'refused',
    'CHANGE_OF_ONESELF',
    '不得变更本人权限',
    'Nobody changes his own access',
    `${subject} is yourself, or the officer for whom you stand in.`,
    { subject },
  )

export const anotherNeeded = (persons: readonly string[]): DomainError =>
  problem(
    'refused',
    'DECISION_BY_ANOTHER',
    '须由另一人复核',
    'Another officer has to decide',
    `Whoever decides is neither one of ${persons.join(', ')} nor stands in for one of them.`,
    { persons: [...persons] },
  )

export const delegationBeyond = (delegator: string): DomainError =>
  problem(
    'refused',
    'DELEGATION_BEYOND',
    '代岗权限超出本人权限',
    'Nobody gives more than he has',
    `${delegator} does not have all of these roles in all of these areas on the first day.`,
    { delegator },
  )

export const delegationDaysWrong = (firstDay: string, lastDay: string, daysMax: number): DomainError =>
  problem(
    'refused',
    'DELEGATION_DAYS',
    '代岗日期不正确',
    'The days of a delegation are not right',
    `From ${firstDay} to ${lastDay}: in order, not over yet, and no more than ${daysMax} days.`,
    { first_day: firstDay, last_day: lastDay, days_max: daysMax },
  )

export const delegationNotYours = (delegator: string): DomainError =>
  problem(
    'forbidden',
    'DELEGATION_FORBIDDEN',
    '无权办理该代岗',
    'This delegation is not yours to ask for, decide or end',
    `It takes ${delegator} to ask, an administrator of the areas, or to decide also a superior of the same roles.`,
    { delegator },
  )

export const delegationUnknown = (id: string): DomainError =>
  problem(
    'not_found',
    'DELEGATION_UNKNOWN',
    '没有该代岗',
    'There is no such delegation',
    `No delegation ${id} is recorded.`,
    {
      id,
    },
  )

export const delegationOver = (id: string): DomainError =>
  problem(
    'conflict',
    'DELEGATION_DECIDED',
    '该代岗已处理',
    'The delegation was decided',
    `The delegation ${id} was decided or ended before.`,
    {
      id,
    },
  )
