import type { DomainError } from '@fundtrace/problem'
import { problem } from '../problem.ts'

export const noticeNotGiven = (planId: string, state: string): DomainError =>
  problem(
    'refused',
    'NOTICE_NOT_GIVEN',
    '该计划尚未公示',
    'The plan has not been made public',
    `Plan ${planId} is ${state}: its list is public when its notice begins or it is approved.`,
    { plan_id: planId, state },
  )
