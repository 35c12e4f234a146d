/** What other packages use of the command line: the four APIs as one caller sees them, and the main job over them. */
export { type Addresses, type Client, createClient, ProblemError } from './client.ts'
export { type MainJobPlace, runMainJob } from './demo/main-job.ts'
export { localTokens } from './demo/officer-tokens.ts'
export type { FundSummary, MainJobSummary } from './demo/summary.ts'
export { summaryText } from './demo/summary-text.ts'
export { passes } from './demo/patient-client.ts'
export { until, WaitedInVainError } from './demo/until.ts'
