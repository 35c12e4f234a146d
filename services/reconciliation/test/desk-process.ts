import { connect } from '@fundtrace/database'
import { createRunDesk } from '../src/application/runs/run-desk.ts'

export type DeskOrder = Readonly<{ databaseUrl: string; personalDataKeys: string; runId: string }>

/* A service that works at one run, as a process that a test can kill. */
process.on('message', ({ databaseUrl, personalDataKeys, runId }: DeskOrder) => {
  const db = connect(databaseUrl, { application: 'test desk' })
  const desk = createRunDesk({ db, personalDataKeys, onFault: (error) => console.error(error) })
  void desk.work('run', runId)
})
