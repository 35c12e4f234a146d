import { connect } from '@fundtrace/database'
import { type ConfigSpec, createLogger, LOG_LEVELS, readConfig, runService, setting } from '@fundtrace/http-server'
import { startConsumer, startRelay, type TakeInOutcome } from '@fundtrace/messaging'
import { assembleOpened, VERSION } from './assemble-server.ts'
import { chooseTransport, transportSettings } from './choose-transport.ts'
import { chooseVerifier, identitySettings } from './choose-verifier.ts'
import { openService } from './opened-service.ts'
import type { LongLiving, ServiceDefinition } from './service-definition.ts'
import { measureService } from './service-metrics.ts'
import { startTracing } from './tracing.ts'

/** A thousand a second: no office comes near it, and a program that runs away is stopped. */
const REQUESTS_PER_MINUTE = 60_000

/** What every service needs of its environment. */
const COMMON = {
  host: setting.text('HOST', { default: '127.0.0.1' }),
  port: setting.port('PORT'),
  databaseUrl: setting.secret('DATABASE_URL'),
  /** For each caller, in each process; 0: no limit. */
  requestsPerMinute: setting.integer('RATE_LIMIT_PER_MINUTE', 0, 10_000_000, { default: REQUESTS_PER_MINUTE }),
  tracesEndpoint: setting.url('OTEL_EXPORTER_OTLP_ENDPOINT', { default: '' }),
  logLevel: setting.choice('LOG_LEVEL', LOG_LEVELS, { default: 'info' }),
} satisfies ConfigSpec

/** Runs a service until it is told to stop. Requests end first, then consumers, then the relay, then what it opened, then the connections. */
export const runServiceProcess = <Settings extends ConfigSpec, Own extends LongLiving>(
  definition: ServiceDefinition<Settings, Own>,
): Promise<void> =>
  runService(async () => {
    // Read as a whole first, so that one error names everything that is missing; then each part with its types.
    const settings = { ...COMMON, ...transportSettings(process.env), ...identitySettings(process.env) }
    readConfig(process.env, { ...settings, ...definition.settings })
    const common = readConfig(process.env, COMMON)
    const config = readConfig(process.env, definition.settings)
    const log = createLogger({ name: definition.name, level: common.logLevel })
    const tracing = startTracing({ service: definition.name, version: VERSION, endpoint: common.tracesEndpoint, log })
    const identity = chooseVerifier(process.env, log)
    const db = connect(common.databaseUrl, { application: `fundtrace ${definition.name}` })
    const transport = chooseTransport(process.env, definition.name, log)
    const readiness = { database: () => db.raw('SELECT 1'), messages: transport.ping, ...identity.readiness }
    const parts = { db, config, log }
    const service = openService(definition, parts)
    const { registry, counts } = measureService(service, { db, transport, readiness })

    const { verifier } = identity
    const { requestsPerMinute } = common
    const app = await assembleOpened(service, parts, { verifier, transport, registry, readiness, requestsPerMinute })
    app.addHook('onListen', async () => service.own.start?.())
    app.addHook('preClose', async () => service.own.retire?.())
    app.addHook('onClose', tracing.close)
    app.addHook('onClose', () => db.destroy())
    app.addHook('onClose', async () => service.own.close?.())
    app.addHook('onClose', transport.close)
    const relay = startRelay({ db, url: common.databaseUrl, transport, log, onPublished: counts.published })
    app.addHook('onClose', relay.close)
    for (const consumer of service.consumers) {
      const onTakenIn = (outcome: TakeInOutcome): void => counts.takenIn(consumer.name, outcome)
      const running = await startConsumer({ db, transport, consumer, log, onTakenIn })
      app.addHook('onClose', running.close)
    }
    const background = definition.background?.(parts)
    if (background !== undefined) app.addHook('onClose', background.close)
    return { app, host: common.host, port: common.port }
  })
