import { createKafkaTransport, ensureKafkaTopics } from '@fundtrace/messaging'
import { describeWithKafka, kafkaAddress } from '@fundtrace/test-support'
import { pino } from 'pino'
import { provePostings } from '../../../test/postings-contract.ts'

describeWithKafka('postings over Kafka', () => {
  provePostings(async () => {
    const kafka = { brokers: kafkaAddress().split(',') }
    const log = pino({ level: 'silent' })
    return {
      makeTopic: (topic) => ensureKafkaTopics({ kafka, topics: [topic], log }),
      open: (service) => createKafkaTransport({ kafka, service, log }),
    }
  })
})
