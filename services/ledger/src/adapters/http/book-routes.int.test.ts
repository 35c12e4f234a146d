import { Readable } from 'node:stream'
import { addMoney, formatMoney, parseMoney, ZERO } from '@fundtrace/money'
import { readCsv } from '@fundtrace/csv'
import type { Role } from '@fundtrace/http-server'
import { locateColumns, pickCells, readSheet } from '@fundtrace/spreadsheet'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { liveUntilJuly, postOn } from '../../../test/book-story.ts'
import { type EngineHouse, openEngineHouse } from '../../../test/engine-fixture.ts'
import { balancesOf, idOf } from '../../../test/ledger-fixture.ts'
import { settle } from '../../../test/requests.ts'
import { loadGovernmentAccounts } from '../export/government-accounts-file.ts'
import { bookRoutes } from './book-routes.ts'
import { engineRoutes } from './engine-routes.ts'

const FUND = 'books-2016'
const AUDIT = { role: 'audit', area: '44', name: 'wang' } as const
const ROUTES = [
  '/accounts/cash:foshan/statement',
  '/accounts/cash:foshan/balance',
  '/periods',
  '/periods/2016-05',
  '/periods/2016-05/in-transit',
  '/trial-balance',
  '/journal.hledger',
]

let house: EngineHouse
beforeAll(async () => {
  house = await openEngineHouse((app, parts) => {
    engineRoutes(app, parts)
    bookRoutes(app, { db: parts.db, codes: loadGovernmentAccounts() })
  })
  await liveUntilJuly(house.db, FUND)
  await house.openAccounts(FUND, 'a', 'b')
  // Told in an order that is not that in which they count.
  for (const [day, amount] of [
    ['2016-08-09', '9.00'],
    ['2016-06-02', '2.00'],
    ['2016-07-07', '7.00'],
    ['2016-06-30', '3.00'],
    ['2016-08-01', '8.00'],
  ] as const)
    await move(amount, `${day}T10:00:00+08:00`)
  for (const month of ['2016-05', '2016-06', '2016-07']) await closed(month)
  await postOn(house.db, FUND, '2016-08-03', { ...settle(FUND, 'b1', 'zhang'), settled_on: '2016-08-02' })
})
afterAll(() => house.close())

const at = (path: string): string => `/v1/funds/${FUND}${path}`
const read = async (path: string) => (await house.get(AUDIT, at(path))).body

async function move(amount: string, effective_at: string): Promise<void> {
  const entries = [
    { account: 'general:a', amount },
    { account: 'general:b', amount: `-${amount}` },
  ]
  const answer = await house.post({ role: 'treasury', area: '441802' }, at('/transactions'), { entries, effective_at })
  expect(answer.status).toBe(201)
}

async function closed(month: string): Promise<void> {
  const answer = await house.post({ role: 'finance', area: '441802' }, at(`/periods/${month}/close`))
  expect(answer.status).toBe(201)
}

async function download(path: string, accept?: string): Promise<{ headers: Record<string, unknown>; bytes: Buffer }> {
  const { status, headers, bytes } = await house.download(AUDIT, path.startsWith('/v1') ? path : at(path), accept)
  expect(status).toBe(200)
  return { headers, bytes }
}

type Line = Readonly<Record<'line' | 'amount' | 'balance_after' | 'effective_at', string>>
const amounts = (lines: readonly Line[]): string[] =>
  lines.map(({ amount, balance_after }) => `${amount} ${balance_after}`)

describe('every page of the books', () => {
  it.each(ROUTES)('is for the area of the fund, those above it, and a funder elsewhere: %s', async (path) => {
    for (const area of ['441802', '4418', '4406'])
      expect((await house.get({ role: 'treasury', area }, at(path))).status).toBe(200)
    expect(await house.get({ role: 'finance', area: '441881' }, at(path))).toMatchObject({
      status: 403,
      body: { code: 'ACCESS_AREA_FORBIDDEN', area: '441802' },
    })
    expect((await house.app.inject({ url: at(path) })).statusCode).toBe(401)
    expect((await house.get(AUDIT, `/v1/funds/nowhere${path}`)).body.code).toBe('LEDGER_FUND_UNKNOWN')
  })

  it('of several funds shows those that one may see, and no others', async () => {
    const seenBy = async (area: string, query = '') => {
      const { status, body } = await house.get({ role: 'audit', area }, `/v1/reports/fund-positions${query}`)
      return status === 200 ? body.funds.map(({ id }: { id: string }) => id) : body.code
    }
    expect(await seenBy('4406')).toEqual([FUND])
    expect(await seenBy('441881')).toEqual([])
    expect(await seenBy('441881', '?area_code=441802')).toBe('ACCESS_AREA_FORBIDDEN')
    expect(await seenBy('44', '?area_code=441802&fiscal_year=2017')).toEqual([])
    for (const url of ['/v1/reports/fund-positions', '/v1/government-accounts']) {
      expect((await house.app.inject({ url })).statusCode).toBe(401)
      for (const role of ['finance', 'treasury', 'audit', 'admin'] satisfies Role[])
        expect((await house.get({ role, area: '44' }, url)).status).toBe(200)
    }
  })
})

describe('a statement', () => {
  it('shows its lines as they were recorded, and as they count, with the balance of either order', async () => {
    const recorded = await read('/accounts/general:b/statement')
    expect(amounts(recorded.lines)).toEqual(['-9.00 9.00', '-2.00 11.00', '-7.00 18.00', '-3.00 21.00', '-8.00 29.00'])
    const effective = await read('/accounts/general:b/statement?order=effective')
    expect(amounts(effective.lines)).toEqual(['-2.00 2.00', '-3.00 5.00', '-7.00 12.00', '-8.00 20.00', '-9.00 29.00'])
  })

  it.each([
    ['effective_from=2016-06-30&effective_to=2016-07-31', ['-3.00 5.00', '-7.00 12.00']],
    ['effective_from=2016-06-03&effective_to=2016-06-30T09:59:59%2B08:00', []],
    ['effective_from=2016-08-01T10:00:00%2B08:00', ['-8.00 20.00', '-9.00 29.00']],
    ['effective_to=2016-06-30T10:00:00%2B08:00', ['-2.00 2.00', '-3.00 5.00']],
  ])('of some days goes on from what stood before them: %s', async (query, lines) => {
    expect(amounts((await read(`/accounts/general:b/statement?order=effective&${query}`)).lines)).toEqual(lines)
    const recorded = await read(`/accounts/general:b/statement?${query}`)
    expect(
      amounts(recorded.lines)
        .map((line) => line.split(' ')[0])
        .toSorted(),
    ).toEqual(lines.map((line) => line.split(' ')[0]).toSorted())
  })

  it.each(['recorded', 'effective'])(
    'is read page by page, and what is posted meanwhile moves no line: %s',
    async (order) => {
      const path = `/accounts/general:a/statement?order=${order}&limit=2`
      const before = amounts((await read(`/accounts/general:a/statement?order=${order}`)).lines)
      const seen: string[] = []
      let after = ''
      for (let page = 0; page < before.length; page += 1) {
        const { lines, next } = await read(`${path}&after=${after}`)
        seen.push(...amounts(lines))
        if (next === null) break
        after = next
        // It counts before all that is left to be read.
        await move('0.01', '2016-08-01T00:00:00+08:00')
      }
      expect(seen.slice(0, before.length)).toEqual(before)
      if (order === 'effective') expect(seen).toEqual(before)
    },
  )

  it('refuses a cursor, a moment or an account that is none', async () => {
    for (const [query, code] of [
      ['order=effective&after=1.2.3', 'LEDGER_CURSOR_MALFORMED'],
      ['after=1.2.3.4', 'LEDGER_CURSOR_MALFORMED'],
      ['effective_from=2016-02-30', 'LEDGER_MOMENT_MALFORMED'],
      ['recorded_to=2016-06-30T10:00:00', 'LEDGER_MOMENT_MALFORMED'],
    ])
      expect(await house.get(AUDIT, at(`/accounts/general:a/statement?${query}`))).toMatchObject({
        status: 400,
        body: { code },
      })
    expect((await read('/accounts/general:zz/statement')).code).toBe('LEDGER_ACCOUNT_NOT_FOUND')
  })

  it.each(['utf-8', 'gb18030'])(
    'is a CSV file in %s with the same lines, that says whose it is and that it is not signed',
    async (encoding) => {
      const { headers, bytes } = await download(`/accounts/cash:foshan/statement?format=csv&encoding=${encoding}`)
      expect(headers['content-type']).toBe(`text/csv; charset=${encoding}`)
      expect(headers['content-disposition']).toMatch(
        /filename="statement-books-2016-cash-foshan-\d{4}-\d\d-\d\d-unsigned\.csv"/,
      )
      expect(bytes.subarray(0, 3).toString('hex') === 'efbbbf').toBe(encoding === 'utf-8')
      const rows = readCsv(
        bytes,
        {
          line: ['行号'],
          debit: ['借方金额（元）'],
          credit: ['贷方金额（元）'],
          balance: ['余额（元）'],
          wan: ['余额（万元）'],
        },
        { maxRows: 100 },
      )
      const { lines } = await read('/accounts/cash:foshan/statement')
      expect(rows.slice(0, lines.length).map(({ cells }) => cells)).toEqual([
        { line: '1', debit: '600.00', credit: '', balance: '600.00', wan: '0.06' },
        { line: '2', debit: '', credit: '180.06', balance: '419.94', wan: '0.041994' },
      ])
      const notes = rows.slice(lines.length).map(({ cells }) => cells.line)
      expect(notes.join()).toMatch(/books-2016 .*wang.*未签名/s)
    },
  )
})

describe('a balance', () => {
  it('is that of its two times', async () => {
    const { lines } = await read('/accounts/general:b/statement')
    const asked = async (query: string) => (await read(`/accounts/general:b/balance?${query}`)).balance
    expect(await asked('effective_at=2016-06-02')).toBe('2.00')
    expect(await asked('effective_at=2016-06-02T09:59:59%2B08:00')).toBe('0.00')
    expect(await asked('effective_at=2016-07-31')).toBe('12.00')
    expect(await asked(`recorded_at=${lines[1].recorded_at}`)).toBe('11.00')
    expect(await asked(`recorded_at=${lines[1].recorded_at}&effective_at=2016-07-31`)).toBe('2.00')
    expect(await asked('recorded_at=2016-12-31')).toBe('0.00')
  })
})

describe('a trial balance', () => {
  const bySide = (lines: readonly Record<string, string>[], column: string): string =>
    formatMoney(lines.reduce((sum, line) => addMoney(sum, parseMoney(line[column] ?? '')), ZERO))

  it.each(['', '?from=2016-06&to=2016-07', '?from=2016-07', '?from=2016-08&to=2016-08', '?from=2017-01&to=2017-02'])(
    'adds up on both sides, by account and by kind: %s',
    async (query) => {
      const { accounts, kinds, total } = await read(`/trial-balance${query}`)
      for (const at of ['opening_', '', 'closing_']) expect(total[`${at}debit`]).toBe(total[`${at}credit`])
      for (const column of Object.keys(total))
        for (const lines of [accounts, kinds]) expect(bySide(lines, column)).toBe(total[column])
    },
  )

  it('closes with the balances of the ledger, opens with those of the month before, and names the codes', async () => {
    const { accounts } = await read('/trial-balance')
    const standing = Object.fromEntries(
      accounts.flatMap((line: Record<string, string>) => {
        const amount = line['closing_debit'] === '0.00' ? line['closing_credit'] : line['closing_debit']
        return amount === '0.00' ? [] : [[line['account'], amount]]
      }),
    )
    const balances = await balancesOf(house.db, FUND)
    expect(standing).toEqual(
      Object.fromEntries(
        // The debit side of general:a is a negative balance on its credit side.
        Object.entries(balances).map(([code, balance]) => [
          code.replace('b1', idOf('b1', FUND)),
          (balance.split(',')[0] ?? '').replace('-', ''),
        ]),
      ),
    )
    const july = await read('/trial-balance?from=2016-07&to=2016-07')
    const august = await read('/trial-balance?from=2016-08&to=2016-08')
    expect(july.total.closing_debit).toBe(august.total.opening_debit)
    expect(july.kinds.find(({ kind }: { kind: string }) => kind === 'cash')).toMatchObject({
      opening_debit: '850.00',
      closing_debit: '850.00',
      government_accounts: [
        { standard: 'budget', code: '1004', name: '其他财政存款' },
        { standard: 'unit', code: '1002', name: '银行存款' },
      ],
    })
    expect((await read('/trial-balance?from=2016-08&to=2016-07')).code).toBe('LEDGER_MONTHS_TURNED')
  })

  it('is a workbook with the same figures, by the header Accept too', async () => {
    const { headers, bytes } = await download(
      '/trial-balance?from=2016-06&to=2016-08',
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    )
    expect(headers['content-disposition']).toContain('trial-balance-books-2016-2016-06-2016-08-')
    await using sheet = await readSheet(Readable.from([bytes]), { format: 'xlsx', sheet: '科目余额表', headerRow: 2 })
    const columns = locateColumns(sheet.header, {
      account: ['科目'],
      unit: ['政府会计制度（财会〔2017〕25号）'],
      debit: ['期末借方（元）'],
    })
    const rows: Record<string, string>[] = []
    for await (const row of sheet.rows) rows.push(pickCells(row, columns).cells)
    const { total } = await read('/trial-balance?from=2016-06&to=2016-08')
    expect(rows.find(({ account }) => account === 'cash:county')).toEqual({
      account: 'cash:county',
      unit: '1002 银行存款',
      debit: '129.96',
    })
    expect(rows.find(({ account }) => account === '合计')?.['debit']).toBe(total.closing_debit)
  })
})

describe('the position of funds', () => {
  it('is the same as JSON and as a file of all of them, in yuan and in 万元', async () => {
    const { body } = await house.get(AUDIT, '/v1/reports/fund-positions?area_code=441802')
    expect(body.funds).toMatchObject([
      { id: FUND, total: '1000.00', awarded: '600.14', in_transit: '200.05', paid: '300.10' },
    ])
    const { bytes } = await download('/v1/reports/fund-positions?area_code=441802&format=csv')
    const [row] = readCsv(
      bytes,
      { id: ['资金'], arrived: ['已到位（元）'], wan: ['已支付（万元）'], arrears: ['欠拨（元）'] },
      { maxRows: 9 },
    )
    expect(row?.cells).toEqual({ id: FUND, arrived: '850.00', wan: '0.03001', arrears: '150.00' })
  })

  it('refuses a format that there is not', async () => {
    const { status, bytes } = await house.download(AUDIT, '/v1/reports/fund-positions', 'application/pdf')
    expect(status).toBe(400)
    expect(bytes.toString()).toContain('LEDGER_FORMAT_UNKNOWN')
  })
})
