import { Readable } from 'node:stream'
import { DomainError } from '@fundtrace/problem'
import ExcelJS from 'exceljs'
import { describe, expect, it } from 'vitest'
import { excelParts, type ForeignParts, sheetXml, wpsParts, XML, zipFile } from '../test/foreign-workbook.ts'
import { readSheet, type ReadSheetOptions, type SheetRow } from './spreadsheet.ts'

const HEADER = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" s="1"/></row>'
const STRINGS = '<si><t>姓名</t></si><si><t>值</t></si>'
/** A sheet of two columns with one row; `cell` is its B2. */
const withCell = (cell: string) => ({ data: `${HEADER}<row r="2">${cell}</row>`, sharedStrings: STRINGS })

describe.each([
  ['Excel', excelParts],
  ['WPS', wpsParts],
])('readSheet of a workbook as %s writes it', (_, partsOf) => {
  it('reads shared, rich and inline text without its phonetic runs, as many cells as the header names', async () => {
    const data =
      `${HEADER}<row r="2" hidden="1"><c r="A2" t="s"><v>2</v></c><c r="B2" t="inlineStr"><is><r><t>李</t></r><r><t xml:space="preserve"> 四</t></r><rPh sb="0" eb="1"><t>リ</t></rPh></is></c><c r="D2"><v>1</v></c></row>` +
      '<row r="3"><c r="A3" s="1"/></row><row r="1048576"><c r="B1048576" t="s"><v>3</v></c></row>'
    const sharedStrings = `${STRINGS}<si><r><rPr><b/></rPr><t>张</t></r><r><t>三&amp;</t></r><rPh sb="0" eb="1"><t>ちょう</t></rPh></si><si><t>a_x000D_\n_x005F_x4E2D_</t></si>`
    const { header, headerRow, rows } = await read(partsOf({ data, sharedStrings }))
    expect([header, headerRow]).toEqual([['姓名', '值'], 1])
    expect(rows).toEqual([
      { row: 2, cells: ['张三&', '李 四'], damaged: [] },
      { row: 1_048_576, cells: ['', 'a\r\n_x4E2D_'], damaged: [] },
    ])
  })

  it.each([
    ['a number', '<c r="B2"><v>1250.0999999999999</v></c>', '1250.1'],
    ['a number with a format', '<c r="B2" s="3"><v>1250</v></c>', '1250'],
    ['a day', '<c r="B2" s="1"><v>43831</v></c>', '2020-01-01'],
    ['a day with a Chinese format', '<c r="B2" s="2"><v>43831</v></c>', '2020-01-01'],
    ['an ISO day', '<c r="B2" t="d"><v>2020-01-01T00:00:00</v></c>', '2020-01-01'],
    ['a truth value', '<c r="B2" t="b"><v>1</v></c>', 'TRUE'],
    ['a formula with a number', '<c r="B2"><f>SUM(C2:C9)</f><v>12.5</v></c>', '12.5'],
    ['a formula with a text', '<c r="B2" t="str"><f>"a"&amp;C2</f><v>甲</v></c>', '甲'],
    ['long digits as text', '<c r="B2" t="inlineStr"><is><t>\t6217002870012345678</t></is></c>', '6217002870012345678'],
    ['a cell without its place', '<c/><c><v>7</v></c>', '7'],
  ])('reads %s', async (_name, cell, text) => {
    const { rows } = await read(partsOf(withCell(cell)))
    expect(rows).toEqual([{ row: 2, cells: ['', text], damaged: [] }])
  })

  it.each([
    ['4.41802199001012E+17', '', '441802199001012000', 'number_too_long'],
    ['#N/A', 't="e"', '#N/A', 'error_value'],
    ['60', 's="1"', '60', 'day_unknown'],
  ])('marks %s (%s) as damaged', async (value, attributes, text, damage) => {
    const { rows } = await read(partsOf(withCell(`<c r="B2" ${attributes}><v>${value}</v></c>`)))
    expect(rows).toEqual([{ row: 2, cells: ['', text], damaged: [{ column: 1, damage }] }])
  })

  it('marks a formula that nothing has computed, rather than read it as empty', async () => {
    const { rows } = await read(partsOf(withCell('<c r="B2"><f>C2*2</f></c>')))
    expect(rows).toEqual([{ row: 2, cells: ['', ''], damaged: [{ column: 1, damage: 'formula_not_computed' }] }])
  })

  it('counts days from 1904 where the workbook does', async () => {
    const parts = partsOf({
      ...withCell('<c r="B2" s="1"><v>42369</v></c>'),
      workbookProperties: '<workbookPr date1904="1"/>',
    })
    expect((await read(parts)).rows[0]?.cells).toEqual(['', '2020-01-01'])
  })

  it('takes the header from the row that is named, under a merged title', async () => {
    const data = '<row r="1"><c r="A1" t="s"><v>0</v></c></row><row r="3"><c r="A3" t="s"><v>1</v></c></row>'
    const parts = partsOf({ data, sharedStrings: STRINGS })
    expect(await read(parts, { headerRow: 3 })).toMatchObject({ header: ['值'], headerRow: 3, rows: [] })
    expect(await codeOf(parts, { headerRow: 2 })).toBe('SHEET_HEADER_MISSING')
  })
})

describe('readSheet of a workbook', () => {
  it('reads the sheet that is named, hidden or not, and else the first that shows', async () => {
    const parts = wpsParts(withCell(''))
    expect((await read(parts)).header).toEqual(['姓名', '值'])
    expect((await read(parts, { sheet: '说明' })).header).toEqual(['填表说明'])
    expect((await read(parts, { sheet: 'WpsReserved_CellImgList' })).header).toEqual(['内部'])
    expect(await codeOf(parts, { sheet: '没有' })).toBe('SHEET_NAME_UNKNOWN')
  })

  it('reads elements with a prefix', async () => {
    const data = '<x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t>姓名</x:t></x:is></x:c></x:row>'
    const parts = {
      ...excelParts({ data: '' }),
      'xl/worksheets/sheet1.xml': `<x:worksheet xmlns:x="m">${data}</x:worksheet>`,
    }
    expect((await read(parts)).header).toEqual(['姓名'])
  })

  it('reads what ExcelJS writes, from bytes as they come, a stream of Node and a file stored in pieces', async () => {
    const workbook = new ExcelJS.Workbook()
    const table = workbook.addWorksheet('册')
    table.addRow(['姓名', '金额', '日期', '合计'])
    table.addRow(['张三', 1250.1, new Date('2020-01-31'), { formula: 'B2*2', result: 2500.2 }])
    table.mergeCells('A2:A3')
    table.addRow([null, 1])
    const bytes = Buffer.from(await workbook.xlsx.writeBuffer())
    const pieces = {
      size: bytes.length,
      async *read(start: number, end: number) {
        yield bytes.subarray(start, end)
      },
    }
    for (const input of [arriving([bytes]), Readable.from([bytes]), pieces]) {
      await using sheet = await readSheet(input, { format: 'xlsx' })
      const rows: SheetRow[] = []
      for await (const row of sheet.rows) rows.push(row)
      expect(rows.map(({ row, cells }) => [row, ...cells])).toEqual([
        [2, '张三', '1250.1', '2020-01-31', '2500.2'],
        // Of merged cells only the first has the value.
        [4, '', '1', '', ''],
      ])
    }
  })

  it.each([
    [
      'an old .xls or a workbook with a password',
      Buffer.from('d0cf11e0a1b11ae1aaaa', 'hex'),
      'SHEET_FORMAT_UNSUPPORTED',
    ],
    ['a web page', Buffer.from('\uFEFF <table><tr><td>姓名'), 'SHEET_FORMAT_UNSUPPORTED'],
    ['half a workbook', Buffer.from('PK\u0003\u0004abc'), 'SHEET_FILE_DAMAGED'],
    ['an empty file', Buffer.alloc(0), 'SHEET_HEADER_MISSING'],
  ])('refuses %s', async (_, bytes, code) => {
    expect(await codeOfBytes(bytes)).toBe(code)
  })

  it.each([
    ['a zip of something else', { 'a.txt': 'a' }, 'SHEET_FORMAT_UNSUPPORTED'],
    ['a document type', changed(`${XML}<!DOCTYPE a [<!ENTITY b "c">]><worksheet/>`), 'SHEET_XML_REFUSED'],
    [
      'an entity',
      changed(sheetXml('<row r="1"><c r="A1" t="inlineStr"><is><t>&b;</t></is></c></row>')),
      'SHEET_FILE_DAMAGED',
    ],
    ['XML that ends too soon', changed(`${XML}<worksheet><sheetData><row r="1"/>`), 'SHEET_FILE_DAMAGED'],
    [
      'a text without end',
      changed(sheetXml(`<row r="1"><c r="A1"><v>${'1'.repeat(1_200_000)}`)),
      'SHEET_FILE_INFLATED',
    ],
    [
      'a part that is there twice',
      { ...excelParts(withCell('')), 'XL/workbook.xml': '<workbook/>' },
      'SHEET_FILE_DAMAGED',
    ],
    ['elements without end', changed('<a>'.repeat(100)), 'SHEET_FILE_INFLATED'],
    ['a shared text that is not there', excelParts({ data: HEADER }), 'SHEET_FILE_DAMAGED'],
    ['rows out of order', excelParts({ ...withCell(''), data: `${HEADER}<row r="1"/>` }), 'SHEET_FILE_DAMAGED'],
    [
      'two cells at one place',
      excelParts(withCell('<c r="B2"><v>1</v></c><c r="B2"><v>2</v></c>')),
      'SHEET_FILE_DAMAGED',
    ],
    ['a column beyond the 256th', excelParts(withCell('<c r="IW2"><v>1</v></c>')), 'SHEET_COLUMNS_TOO_MANY'],
    [
      'a cell of more than 32,767 characters',
      excelParts(withCell(`<c r="B2" t="str"><v>${'a'.repeat(32_768)}</v></c>`)),
      'SHEET_CELL_TOO_LONG',
    ],
    [
      'a part that unpacks to 1,000 times its size',
      changed(sheetXml('<row/>'.repeat(3_000_000))),
      'SHEET_FILE_INFLATED',
    ],
  ])('refuses %s', async (_, parts: ForeignParts, code) => {
    expect(await codeOf(parts)).toBe(code)
  })

  it('refuses a file over its limits and reads one at them', async () => {
    const parts = excelParts(withCell('<c r="B2"><v>1</v></c>'))
    const bytes = await zipFile(parts)
    const codeWith = (limits: ReadSheetOptions['limits']) => codeOfBytes(bytes, { limits: limits ?? {} })
    expect(await codeWith({ maxBytes: bytes.length, maxRows: 1, maxColumns: 2, maxCellLength: 2 })).toBe('read')
    expect(await codeWith({ maxBytes: bytes.length - 1 })).toBe('SHEET_FILE_TOO_LARGE')
    expect(await codeWith({ maxRows: 0 })).toBe('SHEET_ROWS_TOO_MANY')
    expect(await codeWith({ maxColumns: 1 })).toBe('SHEET_COLUMNS_TOO_MANY')
    expect(await codeWith({ maxCellLength: 1 })).toBe('SHEET_CELL_TOO_LONG')
    expect(await codeWith({ maxUnpackedBytes: 1000 })).toBe('SHEET_FILE_INFLATED')
  })

  it('refuses a file in which any bit of a part has changed', async () => {
    const bytes = await zipFile(excelParts(withCell('<c r="B2"><v>1250</v></c>')))
    const at = bytes.lastIndexOf('xl/worksheets/sheet1.xml', bytes.indexOf('PK\u0001\u0002') - 1) + 60
    for (let offset = 0; offset < 100; offset += 1) {
      const broken = Buffer.from(bytes)
      broken[at + offset] = (broken[at + offset] ?? 0) ^ 1
      expect(await codeOfBytes(broken)).toBe('SHEET_FILE_DAMAGED')
    }
  })
})

const changed = (sheet: string): ForeignParts => ({ ...excelParts({ data: '' }), 'xl/worksheets/sheet1.xml': sheet })

async function* arriving(chunks: readonly Buffer[]): AsyncGenerator<Buffer> {
  yield* chunks
}

const read = async (parts: ForeignParts, options: Partial<ReadSheetOptions> = {}) =>
  readBytes(await zipFile(parts), options)

async function readBytes(bytes: Buffer, options: Partial<ReadSheetOptions> = {}) {
  await using sheet = await readSheet(arriving([bytes]), { format: 'detect', ...options })
  const rows: SheetRow[] = []
  for await (const row of sheet.rows) rows.push(row)
  return { header: sheet.header, headerRow: sheet.headerRow, rows }
}

const codeOf = async (parts: ForeignParts, options: Partial<ReadSheetOptions> = {}) =>
  codeOfBytes(await zipFile(parts), options)

const codeOfBytes = (bytes: Buffer, options: Partial<ReadSheetOptions> = {}) =>
  readBytes(bytes, options).then(
    () => 'read',
    (error: unknown) => (error instanceof DomainError ? error.code : error),
  )
