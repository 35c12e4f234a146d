import { readFile } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { PassThrough } from 'node:stream'
import { readSheet, writeWorkbook } from '@fundtrace/spreadsheet'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { IMPORT_HEADERS } from './import-headers.ts'
import { mendFile } from './mend-file.ts'

const HEADER = ['户编号', '姓名', '身份证号', '一卡通账号']
const ROWS = [
  ['h-1', '张三', '11010519491231002X', '6222'],
  ['h-2', '李"四", 先生', '110105194912310021', ''],
]

async function workbook(): Promise<File> {
  const output = new PassThrough()
  const columns = HEADER.map((header) => ({ header, kind: 'text' as const, width: 12 }))
  const [bytes] = await Promise.all([buffer(output), writeWorkbook([{ name: '表', columns, rows: ROWS }], output)])
  return new File([new Uint8Array(bytes)], '名册.xlsx')
}

async function rowsOf(file: File): Promise<Map<number, readonly string[]>> {
  const bytes = Buffer.from(await file.arrayBuffer())
  await using sheet = await readSheet(Readable.from([bytes]), { format: 'detect' })
  const rows = new Map<number, readonly string[]>()
  for await (const { row, cells } of sheet.rows) rows.set(row, cells)
  return rows
}

describe('a file whose cells are put right', () => {
  it('is the same workbook otherwise, also where a cell was empty', async () => {
    const mended = await mendFile(await workbook(), [
      { row: 3, column: 'bank_account', text: '0062<&>"' },
      { row: 2, column: 'identity_number', text: '110105194912310021' },
    ])
    expect([...(await rowsOf(mended)).values()]).toEqual([
      ['h-1', '张三', '110105194912310021', '6222'],
      ['h-2', '李"四", 先生', '110105194912310021', '0062<&>"'],
    ])
  })

  it('is the same CSV otherwise, whatever its encoding, line ends and quotes', async () => {
    const text = `\r\n${HEADER.join(',')}\r\n"h-1","张\r\n三",="123",6222\r\nh-2,"李""四"""\r\n`
    const files = [text, `\ufeff${text}`].map((each) => new File([each], '名册.csv'))
    for (const file of files) {
      const mended = await mendFile(file, [
        { row: 3, column: 'bank_account', text: '00,62' },
        { row: 4, column: 'bank_account', text: '77' },
      ])
      expect((await mended.text()).replace(/^\ufeff+/u, '')).toBe(
        `\r\n${HEADER.join(',')}\r\n"h-1","张\r\n三",="123","00,62"\r\nh-2,"李""四""",,77\r\n`,
      )
    }
    const gb = new Uint8Array([0xbb, 0xa7, 0xb1, 0xe0, 0xba, 0xc5, 0x0a, 0x31])
    expect(
      await (await mendFile(new File([gb], 'a.csv'), [{ row: 2, column: 'household_number', text: '户' }])).text(),
    ).toContain('户编号\n户')
  })

  it('keeps any text that is put into it', async () => {
    const cell = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
      .filter((text) => /^[^\s\ufeff\p{C}](?:[^\p{C}]*[^\s\p{C}])?$/u.test(text) && !/^[=+\-@'"]/u.test(text))
    const file = new File([`${HEADER.join(',')}\n${'a,b,c,d\n'.repeat(3)}`], 'a.csv')
    await fc.assert(
      fc.asyncProperty(cell, fc.integer({ min: 2, max: 4 }), async (text, row) => {
        const mended = await mendFile(file, [{ row, column: 'name', text }])
        const rows = await rowsOf(mended)
        expect(rows.get(row)?.[1]).toBe(text)
        expect([...rows.values()].filter((cells) => cells[1] === 'b').length).toBe(text === 'b' ? 3 : 2)
      }),
      { numRuns: 50 },
    )
  })

  it('is refused where the file has no such column, or is none', async () => {
    await expect(mendFile(await workbook(), [{ row: 2, column: 'stage', text: '小学' }])).rejects.toThrow(
      'no column stage',
    )
    await expect(mendFile(new File(['PK nothing'], 'x.xlsx'), [{ row: 2, column: 'name', text: '' }])).rejects.toThrow(
      'no ZIP',
    )
  })
})

it('knows every header that docs/register-import.md lists, and no other', async () => {
  const page = await readFile(new URL('../../../../docs/register-import.md', import.meta.url), 'utf8')
  const documented = page.matchAll(/^\| (`[a-z_`, ]+`) \|[^|]*\| ([^|]+) \|/gmu)
  const listed = [...documented].flatMap(([, columns = '', headers = '']) => {
    const names = [...columns.matchAll(/`(\w+)`/gu)].map(([, name = '']) => name)
    return names.map((name, index) => [name, (headers.split('; ')[index] ?? '').trim().split(' ')])
  })
  expect(Object.fromEntries(listed)).toEqual(
    Object.fromEntries(Object.entries(IMPORT_HEADERS).map(([name, headers]) => [name, [...headers]])),
  )
})
