import { randomUUID } from 'node:crypto'
import type { Transaction } from '@fundtrace/database'
import { type Dataset, findNewestDataset, readDataset } from '../../adapters/postgres/datasets/dataset-repository.ts'
import type { Job } from '../../adapters/postgres/runs/job-repository.ts'
import { insertInput, insertRun } from '../../adapters/postgres/runs/job-run-repository.ts'
import { datasetNone, datasetOfOther, runDayAhead, runDaysReversed } from '../../domain/job/job-errors.ts'
import { todayInShanghai } from '../today-in-shanghai.ts'
import type { JobSide } from '../jobs/job-document.ts'

export type RunOrder = Readonly<{
  /** The last day that the run speaks for, and the first: of the job unless told. */
  asOf: string
  from: string | null
  /** Unless told, the newest of the name that the job gives, in the job's own area. */
  leftDatasetId: string | null
  rightDatasetId: string | null
  dueAt: Date | null
}>

/**
 * Queues a run of the job as it is now. Uploaded sides are frozen at once; our own copies when the run is taken up. Undefined where the
 * clock has begun the run of this due time already.
 */
export async function beginRun(
  trx: Transaction,
  job: Job,
  order: RunOrder,
  officer: Readonly<{ subject: string; actingFor: string | null }>,
): Promise<Readonly<{ run_id: string }> | undefined> {
  const from = order.from ?? job.document.from ?? null
  const today = todayInShanghai()
  // One of a day to come would overtake every run until then: none of them would open a case.
  if (order.asOf > today) throw runDayAhead(order.asOf, today)
  if (from !== null && from > order.asOf) throw runDaysReversed(from, order.asOf)
  const inputs = await findInputs(trx, job, order)
  const id = randomUUID()
  const number = await insertRun(trx, {
    id,
    job_id: job.id,
    job_version: job.version,
    rules_sha256: job.rules_sha256,
    area_code: job.area_code,
    as_of: order.asOf,
    from_day: from,
    asked_by: officer.subject,
    asked_for: officer.actingFor,
    due_at: order.dueAt,
  })
  if (number === undefined) return undefined
  for (const { side, dataset } of inputs)
    await insertInput(trx, number, { side, dataset_id: dataset.id, sha256: dataset.file_sha256 })
  return { run_id: id }
}

type Input = Readonly<{ side: 'left' | 'right'; dataset: Dataset }>

async function findInputs(trx: Transaction, job: Job, order: RunOrder): Promise<Input[]> {
  const { document } = job
  if (document.evaluator === 'control') {
    const [given] = [order.leftDatasetId, order.rightDatasetId].filter((id) => id !== null)
    if (given !== undefined) throw datasetOfOther(given, 'side', 'none: a control reads its facts itself', given)
    return []
  }
  const left = await findUpload(trx, job, 'left', document.left, order.leftDatasetId)
  const right = await findUpload(trx, job, 'right', document.right, order.rightDatasetId)
  return [left, right].flatMap((input) => input ?? [])
}

async function findUpload(
  trx: Transaction,
  job: Job,
  side: Input['side'],
  wanted: JobSide,
  datasetId: string | null,
): Promise<Input | undefined> {
  if ('copy' in wanted) {
    if (datasetId !== null) throw datasetOfOther(datasetId, side, `our own copy ${wanted.copy}`, 'uploaded')
    return undefined
  }
  const { upload: kind, name } = wanted
  if (datasetId === null) {
    const dataset = await findNewestDataset(trx, { area_code: job.area_code, name, kind })
    if (dataset === undefined) throw datasetNone(name, kind, job.area_code)
    return { side, dataset }
  }
  const dataset = await readDataset(trx, datasetId)
  if (dataset.kind !== kind || dataset.name !== name || !dataset.area_code.startsWith(job.area_code))
    throw datasetOfOther(
      datasetId,
      side,
      `a ${kind} uploaded as ${name} within ${job.area_code}`,
      `a ${dataset.kind} uploaded as ${dataset.name} of ${dataset.area_code}`,
    )
  return { side, dataset }
}
