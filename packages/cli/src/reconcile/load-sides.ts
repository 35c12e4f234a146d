import { isUtf8 } from 'node:buffer'
import { createWriteStream } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { decodeStream } from '@fundtrace/csv'
import { type Loaded, type Matching, openMatching, type Side } from '@fundtrace/matching'
import { DomainError } from '@fundtrace/problem'
import {
  type ColumnMapping,
  fileAt,
  hashFile,
  type ListFile,
  listFaulty,
  openList,
  type PlainCsv,
  plainCsv,
} from '@fundtrace/tabular-source'
import type { Progress } from '../progress-bar.ts'

export type SidePaths = Readonly<Record<Side, string>>
/** What was read of one side. `total` is in fen. */
export type ReadSide = Readonly<{ path: string; sha256: string; rows: number; total: bigint }>
export type LoadedSides = Readonly<{ matching: Matching; sides: Readonly<Record<Side, ReadSide>> }>
type Mappings = Readonly<Record<Side, ColumnMapping>>
type Show = (progress: Progress) => void

/**
 * Both lists in the engine. A plain CSV file is read by the engine itself, at once; where it finds a fault there, the list is read again with care, by
 * whoever can say what is wrong.
 *
 * @throws DomainError LIST_FAULTY for a list with faults; LIST_..., CSV_..., SHEET_..., BANK_FILE_... for what cannot be read at all
 */
export async function loadSides(
  paths: SidePaths,
  mappings: Mappings,
  { folder, memoryMib }: Readonly<{ folder: string; memoryMib: number }>,
  show: Show,
): Promise<LoadedSides> {
  const files = { left: await fileAt(paths.left), right: await fileAt(paths.right) }
  const plainOf = (side: Side): Promise<PlainFile | null> =>
    tellSide(side, paths[side], () => findPlain(paths[side], files[side], mappings[side], join(folder, `${side}.csv`)))
  let plain: Readonly<Record<Side, PlainFile | null>> = { left: await plainOf('left'), right: await plainOf('right') }
  for (;;) {
    const matching = await openMatching({
      folder,
      memoryMib,
      files: [paths.left, paths.right].map((path) => resolve(path)),
    })
    try {
      const load = (side: Side): Promise<ReadSide | null> => {
        const columns = plain[side]
        return tellSide(side, paths[side], () =>
          columns === null
            ? readWithCare(matching, side, paths[side], files[side], mappings[side], show)
            : readPlain(matching, side, paths[side], columns),
        )
      }
      const [left, right] = [await load('left'), await load('right')]
      if (left !== null && right !== null) return { matching, sides: { left, right } }
      plain = { left: left === null ? null : plain.left, right: right === null ? null : plain.right }
      await matching.close()
    } catch (error) {
      await matching.close()
      throw error
    }
  }
}

/** What is wrong is said with the side and its file: two are read. */
async function tellSide<Result>(side: Side, path: string, read: () => Promise<Result>): Promise<Result> {
  try {
    return await read()
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    const { code, kind, title, message, values } = error
    const file = basename(path)
    const detail = message.startsWith(`${file} `) ? message : `${file}: ${message}`
    throw new DomainError({
      code,
      kind,
      title,
      detail: `${SIDE_NAMES[side]} ${detail}`,
      values: { side, file, ...values },
    })
  }
}

const SIDE_NAMES: Readonly<Record<Side, string>> = { left: '左 left', right: '右 right' }

/** `readFrom`: where the engine finds it in UTF-8. `sha256` is that of the file itself. */
type PlainFile = PlainCsv & Readonly<{ readFrom: string }>

/** A file in GB18030 is written anew in UTF-8, into a folder that nobody else can enter and that is taken away with what is in it. */
async function findPlain(
  path: string,
  file: ListFile,
  mapping: ColumnMapping,
  copyPath: string,
): Promise<PlainFile | null> {
  const plain = await plainCsv(file, mapping)
  if (plain !== null) return { ...plain, readFrom: resolve(path) }
  if (!(await isForeignText(file))) return null
  try {
    await pipeline(Readable.from(decodeStream(file.read(0, file.size))), createWriteStream(copyPath, { mode: 0o600 }))
    const copied = await plainCsv(await fileAt(copyPath), mapping)
    return copied === null ? null : { columns: copied.columns, sha256: await hashFile(file), readFrom: copyPath }
  } catch (error) {
    // What is wrong with it is said by whoever reads it with care.
    if (error instanceof DomainError) return null
    throw error
  }
}

/** Neither a workbook nor XML nor UTF-8, by its first pieces. */
async function isForeignText(file: ListFile): Promise<boolean> {
  const parts: Uint8Array[] = []
  for await (const part of file.read(0, Math.min(file.size, SAMPLE_BYTES))) parts.push(part)
  const start = Buffer.concat(parts)
  // A character may be cut at the end of the sample, but not before it.
  return (
    !/^(?:PK|\s*<)/u.test(start.subarray(0, 100).toString('latin1')) &&
    !isUtf8(start.subarray(0, start.lastIndexOf(LINE_FEED) + 1))
  )
}
const SAMPLE_BYTES = 1024 * 1024
const LINE_FEED = 0x0a

async function readPlain(
  matching: Matching,
  side: Side,
  path: string,
  { columns, sha256, readFrom }: PlainFile,
): Promise<ReadSide | null> {
  try {
    const { rows, total, faultCount } = await matching.loadCsv(side, readFrom, columns)
    return faultCount > 0 ? null : { path, sha256, rows, total }
  } catch (error) {
    if (error instanceof DomainError) return null
    throw error
  }
}

async function readWithCare(
  matching: Matching,
  side: Side,
  path: string,
  file: ListFile,
  mapping: ColumnMapping,
  show: Show,
): Promise<ReadSide> {
  let bytes = 0
  const counted: ListFile = {
    size: file.size,
    async *read(start, end) {
      for await (const part of file.read(start, end)) {
        bytes += part.byteLength
        show({ step: `读取 reading ${basename(path)}`, done: Math.min(bytes, file.size), total: file.size })
        yield part
      }
    },
  }
  const list = await openList(counted, mapping)
  const { rows, total }: Loaded = await matching.loadItems(side, list.pages)
  const { sha256, faults, faultCount } = list.summary()
  if (faultCount > 0) throw listFaulty(basename(path), faults, faultCount)
  return { path, sha256, rows, total }
}
