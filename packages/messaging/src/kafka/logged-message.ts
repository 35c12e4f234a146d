import type { Batch } from 'kafkajs'
import type { LoggedMessage } from '../transport.ts'

/** The messages of a fetch as every transport gives them. What came without a key or value is no event, and becomes a dead letter. */
export const loggedMessagesOf = ({ topic, partition, messages }: Batch): LoggedMessage[] =>
  messages.map(({ offset, key, value }) => ({
    topic,
    partition,
    position: offset,
    key: key?.toString('utf8') ?? '',
    value: value?.toString('utf8') ?? '',
  }))
