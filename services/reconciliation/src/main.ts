import { runServiceProcess } from '@fundtrace/service-process'
import { reconciliation } from './compose.ts'

await runServiceProcess(reconciliation)
