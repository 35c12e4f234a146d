import assert from 'node:assert/strict'
import { PassThrough, pipeline, Readable, type Writable } from 'node:stream'
import { ZipFile } from 'yazl'
import { toBuffer, writeTo } from './report-destination.ts'
import type { ReportSheet } from './report-sheet.ts'
import { sheetNames } from './sheet-names.ts'
import { contentTypes, PACKAGE_RELATIONSHIPS, STYLES, workbook, workbookRelationships } from './workbook-xml.ts'
import { worksheetXml } from './worksheet-xml.ts'

/**
 * Writes a workbook row by row. The same sheets give the same bytes: no clock, no user and no program is named in it.
 *
 * @throws DomainError SHEET_REPORT_TOO_LONG, SHEET_TEXT_UNWRITABLE
 */
export const writeWorkbook = (sheets: readonly ReportSheet[], destination: Writable | string): Promise<void> =>
  writeTo(destination, zipped(sheets))

/** The same in chunks, for who keeps them. */
export const workbookChunks = (sheets: readonly ReportSheet[]): AsyncIterable<Uint8Array> => zipped(sheets)

/** For a workbook of a few thousand rows, as the body of an answer. */
export const sheetToBuffer = (sheets: readonly ReportSheet[]): Promise<Buffer> => toBuffer(zipped(sheets))

function zipped(sheets: readonly ReportSheet[]): AsyncIterable<Uint8Array> {
  assert(sheets.length > 0, 'a workbook has a sheet')
  const names = sheetNames(sheets.map(({ name }) => name))
  const zip = new ZipFile()
  const options = entryOptions()
  const output = new PassThrough()
  const fail = (error: Error) => output.destroy(error)
  zip.on('error', fail)

  const addText = (part: string, text: string) => zip.addBuffer(Buffer.from(text), part, options)
  addText('[Content_Types].xml', contentTypes(sheets.length))
  addText('_rels/.rels', PACKAGE_RELATIONSHIPS)
  addText('xl/workbook.xml', workbook(names, sheets))
  addText('xl/_rels/workbook.xml.rels', workbookRelationships(sheets.length))
  addText('xl/styles.xml', STYLES)
  sheets.forEach((sheet, index) => {
    zip.addReadStreamLazy(`xl/worksheets/sheet${index + 1}.xml`, options, (give) => {
      // yazl does not look at the errors of what it is given.
      give(null, Readable.from(worksheetXml(sheet, index === 0)).on('error', fail))
    })
  })
  zip.end()

  return pipeline(Readable.from(zip.outputStream), output, () => undefined)
}

/** Midnight of 1 January 1980, the first day that a zip knows, whatever the time zone is at that moment. */
const entryOptions = () => ({ mtime: new Date(1980, 0, 1), mode: 0o100644, forceDosTimestamp: true })
