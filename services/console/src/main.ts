import { createLogger, readConfig, runService } from '@fundtrace/http-server'
import { composeConsole } from './compose.ts'
import { refuseUnsafe, SETTINGS } from './settings.ts'

await runService(async () => {
  const settings = readConfig(process.env, SETTINGS)
  refuseUnsafe(settings, process.env['NODE_ENV'])
  const log = createLogger({ name: 'console', level: settings.logLevel })
  return { app: await composeConsole(settings, log), host: settings.host, port: settings.port }
})
