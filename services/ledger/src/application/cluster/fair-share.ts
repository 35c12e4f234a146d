import { SHARDS } from '../../domain/shard.ts'

/**
 * How many shards are this process's part where these post. The parts of all add up to all shards, so that whoever has too many finds
 * somebody who has too few, and nobody lets go of what nobody takes.
 */
export function fairShare(members: readonly string[], me: string): number {
  const place = members.toSorted().indexOf(me)
  if (place < 0) return 0
  const least = Math.floor(SHARDS / members.length)
  return place < SHARDS % members.length ? least + 1 : least
}
