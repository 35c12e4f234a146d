import { migrate } from '@fundtrace/database'
import { createTestDatabase, type TestDatabase } from '@fundtrace/test-support'
import { messageLogMigrations } from '../src/migrations.ts'
import { ensureTopics } from '../src/postgres/ensure-topics.ts'
import { type AdminQuery, adminOf, cutConnections } from './as-admin.ts'
import type { TestBroker } from './test-broker.ts'

export type PostgresBroker = TestBroker & Readonly<{ database: TestDatabase; asAdmin: AdminQuery }>

const SERVICES = ['allocation', 'ledger', 'disbursement', 'reconciliation'] as const

export async function makePostgresBroker(): Promise<PostgresBroker> {
  const database = await createTestDatabase('messages')
  await migrate(database.ownerUrl, 'fundtrace_messages', [messageLogMigrations])
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
    cutConnections: () => cutConnections(asAdmin),
  }
}
