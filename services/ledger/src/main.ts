import { runServiceProcess } from '@fundtrace/service-process'
import { ledger } from './compose.ts'

await runServiceProcess(ledger)
