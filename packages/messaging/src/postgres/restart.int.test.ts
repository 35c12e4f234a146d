import { makePostgresBroker } from '../../test/postgres-broker.ts'
import { describeRestart } from '../../test/restart-contract.ts'

describeRestart('PostgreSQL', makePostgresBroker)
