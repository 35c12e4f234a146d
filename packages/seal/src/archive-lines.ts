import { BLOCK_HEADER, type BlockHeader, blockHash } from './block.ts'
import { canonicalJson } from './canonical-json.ts'
import { SIGNED_CHECKPOINT_MEMBERS, type SignedCheckpoint } from './checkpoint.ts'
import { COUNT, HASH, INSTANT, quoted, SHARDS, TEXT } from './grammar.ts'
import { KEY_RECORD_MEMBERS, type KeyRecord } from './key-record.ts'

/** The lines of an archive, without their LF. Each is canonical JSON; a record is the only one without a `type`. */
export const ARCHIVE_FORMAT = 'fundtrace-journal/1'

/** A label for people: which ledger, and when it was written out. Nothing proves it. */
export type ArchiveLabel = Readonly<{ ledger: string; made_at: string }>

export const headerLine = ({ ledger, made_at }: ArchiveLabel): string =>
  canonicalJson({ format: ARCHIVE_FORMAT, ledger, made_at, shards: SHARDS, type: 'header' })

export const keyLine = ({ body, signature }: KeyRecord): string => canonicalJson({ body, signature, type: 'key' })

export const checkpointLine = ({ body, hash, signature }: SignedCheckpoint): string =>
  canonicalJson({ body, hash, signature, type: 'checkpoint' })

export const blockLine = (header: BlockHeader): string =>
  canonicalJson({ hash: blockHash(header), header, type: 'block' })

/** `lines`: how many the archive has, this one counted. */
export const endLine = (lines: number): string => canonicalJson({ lines, type: 'end' })

/** A block and the canonical text of each of its records. */
export type ArchivedBlock = Readonly<{ header: BlockHeader; records: readonly string[] }>

export type ArchiveContent = Readonly<{
  label: ArchiveLabel
  keys: Series<KeyRecord>
  checkpoints: Series<SignedCheckpoint>
  /** Shard by shard, ascending, and by height. */
  blocks: Series<ArchivedBlock>
}>

type Series<Item> = Iterable<Item> | AsyncIterable<Item>

/** A whole archive in pieces of text, holding one block at a time: for Readable.from, with or without a gzip behind it. */
export async function* archiveText({ label, keys, checkpoints, blocks }: ArchiveContent): AsyncGenerator<string> {
  let lines = 1
  yield `${headerLine(label)}\n`
  for await (const key of keys) {
    lines += 1
    yield `${keyLine(key)}\n`
  }
  for await (const checkpoint of checkpoints) {
    lines += 1
    yield `${checkpointLine(checkpoint)}\n`
  }
  for await (const { header, records } of blocks) {
    lines += 1 + records.length
    yield `${[blockLine(header), ...records].join('\n')}\n`
  }
  yield `${endLine(lines + 1)}\n`
}

/** What each sort of line consists of. */
export const LINE_MEMBERS = {
  header: {
    format: quoted(ARCHIVE_FORMAT),
    ledger: TEXT,
    made_at: INSTANT,
    shards: String(SHARDS),
    type: quoted('header'),
  },
  key: { ...KEY_RECORD_MEMBERS, type: quoted('key') },
  checkpoint: { ...SIGNED_CHECKPOINT_MEMBERS, type: quoted('checkpoint') },
  block: { hash: HASH, header: BLOCK_HEADER, type: quoted('block') },
  end: { lines: COUNT, type: quoted('end') },
} as const satisfies Readonly<Record<string, Readonly<Record<string, string>>>>
