import { isPassing } from '@fundtrace/database'
import { DomainError, type ProblemRecord, toProblemRecord } from '@fundtrace/problem'

/** What the service tells the process that works. */
export type WorkerOrder = Readonly<{
  task: 'run' | 'preview'
  id: string
  epoch: number
  databaseUrl: string
  personalDataKeys: string
}>

/** `rssMib`: how large the process is by then. */
export type WorkerAnswer = Readonly<{ rssMib: number }> &
  (
    | Readonly<{ outcome: 'done' | 'lost' }>
    /** `problem`: a refusal that stays one. Without it, the fault lies in the moment or in the program, as `fault` says. */
    | (Readonly<{ outcome: 'failed' }> & WorkerFault)
  )
export type WorkerFault = Readonly<{ problem: ProblemRecord | null; isPassing: boolean; fault: string }>

export const toFault = (error: unknown): WorkerFault => ({
  problem: error instanceof DomainError ? toProblemRecord(error) : null,
  isPassing: isPassing(error),
  fault: error instanceof Error ? (error.stack ?? error.message) : String(error),
})
