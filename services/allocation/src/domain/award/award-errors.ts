import type { DomainError } from '@fundtrace/problem'
import { problem } from '../problem.ts'

/** What the programme does not list (repair of a house out of a norm for income) is not paid by it (A4). */
export const awardPurposeNotAllowed = (
  programmeId: string,
  purpose: string,
  purposes: readonly string[],
): DomainError =>
  problem(
    'refused',
    'AWARD_PURPOSE_NOT_ALLOWED',
    '该用途不在项目政策允许范围内',
    'The programme does not allow this purpose',
    purposes.length === 0
      ? `${programmeId} lists no purposes: its awards are for its own matter and name none, not "${purpose}".`
      : `${programmeId} allows ${purposes.join(', ')}, not "${purpose}".`,
    { programme_id: programmeId, purpose, purposes: [...purposes] },
  )

/** An award to a project says which of the purposes it serves (F3). */
export const awardPurposeMissing = (
  programmeId: string,
  beneficiaryId: string,
  purposes: readonly string[],
): DomainError =>
  problem(
    'refused',
    'AWARD_PURPOSE_MISSING',
    '须注明项目用途',
    'An award to a project names its purpose',
    `${beneficiaryId} is a project: say which of ${purposes.join(', ')} its award is for.`,
    { programme_id: programmeId, beneficiary_id: beneficiaryId, purposes: [...purposes] },
  )

export const awardsRunning = (planId: string, runId: string): DomainError =>
  problem(
    'conflict',
    'AWARDS_RUNNING',
    '该计划正在发放',
    'The plan is being awarded',
    `Run ${runId} awards plan ${planId}; another begins when it has ended.`,
    { plan_id: planId, award_run_id: runId },
  )

/** A raised line whose funders changed: what one of them has paid in already cannot be asked back by an award. */
export const awardPartsShifted = (planId: string, beneficiaryId: string, funderId: string): DomainError =>
  problem(
    'refused',
    'AWARD_PARTS_SHIFTED',
    '出资方份额低于已发放部分',
    'A funder is to bear less than it bears already',
    `Plan ${planId} lays less on ${funderId} for ${beneficiaryId} than is awarded already; the difference cannot be awarded.`,
    { plan_id: planId, beneficiary_id: beneficiaryId, funder_id: funderId },
  )
