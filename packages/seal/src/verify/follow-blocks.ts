import { type BlockHeader, blockHash } from '../block.ts'
import { SHARDS } from '../grammar.ts'
import { ZERO_HASH } from '../hash.ts'
import type { BlockWork } from './block-work.ts'
import { type CountUp, countFrom, follows } from './count-up.ts'
import type { ExpectedHeads } from './expected-heads.ts'
import type { FaultList } from './faults.ts'
import { type AcrossShards, followRecords, type ShardRecords } from './follow-records.ts'

/** The blocks of all shards with their records, as they come. */
export type BlockChains = Readonly<{
  startBlock: (header: BlockHeader, hash: string, line: number) => void
  /** `marked`: the record's bytes behind 0x00. `members`: as RECORD captures them, null where it could not be read. False outside of a block. */
  takeRecord: (marked: Uint8Array, members: RegExpExecArray | null, line: number) => boolean
  /** There are no more. */
  close: (line: number) => void
  counts: () => Readonly<{
    blocks: number
    records: number
    shards: number
    uncoveredBlocks: number
    uncoveredRecords: number
  }>
}>

export function followBlocks(
  heads: ExpectedHeads,
  work: BlockWork,
  across: AcrossShards,
  faults: FaultList,
): BlockChains {
  const counts = { blocks: 0, records: 0, shards: 0, uncoveredBlocks: 0, uncoveredRecords: 0 }
  let shard: OpenShard | null = null
  let block: OpenBlock | null = null

  const closeShardsBefore = (next: number, line: number): void => {
    if (shard !== null) heads.close(shard.number, shard.heights.next - 1, { line })
    for (let missing = (shard?.number ?? -1) + 1; missing < next; missing += 1) heads.close(missing, 0, { line })
  }

  return {
    startBlock: (header, statedHash, line) => {
      endBlock(block, work, faults)
      const hash = blockHash(header)
      const isItself = hash === statedHash
      // Where the header was changed its shard may be what was changed.
      const number = isItself || shard === null ? header.shard : shard.number
      if (shard === null || shard.number !== number) {
        closeShardsBefore(number, line)
        if (shard !== null && number < shard.number)
          faults.add(
            'SHARD_OUT_OF_ORDER',
            { line, shard: number },
            `Shard ${number} comes after shard ${shard.number}.`,
          )
        shard = openShard(number, followRecords(number, across, faults))
        counts.shards += 1
      }
      const where = { line, shard: number, height: header.height }
      if (!isItself) faults.add('BLOCK_HASH_WRONG', where, `Its header has the hash ${hash}; ${statedHash} is written.`)
      checkChain(shard, header, line, faults)
      heads.meet(number, header.height, isItself ? [hash] : [hash, statedHash], header.last, where)
      shard.endings = isItself ? [hash] : [hash, statedHash]
      shard.last = header.last
      shard.records.startBlock(header.height, header.first)
      block = { header, line, shard, count: 0 }
      work.start(header.algorithm, counts.shards)
      counts.blocks += 1
      if (header.height > heads.coveredHeight(number)) counts.uncoveredBlocks += 1
    },
    takeRecord: (marked, members, line) => {
      if (block === null) return false
      block.count += 1
      if (members === null) block.shard.records.skip()
      work.add(marked, members === null ? null : block.shard.records.take(members, line))
      counts.records += 1
      if (block.header.height > heads.coveredHeight(block.shard.number)) counts.uncoveredRecords += 1
      return true
    },
    close: (line) => {
      endBlock(block, work, faults)
      block = null
      closeShardsBefore(SHARDS, line)
    },
    counts: () => counts,
  }
}

type OpenShard = {
  readonly number: number
  readonly records: ShardRecords
  readonly heights: CountUp
  /** What the next block may name as the one before it: two where that one contradicts itself, which is told already. */
  endings: readonly string[]
  /** Position of its last record. */
  last: number
}

type OpenBlock = {
  readonly header: BlockHeader
  readonly line: number
  readonly shard: OpenShard
  count: number
}

const openShard = (number: number, records: ShardRecords): OpenShard => ({
  number,
  records,
  heights: countFrom(1),
  endings: [ZERO_HASH],
  last: 0,
})

function checkChain(shard: OpenShard, header: BlockHeader, line: number, faults: FaultList): void {
  const where = { line, shard: shard.number, height: header.height }
  const right = shard.heights.next
  if (!follows(shard.heights, header.height)) {
    faults.add('BLOCK_MISSING', where, `It has height ${header.height}; ${right} comes here.`)
    return
  }
  if (!shard.endings.includes(header.previous))
    faults.add(
      'BLOCK_CHAIN_BROKEN',
      where,
      `It follows ${header.previous}; the block before it is ${shard.endings.join(' or ')}.`,
    )
  if (header.first !== shard.last + 1 || header.last < header.first)
    faults.add(
      'BLOCK_CHAIN_BROKEN',
      where,
      `It holds positions ${header.first} to ${header.last}; the block before it ends with ${shard.last}.`,
    )
}

function endBlock(block: OpenBlock | null, work: BlockWork, faults: FaultList): void {
  if (block === null) return
  const { header, line, shard, count } = block
  const where = { line, shard: shard.number, height: header.height }
  const stated = header.last - header.first + 1
  if (count !== stated) {
    faults.add(
      'BLOCK_RECORDS_WRONG',
      where,
      `It was sealed with ${stated} records, ${header.first} to ${header.last}; ${count} follow.`,
    )
    return
  }
  work.end((root) => {
    if (root !== header.root)
      faults.add(
        'BLOCK_ROOT_WRONG',
        where,
        `One of the ${count} records on lines ${line + 1} to ${line + count} is not what was sealed.`,
      )
  })
}
