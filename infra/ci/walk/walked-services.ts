import { fileURLToPath } from 'node:url'
import { connect, type Database, migrate } from '@fundtrace/database'
import {
  type App,
  type ConfigSpec,
  createLogger,
  generateLocalIssuerKeys,
  idempotencyMigrations,
  localIssuerVerifier,
  readConfig,
  type Role,
  ROLES,
  type RouteRule,
  routeRules,
  signLocalToken,
} from '@fundtrace/http-server'
import { TOPICS } from '@fundtrace/contracts'
import { createPostgresTransport, ensureTopics, messageLogMigrations, messagingMigrations } from '@fundtrace/messaging'
import { generateKeyRingFile } from '@fundtrace/personal-data'
import { newSigningKeyPem } from '@fundtrace/seal'
import { assembleServer, type LongLiving, type ServiceDefinition } from '@fundtrace/service-process'
import { createTestDatabase, openRunLog } from '@fundtrace/test-support'
import { inject } from 'vitest'
import { appRole, SERVICES, type ServiceName } from '../../postgres/provision.ts'
import { PLANTED, plantRows } from './plant-rows.ts'

/** A service on a database in which every table has a row of the county 441802. */
export type WalkedService = Readonly<{
  name: ServiceName
  app: App
  db: Database
  rules: readonly RouteRule[]
  close: () => Promise<void>
}>

const KEYS = generateLocalIssuerKeys()
const ENVIRONMENT = {
  PERSONAL_DATA_KEYS: generateKeyRingFile(),
  SEAL_KEY: newSigningKeyPem(),
  ACCESS_KEY: newSigningKeyPem(),
  ACCESS_ISSUER_URL: 'http://127.0.0.1',
  ALLOCATION_URL: 'http://127.0.0.1:1',
  FUNDING_WAIT_MS: '0',
  JOB_WAIT_MS: '0',
  PORT: '1',
}
export const OWN_AREA = PLANTED.area
export const FOREIGN_AREA = '441803'

export const openService = (name: ServiceName): Promise<WalkedService> => OPENERS[name]()

/** Each alone: what keeps one service from being put together does not hide the others. */
const OPENERS: Readonly<Record<ServiceName, () => Promise<WalkedService>>> = {
  allocation: async () => open('allocation', (await import('../../../services/allocation/src/compose.ts')).allocation),
  ledger: async () => open('ledger', (await import('../../../services/ledger/src/compose.ts')).ledger),
  disbursement: async () =>
    open('disbursement', (await import('../../../services/disbursement/src/compose.ts')).disbursement),
  reconciliation: async () =>
    open('reconciliation', (await import('../../../services/reconciliation/src/compose.ts')).reconciliation),
  access: async () => open('access', (await import('../../../services/access/src/compose.ts')).access),
}

async function open<Settings extends ConfigSpec, Own extends LongLiving>(
  name: ServiceName,
  definition: ServiceDefinition<Settings, Own>,
): Promise<WalkedService> {
  const [own, messages] = await Promise.all([createTestDatabase(name), createTestDatabase('messages')])
  const folder = { name, path: fileURLToPath(new URL(`../../../services/${name}/migrations`, import.meta.url)) }
  await Promise.all([
    migrate(own.ownerUrl, appRole(name), [messagingMigrations, idempotencyMigrations, folder]),
    migrate(messages.ownerUrl, appRole('messages'), [messageLogMigrations]).then(() =>
      ensureTopics(messages.ownerUrl, TOPICS),
    ),
  ])
  await plantRows(asSuperuser(own.ownerUrl))
  if (name === 'access') await appointWalkers(own.appUrl)
  const db = connect(own.appUrl, { application: `walk ${name}` })
  const transport = createPostgresTransport({ url: messages.urlAs(name), service: name })
  const log = createLogger({ name, level: 'debug', destination: openRunLog(name) })
  const app = await assembleServer(
    definition,
    { db, config: readConfig({ ...ENVIRONMENT, DATABASE_URL: own.appUrl }, definition.settings), log },
    {
      verifier: localIssuerVerifier({ publicKeyPem: KEYS.publicKeyPem, nodeEnv: 'test' }),
      transport,
      readiness: {},
    },
  )
  await app.ready()
  return {
    name,
    app,
    db,
    rules: routeRules(app),
    close: async () => {
      await app.close()
      await Promise.all([transport.close(), db.destroy()])
    },
  }
}

const subjectOf = (role: Role, area: string): string => `walker-${role}-${area}`

/** Somebody who has one role in one county. */
export const tokenOf = (role: Role, area: string): Promise<string> =>
  signLocalToken({
    privateKeyPem: KEYS.privateKeyPem,
    subject: subjectOf(role, area),
    name: '行走',
    roles: [role],
    areas: [area],
    lifetimeSeconds: 600,
  })

/** Access believes of a token only who it is: so the walkers are officers of its own. */
async function appointWalkers(url: string): Promise<void> {
  const db = connect(asSuperuser(url), { application: 'walk', connectionsMax: 1 })
  for (const role of ROLES) {
    for (const area of [OWN_AREA, FOREIGN_AREA]) {
      await db.raw(`SET session_replication_role = replica`)
      await db.raw(
        `INSERT INTO officer_versions (subject, version, kind, name, roles, areas, valid_from, reason, made_by, request_id)
         VALUES (?, 1, 'first', '行走', ?::text[], ?::text[], '2016-01-01', 'walk', 'walk', 'walk')`,
        [subjectOf(role, area), [role], [area]],
      )
    }
  }
  await db.destroy()
}

function asSuperuser(url: string): string {
  const superuser = new URL(inject('adminUrl'))
  superuser.pathname = new URL(url).pathname
  return superuser.href
}

export { SERVICES }
