import type { Admin } from 'kafkajs'
import type { AdminLine } from './admin-line.ts'

/** The position that a group reads next, by partition ('topic/partition'). */
export type Starts = ReadonlyMap<string, bigint>

/** What was committed; the first message there is where nothing was. */
export const readStarts = (line: AdminLine, group: string, topics: readonly string[]): Promise<Starts> =>
  line.ask(async (admin) => {
    const partitions = await readPartitions(admin, group, topics)
    return new Map(partitions.map(({ name, next }) => [name, next]))
  })

/** How many messages a group has still to read. */
export const measureLag = (line: AdminLine, group: string, topics: readonly string[]): Promise<number> =>
  line.ask(async (admin) => {
    const partitions = await readPartitions(admin, group, topics)
    return partitions.reduce((sum, { next, end }) => sum + Number(end - next), 0)
  })

type PartitionState = Readonly<{ name: string; next: bigint; end: bigint }>

const NOTHING_COMMITTED = -1n

async function readPartitions(admin: Admin, group: string, topics: readonly string[]): Promise<PartitionState[]> {
  const committed = new Map<string, bigint>()
  for (const { topic, partitions } of await admin.fetchOffsets({ groupId: group, topics: [...topics] }))
    for (const { partition, offset } of partitions) committed.set(`${topic}/${partition}`, BigInt(offset))
  const states: PartitionState[] = []
  for (const topic of topics) {
    for (const { partition, low, high } of await admin.fetchTopicOffsets(topic)) {
      const name = `${topic}/${partition}`
      const position = committed.get(name) ?? NOTHING_COMMITTED
      states.push({ name, next: position === NOTHING_COMMITTED ? BigInt(low) : position, end: BigInt(high) })
    }
  }
  return states
}
