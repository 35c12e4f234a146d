import { runServiceProcess } from '@fundtrace/service-process'
import { access } from './compose.ts'

await runServiceProcess(access)
