import { migrate } from '@fundtrace/database'
import { createPostgresTransport, ensureTopics, messageLogMigrations } from '@fundtrace/messaging'
import { createTestDatabase } from '@fundtrace/test-support'
import { describe } from 'vitest'
import { provePostings } from '../../../test/postings-contract.ts'

describe('postings over the PostgreSQL transport', () => {
  provePostings(async () => {
    const messages = await createTestDatabase('messages')
    await migrate(messages.ownerUrl, 'fundtrace_messages', [messageLogMigrations])
    return {
      makeTopic: (topic) => ensureTopics(messages.ownerUrl, [topic]),
      open: (service) => createPostgresTransport({ url: messages.urlAs(service), service }),
    }
  })
})
