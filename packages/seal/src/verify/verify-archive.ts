import { isUtf8 } from 'node:buffer'
import type { SignedCheckpoint } from '../checkpoint.ts'
import type { TrustedKey } from '../trusted-key.ts'
import { type BlockWork, startBlockWork } from './block-work.ts'
import { type Fault, type FaultList, listFaults } from './faults.ts'
import { followLines, type LineFollower } from './follow-lines.ts'
import type { AcrossShards } from './follow-records.ts'
import { type ArchiveLine, explainUnfit, readLine } from './read-line.ts'
import { LF, LINE_BYTES_MAX, type LineBatch, readLineBatches, UnpackingError } from './read-lines.ts'
import { rememberTexts } from './seen-once.ts'

/** What somebody outside kept, without which an archive proves only that it agrees with itself. */
export type VerifyOptions = Readonly<{
  trustedKeys?: readonly TrustedKey[]
  publishedCheckpoints?: readonly SignedCheckpoint[]
  /** Beyond these, faults are only counted. */
  faultsListedMax?: number
  /** Ids and references that are remembered in order to find one that comes twice. */
  textsRememberedMax?: number
}>

export type ArchiveVerdict = Readonly<{
  ok: boolean
  /** As the archive calls itself; nothing proves it. */
  label: Readonly<{ ledger: string; made_at: string }> | null
  lines: number
  records: number
  entries: number
  /** Shards that have a block. */
  shards: number
  blocks: number
  checkpoints: number
  last_checkpoint: Readonly<{ number: number; hash: string; made_at: string; key_id: string }> | null
  keys: readonly Readonly<{ key_id: string; number: number; since: number; trusted: boolean }>[]
  /** After the last checkpoint: not yet covered by a signature. */
  uncovered: Readonly<{ blocks: number; records: number }>
  /** False where there were more ids and references than are remembered: what came twice may have been missed. */
  duplicates_excluded: boolean
  fault_count: number
  faults: readonly Fault[]
}>

/** Reads an archive once, plain or gzip, in memory that grows with its accounts and not with its records, and believes nothing in it. */
export async function verifyArchive(
  source: AsyncIterable<Uint8Array>,
  {
    trustedKeys = [],
    publishedCheckpoints = [],
    faultsListedMax = 100,
    textsRememberedMax = TEXTS_REMEMBERED_MAX,
  }: VerifyOptions = {},
): Promise<ArchiveVerdict> {
  const faults = listFaults(faultsListedMax)
  const across: AcrossShards = { seen: rememberTexts(textsRememberedMax), funds: new Map() }
  const work = startBlockWork()
  const follower = followLines(faults, work, across, { trustedKeys, publishedCheckpoints })
  const lines = await readLines(source, follower, work, faults).finally(() => work.close())

  const { label, checkpoints, lastCheckpoint, keys, blocks } = follower.found()
  return {
    ok: faults.count() === 0,
    label,
    lines,
    records: blocks.records,
    entries: work.entries(),
    shards: blocks.shards,
    blocks: blocks.blocks,
    checkpoints,
    last_checkpoint:
      lastCheckpoint === null
        ? null
        : {
            number: lastCheckpoint.body.number,
            hash: lastCheckpoint.hash,
            made_at: lastCheckpoint.body.made_at,
            key_id: lastCheckpoint.body.key_id,
          },
    keys: keys.map(({ keyId, number, since, isTrusted }) => ({ key_id: keyId, number, since, trusted: isTrusted })),
    uncovered: { blocks: blocks.uncoveredBlocks, records: blocks.uncoveredRecords },
    duplicates_excluded: !across.seen.isFull(),
    fault_count: faults.count(),
    faults: faults.listed(),
  }
}

/** 128 MiB of fingerprints, enough for six million records. */
const TEXTS_REMEMBERED_MAX = 12_000_000

/** How many lines there were. */
async function readLines(
  source: AsyncIterable<Uint8Array>,
  follower: LineFollower,
  work: BlockWork,
  faults: FaultList,
): Promise<number> {
  let lines = 0
  try {
    for await (const batch of readLineBatches(source)) {
      lines = takeBatch(batch, lines, follower, faults)
      await work.keepUp()
    }
  } catch (error) {
    if (!(error instanceof UnpackingError)) throw error
    faults.add('ARCHIVE_BROKEN', { line: lines + 1 }, `It cannot be unpacked: ${error.message}.`)
  }
  follower.close(lines)
  await work.settle()
  return lines
}

function takeBatch(
  { bytes, start }: LineBatch,
  linesBefore: number,
  follower: LineFollower,
  faults: FaultList,
): number {
  const isText = isUtf8(bytes)
  let line = linesBefore
  for (let from = start; from < bytes.length; ) {
    line += 1
    const lineEnd = bytes.indexOf(LF, from)
    const end = lineEnd === -1 ? bytes.length : lineEnd
    if (lineEnd === -1) faults.add('ARCHIVE_BROKEN', { line }, 'The last line has no end.')
    // The end of the line before is done with; its place takes the mark of a leaf.
    bytes[from - 1] = 0
    const marked = bytes.subarray(from - 1, end)
    follower.take(readOrTell(marked, isText, line, faults), marked, line)
    from = end + 1
  }
  return line
}

function readOrTell(marked: Buffer, isText: boolean, line: number, faults: FaultList): ArchiveLine | null {
  const isTooLong = marked.length > LINE_BYTES_MAX
  if (isTooLong || !(isText || isUtf8(marked))) {
    faults.add(
      'LINE_UNREADABLE',
      { line },
      isTooLong ? `It has more than ${LINE_BYTES_MAX} bytes.` : 'It is not UTF-8.',
    )
    return null
  }
  const text = marked.toString('utf8', 1)
  const read = readLine(text)
  if (read !== null) return read
  const unfit = explainUnfit(text)
  faults.add(unfit.code, { line }, unfit.detail)
  return unfit.line
}
