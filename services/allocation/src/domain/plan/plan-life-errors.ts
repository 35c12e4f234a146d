import type { DomainError } from '@fundtrace/problem'
import { problem } from '../problem.ts'

/** `wanted` lists the states from which it could. */
export const planMoveForbidden = (planId: string, state: string, to: string, from: readonly string[]): DomainError =>
  problem(
    'conflict',
    'PLAN_STATE_WRONG',
    '计划状态不允许此操作',
    'The plan is in another state',
    `Plan ${planId} is ${state}; for ${to} it needs to be ${from.join(' or ') || 'nothing that there is'}.`,
    { plan_id: planId, state, wanted: from.join(', ') },
  )

/** Whoever made a thing, or asked for its approval, cannot approve it. */
export const planApprovedByMaker = (planId: string, officer: string): DomainError =>
  problem(
    'forbidden',
    'PLAN_APPROVED_BY_MAKER',
    '编制人不得审批',
    'Who made or submitted a plan cannot approve it',
    `${officer} made or submitted plan ${planId}; another officer must approve it.`,
    { plan_id: planId, made_by: officer },
  )

export const planWithdrawnByAnother = (planId: string, madeBy: string): DomainError =>
  problem(
    'forbidden',
    'PLAN_WITHDRAWN_BY_ANOTHER',
    '仅编制人可撤回计划',
    'Only its maker withdraws a plan',
    `Plan ${planId} was made by ${madeBy}, who alone withdraws it.`,
    { plan_id: planId, made_by: madeBy },
  )

export const noticeNotOver = (planId: string, lastDay: string, today: string): DomainError =>
  problem(
    'conflict',
    'PLAN_NOTICE_NOT_OVER',
    '公示期未满',
    'The public notice is not over',
    `Plan ${planId} stands in public notice up to and including ${lastDay}; today is ${today}.`,
    { plan_id: planId, last_day: lastDay, today },
  )

export const noticeNotAsked = (planId: string): DomainError =>
  problem(
    'refused',
    'PLAN_NOTICE_NOT_ASKED',
    '该项目政策不要求公示',
    'The programme asks for no public notice',
    `Plan ${planId} is of a programme without days of notice; it can be approved as it is.`,
    { plan_id: planId },
  )

export const noticeBegun = (planId: string, firstDay: string, today: string): DomainError =>
  problem(
    'refused',
    'PLAN_NOTICE_IN_PAST',
    '公示首日早于今天',
    'A notice cannot have begun already',
    `The notice of plan ${planId} cannot begin on ${firstDay}, before today, ${today}.`,
    { plan_id: planId, first_day: firstDay, today },
  )

export const objectionsOpen = (planId: string, open: number): DomainError =>
  problem(
    'conflict',
    'PLAN_OBJECTIONS_OPEN',
    '公示异议尚未答复',
    'Objections are not answered yet',
    `Plan ${planId} has ${open} ${open === 1 ? 'objection' : 'objections'} to answer before it can be approved.`,
    { plan_id: planId, open },
  )

export const objectionOutOfTime = (
  planId: string,
  notice: Readonly<{ from: string; to: string }>,
  today: string,
): DomainError =>
  problem(
    'refused',
    'OBJECTION_OUT_OF_TIME',
    '不在公示期内',
    'The plan is not in public notice today',
    `Plan ${planId} is in public notice from ${notice.from} to ${notice.to}; today is ${today}.`,
    { plan_id: planId, first_day: notice.from, last_day: notice.to, today },
  )

export const objectionUnknown = (planId: string, objectionId: string): DomainError =>
  problem(
    'not_found',
    'OBJECTION_UNKNOWN',
    '异议不存在',
    'There is no such objection',
    `Plan ${planId} has no objection ${objectionId}.`,
    { plan_id: planId, objection_id: objectionId },
  )

export const objectionAnswered = (objectionId: string): DomainError =>
  problem(
    'conflict',
    'OBJECTION_ANSWERED',
    '异议已答复',
    'The objection is answered already',
    `Objection ${objectionId} is answered; its answer stands.`,
    { objection_id: objectionId },
  )

export const objectionLineUnknown = (planId: string, line: number): DomainError =>
  problem(
    'not_found',
    'PLAN_LINE_UNKNOWN',
    '计划没有该行',
    'The plan has no such line',
    `Plan ${planId} has no line ${line}.`,
    { plan_id: planId, line },
  )
