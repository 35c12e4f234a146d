import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import ExcelJS from 'exceljs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { htmlToBuffer, readSheet, type ReportSheet, sheetToBuffer, writeWorkbook } from './spreadsheet.ts'
import { sheetNames } from './sheet-names.ts'

/** Each run packs and unpacks a workbook, on a machine that others use. */
const PATIENT = { timeout: 60_000 }

const bulletin: ReportSheet = {
  name: '季度通报',
  title: '青城县 2020 年三季度',
  columns: [
    { header: '项目', kind: 'text' },
    { header: '金额（元）', kind: 'amount' },
    { header: '万元', kind: 'wan' },
    { header: '户数', kind: 'count' },
    { header: '日期', kind: 'day' },
  ],
  rows: [
    ['441802199001012345', '1250.00', '0.125', '12', '2020-09-30'],
    ['=HYPERLINK("x")', '-12345678901234.56', '—', '', '—'],
  ],
  notes: ['注：<单位>'],
}

describe('writeWorkbook', () => {
  it('writes what another program shows: text as text, exact amounts as numbers, larger ones as text, days as days', async () => {
    const sheet = await openedByExcelJs(bulletin)
    expect(cellsOf(sheet, 3)).toEqual([
      ['441802199001012345', '@'],
      [1250, '#,##0.00'],
      [0.125, '#,##0.00####'],
      [12, '#,##0'],
      [new Date('2020-09-30'), 'yyyy-mm-dd'],
    ])
    expect(cellsOf(sheet, 4)).toEqual([
      [`'=HYPERLINK("x")`, '@'],
      [`'-12345678901234.56`, '@'],
      ['—', '@'],
      [null, '#,##0'],
      ['—', '@'],
    ])
  })

  it('keeps the header in sight and on every printed page, with a filter over the table and not over title and notes', async () => {
    const sheet = await openedByExcelJs(bulletin)
    expect(sheet.getCell('A2').font).toMatchObject({ bold: true })
    expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 2 })
    expect(sheet.autoFilter).toBe('A2:E4')
    expect(sheet.pageSetup.printTitlesRow).toBe('2:2')
    expect([sheet.getCell('E1').master.value, sheet.getCell('E5').master.value]).toEqual([bulletin.title, '注：<单位>'])
  })

  it('gives the same bytes for the same sheets', async () => {
    const zone = process.env['TZ']
    const first = await sheetToBuffer([bulletin])
    process.env['TZ'] = 'America/New_York'
    const second = await sheetToBuffer([bulletin])
    process.env['TZ'] = zone
    expect(second.equals(first)).toBe(true)
  })

  it('is read back by readSheet as it was written, for any text', PATIENT, async () => {
    const unit = fc.constantFrom(
      ...'张𠮷·=+-@\'"&<>_x000D_0123456789.eE\t\r\n \u0001\uD842\uFFFE'.split(''),
      '_x4E2D_',
      ']]>',
    )
    // As fast-check's own 'binary', half surrogate pairs included, which takes seconds to set up.
    const anyUnit = fc.integer({ min: 0, max: 0x10ffff }).map((code) => String.fromCodePoint(code))
    const anyText = fc.oneof(fc.string({ unit, maxLength: 12 }), fc.string({ unit: anyUnit, maxLength: 6 }))
    const anyRow = fc.tuple(anyText, anyText)
    const columns = [
      { header: '甲', kind: 'text' },
      { header: '乙', kind: 'text' },
    ] as const
    await fc.assert(
      fc.asyncProperty(fc.array(anyRow, { maxLength: 40 }), async (rows) => {
        const trimmed = rows.map((row) => row.map((cell) => cell.trim()))
        expect(await readBack({ name: 's', columns, rows })).toEqual(trimmed.filter((row) => row.some(Boolean)))
      }),
      { numRuns: 30 },
    )
  })

  it('gives every amount and day back to readSheet, to the fen', PATIENT, async () => {
    const columns = [
      { header: '金额', kind: 'amount' },
      { header: '日期', kind: 'day' },
    ] as const
    const bound = 9_999_999_999_999_999_999n
    const anyFen = fc.oneof(fc.bigInt({ min: -bound, max: bound }), fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }))
    const anyDay = fc.date({ min: new Date('1900-03-01'), max: new Date('9999-12-31'), noInvalidDate: true })
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(anyFen, anyDay), { minLength: 20, maxLength: 40 }), async (pairs) => {
        const rows = pairs.map(([fen, date]) => [yuanOf(fen), date.toISOString().slice(0, 10)])
        const back = await readBack({ name: 's', columns, rows })
        expect(back.map(([amount = '', day]) => [fenOf(amount), day])).toEqual(
          pairs.map(([fen], index) => [fen, rows[index]?.[1]]),
        )
      }),
      { numRuns: 8 },
    )
  })

  it('leaves nothing behind when its rows fail, and passes on why', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'report-'))
    const failing = (): ReportSheet => ({
      ...bulletin,
      rows: (async function* () {
        yield ['a', '1.00', '', '', '']
        throw new Error('the database has gone')
      })(),
    })
    await expect(writeWorkbook([failing()], join(folder, 'a.xlsx'))).rejects.toThrow('the database has gone')
    await expect(
      writeWorkbook([failing()], new Writable({ write: (_chunk, _encoding, done) => done() })),
    ).rejects.toThrow('gone')
    expect(await readdir(folder)).toEqual([])
    await writeWorkbook([bulletin], join(folder, 'a.xlsx'))
    expect(await readdir(folder)).toEqual(['a.xlsx'])
    await rm(folder, { recursive: true })
  })

  it('refuses a text that no cell has room for', async () => {
    const columns = [{ header: '甲', kind: 'text' }] as const
    await expect(sheetToBuffer([{ name: 's', columns, rows: [['a'.repeat(32_768)]] }])).rejects.toMatchObject({
      code: 'SHEET_TEXT_UNWRITABLE',
    })
  })
})

describe('sheetNames', () => {
  it('are such as spreadsheets allow, each only once', () => {
    const long = '二'.repeat(40)
    expect(sheetNames(['2020/2021:[a]', "'b'", '', 'A', 'a', long, long, `${'三'.repeat(30)}𠮷`])).toEqual([
      '2020_2021__a_',
      '_b_',
      '_',
      'A',
      'a (2)',
      '二'.repeat(31),
      `${'二'.repeat(27)} (2)`,
      '三'.repeat(30),
    ])
  })
})

describe('writeHtmlTables', () => {
  it('shows the same figures with their digits grouped, to the fen', async () => {
    const html = (await htmlToBuffer({ title: '半年报', sheets: [bulletin] })).toString()
    expect(html).toContain('<html lang="zh-CN">')
    expect(html).toContain('<td class="amount">1,250.00</td><td class="wan">0.125</td><td class="count">12</td>')
    expect(html).toContain('<td class="amount">-12,345,678,901,234.56</td>')
    expect(html).toContain('<p class="note">注：&lt;单位&gt;</p>')
  })

  it('lets no text become part of the page', async () => {
    const evil = `</td><script>"'&`
    const sheet: ReportSheet = {
      name: evil,
      title: evil,
      notes: [evil],
      columns: [{ header: evil, kind: 'day' }],
      rows: [[evil]],
    }
    const html = (await htmlToBuffer({ title: evil, sheets: [sheet] })).toString()
    expect(html).not.toContain('<script')
    expect(html.split('&lt;/td&gt;&lt;script&gt;&quot;&#39;&amp;')).toHaveLength(7)
  })
})

async function openedByExcelJs(sheet: ReportSheet): Promise<ExcelJS.Worksheet> {
  const workbook = new ExcelJS.Workbook()
  const bytes = await sheetToBuffer([sheet])
  await workbook.xlsx.load(new Uint8Array(bytes).buffer)
  const opened = workbook.worksheets[0]
  if (opened === undefined) throw new Error('the workbook has no sheet')
  return opened
}

const cellsOf = (sheet: ExcelJS.Worksheet, row: number) =>
  [1, 2, 3, 4, 5].map((column) => [sheet.getCell(row, column).value, sheet.getCell(row, column).numFmt])

async function readBack(sheet: ReportSheet): Promise<(readonly string[])[]> {
  const bytes = await sheetToBuffer([sheet])
  await using back = await readSheet(arriving(bytes), { format: 'xlsx' })
  const rows: (readonly string[])[] = []
  let damages = 0
  for await (const { cells, damaged } of back.rows) {
    damages += damaged.length
    rows.push(cells)
  }
  expect(damages).toBe(0)
  return rows
}

async function* arriving(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes
}

function yuanOf(fen: bigint): string {
  const digits = (fen < 0n ? -fen : fen).toString().padStart(3, '0')
  return `${fen < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}

function fenOf(yuan: string): bigint {
  const [whole = '', fraction = ''] = yuan.split('.')
  return BigInt(whole + fraction.padEnd(2, '0'))
}
