import { connect, type Database } from '@fundtrace/database'
import { createTestDatabase, type TestDatabase, type TestServer } from '@fundtrace/test-support'
import { messagingMigrations } from '../src/migrations.ts'
import { type AdminQuery, adminOf } from './as-admin.ts'

export type CountingDatabase = TestDatabase &
  Readonly<{ db: Database; asAdmin: AdminQuery; empty: () => Promise<void>; close: () => Promise<void> }>

/** A service's database whose one fact is a list of counts, in the order in which they took effect. Nothing keeps one out. */
export async function makeCountingDatabase(server?: TestServer): Promise<CountingDatabase> {
  const database = await createTestDatabase('ledger', { server, migrations: [messagingMigrations] })
  const asAdmin = adminOf(database.ownerUrl, server?.adminUrl)
  await asAdmin(`
    CREATE TABLE counts (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, key text NOT NULL, count bigint NOT NULL);
    GRANT SELECT, INSERT ON counts TO fundtrace_ledger`)
  const db = connect(database.appUrl, { application: 'test ledger', connectionsMax: 20 })
  return {
    ...database,
    db,
    asAdmin,
    empty: async () => {
      await asAdmin(
        'TRUNCATE outbox, outbox_sequences, consumed_events, dead_letters, dead_letter_decisions, dead_letter_attempts, counts',
      )
    },
    close: () => db.destroy(),
  }
}

/** What took effect for one key, in order. */
export async function countsOf(db: Database, key: string): Promise<number[]> {
  const rows: { count: string }[] = await db('counts').where({ key }).orderBy('id').select('count')
  return rows.map(({ count }) => Number(count))
}

export async function countAll(db: Database): Promise<number> {
  const row = await db('counts').count({ count: '*' }).first()
  return Number(row?.['count'])
}
