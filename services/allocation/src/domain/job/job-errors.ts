import type { DomainError } from '@fundtrace/problem'
import { problem } from '../problem.ts'

export const jobUnknown = (id: string): DomainError =>
  problem('not_found', 'JOB_UNKNOWN', '任务不存在', 'There is no such job', `No job ${id} is recorded.`, { job_id: id })

/** What went wrong is in the log under the job's id: it is a fault of the program, not of what was asked. */
export const jobBroken = (kind: string, id: string): DomainError =>
  problem(
    'unavailable',
    'JOB_BROKEN',
    '任务因程序错误而中止',
    'The job ended by a fault of the program',
    `Job ${id} (${kind}) ended by a fault that is not in the request; what it had done so far stands as it is.`,
    { job_id: id, kind },
  )

export const jobGivenUp = (kind: string, id: string, attempts: number): DomainError =>
  problem(
    'unavailable',
    'JOB_GIVEN_UP',
    '任务多次未能完成',
    'The job was given up',
    `Job ${id} (${kind}) was taken up ${attempts} times and never came to its end.`,
    { job_id: id, kind, attempts },
  )
