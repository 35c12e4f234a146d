export { describeWithKafka, kafkaAddress } from './kafka.ts'
export { describeWithOwnKafka, type OwnKafka, startOwnKafka } from './own-kafka.ts'
export { createTestDatabase, type TestDatabase, type TestServer } from './test-database.ts'
export { type OwnPostgres, startOwnPostgres } from './own-postgres.ts'
