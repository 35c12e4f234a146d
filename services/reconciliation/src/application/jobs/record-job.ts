import { type Transaction, violatedConstraint } from '@fundtrace/database'
import { insertJob, insertVersion, type Job, readJob } from '../../adapters/postgres/runs/job-repository.ts'
import type { Person } from '../../domain/four-eyes.ts'
import { jobTaken } from '../../domain/job/job-errors.ts'
import { requireNoPersonalNumber } from '../../domain/plain-text.ts'
import { documentHash, type JobDocument, type JobText, readJobText, rulesHash } from './job-document.ts'

export type JobOrder = Readonly<{
  text: unknown
  owner: string
  funds: readonly string[] | null
  reason: string | null
}>

/** Makes a job of a document; the same again is the same job. @throws DomainError RECONCILIATION_JOB_ID_TAKEN */
export async function makeJob(
  trx: Transaction,
  order: JobOrder & Readonly<{ id: string; areaCode: string }>,
  officer: Person,
): Promise<Readonly<{ job_id: string; version: number }>> {
  const document = documentOf(readJobText(order.text), order)
  if (await insertJob(trx, order.id, order.areaCode, officer.subject))
    return addVersion(trx, order.id, 1, document, order.reason, officer)
  const known = await readJob(trx, order.id)
  if (known.area_code !== order.areaCode || known.document_sha256 !== documentHash(document)) throw jobTaken(order.id)
  return { job_id: known.id, version: known.version }
}

/** Records the next version; what is the same as the newest is the newest. Runs keep the version with which they began. */
export async function recordVersion(
  trx: Transaction,
  job: Job,
  order: JobOrder,
  officer: Person,
): Promise<Readonly<{ job_id: string; version: number }>> {
  requireNoPersonalNumber(order.reason ?? '')
  const document = documentOf(readJobText(order.text), order)
  if (job.document_sha256 === documentHash(document)) return { job_id: job.id, version: job.version }
  try {
    return await trx.transaction((inner) => addVersion(inner, job.id, job.version + 1, document, order.reason, officer))
  } catch (error) {
    if (violatedConstraint(error) === 'job_versions_pkey') throw jobTaken(`${job.id} (version ${job.version + 1})`)
    throw error
  }
}

const documentOf = (text: JobText, { owner, funds }: JobOrder): JobDocument => ({
  ...text,
  owner,
  funds: funds === null ? null : [...funds].sort(),
})

async function addVersion(
  trx: Transaction,
  jobId: string,
  version: number,
  document: JobDocument,
  reason: string | null,
  officer: Person,
): Promise<Readonly<{ job_id: string; version: number }>> {
  await insertVersion(trx, {
    id: jobId,
    version,
    document,
    document_sha256: documentHash(document),
    rules_sha256: rulesHash(document),
    reason,
    recorded_by: officer.subject,
    recorded_for: officer.actingFor,
  })
  return { job_id: jobId, version }
}
