import { connect, migrate } from '@fundtrace/database'
import {
  createLogger,
  createServer,
  generateLocalIssuerKeys,
  localIssuerVerifier,
  signLocalToken,
} from '@fundtrace/http-server'
import { type ConsumerDefinition, createKafkaTransport, messagingMigrations } from '@fundtrace/messaging'
import { createTestDatabase } from '@fundtrace/test-support'
import { afterAll, describe, expect, it } from 'vitest'
import { checkRoutes } from './check-routes.ts'

const TOPIC = 'test.counts.v1'
/** Port 1 of the loopback: nothing listens there. */
const NOWHERE = '127.0.0.1:1'

const database = await createTestDatabase('ledger')
await migrate(database.ownerUrl, 'fundtrace_ledger', [messagingMigrations])
const db = connect(database.appUrl, { application: 'test' })
const issuer = generateLocalIssuerKeys()
const logger = createLogger({ name: 'sample', level: 'silent' })
const transport = createKafkaTransport({ kafka: { brokers: [NOWHERE] }, service: 'ledger', log: logger })
const reading: ConsumerDefinition = { name: 'ledger.reading', topics: [TOPIC], handlers: {} }
const app = await createServer({
  name: 'sample',
  title: 'Sample',
  version: '1.0.0',
  description: 'A service for tests',
  logger,
  verifier: localIssuerVerifier({ publicKeyPem: issuer.publicKeyPem, nodeEnv: 'test' }),
  readiness: {},
  register: (server) =>
    checkRoutes(server, { name: 'ledger', checks: async () => [], consumers: [reading] }, db, transport),
})
afterAll(async () => {
  await app.close()
  await transport.close()
  await db.destroy()
})

describe('the checks of a service', () => {
  it('are put off, and no fault of the service, while the broker is away', async () => {
    const auditor = { subject: 'audit-44', name: '审计', roles: ['audit'] as const, areas: ['44'] }
    const token = await signLocalToken({ privateKeyPem: issuer.privateKeyPem, ...auditor, lifetimeSeconds: 60 })
    const headers = { authorization: `Bearer ${token}` }
    const reply = await app.inject({ method: 'GET', url: '/v1/checks', headers })
    expect(reply.json()).toMatchObject({ status: 503, code: 'SERVICE_MESSAGES_UNREADABLE', topic: TOPIC })
  })
})
