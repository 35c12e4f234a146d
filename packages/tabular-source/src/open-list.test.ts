import { readFile } from 'node:fs/promises'
import { bytesOf } from '@fundtrace/bank-formats'
import { encodePart } from '@fundtrace/csv'
import type { Item } from '@fundtrace/matching'
import { sheetToBuffer } from '@fundtrace/spreadsheet'
import { describe, expect, it } from 'vitest'
import { type ListSummary, openList, parseColumnMapping } from './tabular-source.ts'

const mapping = {
  id: ['付款编号', 'reference'],
  amount: ['金额（元）', 'amount'],
  date: '日期',
  fields: { reference: ['付款编号', 'reference'], name: ['姓名', '户名'], identity: '身份证号' },
}

async function read(bytes: Uint8Array | string, columns: unknown = mapping): Promise<{ items: Item[] } & ListSummary> {
  const file = bytesOf(typeof bytes === 'string' ? Buffer.from(bytes) : bytes)
  const list = await openList(file, parseColumnMapping(columns))
  const items: Item[] = []
  for await (const page of list.pages) items.push(...page)
  return { items, ...list.summary() }
}
const places = ({ faults }: ListSummary) => faults.map(({ code, line, path, value }) => [code, line, path, value])
const item = (row: number, id: string, amount: bigint, name: string) => ({
  row,
  id,
  amount,
  on: '2016-09-12',
  at: null,
  fields: { reference: id, name, identity: '441802199001010017' },
})

describe('a table', () => {
  const table = `2016年发放明细,,,,\n单位：元,,,,\n付款编号,姓　名,身份证号,金额(元),日期\nP-1,张三,\t441802199001010017,"1,250.05",2016-09-12\nP-2,李四,="441802199001010017",-0.50,2016/9/12\n`
  const items = [item(4, 'P-1', 125005n, '张三'), item(5, 'P-2', -50n, '李四')]

  it.each([
    ['UTF-8', Buffer.from(table)],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${table}`)],
    ['GB18030', encodePart(table, 'gb18030')],
  ])('is found below its titles, in %s, with long numbers as text', async (_, bytes) => {
    expect(await read(bytes)).toMatchObject({ items, rows: 2, total: 124955n, faults: [], firstDay: '2016-09-12' })
  })

  it.each([
    ['\t', '制表符'],
    [';', '分号'],
  ])('that is separated by %j is refused with what to say', async (separator, name) => {
    const text = 'No,付款编号,姓名,身份证号,金额（元）,日期\n1,P-1,张三,441802199001010017,1.00,2016-09-12\n'
    const other = `发放明细\n${text.replaceAll(',', separator)}`
    await expect(read(other)).rejects.toMatchObject({
      code: 'LIST_COLUMNS_MISSING',
      message: expect.stringContaining(`以${name}分隔`),
      values: { separator },
    })
    expect(await read(other, { ...mapping, separator })).toMatchObject({ rows: 1, total: 100n })
    // Nothing is guessed of a file that has other columns.
    await expect(read(`姓名${separator}金额\n张三${separator}1\n`)).rejects.toMatchObject({
      values: expect.not.objectContaining({ separator }),
    })
    // Quoted cells cannot even be split by another separator; a broken quote is one by any.
    const quoted = text.replaceAll(/[^,\n]+/gu, '"$&"').replaceAll(',', separator)
    await expect(read(quoted)).rejects.toMatchObject({ code: 'LIST_COLUMNS_MISSING', values: { separator } })
    expect(await read(quoted, { ...mapping, separator })).toMatchObject({ rows: 1, total: 100n })
    await expect(read(`"付款编号"x${separator}"金额"\n1${separator}2\n`)).rejects.toMatchObject({
      code: 'CSV_ROW_MALFORMED',
    })
  })

  it('of a register needs no amounts, and no other does without', async () => {
    const { amount: _, ...register } = mapping
    const text = '付款编号,姓名,身份证号,日期\nP-1,合计,1,\nP-2,李四,2,\nP-3,王五,3,\n'
    const open = async (needsAmounts: boolean) =>
      openList(bytesOf(Buffer.from(text)), parseColumnMapping(register), { needsAmounts })
    const items: Item[] = []
    for await (const page of (await open(false)).pages) items.push(...page)
    expect(items.map(({ id, amount }) => [id, amount])).toEqual([
      ['P-1', 0n],
      ['P-2', 0n],
      ['P-3', 0n],
    ])
    await expect(open(true)).rejects.toMatchObject({
      code: 'LIST_MAPPING_WRONG',
      message: expect.stringContaining('/amount'),
    })
    await expect(read(text, register)).rejects.toMatchObject({ code: 'LIST_MAPPING_WRONG' })
  })

  it('is the same as a workbook, in which identity numbers are text', async () => {
    const columns = (['付款编号', '姓名', '身份证号', '金额（元）', '日期'] as const).map((header) => ({
      header,
      kind: header === '金额（元）' ? ('amount' as const) : header === '日期' ? ('day' as const) : ('text' as const),
    }))
    const rows = [
      ['P-1', '张三', '441802199001010017', '1250.05', '2016-09-12'],
      ['P-2', '李四', '441802199001010017', '-0.5', '2016-09-12'],
    ]
    const found = await read(await sheetToBuffer([{ name: '发放', title: '发放明细', head: [], columns, rows }]))
    expect(found).toMatchObject({
      format: 'xlsx',
      items: items.map((one, index) => ({ ...one, row: index + 3 })),
      faults: [],
    })
  })

  it('is refused where a column is missing or there twice, by the names that were looked for', async () => {
    await expect(read('付款编号,姓名,日期,金额(元),金额（元）\nP-1,张三,2016-09-12,1,1\n')).rejects.toMatchObject({
      code: 'LIST_COLUMNS_MISSING',
      values: {
        missing: [{ column: 'identity', accepted: ['身份证号'] }],
        doubled: [{ column: 'amount', headers: ['金额(元)', '金额（元）'] }],
      },
    })
  })

  it('says of every cell that cannot be read where it is and what would be right, and reads on', async () => {
    const found = await read(
      [
        '付款编号,姓名,身份证号,金额（元）,日期',
        'P-1,张三,441802199001010017,12.345,2016-09-12',
        'P-2,张三,441802199001010017,十二,2016-09-12',
        'P-3,张三,441802199001010017,,2016-09-12',
        'P-4,张三,441802199001010017,1.00,2016-02-30',
        'P-5,张三,4.41802E+17,1.00,2016-09-12',
        'P-6,张三,441802199001010017,1.00',
        'P-7,张三,441802199001010017,1.00,2016-09-12',
      ].join('\n'),
    )
    expect(found.items).toEqual([item(8, 'P-7', 100n, '张三')])
    expect(places(found)).toEqual([
      ['amount_too_precise', 2, '金额（元）', '12.345'],
      ['amount_unreadable', 3, '金额（元）', '十二'],
      ['amount_missing', 4, '金额（元）', undefined],
      ['day_unreadable', 5, '日期', '2016-02-30'],
      ['cell_damaged', 6, '身份证号', undefined],
      ['field_count_wrong', 7, '/', undefined],
    ])
    expect(found.faults[0]).toMatchObject({ reason: { zh: '金额小于一分,不作舍入' }, expected: '1250.00' })
  })

  it('keeps faults up to the bound and counts them all', async () => {
    const rows = Array.from({ length: 150 }, (_, index) => `P-${index},x,2016-09-12`)
    const found = await read(['id,amount,日期', ...rows].join('\n'), { id: 'id', amount: 'amount', date: '日期' })
    expect([found.faults.length, found.faultCount]).toEqual([100, 150])
  })
})

describe('amounts', () => {
  it.each([
    ['1250', 125000n],
    ['0.1', 10n],
    ['-0.05', -5n],
    ['(1,250.00)', -125000n],
    ['￥1,250.00', 125000n],
    ['49.7万元', 49_700_000n],
    ['40000000000000000.00', 4_000_000_000_000_000_000n],
  ])('%s are read to the fen', async (text, fen) => {
    expect((await read(`a\n"${text}"\n`, { amount: 'a' })).items[0]?.amount).toBe(fen)
  })

  it.each([
    ['fen', '1', 1n],
    ['fen', '90071992547409931', 90_071_992_547_409_931n],
    ['wan', '0.000001', 1n],
    ['wan', '49.7', 49_700_000n],
  ])('in %s: %s', async (unit, text, fen) => {
    expect((await read(`a\n${text}\n`, { amount: { header: 'a', unit } })).items[0]?.amount).toBe(fen)
  })

  it.each(['40000000000000000.01', '1e5', 'NaN', '10²', '12.3.4', '--1'])('%s is refused', async (text) => {
    expect((await read(`a\n${text}\n`, { amount: 'a' })).faultCount).toBe(1)
  })

  it('of two columns are above zero where money came in, and a row has one of them', async () => {
    const found = await read('收入,支出,序\n1.00,,1\n0.00,2.00,2\n,,3\n1.00,1.00,4\n-,3,5\n', {
      amount: { in: '收入', out: '支出' },
      sign: 'turned',
    })
    expect(found.items.map(({ amount }) => amount)).toEqual([-100n, 200n, 300n])
    expect(places(found).map(([code, line]) => [code, line])).toEqual([
      ['amount_missing', 4],
      ['amount_twice', 5],
    ])
  })

  it('take their sign from a column of words', async () => {
    const amount = { header: '金额', negative_where: { header: '收付', words: ['付', 'D'], other_words: ['收'] } }
    const found = await read('金额,收付\n1.00,付\n2.00,收\n3.00,d\n4.00,转\n', { amount })
    expect(found.items.map((one) => one.amount)).toEqual([-100n, 200n, -300n])
    expect(places(found)).toEqual([['direction_unknown', 5, '收付', '转']])
  })
})

describe('days and times', () => {
  const moments = async (text: string, more: object = {}) =>
    (
      await read(text, {
        amount: 'a',
        date: { header: 'd', formats: ['YYYY-MM-DD', 'YYYYMMDD', 'DD/MM/YYYY'] },
        ...more,
      })
    ).items.map(({ on, at }) => [on, at])

  it('are of Shanghai, also at the midnight of a cut-off', async () => {
    const text =
      'a,d\n1,2016-06-30 23:59:59\n1,2016-07-01 00:00:00\n1,2016-06-30 24:00:00\n1,2016-06-30T16:00:00Z\n1,20160701\n1,02/07/2016\n'
    expect(await moments(text)).toEqual([
      ['2016-06-30', '2016-06-30T15:59:59.000Z'],
      ['2016-07-01', '2016-06-30T16:00:00.000Z'],
      ['2016-06-30', '2016-06-30T16:00:00.000Z'],
      ['2016-07-01', '2016-06-30T16:00:00.000Z'],
      ['2016-07-01', null],
      ['2016-07-02', null],
    ])
  })

  it('may have the time in a column of its own', async () => {
    expect(await moments('a,d,t\n1,20160701,093005\n1,20160701,9:30\n1,20160701,\n', { time: 't' })).toEqual([
      ['2016-07-01', '2016-07-01T01:30:05.000Z'],
      ['2016-07-01', '2016-07-01T01:30:00.000Z'],
      ['2016-07-01', null],
    ])
  })
})

describe('lines that are no items', () => {
  const columns = { amount: '金额', fields: { name: '姓名' } }

  it('are totals, subtotals, repeated headers, page marks and signatures', async () => {
    const text =
      '姓名,金额\n合计,6.00\n甲,1.00\n乙,2.00\n本页小计,3.00\n第 1 页 共 2 页,\n姓名,金额\n丙,3.00\n小 计,3.00\n第2页 共2页,\n总计：,6.00\n制表：张三,\n'
    const found = await read(text, columns)
    expect(found).toMatchObject({ faults: [], rows: 3, total: 600n })
  })

  it('prove what they say', async () => {
    const text = '姓名,金额\n甲,1.00\n乙,2.00\n小计,3.01\n第1页 共4页,\n丙,3.00\n第3页 共4页,\n合计,5.99\n'
    expect(places(await read(text, columns))).toEqual([
      ['total_wrong', 4, '金额', '3.01'],
      ['page_missing', 7, '页码 page', undefined],
      ['total_wrong', 8, '金额', '5.99'],
      ['page_missing', 7, '页码 page', undefined],
    ])
  })
})

describe('a statement as a table', () => {
  const columns = { amount: { in: '收入', out: '支出' }, balance: '余额', page: '页' }
  const rows = ['10.00,,110.00,1', ',4.00,106.00,1', ',6.00,100.00,2', '1.00,,101.00,3']
  const statement = (lines: readonly string[]) => ['收入,支出,余额,页', ...lines].join('\n')

  it('is proven row by row, with the oldest first or the newest', async () => {
    expect(await read(statement(rows), columns)).toMatchObject({ faults: [], total: 100n })
    const newestFirst = rows.toReversed().map((row, index) => row.replace(/\d$/, String([1, 2, 3, 3][index])))
    expect(await read(statement(newestFirst), columns)).toMatchObject({ faults: [] })
  })

  it('names the page that is missing, and the row where the balance breaks', async () => {
    const found = await read(statement([...rows.slice(0, 2), ...rows.slice(3)]), columns)
    expect(found.faults).toMatchObject([
      { code: 'page_missing', line: 4, expected: '第2页 page 2' },
      { code: 'balance_broken', line: 4, value: '101.00', expected: '107.00' },
    ])
  })
})

describe('a statement of a bank', () => {
  const example = (name: string) => readFile(new URL(`../../bank-formats/examples/in/${name}`, import.meta.url))
  const statementMapping = { amount: 'amount', sign: 'turned', fields: { reference: 'reference', name: '户名' } }
  const page = (number: string, opening: string, entries: readonly string[], closing: string) =>
    [`:20:S`, ':25:2017', `:28C:${number}`, `:60${opening}`, ...entries, `:62${closing}`, '-'].join('\n')
  const out = (reference: string, amount: string) => `:61:1609200920D${amount}NTRF${reference}//B${reference}`

  it('gives every entry and every payment of a batch booking (camt.053)', async () => {
    const found = await read(await example('camt053-08-day.xml'), statementMapping)
    expect(found.faults).toEqual([])
    expect(found.items.map(({ row, amount, fields }) => [row, amount, fields['reference']])).toMatchInlineSnapshot(`
      [
        [
          1,
          800000n,
          "",
        ],
        [
          2,
          835100n,
          "FT000000000006",
        ],
        [
          3,
          1n,
          "FT000000000007",
        ],
        [
          4,
          -135050n,
          "FT000000000003",
        ],
        [
          5,
          -50n,
          "",
        ],
        [
          6,
          5050n,
          "",
        ],
      ]
    `)
    expect(found.pages).toMatchObject([{ account: '2017028829200045678', opening: '100000.00', closing: '84949.49' }])
  })

  it('is proven by opening + entries = closing (MT940)', async () => {
    const bytes = await example('mt940-day.sta')
    expect(await read(bytes, statementMapping)).toMatchObject({ faults: [], rows: 4, total: 398800n })
    const changed = bytes.toString().replace('D4000,00', 'D4000,01')
    expect((await read(changed, statementMapping)).faults).toMatchObject([
      { code: 'figure_wrong', value: '96012.00', expected: '96011.99' },
    ])
  })

  it('names the page that is missing: between, at the beginning, at the end', async () => {
    const first = page('7/1', 'F:C160920CNY100,00', [out('FT000000000001', '10,00')], 'M:C160920CNY90,00')
    const second = page('7/2', 'M:C160920CNY90,00', [out('FT000000000002', '20,00')], 'M:C160920CNY70,00')
    const third = page('7/3', 'M:C160920CNY70,00', [out('FT000000000003', '30,00')], 'F:C160920CNY40,00')
    const faults = async (...pages: string[]) =>
      (await read(pages.join('\n'), statementMapping)).faults.map(({ code, expected }) => [code, expected])
    expect(await faults(first, second, third)).toEqual([])
    expect(await faults(third, first, second)).toEqual([])
    expect(await faults(first, third)).toEqual([['page_missing', '第2页 page 2']])
    expect(await faults(second, third)).toEqual([['page_missing', '第1页 page 1']])
    expect(await faults(first, second)).toEqual([['page_missing', '第3页 page 3…']])
    expect(await faults(first, second, second, third)).toEqual([['page_repeated', undefined]])
  })

  it('names the statement that is missing between two of an account', async () => {
    const day = (number: string, from: string, to: string) =>
      page(number, `F:C160920CNY${from}`, [out('FT000000000001', '10,00')], `F:C160920CNY${to}`)
    const found = await read([day('7', '100,00', '90,00'), day('9', '80,00', '70,00')].join('\n'), statementMapping)
    expect(found.faults).toMatchObject([{ code: 'statement_missing', expected: '第8号 statement 8' }])
    const newYear = await read([day('366', '100,00', '90,00'), day('1', '90,00', '80,00')].join('\n'), statementMapping)
    expect(newYear.faults).toEqual([])
  })

  it('says where a page does not go on from the one before, and what is there twice', async () => {
    const first = page('7/1', 'F:C160920CNY100,00', [out('FT000000000001', '10,00')], 'M:C160920CNY90,00')
    const second = page('7/2', 'M:C160920CNY95,00', [out('FT000000000002', '20,00')], 'F:C160920CNY75,00')
    expect((await read([first, second].join('\n'), statementMapping)).faults).toMatchObject([
      { code: 'pages_apart', value: '95.00', expected: '90.00' },
    ])
    const bytes = await example('mt940-day.sta')
    expect((await read(Buffer.concat([bytes, bytes]), statementMapping)).faults).toMatchObject([
      { code: 'page_repeated' },
    ])
    const unnumbered = bytes.toString().replace(':28C:184/1', ':28C:184')
    expect((await read(unnumbered.repeat(2), statementMapping)).faults).toMatchObject([{ code: 'statement_repeated' }])
  })

  it('names the missing page of a camt.053 message in parts', async () => {
    const xml = (await example('camt053-08-day.xml')).toString()
    const paged = (number: number, isLast: boolean) =>
      xml.replace(
        '<ElctrncSeqNb>',
        `<StmtPgntn><PgNb>${number}</PgNb><LastPgInd>${isLast}</LastPgInd></StmtPgntn><ElctrncSeqNb>`,
      )
    expect((await read(paged(1, true), statementMapping)).faults).toEqual([])
    expect((await read(paged(2, false), statementMapping)).faults).toMatchObject([
      { code: 'page_missing', expected: '第1页 page 1' },
      { code: 'page_missing', expected: '第3页 page 3…' },
    ])
  })
})

describe('parseColumnMapping', () => {
  it('says the path to each mistake', () => {
    expect(() => parseColumnMapping({ amount: { header: '金额', unit: '元' }, dates: '日期' })).toThrow(
      expect.objectContaining({ code: 'LIST_MAPPING_WRONG' }),
    )
  })
})
