import { createTestDatabase, type TestDatabase } from '@fundtrace/test-support'
import { messageLogMigrations } from '../src/migrations.ts'
import { ensureTopics } from '../src/postgres/ensure-topics.ts'
import { type AdminQuery, adminOf, cutConnections } from './as-admin.ts'
import type { RestartableBroker, TransportAddress } from './test-broker.ts'

type PostgresAddress = Extract<TransportAddress, { kind: 'postgres' }>
export type PostgresBroker = Omit<RestartableBroker, 'addressFor'> &
  Readonly<{ addressFor: (service: string) => PostgresAddress; database: TestDatabase; asAdmin: AdminQuery }>

const SERVICES = ['allocation', 'ledger', 'disbursement', 'reconciliation'] as const

export async function makePostgresBroker(): Promise<PostgresBroker> {
  const database = await createTestDatabase('messages', { migrations: [messageLogMigrations] })
  const asAdmin = adminOf(database.ownerUrl)
  return {
    database,
    asAdmin,
    addressFor: (service) => {
      const role = SERVICES.find((known) => known === service)
      if (role === undefined) throw new Error(`There is no role for ${service}`)
      return { kind: 'postgres', url: database.urlAs(role), service }
    },
    makeTopic: (topic) => ensureTopics(database.ownerUrl, [topic]),
    // The server is every test's: its sessions end as they do when it is restarted.
    restart: () => cutConnections(asAdmin),
    close: async () => undefined,
  }
}
