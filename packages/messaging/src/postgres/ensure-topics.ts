import type { Topic } from '@fundtrace/contracts'
import { connect } from '@fundtrace/database'

/** Makes the topics, their partitions and who may append and read, as the message log's owner. Safe to repeat. */
export async function ensureTopics(ownerUrl: string, topics: readonly Topic[]): Promise<void> {
  const db = connect(ownerUrl, { application: 'fundtrace topics', connectionsMax: 1 })
  try {
    await db.transaction(async (trx) => {
      for (const topic of topics) {
        await trx('topics').insert({ name: topic.name }).onConflict().ignore()
        const partitions = Array.from({ length: topic.partitions }, (_, partition) => ({
          topic: topic.name,
          partition,
        }))
        await trx('partitions').insert(partitions).onConflict().ignore()
        await trx('topic_rights').where({ topic: topic.name }).delete()
        const rights = [
          ...topic.writers.map((writer) => ({ topic: topic.name, role: `fundtrace_${writer}`, action: 'append' })),
          ...topic.readers.map((reader) => ({ topic: topic.name, role: `fundtrace_${reader}`, action: 'read' })),
        ]
        await trx('topic_rights').insert(rights).onConflict().ignore()
      }
    })
  } finally {
    await db.destroy()
  }
}
