import { createServer } from 'node:http'
import { ConfigError, createLogger, LOG_LEVELS, readConfig, setting } from '@fundtrace/http-server'
import { openSigningKey } from './signing-key.ts'
import { trialIssuer } from './trial-issuer.ts'

/** The trial issuer as a process: for docker compose and for trying out, refused in production. */
try {
  await serve()
} catch (error) {
  if (!(error instanceof ConfigError)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 2
}

async function serve(): Promise<void> {
  refuseInProduction()
  const config = readConfig(process.env, {
    host: setting.text('HOST', { default: '127.0.0.1' }),
    port: setting.port('PORT'),
    issuer: setting.url('TRIAL_ISSUER_URL'),
    folder: setting.text('TRIAL_ISSUER_FOLDER'),
    clientSecret: setting.secret('TRIAL_CLIENT_SECRET'),
    audience: setting.text('TRIAL_AUDIENCE', { default: 'urn:fundtrace' }),
    logLevel: setting.choice('LOG_LEVEL', LOG_LEVELS, { default: 'info' }),
  })
  const log = createLogger({ name: 'identity', level: config.logLevel })
  const provider = trialIssuer({ ...config, signingKey: await openSigningKey(config.folder) })
  provider.on('server_error', (_context, err) => log.error({ err }, 'request failed'))
  const answer = provider.callback()
  const server = createServer((request, response) => {
    if (request.url !== '/health/live') return void answer(request, response)
    response.setHeader('content-type', 'application/json')
    response.end('{"status":"live"}')
  })
  const stop = (): void => {
    server.close()
    server.closeIdleConnections()
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
  if (process.connected) process.on('disconnect', stop)
  server.listen(config.port, config.host, () => log.info({ issuer: config.issuer, port: config.port }, 'listening'))
}

function refuseInProduction(): void {
  if (process.env['NODE_ENV'] === 'production') {
    throw new ConfigError(['NODE_ENV: the trial issuer, where anybody can be appointed, is refused in production'])
  }
}
