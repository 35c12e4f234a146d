import { type ImportColumn, placeOfColumn } from './import-headers.ts'
import { mendCsv } from './mend-csv.ts'
import { headerOf, mendSheet, readSharedStrings } from './mend-sheet.ts'
import { packText, readZip, UnreadableFileError, unpackText, writeZip, type ZipEntry } from './zip-file.ts'

/** One cell as it should be; `row` as the spreadsheet numbers it. */
export type Correction = Readonly<{ row: number; column: ImportColumn; text: string }>

/** In larger files cells are corrected where they were written. */
export const MENDED_BYTES_MAX = 30 * 1024 * 1024

/**
 * The same file with these cells put right and nothing else changed. A workbook stays one; a CSV file becomes UTF-8.
 *
 * @throws UnreadableFileError where it cannot be read here, or lacks the column
 */
export async function mendFile(file: File, corrections: readonly Correction[]): Promise<File> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b
  const mended = isZip ? await mendWorkbook(bytes, corrections) : mendText(bytes, corrections)
  return new File([mended], file.name, { type: file.type })
}

async function mendWorkbook(bytes: Uint8Array, corrections: readonly Correction[]): Promise<Uint8Array<ArrayBuffer>> {
  const entries = readZip(bytes)
  const byName = new Map(entries.map((entry) => [entry.name, entry]))
  const sheetName = await firstVisibleSheet(byName)
  const strings = byName.get('xl/sharedStrings.xml')
  const xml = await textOf(byName, sheetName)
  const header = headerOf(xml, strings === undefined ? [] : readSharedStrings(await unpackText(strings)))
  const cells = corrections.map(({ row, column, text }) => ({ row, place: placed(header, column), text }))
  const mended = await packText(sheetName, mendSheet(xml, cells))
  return writeZip(entries.map((entry) => (entry.name === sheetName ? mended : entry)))
}

/** The one that an import reads. */
async function firstVisibleSheet(byName: ReadonlyMap<string, ZipEntry>): Promise<string> {
  const workbook = await textOf(byName, 'xl/workbook.xml')
  const sheets = [...workbook.matchAll(/<(?:\w+:)?sheet\s[^>]*>/gu)].map(([tag]) => tag)
  const sheet = sheets.find((tag) => !/\sstate="(?:hidden|veryHidden)"/u.test(tag))
  const id = /\s\w+:id="([^"]+)"/u.exec(sheet ?? '')?.[1]
  const relations = await textOf(byName, 'xl/_rels/workbook.xml.rels')
  const relation = [...relations.matchAll(/<(?:\w+:)?Relationship\s[^>]*>/gu)].find(([tag]) =>
    tag.includes(`Id="${id}"`),
  )?.[0]
  const target = /\sTarget="([^"]+)"/u.exec(relation ?? '')?.[1]
  if (target === undefined) throw new UnreadableFileError('it has no visible sheet')
  return target.startsWith('/') ? target.slice(1) : `xl/${target}`
}

async function textOf(byName: ReadonlyMap<string, ZipEntry>, name: string): Promise<string> {
  const entry = byName.get(name)
  if (entry === undefined) throw new UnreadableFileError(`it has no ${name}`)
  return unpackText(entry)
}

function mendText(bytes: Uint8Array, corrections: readonly Correction[]): Uint8Array<ArrayBuffer> {
  const mended = mendCsv(decode(bytes), (header) =>
    corrections.map(({ row, column, text }) => ({ row, place: placed(header, column), text })),
  )
  return new TextEncoder().encode(`\ufeff${mended}`)
}

/** UTF-8 with or without a mark, else GB18030. */
function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}

function placed(header: readonly string[], column: ImportColumn): number {
  const place = placeOfColumn(header, column)
  if (place < 0) throw new UnreadableFileError(`it has no column ${column}`)
  return place
}
