import { connect } from '@fundtrace/database'
import {
  type ConfigSpec,
  createLogger,
  localIssuerVerifier,
  LOG_LEVELS,
  readConfig,
  runService,
  setting,
} from '@fundtrace/http-server'
import { createPostgresTransport, startConsumer, startRelay } from '@fundtrace/messaging'
import { Registry } from 'prom-client'
import { assembleServer } from './assemble-server.ts'
import { measureMessages } from './message-metrics.ts'
import type { ServiceDefinition } from './service-definition.ts'

/** What every service needs of its environment. */
const COMMON = {
  host: setting.text('HOST', { default: '127.0.0.1' }),
  port: setting.port('PORT'),
  databaseUrl: setting.secret('DATABASE_URL'),
  transport: setting.choice('FUNDTRACE_TRANSPORT', ['postgres'], { default: 'postgres' }),
  messagesUrl: setting.secret('MESSAGES_URL'),
  issuerPublicKey: setting.secret('LOCAL_ISSUER_PUBLIC_KEY'),
  nodeEnvironment: setting.text('NODE_ENV', { default: 'development' }),
  logLevel: setting.choice('LOG_LEVEL', LOG_LEVELS, { default: 'info' }),
} satisfies ConfigSpec

/** Runs a service until it is told to stop. Requests end first, then consumers, then the relay, then the connections. */
export const runServiceProcess = <Settings extends ConfigSpec>(
  definition: ServiceDefinition<Settings>,
): Promise<void> =>
  runService(async () => {
    // Read as a whole first, so that one error names everything that is missing; then each part with its types.
    readConfig(process.env, { ...COMMON, ...definition.settings })
    const common = readConfig(process.env, COMMON)
    const config = readConfig(process.env, definition.settings)
    const log = createLogger({ name: definition.name, level: common.logLevel })
    const db = connect(common.databaseUrl, { application: `fundtrace ${definition.name}` })
    const transport = createPostgresTransport({ url: common.messagesUrl, service: definition.name })
    const registry = new Registry()
    measureMessages(registry, db)

    const app = await assembleServer(
      definition,
      { db, config, log },
      {
        verifier: localIssuerVerifier({ publicKeyPem: common.issuerPublicKey, nodeEnv: common.nodeEnvironment }),
        transport,
        registry,
        readiness: { database: () => db.raw('SELECT 1'), messages: transport.ping },
      },
    )
    app.addHook('onClose', () => db.destroy())
    app.addHook('onClose', transport.close)
    const relay = startRelay({ db, url: common.databaseUrl, transport, log })
    app.addHook('onClose', relay.close)
    for (const consumer of definition.consumers) {
      const running = await startConsumer({ db, transport, consumer, log })
      app.addHook('onClose', running.close)
    }
    return { app, host: common.host, port: common.port }
  })
