/** In the order of a run's life. The database knows the same lists. */
export const RUN_STATES = ['queued', 'running', 'completed', 'cancelled', 'failed'] as const
export type RunState = (typeof RUN_STATES)[number]
export const RUN_PHASES = ['waiting', 'freezing', 'reading', 'matching', 'writing', 'ended'] as const
export type RunPhase = (typeof RUN_PHASES)[number]

/** What those who follow breaks from run to run are told of a run, in the transaction that completes it. */
export type CompletedRun = Readonly<{
  /** Its rows in run_matches and run_breaks are named by this number. */
  number: number
  id: string
  jobId: string
  areaCode: string
  /** The last day that it speaks for, in Shanghai. */
  asOf: string
  askedBy: string
  /** In whose place (代岗); null where in his own. */
  askedFor: string | null
}>

/** Counts and hashes of a completed run. */
export type RunResult = Readonly<{
  leftRows: number
  rightRows: number
  matches: number
  breaks: number
  inputsSha256: string
  resultSha256: string
}>
