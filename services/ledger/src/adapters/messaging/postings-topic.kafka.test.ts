import { createKafkaTransport, ensureKafkaTopics } from '@fundtrace/messaging'
import { describeWithKafka, kafkaAddress } from '@fundtrace/test-support'
import { createLogger } from '@fundtrace/http-server'
import { provePostings } from '../../../test/postings-contract.ts'

describeWithKafka('postings over Kafka', () => {
  provePostings(async () => {
    const kafka = { brokers: kafkaAddress().split(',') }
    const log = createLogger({ name: 'test', level: 'silent' })
    return {
      makeTopic: (topic) => ensureKafkaTopics({ kafka, topics: [topic], log }),
      open: (service) => createKafkaTransport({ kafka, service, log }),
    }
  })
})
