import type { Database } from '@fundtrace/database'
import { readOwners, type ShardOwner } from '../../adapters/postgres/shard-leases.ts'

/** Who posts into which shard, as last read: good enough to ask, and whoever is asked in vain says so. */
export type ShardOwners = Readonly<{
  of: (shard: number) => ShardOwner | undefined
  /** What the leases say, read by somebody else. */
  learn: (read: readonly ShardOwner[]) => void
  /** Reads again; whoever asks while it is being read waits for the same answer. */
  refresh: () => Promise<void>
}>

export function trackOwners(db: Database, onRead: () => void): ShardOwners {
  let owners = new Map<number, ShardOwner>()
  let reading: Promise<void> | null = null
  const learn = (read: readonly ShardOwner[]): void => {
    owners = new Map(read.map((owner) => [owner.shard, owner]))
    onRead()
  }
  return {
    of: (shard) => owners.get(shard),
    learn,
    refresh: () => {
      reading ??= readOwners((sql) => db.raw<{ rows: ShardOwner[] }>(sql))
        .then(learn)
        .finally(() => {
          reading = null
        })
      return reading
    },
  }
}
