import type { DomainError } from '@fundtrace/problem'
import { problem } from '../problem.ts'
import type { Fault } from '../programme/programme-errors.ts'

export const milestoneInvalid = (id: string, faults: readonly Fault[]): DomainError =>
  problem(
    'refused',
    'MILESTONE_INVALID',
    '阶段目标有误',
    'The milestone cannot be understood as it is written',
    `${id} has ${faults.length} ${faults.length === 1 ? 'fault' : 'faults'}: ${faults
      .slice(0, 5)
      .map(({ path, reason }) => `${path}: ${reason.en}`)
      .join('; ')}.`,
    { milestone_id: id, errors: faults },
  )

export const milestoneYearUnstated = (id: string, year: number, years: readonly number[]): DomainError =>
  problem(
    'refused',
    'MILESTONE_YEAR_UNSTATED',
    '该年份没有目标',
    'The document states no target for that year',
    `${id} has targets for ${years.join(', ')}, not for ${year}.`,
    { milestone_id: id, year, years: [...years] },
  )

export const milestoneAverageMissing = (id: string, year: number): DomainError =>
  problem(
    'refused',
    'MILESTONE_AVERAGE_MISSING',
    '缺少农村居民人均可支配收入',
    'The rural average of the year is not known',
    `${id} is a part of the rural average of ${year}: give it as rural_average, or record a version of the milestone that has it.`,
    { milestone_id: id, year },
  )
