import { fileURLToPath } from 'node:url'
import type { MigrationFolder } from '@fundtrace/database'

const folder = (name: string): string => fileURLToPath(new URL(`../${name}`, import.meta.url))

/** Outbox, consumed events and dead letters: in the database of every service. */
export const messagingMigrations: MigrationFolder = { name: 'messaging', path: folder('migrations') }
/** The message log of the PostgreSQL transport: a database of its own. */
export const messageLogMigrations: MigrationFolder = { name: 'message-log', path: folder('log-migrations') }
