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

/** -1 where nothing was committed; -2, "the first", is what kafkajs commits where the position was beyond the log's end. */
const isPosition = (offset: bigint | undefined): offset is bigint => offset !== undefined && offset >= 0n

type PartitionState = Readonly<{ name: string; next: bigint; end: bigint }>

async function readPartitions(admin: Admin, group: string, topics: readonly string[]): Promise<PartitionState[]> {
  const committed = new Map<string, bigint>()
  for (const { topic, partitions } of await admin.fetchOffsets({ groupId: group, topics: [...topics] }))
    for (const { partition, offset } of partitions) committed.set(`${topic}/${partition}`, BigInt(offset))
  const states: PartitionState[] = []
  for (const topic of topics) {
    for (const { partition, low, high } of await admin.fetchTopicOffsets(topic)) {
      const name = `${topic}/${partition}`
      const position = committed.get(name)
      states.push({ name, next: isPosition(position) ? position : BigInt(low), end: BigInt(high) })
    }
  }
  return states
}
