import type { Database } from '@fundtrace/database'
import { readOwners, type ShardOwner } from '../../adapters/postgres/shard-leases.ts'

/** Who posts into which shard, as last read: good enough to ask, and whoever is asked in vain says so. */
export type ShardOwners = Readonly<{
  of: (shard: number) => ShardOwner | undefined
  /** Reads again; whoever asks while it is being read waits for the same answer. */
  refresh: () => Promise<void>
}>

export function trackOwners(db: Database, onRead: () => void): ShardOwners {
  let owners = new Map<number, ShardOwner>()
  let reading: Promise<void> | null = null
  const read = async (): Promise<void> => {
    owners = new Map((await readOwners(db)).map((owner) => [owner.shard, owner]))
    onRead()
  }
  return {
    of: (shard) => owners.get(shard),
    refresh: () => {
      reading ??= read().finally(() => {
        reading = null
      })
      return reading
    },
  }
}
