import { SHARDS } from '../grammar.ts'
import type { SignedCheckpoint } from '../checkpoint.ts'
import type { FaultList, FaultPlace } from './faults.ts'

/** What checkpoints say of the blocks that come after them in the archive. Grows with the blocks that a checkpoint names, not with records. */
export type ExpectedHeads = Readonly<{
  expect: (checkpoint: SignedCheckpoint) => void
  /** A block of a shard, with the hash that it has, or two where it contradicts itself. */
  meet: (shard: number, height: number, hashes: readonly string[], lastPosition: number, where: FaultPlace) => void
  /** No block of this shard, and of those before it, comes any more. `height` 0: there was none. */
  close: (shard: number, height: number, where: FaultPlace) => void
  /** Up to here every block of the shard is under a checkpoint. */
  coveredHeight: (shard: number) => number
}>

type ExpectedHead = Readonly<{ height: number; position: number; head: string; checkpoint: number }>

export function expectHeads(faults: FaultList): ExpectedHeads {
  const shards = Array.from({ length: SHARDS }, (): { heads: ExpectedHead[]; met: number } => ({ heads: [], met: 0 }))

  return {
    expect: ({ body }) => {
      for (const { shard, height, position, head } of body.shards) {
        const heads = shards[shard]?.heads ?? []
        const last = heads.at(-1)
        if (height === 0 || (last?.height === height && last.head === head && last.position === position)) continue
        heads.push({ height, position, head, checkpoint: body.number })
        // Only a published checkpoint that contradicts the archive comes late.
        if (last !== undefined && last.height > height) heads.sort((one, other) => one.height - other.height)
      }
    },
    meet: (shard, height, hashes, lastPosition, where) => {
      const expected = shards[shard]
      if (expected === undefined) return
      for (
        let next = expected.heads[expected.met];
        next !== undefined && next.height <= height;
        next = expected.heads[expected.met]
      ) {
        expected.met += 1
        if (next.height === height && (!hashes.includes(next.head) || next.position !== lastPosition))
          faults.add(
            'BLOCK_NOT_SIGNED',
            { ...where, checkpoint: next.checkpoint },
            `Checkpoint ${next.checkpoint} names block ${height} with hash ${next.head} and last position ${next.position}; this one has ${hashes.join(' or ')} and ${lastPosition}.`,
          )
      }
    },
    close: (shard, height, where) => {
      const expected = shards[shard]
      const last = expected?.heads.at(-1)
      if (expected === undefined || last === undefined || expected.met >= expected.heads.length) return
      const next = expected.heads[expected.met] ?? last
      expected.met = expected.heads.length
      const place = { ...where, shard, checkpoint: next.checkpoint }
      if (height === 0)
        faults.add(
          'SHARD_MISSING',
          place,
          `Shard ${shard} is not in the archive; checkpoint ${last.checkpoint} has it up to block ${last.height}, position ${last.position}.`,
        )
      else
        faults.add(
          'SHARD_CUT',
          { ...place, height },
          `Shard ${shard} ends with block ${height}; checkpoint ${last.checkpoint} has it up to block ${last.height}, position ${last.position}.`,
        )
    },
    coveredHeight: (shard) => shards[shard]?.heads.at(-1)?.height ?? 0,
  }
}
