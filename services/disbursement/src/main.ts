import { runServiceProcess } from '@fundtrace/service-process'
import { disbursement } from './compose.ts'

await runServiceProcess(disbursement)
