/** The one door to PostgreSQL: connections, migrations, what an error means, the shape of a schema. */
export { connect, connectionUrl, type Database, type Transaction } from './connect.ts'
export { isPassing, violatedConstraint } from './database-error.ts'
export { copyIn } from './copy-in.ts'
export { findFaults } from './find-faults.ts'
export { listen, type Listener } from './listen.ts'
export { fingerprintTables } from './fingerprint.ts'
export { migrate, type MigrationFolder } from './migrate.ts'
export { describeSchema } from './describe-schema.ts'
