import { Uuid } from '@fundtrace/contracts'
import type { Database } from '@fundtrace/database'
import { type App, callerOf } from '@fundtrace/http-server'
import Type from 'typebox'
import { readWork } from '../postgres/work-repository.ts'
import { readOwnBatch } from './own-batch.ts'
import { toWorkReply, WorkReply } from './work-schemas.ts'

export function workRoutes(app: App, { db }: { db: Database }): void {
  app.get(
    '/v1/works/:work_id',
    {
      config: { access: { roles: ['treasury', 'audit', 'admin'] } },
      schema: {
        operationId: 'getWork',
        summary: 'How far the long work on a batch is: its lines checked, a bank file written, results taken',
        tags: ['Batches'],
        params: Type.Object({ work_id: Uuid }),
        response: { 200: WorkReply },
      },
    },
    async (request) => {
      const work = await readWork(db, request.params.work_id)
      await readOwnBatch(db, callerOf(request), work.batch_id)
      return toWorkReply(work)
    },
  )
}
