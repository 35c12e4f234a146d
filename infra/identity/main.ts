import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { ConfigError, createLogger, LOG_LEVELS, readConfig, setting } from '@fundtrace/http-server'
import { signInPages } from './sign-in.ts'
import { openSigningKey, readLocalKey } from './signing-key.ts'
import { standIn } from './stand-in.ts'
import { trialIssuer } from './trial-issuer.ts'

const DRAIN_MS = 2_000

/** The trial issuer as a process: for docker compose, the embedded run and for trying out, refused in production. */
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
    consoleUrl: setting.optional(setting.url('TRIAL_CONSOLE_URL')),
    passcode: setting.optional(setting.secret('TRIAL_PASSCODE')),
    accessUrl: setting.optional(setting.url('TRIAL_ACCESS_URL')),
    localKeyPem: setting.optional(setting.secret('TRIAL_LOCAL_ISSUER_KEY')),
    logLevel: setting.choice('LOG_LEVEL', LOG_LEVELS, { default: 'info' }),
  })
  const { consoleUrl, passcode, localKeyPem } = config
  if ((consoleUrl === undefined) !== (passcode === undefined)) {
    throw new ConfigError(['TRIAL_CONSOLE_URL and TRIAL_PASSCODE: set both, or neither where nobody signs in'])
  }
  const log = createLogger({ name: 'identity', level: config.logLevel })
  const localKey = localKeyPem === undefined ? undefined : readLocalKey(localKeyPem)
  const provider = trialIssuer({ ...config, localKey, signingKey: await openSigningKey(config.folder) })
  provider.on('server_error', (_context, err) => log.error({ err }, 'request failed'))
  const answer = provider.callback()
  const signIn = passcode === undefined ? async () => false : signInPages(provider, { passcode, log })
  const { accessUrl } = config
  const exchange =
    accessUrl === undefined || localKeyPem === undefined ? async () => false : standIn({ accessUrl, localKeyPem, log })
  const serveRequest = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (request.url === '/health/live' || request.url === '/health/ready') {
      response.setHeader('content-type', 'application/json')
      response.end('{"status":"live"}')
    } else if (!(await signIn(request, response)) && !(await exchange(request, response)))
      await answer(request, response)
  }
  const server = createServer((request, response) => void serveRequest(request, response))
  const stop = (): void => {
    // The channel to a launcher would keep the process alive.
    server.close(() => process.exit())
    server.closeIdleConnections()
    // A browser opens connections that it may use some day; they are not idle, and nothing will come on them.
    setTimeout(() => server.closeAllConnections(), DRAIN_MS).unref()
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
