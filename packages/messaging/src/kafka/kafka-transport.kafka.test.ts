import { describeWithKafka } from '@fundtrace/test-support'
import { describeConsumer } from '../../test/consumer-contract.ts'
import { makeKafkaBroker } from '../../test/kafka-broker.ts'
import { describeTransport } from '../../test/transport-contract.ts'

describeWithKafka('messaging over Kafka', () => {
  describeTransport('Kafka', makeKafkaBroker)
  describeConsumer('Kafka', makeKafkaBroker)
})
