import { describeConsumer } from '../../test/consumer-contract.ts'
import { makePostgresBroker } from '../../test/postgres-broker.ts'
import { describeTransport } from '../../test/transport-contract.ts'

describeTransport('PostgreSQL', makePostgresBroker)
describeConsumer('PostgreSQL', makePostgresBroker)
