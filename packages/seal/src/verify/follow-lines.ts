import type { SignedCheckpoint } from '../checkpoint.ts'
import type { TrustedKey } from '../trusted-key.ts'
import { followCheckpoints } from './checkpoint-chain.ts'
import type { BlockWork } from './block-work.ts'
import { expectHeads } from './expected-heads.ts'
import type { FaultList } from './faults.ts'
import { followBlocks } from './follow-blocks.ts'
import type { AcrossShards } from './follow-records.ts'
import { type ChainedKey, followKeys } from './key-chain.ts'
import type { ArchiveLine } from './read-line.ts'

/** The lines of an archive in their order: header, keys, checkpoints, blocks with their records, end. */
export type LineFollower = Readonly<{
  /** `marked`: the line's bytes behind 0x00. `line` is null where it could not be read. */
  take: (line: ArchiveLine | null, marked: Uint8Array, lineNumber: number) => void
  /** The file has no more lines than these. */
  close: (lineCount: number) => void
  found: () => FoundInArchive
}>

export type FoundInArchive = Readonly<{
  label: Readonly<{ ledger: string; made_at: string }> | null
  checkpoints: number
  lastCheckpoint: SignedCheckpoint | null
  keys: readonly ChainedKey[]
  blocks: ReturnType<ReturnType<typeof followBlocks>['counts']>
}>

export function followLines(
  faults: FaultList,
  work: BlockWork,
  across: AcrossShards,
  outside: Readonly<{ trustedKeys: readonly TrustedKey[]; publishedCheckpoints: readonly SignedCheckpoint[] }>,
): LineFollower {
  const heads = expectHeads(faults)
  const keys = followKeys(faults, outside.trustedKeys)
  const checkpoints = followCheckpoints(faults, keys, heads, {
    published: outside.publishedCheckpoints,
    wantsTrustedKey: outside.trustedKeys.length > 0,
  })
  const blocks = followBlocks(heads, work, across, faults)
  let label: FoundInArchive['label'] = null
  let checkpointCount = 0
  let stage: Stage = 0

  const advance = (next: Stage, line: number): void => {
    if (stage < BLOCKS && next >= BLOCKS) checkpoints.close({ line })
    if (stage < END && next >= END) blocks.close(line)
    stage = next
  }

  return {
    take: (line, marked, lineNumber) => {
      const where = { line: lineNumber }
      if (line === null) {
        blocks.takeRecord(marked, null, lineNumber)
        return
      }
      if (lineNumber === 1 && line.type !== 'header')
        faults.add('LINE_MISPLACED', where, 'The archive does not begin with its header.')
      const next = STAGE_OF[line.type]
      if (next < stage || stage === END || (line.type === 'header' && lineNumber > 1)) {
        faults.add('LINE_MISPLACED', where, `A line of type ${line.type} does not come here.`)
        return
      }
      advance(next, lineNumber)

      switch (line.type) {
        case 'header':
          label = { ledger: line.ledger, made_at: line.made_at }
          return
        case 'key':
          keys.take(line, where)
          return
        case 'checkpoint':
          checkpointCount += 1
          checkpoints.take(line, where)
          return
        case 'block':
          blocks.startBlock(line.header, line.hash, lineNumber)
          return
        case 'record':
          if (!blocks.takeRecord(marked, line.members, lineNumber))
            faults.add('LINE_MISPLACED', where, 'A record stands in no block.')
          return
        case 'end':
          if (line.lines !== lineNumber)
            faults.add(
              'ARCHIVE_INCOMPLETE',
              where,
              `It was written with ${line.lines} lines; this is line ${lineNumber}.`,
            )
      }
    },
    close: (lineCount) => {
      if (stage < END) faults.add('ARCHIVE_BROKEN', { line: lineCount }, 'It ends without its last line.')
      advance(END, lineCount)
    },
    found: () => ({
      label,
      checkpoints: checkpointCount,
      lastCheckpoint: checkpoints.last(),
      keys: keys.all(),
      blocks: blocks.counts(),
    }),
  }
}

type Stage = 0 | 1 | 2 | 3 | 4
const BLOCKS = 3
const END = 4
const STAGE_OF: Readonly<Record<ArchiveLine['type'], Stage>> = {
  header: 0,
  key: 1,
  checkpoint: 2,
  block: BLOCKS,
  record: BLOCKS,
  end: END,
}
