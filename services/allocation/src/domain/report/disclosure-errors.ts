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

/** The same of a plan that is not there and of one that is not public: nobody learns which plans there are. */
export const publicListUnknown = (planId: string): DomainError =>
  problem(
    'not_found',
    'PUBLIC_LIST_UNKNOWN',
    '没有这份公开名单，或公示期已过',
    'There is no such public list, or its time is over',
    `Plan ${planId} has no list of this kind on the notice board today.`,
    { plan_id: planId },
  )

export const searchEmpty = (): DomainError =>
  problem(
    'malformed',
    'PUBLIC_SEARCH_EMPTY',
    '请输入村名、区划代码或姓名',
    'Say which village or name to look for',
    'Give village (two characters of its name, or its code), or the masked name of a household and the area to look in.',
    {},
  )
