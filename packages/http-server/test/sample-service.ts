/** A service's process for run-service.int.test.ts: its parent tells it over IPC when a slow request may end. */
import { once } from 'node:events'
import {
  createLogger,
  createServer,
  localIssuerVerifier,
  LOG_LEVELS,
  readConfig,
  runService,
  setting,
} from '../src/http-server.ts'

await runService(async () => {
  const config = readConfig(process.env, {
    host: setting.text('HOST', { default: '127.0.0.1' }),
    // 0: any that is free; the log line says which.
    port: setting.integer('PORT', 0, 65_535),
    logLevel: setting.choice('LOG_LEVEL', LOG_LEVELS, { default: 'info' }),
    publicKeyPem: setting.secret('LOCAL_ISSUER_PUBLIC_KEY'),
  })
  const logger = createLogger({ name: 'sample', level: config.logLevel })
  const app = await createServer({
    name: 'sample',
    title: 'Sample',
    version: '1.0.0',
    description: 'A process for tests',
    logger,
    verifier: localIssuerVerifier({ publicKeyPem: config.publicKeyPem, nodeEnv: process.env['NODE_ENV'] }),
    readiness: {},
    register: (server) => {
      const internal = { config: { access: 'public' }, schema: { hide: true } } as const
      server.get('/slow', internal, async () => {
        process.send?.('at work')
        await once(process, 'message')
        logger.info('the work is done')
        return { done: true }
      })
      server.get('/never', internal, () => {
        process.send?.('at work')
        return new Promise(() => undefined)
      })
    },
  })
  app.addHook('onClose', async () => logger.info('the pool is closed'))
  app.addHook('onClose', async () => logger.info('the relay has stopped'))
  return { app, host: config.host, port: config.port }
})
