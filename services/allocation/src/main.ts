import { runServiceProcess } from '@fundtrace/service-process'
import { allocation } from './compose.ts'

await runServiceProcess(allocation)
