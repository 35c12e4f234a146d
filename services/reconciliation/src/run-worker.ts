import { rmSync } from 'node:fs'
import { connect } from '@fundtrace/database'
import { loadKeyRing } from '@fundtrace/personal-data'
import { readRun } from './adapters/postgres/runs/job-run-repository.ts'
import { spillFolder } from './application/runs/evaluate-match.ts'
import { executePreview } from './application/runs/execute-preview.ts'
import { executeRun, RunLostError } from './application/runs/execute-run.ts'
import { toFault, type WorkerAnswer, type WorkerOrder } from './application/runs/worker-order.ts'

/*
 * The process that works at runs and previews, one after the other, so that the service goes on answering. Orders come over the channel to
 * the service, never by arguments or environment: they hold keys. When the service dies, the channel closes, and this process with it;
 * another takes over what it was at.
 */
let atWork: WorkerOrder | undefined
process.on('disconnect', () => {
  if (atWork !== undefined) rmSync(spillFolder(atWork), { recursive: true, force: true })
  process.exit(1)
})
process.on('message', (order: WorkerOrder) => {
  atWork = order
  void work(order).then((outcome) => {
    const answer: WorkerAnswer = { ...outcome, rssMib: Math.round(process.memoryUsage().rss / 1024 ** 2) }
    process.send?.(answer)
  })
})

type Outcome = Readonly<{ outcome: 'done' | 'lost' }> | (Readonly<{ outcome: 'failed' }> & ReturnType<typeof toFault>)

async function work(order: WorkerOrder): Promise<Outcome> {
  // Whoever looks at what the database is busy with finds the process by it.
  const application = `reconciliation ${order.task} ${process.pid}`
  const db = connect(order.databaseUrl, { application, connectionsMax: 4 })
  try {
    const parts = { db, ring: loadKeyRing(order.personalDataKeys) }
    if (order.task === 'preview') await executePreview(parts, order.id, order.epoch)
    else {
      const run = await readRun(db, order.id)
      if (run.epoch !== order.epoch) return { outcome: 'lost' }
      await executeRun(parts, run)
    }
    return { outcome: 'done' }
  } catch (error) {
    return error instanceof RunLostError ? { outcome: 'lost' } : { outcome: 'failed', ...toFault(error) }
  } finally {
    await db.destroy().catch(() => undefined)
  }
}
