import type { Money } from '@fundtrace/money'
import { formatMoney, subtractMoney } from '@fundtrace/money'
import type { DomainError } from '@fundtrace/problem'
import { problem } from '../problem.ts'

export const registerDayInFuture = (day: string, today: string): DomainError =>
  problem(
    'refused',
    'REGISTER_DAY_IN_FUTURE',
    '名册日期晚于今天',
    'The register is not known on a day to come',
    `${day} is after today, ${today}.`,
    { register_day: day, today },
  )

export const registerRevisionUnknown = (revision: number, newest: number): DomainError =>
  problem(
    'refused',
    'REGISTER_REVISION_UNKNOWN',
    '名册没有该修订',
    'The register has no such revision',
    `The newest revision of the register is ${newest}; ${revision} is not made yet.`,
    { as_known_at: revision, newest },
  )

/** A programme of one time whose money another year has already. */
export const programmeOnceOnly = (programmeId: string, year: number, planId: string): DomainError =>
  problem(
    'conflict',
    'PROGRAMME_ONCE_ONLY',
    '该项目政策只安排一次',
    'The programme is funded once',
    `${programmeId} is funded once, and plan ${planId} of ${year} does so.`,
    { programme_id: programmeId, fiscal_year: year, plan_id: planId },
  )

/** A ratio shares what is paid over the plan, fixed parts and one funder name who pays for each award: a fund keeps to one of them. */
export const replacedPlanFundedOtherwise = (planId: string, fundId: string): DomainError =>
  problem(
    'refused',
    'PLAN_REPLACES_OTHER_FUNDING',
    '出资方式不能中途更换',
    'The way of funding cannot change within a year',
    `Plan ${planId} of ${fundId} shares by ratio and the new version by award, or the other way round: begin with the next year.`,
    { plan_id: planId, fund_id: fundId },
  )

export const replacedPlanElsewhere = (planId: string, fundId: string, wanted: string): DomainError =>
  problem(
    'refused',
    'PLAN_REPLACES_OTHER_FUND',
    '被替换的计划不属于同一资金',
    'The replaced plan is of another fund or programme',
    `Plan ${planId} is of ${fundId}; a plan of ${wanted} replaces one of its own.`,
    { plan_id: planId, fund_id: fundId, wanted_fund_id: wanted },
  )

/** Replacing and its reason go together. */
export const planReasonMissing = (replaces: string | null): DomainError =>
  problem(
    'refused',
    'PLAN_REASON_MISSING',
    '替换计划须说明理由',
    'A plan replaces another for a reason',
    replaces === null
      ? 'A reason is given, and no plan that is replaced.'
      : `Plan ${replaces} is to be replaced: say why.`,
    { replaces },
  )

/** What a programme draws on is not there to be drawn on. */
export const drawnPlanMissing = (programmeId: string, drawsOn: string, year: number): DomainError =>
  problem(
    'refused',
    'DRAWN_PLAN_MISSING',
    '列支的年度资金尚无生效计划',
    'The programme that is drawn on has no plan in force',
    `${programmeId} draws on ${drawsOn}, which has no posted plan for ${year}.`,
    { programme_id: programmeId, draws_on: drawsOn, fiscal_year: year },
  )

/** Its awards would have to say who pays, which a programme that draws on it does not know. */
export const drawnFundByAward = (programmeId: string, drawsOn: string): DomainError =>
  problem(
    'refused',
    'DRAWN_FUND_BY_AWARD',
    '列支的资金按户分担，不可列支',
    'The programme that is drawn on is paid award by award',
    `${drawsOn} says of each award who pays for it; ${programmeId} cannot draw on it.`,
    { programme_id: programmeId, draws_on: drawsOn },
  )

export const drawnPlanExceeded = (planId: string, payingPlanId: string, left: Money, total: Money): DomainError =>
  problem(
    'refused',
    'DRAWN_PLAN_EXCEEDED',
    '超出列支资金的余额',
    'The plan exceeds what it draws on',
    `Plan ${planId} is ${formatMoney(total)}; plan ${payingPlanId} has ${formatMoney(left)} left: ${formatMoney(subtractMoney(total, left))} is missing.`,
    {
      plan_id: planId,
      paying_plan_id: payingPlanId,
      available: formatMoney(left),
      requested: formatMoney(total),
      missing: formatMoney(subtractMoney(total, left)),
    },
  )

/** Taken up again after a crash, the plan came out otherwise: a funder of a township was recorded meanwhile. */
export const planChangedUnderway = (planId: string, line: number): DomainError =>
  problem(
    'conflict',
    'PLAN_CHANGED_UNDERWAY',
    '测算期间依据已变更',
    'What the plan rests on changed while it was computed',
    `Line ${line} of plan ${planId} came out otherwise when the plan was taken up again; make the plan anew.`,
    { plan_id: planId, line },
  )
