import type { DomainError } from '@fundtrace/problem'
import { problem } from '../problem.ts'
import type { Fault } from '../programme/programme-errors.ts'

export const guaranteeInvalid = (id: string, faults: readonly Fault[]): DomainError =>
  problem(
    'refused',
    'GUARANTEE_INVALID',
    '保底规定有误',
    'The guarantee cannot be understood as it is written',
    `${id} has ${faults.length} ${faults.length === 1 ? 'fault' : 'faults'}: ${faults
      .slice(0, SHOWN_MAX)
      .map(({ path, reason }) => `${path}: ${reason.en}`)
      .join('; ')}.`,
    { guarantee_id: id, errors: faults },
  )

const SHOWN_MAX = 5

export const guaranteeOutOfForce = (id: string, on: string, from: string | null, to: string | null): DomainError =>
  problem(
    'refused',
    'GUARANTEE_OUT_OF_FORCE',
    '保底规定不在有效期内',
    'The guarantee is not in force on that day',
    `${id} is in force from ${from ?? 'the beginning'} to ${to ?? 'further notice'}, not on ${on}.`,
    { guarantee_id: id, on, valid_from: from, valid_to: to },
  )

export const evaluationDayAhead = (on: string, today: string): DomainError =>
  problem(
    'refused',
    'EVALUATION_DAY_AHEAD',
    '日期不能晚于今天',
    'The day has not come yet',
    `The register of ${on} cannot be asked on ${today}.`,
    { on, today },
  )

export const evaluationPlanUnfit = (planId: string, state: string, year: number, asked: number): DomainError =>
  problem(
    'refused',
    'EVALUATION_PLAN_UNFIT',
    '计划不能用于核查',
    'The plan cannot be counted',
    `Plan ${planId} is ${state} for ${year}; a plan counts when it is computed and not withdrawn, for ${asked}.`,
    { plan_id: planId, state, fiscal_year: year, asked_year: asked },
  )

export const evaluationPlansDouble = (fundId: string, planIds: readonly string[]): DomainError =>
  problem(
    'refused',
    'EVALUATION_PLANS_DOUBLE',
    '同一资金的计划重复',
    'Two plans of one fund would count its money twice',
    `${planIds.join(' and ')} are plans of ${fundId}; name one of them.`,
    { fund_id: fundId, plan_ids: [...planIds] },
  )
