import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { encodePart } from '@fundtrace/csv'
import { readSheet, sheetToBuffer } from '@fundtrace/spreadsheet'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Outcome, tryFundtrace } from '../../test/try-fundtrace.ts'

type Row = Readonly<{
  ref: string
  name: string
  account: string
  document: string
  fen: number
  day: number
  status: string
  returns?: string
}>

const EXAMPLES = new URL('../../examples/reconcile/', import.meta.url)
const HEADER = ['付款编号', '姓名', '卡号', '指标文号', '金额', '日期', '状态', '原付款编号']
const yuan = (fen: number): string =>
  `${fen < 0 ? '-' : ''}${Math.trunc(Math.abs(fen) / 100)}.${String(Math.abs(fen) % 100).padStart(2, '0')}`
const cellsOf = ({ ref, name, account, document, fen, day, status, returns = '' }: Row): string[] => [
  ref,
  name,
  account,
  document,
  yuan(fen),
  `2017-07-${String(day).padStart(2, '0')}`,
  status,
  returns,
]
const csvOf = (rows: readonly Row[]): string =>
  [HEADER, ...rows.map(cellsOf)].map((cells) => `${cells.join(',')}\n`).join('')
const rowOf = (number: number): Row => ({
  ref: `FT${String(number).padStart(12, '0')}`,
  name: '张三',
  account: `62170028700${String(number).padStart(8, '0')}`,
  document: '示例财〔2017〕1号',
  fen: 100_000 + number * 101,
  day: 10,
  status: '已付',
})

// The engine shares its machine with whatever else is tested.
describe('reconcile', { timeout: 60_000 }, () => {
  let folder: string
  const at = (name: string): string => join(folder, name)
  const columns = {
    amount: '金额',
    date: '日期',
    fields: {
      reference: '付款编号',
      name: '姓名',
      account: '卡号',
      document: '指标文号',
      status: '状态',
      returns: '原付款编号',
    },
  }
  const rules = {
    version: 1,
    left: { name: { zh: '台账', en: 'register' }, columns },
    right: { name: { zh: '银行', en: 'bank' }, columns },
    rules: [
      {
        id: 'reference',
        kind: 'one_to_one',
        keys: ['reference'],
        identifies: true,
        amount: 'exact',
        date: { before: 0, after: 3 },
        compare: [
          { field: 'name', kind: 'payee_mismatch' },
          { field: 'document', kind: 'wrong_programme' },
          { field: 'status', kind: 'status_conflict' },
        ],
      },
    ],
    rounding: '0.05',
    returns: [{ left: 'reference', right: 'returns' }],
  }

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'fundtrace-reconcile-test-'))
    await writeFile(at('rules.json'), JSON.stringify(rules))
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  const reconcile = (left: string, right: string, ...more: string[]): Promise<Outcome> =>
    tryFundtrace(['reconcile', left, right, '--rules', at('rules.json'), ...more])
  const breaksOf = async (left: readonly Row[], right: readonly Row[]): Promise<string[]> => {
    await writeFile(at('left.csv'), csvOf(left))
    await writeFile(at('right.csv'), csvOf(right))
    const { stdout, status } = await reconcile(at('left.csv'), at('right.csv'), '--json')
    const { breaks } = JSON.parse(stdout) as {
      breaks: { kind: string; left: { row: number } | null; right: { row: number } | null; difference: string }[]
    }
    expect(status).toBe(breaks.length > 0 ? 1 : 0)
    return breaks.map((one) => `${one.kind} ${one.left?.row ?? '-'} ${one.right?.row ?? '-'} ${one.difference}`).sort()
  }

  const spoils: Record<string, (row: Row) => Row> = {
    amount_differs: (row) => ({ ...row, fen: row.fen + 1_234 }),
    rounding: (row) => ({ ...row, fen: row.fen - 5 }),
    sign_reversed: (row) => ({ ...row, fen: -row.fen }),
    date_out_of_window: (row) => ({ ...row, day: 14 }),
    payee_mismatch: (row) => ({ ...row, name: '张叁' }),
    wrong_programme: (row) => ({ ...row, document: '示例财〔2017〕2号' }),
    status_conflict: (row) => ({ ...row, status: '失败' }),
  }
  const ofOneNumber = new Set(['amount_differs', 'rounding', 'sign_reversed'])
  const combinations = Object.keys(spoils).flatMap((one, index, kinds) =>
    kinds
      .slice(index)
      .filter((other) => one === other || !ofOneNumber.has(one) || !ofOneNumber.has(other))
      .map((other) => [...new Set([one, other])]),
  )

  it('finds every kind of break in every combination of two, to the fen, whatever the order of rows', async () => {
    const left = Array.from({ length: 60 }, (_, index) => rowOf(index))
    const spoilt = left.map((row, index) =>
      (combinations[index] ?? []).reduce((wrong, kind) => spoils[kind]?.(wrong) ?? wrong, row),
    )
    const [missing, twice, back] = [40, 41, 42]
    const right = [
      ...spoilt.filter((_, index) => index !== missing),
      { ...rowOf(twice), day: 11 },
      { ...rowOf(back), fen: -rowOf(back).fen, ref: '', returns: rowOf(back).ref },
      rowOf(99),
    ].toReversed()
    const place = (ref: string, from: readonly Row[]): number => from.findIndex((row) => row.ref === ref) + 2
    const expected = combinations.flatMap((kinds, index) => {
      const ref = rowOf(index).ref
      const change = (spoilt[index]?.fen ?? 0) - rowOf(index).fen
      return kinds.map(
        (kind) => `${kind} ${place(ref, left)} ${place(ref, right)} ${yuan(ofOneNumber.has(kind) ? change : 0)}`,
      )
    })
    const found = await breaksOf(left, right)
    expect(found.filter((one) => !/^(missing|duplicate|returned)/.test(one))).toEqual(expected.sort())
    expect(found.filter((one) => /^(missing|duplicate|returned)/.test(one)).map((one) => one.split(' ')[0])).toEqual([
      'duplicate',
      'missing_left',
      'missing_right',
      'returned_unposted',
    ])
    expect(found).toContain(`missing_left ${missing + 2} - ${yuan(-rowOf(missing).fen)}`)
    expect(found).toContain(`missing_right - 2 ${yuan(rowOf(99).fen)}`)
  })

  it('finds a list equal to itself, in CSV, GB18030 and a workbook with its numbers as text', async () => {
    const rows = Array.from({ length: 30 }, (_, index) => rowOf(index))
    const text = csvOf(rows)
    const files = { 'same.csv': text, 'gb18030.csv': encodePart(text, 'gb18030') }
    for (const [name, content] of Object.entries(files)) await writeFile(at(name), content)
    const kinds = ['text', 'text', 'text', 'text', 'amount', 'day', 'text', 'text'] as const
    const sheet = {
      name: '发放',
      title: '发放明细',
      columns: HEADER.map((header, index) => ({ header, kind: kinds[index] ?? 'text' })),
      rows: rows.map(cellsOf),
    }
    await writeFile(at('same.xlsx'), await sheetToBuffer([sheet]))
    const hashes = new Set<string>()
    for (const name of ['same.csv', 'gb18030.csv', 'same.xlsx']) {
      const { status, stdout } = await reconcile(at('same.csv'), at(name), '--json')
      expect({ name, status }).toEqual({ name, status: 0 })
      const found = JSON.parse(stdout) as {
        result_hash: string
        match_count: number
        right: { rows: number; total: string }
      }
      expect(found).toMatchObject({
        match_count: 30,
        break_count: 0,
        right: { rows: 30, total: yuan(rows.reduce((sum, { fen }) => sum + fen, 0)) },
      })
      hashes.add(found.result_hash)
    }
    // A workbook has its title above: other rows, the same result.
    expect(hashes.size).toBe(1)
  })

  it('shows the example of the README: a payment too much, an amount, a name of one character, a missing line', async () => {
    const example = (name: string): string => new URL(name, EXAMPLES).pathname
    const args = ['reconcile', example('register.csv'), example('bank.csv'), '--rules', example('rules.yaml')]
    const { status, stdout, stderr } = await tryFundtrace([...args, '--out', at('out'), '--format', 'csv,xlsx,json'])
    expect({ status, stderr: stderr.includes('✗') }).toEqual({ status: 1, stderr: false })
    expect(stdout).toContain('0.34505') // 万元 of the register
    expect(stdout).toContain('差异 4 处')
    for (const kind of ['duplicate', 'amount_differs', 'payee_mismatch', 'missing_left']) expect(stdout).toContain(kind)
    const lines = (await readFile(at('out/breaks.jsonl'), 'utf8')).trimEnd().split('\n')
    const told = lines.map((line) => JSON.parse(line) as { kind: string; difference: string })
    expect(told.map(({ kind, difference }) => `${kind} ${difference}`)).toEqual([
      'amount_differs -0.50',
      'payee_mismatch 0.00',
      'missing_left -500.00',
      'duplicate 800.00',
    ])
    const sheet = await readSheet(at('out/result.xlsx'), { format: 'xlsx', sheet: '差异 breaks' })
    const rows = []
    for await (const { cells } of sheet.rows) rows.push(cells)
    expect(rows.length).toBe(lines.length)
    expect(await readFile(at('out/breaks.csv'), 'utf8')).toContain('\t6217002870012345672')
    expect((await tryFundtrace([...args, '--out', at('out')])).status).toBe(2)
  })

  it.each([
    [
      'a rule set with a mistake',
      { ...rules, rules: [{ id: 'a', kind: 'one_to_one' }] },
      'MATCHING_RULES_WRONG',
      '/rules/0',
    ],
    [
      'a mapping with a mistake',
      { ...rules, left: { ...rules.left, columns: { amount: 1 } } },
      'LIST_MAPPING_WRONG',
      '/left/columns/amount',
    ],
    ['no mapping', { ...rules, right: { name: rules.right.name } }, 'CLI_FILE_MALFORMED', '/right/columns'],
  ])('refuses %s with its path', async (_, wrong, code, path) => {
    await writeFile(at('wrong.json'), JSON.stringify(wrong))
    await writeFile(at('one.csv'), csvOf([rowOf(1)]))
    const { status, stdout, stderr } = await tryFundtrace([
      'reconcile',
      at('one.csv'),
      at('one.csv'),
      '--rules',
      at('wrong.json'),
    ])
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
    expect(stderr).toContain(code)
    expect(stderr).toContain(path)
  })

  it('compares nothing where a list has faults, and says each with its line, column, value and what would be right', async () => {
    await writeFile(at('good.csv'), csvOf([rowOf(1), rowOf(2)]))
    await writeFile(
      at('faulty.csv'),
      csvOf([rowOf(1), rowOf(2)])
        .replace('2017-07-10', '2017-07-32')
        .replace(yuan(rowOf(2).fen), '12.345'),
    )
    const { status, stdout, stderr } = await reconcile(at('good.csv'), at('faulty.csv'))
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
    expect(stderr).toContain('[LIST_FAULTY]')
    expect(stderr).toContain('第2行 line 2  日期  "2017-07-32"')
    expect(stderr).toContain('第3行 line 3  金额  "12.345"\n    金额小于一分,不作舍入\n')
  })

  it('names the side and the file that cannot be read', async () => {
    await writeFile(at('good.csv'), csvOf([rowOf(1)]))
    await writeFile(at('empty.csv'), '')
    const { status, stderr } = await reconcile(at('good.csv'), at('empty.csv'))
    expect(status).toBe(2)
    expect(stderr).toContain('[BANK_FILE_EMPTY]')
    expect(stderr).toContain('右 right empty.csv: ')
  })

  it('shows characters that a terminal would obey as what they are', async () => {
    await writeFile(at('plain.csv'), csvOf([rowOf(1)]))
    await writeFile(at('obeyed.csv'), csvOf([{ ...rowOf(1), name: '\u001B[31m张\u009B三\u202E' }]))
    const shown = '\\u001b[31m张\\u009b三\\u202e'
    const folder = at('obeyed')
    const outcome = await tryFundtrace([
      'reconcile',
      at('plain.csv'),
      at('obeyed.csv'),
      '--rules',
      at('rules.json'),
      '--out',
      folder,
      '--format',
      'csv,xlsx,json',
    ])
    const asJson = await reconcile(at('plain.csv'), at('obeyed.csv'), '--json')
    await using sheet = await readSheet(join(folder, 'result.xlsx'), { format: 'xlsx', sheet: '差异 breaks' })
    const cells: string[] = []
    for await (const row of sheet.rows) cells.push(...row.cells)
    for (const text of [
      outcome.stdout,
      asJson.stdout,
      cells.join('\n'),
      await readFile(join(folder, 'breaks.csv'), 'utf8'),
      await readFile(join(folder, 'breaks.jsonl'), 'utf8'),
    ]) {
      expect(text).toContain(shown)
      expect(text).not.toMatch(/(?![\t\r\n])[\p{Cc}\u202E]/u)
    }
    await writeFile(at('faulty.csv'), csvOf([rowOf(1)]).replace('2017-07-10', '\u001B[2J\u202E'))
    for (const more of [[], ['--json']]) {
      const { stderr } = await reconcile(at('plain.csv'), at('faulty.csv'), ...more)
      expect(stderr).toMatch(/\\u001b\[2J\\u202e/u)
      expect(stderr).not.toMatch(/(?![\t\r\n])[\p{Cc}\u202E]/u)
    }
  })

  it('says of a list that it has a header and nothing below it', async () => {
    await writeFile(at('header.csv'), `${HEADER.join(',')}\n`)
    const { status, stdout, stderr } = await reconcile(at('header.csv'), at('header.csv'))
    expect(status).toBe(0)
    expect(stdout).toContain('✓ 两边都没有数据行')
    expect(stderr).toMatch(/! 左 left header\.csv: 只有表头[^]*! 右 right header\.csv/u)
  })

  it('names the page that a statement lacks', async () => {
    const page = (number: number, opening: string, entry: string, closing: string) =>
      `:20:S\n:25:2017\n:28C:7/${number}\n:60${opening}\n:61:1707100710D${entry}\n:62${closing}\n-\n`
    const pages = [
      page(1, 'F:C170710CNY5000,00', '1001,01NTRFFT000000000001//B1', 'M:C170710CNY3998,99'),
      page(2, 'M:C170710CNY3998,99', '1002,02NTRFFT000000000002//B2', 'M:C170710CNY2996,97'),
      page(3, 'M:C170710CNY2996,97', '1003,03NTRFFT000000000003//B3', 'F:C170710CNY1993,94'),
    ]
    const statement = {
      ...rules.right,
      columns: { amount: '金额', sign: 'turned', fields: { reference: 'reference' } },
    }
    await writeFile(
      at('statement.json'),
      JSON.stringify({ ...rules, right: statement, rules: [{ ...rules.rules[0], compare: [] }], returns: undefined }),
    )
    await writeFile(at('book.csv'), csvOf([rowOf(1), rowOf(2), rowOf(3)]))
    const against = async (...kept: string[]) => {
      await writeFile(at('bank.sta'), kept.join(''))
      return tryFundtrace(['reconcile', at('book.csv'), at('bank.sta'), '--rules', at('statement.json'), '--json'])
    }
    expect(await against(...pages)).toMatchObject({ status: 0 })
    const { status, stderr } = await against(...pages.toSpliced(1, 1))
    expect(status).toBe(2)
    expect(JSON.parse(stderr.trimEnd().split('\n').at(-1) ?? '')).toMatchObject({
      code: 'LIST_FAULTY',
      values: { errors: [{ code: 'page_missing', expected: '第2页 page 2' }] },
    })
  })

  it.each([
    [['nowhere.csv', 'nowhere.csv', '--rules', 'rules.json'], 'LIST_FILE_UNREADABLE'],
    [['rules.json', 'rules.json', '--rules', 'nowhere.yaml'], 'CLI_FILE_UNREADABLE'],
    [['rules.json', 'rules.json'], 'CLI_USAGE_WRONG'],
    [['rules.json', 'rules.json', '--rules', 'rules.json', '--format', 'pdf'], 'CLI_ARGUMENT_MALFORMED'],
    [['rules.json', 'rules.json', '--rules', 'rules.json'], 'CSV_ROW_MALFORMED'],
  ])('exits with 2 for %j', async (args, code) => {
    const { status, stderr } = await tryFundtrace([
      'reconcile',
      ...args.map((arg) => (/\.(?:csv|json|yaml)$/u.test(arg) ? at(arg) : arg)),
      '--json',
    ])
    expect(status).toBe(2)
    expect(JSON.parse(stderr.trimEnd().split('\n').at(-1) ?? '')).toMatchObject({ code })
  })
})
