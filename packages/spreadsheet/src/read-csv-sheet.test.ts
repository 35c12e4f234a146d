import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { DomainError } from '@fundtrace/problem'
import { describe, expect, it } from 'vitest'
import { locateColumns, pickCells, readSheet, type SheetRow } from './spreadsheet.ts'

describe('readSheet of a CSV file', () => {
  it('numbers rows as a spreadsheet does and marks what a spreadsheet or a comma has spoilt', async () => {
    const { header, rows } = await read(
      '姓名,身份证号,备注,\r\n张三,4.41802E+17,\r\n"李\r\n四",\t441802199001012345,无,,\r\n\r\n,,,\r\n王五,441802199001012345\r\n赵六,1,2,3\r\n钱七,1,2,,5\r\n',
    )
    expect(header).toEqual(['姓名', '身份证号', '备注'])
    expect(rows).toEqual([
      { row: 2, cells: ['张三', '4.41802E+17', ''], damaged: [{ column: 1, damage: 'number_too_long' }] },
      { row: 3, cells: ['李\r\n四', '441802199001012345', '无'], damaged: [] },
      { row: 6, cells: ['王五', '441802199001012345', ''], damaged: [{ column: null, damage: 'field_count_wrong' }] },
      { row: 7, cells: ['赵六', '1', '2'], damaged: [] },
      { row: 8, cells: ['钱七', '1', '2'], damaged: [{ column: null, damage: 'field_count_wrong' }] },
    ])
  })

  it('takes its header from the row that is named', async () => {
    expect(await read('青城县贫困户名册,,\n姓名,金额,\n甲,1,\n', 2)).toMatchObject({
      header: ['姓名', '金额'],
      rows: [{ row: 3, cells: ['甲', '1'], damaged: [] }],
    })
  })

  it('reads a path and detects what is in it', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'sheet-'))
    await writeFile(join(folder, '名册.csv'), '\uFEFF姓名\n张三\n')
    await using sheet = await readSheet(join(folder, '名册.csv'), { format: 'detect' })
    expect([sheet.format, sheet.header]).toEqual(['csv', ['姓名']])
    for await (const { cells } of sheet.rows) expect(cells).toEqual(['张三'])
    await rm(folder, { recursive: true })
  })

  it.each(['after its header', 'after a row', 'for want of a header'])(
    'closes what it reads from when it is left %s',
    async (place) => {
      let isClosed = false
      async function* endless(): AsyncGenerator<Buffer> {
        try {
          yield Buffer.from('\n')
          for (;;) yield Buffer.from('姓名\n张三\n'.repeat(10_000))
        } finally {
          isClosed = true
        }
      }
      if (place === 'for want of a header') {
        const refused = readSheet(endless(), { format: 'detect', headerRow: 1 })
        await expect(refused).rejects.toMatchObject({ code: 'SHEET_HEADER_MISSING' })
      } else {
        await using sheet = await readSheet(endless(), { format: 'detect' })
        if (place === 'after a row') for await (const _ of sheet.rows) break
      }
      await setImmediate()
      expect(isClosed).toBe(true)
    },
  )

  it('refuses a workbook that is said to be CSV, and CSV that is said to be a workbook', async () => {
    await expect(readSheet(arriving('PK\u0003\u0004\0'), { format: 'csv' })).rejects.toMatchObject({
      code: 'CSV_FILE_BINARY',
    })
    await expect(readSheet(arriving('a,b\n'), { format: 'xlsx' })).rejects.toMatchObject({
      code: 'SHEET_FORMAT_UNSUPPORTED',
    })
  })
})

describe('locateColumns', () => {
  const shape = { name: ['name', '姓名'], id: ['身份证号'], amount: ['金额（元）'], card: ['一卡通'] }

  it('names every column that is missing or there twice, at once, and nothing else of the file', () => {
    const problem = problemOf(() => locateColumns(['李四', 'Name', '姓名', '金额(元)', '金额（元）'], shape))
    expect(problem.code).toBe('SHEET_COLUMNS_MISMATCHED')
    expect(problem.values).toEqual({
      missing: [
        { column: 'id', accepted: ['身份证号'] },
        { column: 'card', accepted: ['一卡通'] },
      ],
      duplicates: [
        { column: 'name', headers: ['Name', '姓名'] },
        { column: 'amount', headers: ['金额(元)', '金额（元）'] },
      ],
    })
    expect(problem.message).not.toContain('李四')
  })

  it('gives pickCells the places of cells and of their damages, in any order', () => {
    const positions = locateColumns(['一卡通', '备注', '姓名', '身份证号', '金额'], { ...shape, amount: ['金额'] })
    const damaged = [
      { column: 1, damage: 'error_value' },
      { column: 3, damage: 'number_too_long' },
      { column: null, damage: 'field_count_wrong' },
    ] as const
    expect(pickCells({ row: 7, cells: ['c', '#N/A', 'n', 'i', 'a'], damaged }, positions)).toEqual({
      row: 7,
      cells: { name: 'n', id: 'i', amount: 'a', card: 'c' },
      damaged: [
        { column: 'id', damage: 'number_too_long' },
        { column: null, damage: 'field_count_wrong' },
      ],
    })
  })
})

async function read(text: string, headerRow?: number) {
  await using sheet = await readSheet(arriving(text), { format: 'detect', ...(headerRow && { headerRow }) })
  const rows: SheetRow[] = []
  for await (const row of sheet.rows) rows.push(row)
  return { header: sheet.header, rows }
}

async function* arriving(text: string): AsyncGenerator<Buffer> {
  // In pieces smaller than what tells a workbook from text.
  for (let at = 0; at < text.length; at += 7) yield Buffer.from(text.slice(at, at + 7))
}

function problemOf(act: () => unknown): DomainError {
  try {
    act()
  } catch (error) {
    if (error instanceof DomainError) return error
    throw error
  }
  throw new Error('nothing was refused')
}
