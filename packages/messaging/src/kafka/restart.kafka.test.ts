import { describeWithOwnKafka } from '@fundtrace/test-support'
import { makeOwnKafkaBroker } from '../../test/kafka-broker.ts'
import { describeRestart } from '../../test/restart-contract.ts'

describeWithOwnKafka('messaging over a Kafka that is killed', () => {
  describeRestart('Kafka', makeOwnKafkaBroker)
})
