import type { FoundBreak } from '../../domain/job/found-break.ts'
import type { RunPhase } from '../../domain/job/run.ts'

/** Where an evaluator puts what it finds, page by page. */
export type ResultSink = Readonly<{
  /** Whole lines `number,rule,left_row,right_row,difference,suggested`, each with its LF: columns of run_matches in CSV. */
  matches: (lines: Buffer) => Promise<void>
  breaks: (page: readonly FoundBreak[]) => Promise<void>
  /** Said as often as there is something to say; kept now and then. */
  progress: (phase: RunPhase, done: number, total: number | null) => void
}>

export type Evaluated = Readonly<{
  leftRows: number
  rightRows: number
  matches: number
  breaks: number
  resultSha256: string
  /** Yuan; for showing. */
  totals: object
}>
