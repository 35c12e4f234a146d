import type { Transaction } from '@fundtrace/database'
import { readJob } from '../../adapters/postgres/runs/job-repository.ts'
import type { JobRun } from '../../adapters/postgres/runs/job-run-repository.ts'
import { insertPreview } from '../../adapters/postgres/runs/preview-repository.ts'
import { previewImpossible, runStateWrong } from '../../domain/job/job-errors.ts'
import type { Person } from '../../domain/four-eyes.ts'
import { readJobText } from '../jobs/job-document.ts'
import { hashCanonical } from '../hash-canonical.ts'

export type PreviewOrder = Readonly<{ id: string; rules: object | null; terms: object | null }>

/** Queues a preview of a completed run; what is tried has to be as right as what a job records. */
export async function askPreview(
  trx: Transaction,
  run: JobRun,
  order: PreviewOrder,
  officer: Person,
): Promise<Readonly<{ preview_id: string }>> {
  if (run.state !== 'completed') throw runStateWrong(run.id, run.state, 'completed')
  if (order.rules === null && order.terms === null) throw previewImpossible(run.id)
  const { owner: _owner, funds: _funds, ...text } = (await readJob(trx, run.job_id, run.job_version)).document
  const tried = readJobText({
    ...text,
    ...(order.rules !== null && { rules: order.rules }),
    ...(order.terms !== null && { terms: order.terms }),
  })
  await insertPreview(trx, {
    id: order.id,
    run: run.number,
    rules: tried,
    rules_sha256: hashCanonical(tried),
    asked_by: officer.subject,
    asked_for: officer.actingFor,
  })
  return { preview_id: order.id }
}
