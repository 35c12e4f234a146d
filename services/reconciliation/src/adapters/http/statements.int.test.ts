import { createHash } from 'node:crypto'
import { connect, fingerprintTables } from '@fundtrace/database'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bankFile } from '../../../test/bank-file.ts'
import { planApproved } from '../../../test/facts.ts'
import { latch } from '../../../test/latch.ts'
import {
  AUDITOR,
  createReconciliation,
  get,
  serve,
  type TestReconciliation,
  type TestServer,
  uploadStatement,
} from '../../../test/reconciliation-service.ts'
import { makeTeller } from '../../../test/teller.ts'
import { takeStatement } from '../../application/take-statement.ts'

const FUND = 'qingcheng-2016'
const QUERY = `fund_id=${FUND}`
const TEXT = bankFile('1000.00', [
  { on: '2016-06-02', reference: 'DOC-1', in: '5000.00' },
  { on: '2016-06-10', reference: 'PAY-A', out: '4000.00' },
])
const FILE = Buffer.from(TEXT)

let service: TestReconciliation
let server: TestServer
beforeAll(async () => {
  service = await createReconciliation()
  server = await serve(service)
  await makeTeller(service.db).tell(planApproved(FUND, '441802', ['44', '4403']))
})
afterAll(async () => {
  await server.close()
  await service.close()
})

const upload = (file: Buffer, query = QUERY, officer = AUDITOR) => uploadStatement(server.app, officer, query, file)
/** Inserts that wait to see whether another of the same key is committed. */
const insertsWaiting = async (): Promise<number> => {
  const { rows } = await service.db.raw(
    `SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'transactionid'`,
  )
  return Number(rows[0].count)
}
const statementsStored = async (): Promise<number> => Number((await service.db('statements').count())[0]?.['count'])
describe('a statement', () => {
  it('is stored with its proven totals and the hash of its file, and can be read', async () => {
    const reply = await upload(FILE)
    expect(reply.statusCode).toBe(201)
    const statement = reply.json()
    expect(statement).toEqual({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      fund_id: FUND,
      from: '2016-06-02',
      to: '2016-06-10',
      opening: '1000.00',
      paid_out: '4000.00',
      received: '5000.00',
      closing: '2000.00',
      count: 2,
      sha256: createHash('sha256').update(FILE).digest('hex'),
      uploaded_by: 'auditor-1',
      uploaded_at: expect.any(String),
    })
    expect((await get(server.app, AUDITOR, `/v1/statements/${statement.id}`)).json()).toEqual(statement)
    const lines = await service.db('statement_lines').where({ statement_id: statement.id }).orderBy('line')
    expect(lines).toEqual([
      {
        statement_id: statement.id,
        line: 2,
        booking_date: '2016-06-02',
        bank_reference: 'B1',
        reference: 'DOC-1',
        paid_out: null,
        received: '5000.00',
        balance: '6000.00',
      },
      {
        statement_id: statement.id,
        line: 3,
        booking_date: '2016-06-10',
        bank_reference: 'B2',
        reference: 'PAY-A',
        paid_out: '4000.00',
        received: null,
        balance: '2000.00',
      },
    ])
  })

  it('keeps nothing of the people and accounts that its description names', async () => {
    await upload(FILE)
    const { rows } = await service.db.raw(`SELECT string_agg(l::text, ' ') AS text FROM statement_lines l`)
    expect(rows[0].text).not.toMatch(/张三|6222020000001234567/)
  })

  it('is the same statement when the same file is sent again, whoever sends it', async () => {
    const first = await upload(FILE)
    const before = await statementsStored()
    const again = await upload(FILE, QUERY, { ...AUDITOR, subject: 'auditor-2' })
    expect(again.statusCode).toBe(200)
    expect(again.json()).toEqual(first.json())
    expect(await statementsStored()).toBe(before)
  })

  it('is stored once when another is just now sending the same file', async () => {
    const file = Buffer.from(bankFile('7.00', [{ on: '2016-06-02', reference: '', in: '1.00' }]))
    const before = await statementsStored()
    const inserted = latch()
    const release = latch()
    const first = service.db.transaction(async (trx) => {
      const order = { fundId: FUND, bytes: file, from: undefined, to: undefined, uploadedBy: 'auditor-2' }
      const taken = await takeStatement(trx, order)
      inserted.open()
      await release.opened
      return taken
    })
    await inserted.opened
    const second = upload(file)
    await expect.poll(insertsWaiting, { timeout: 20_000, interval: 20 }).toBe(1)
    release.open()
    expect((await second).statusCode).toBe(200)
    expect((await second).json()).toMatchObject({ id: (await first).statement_id, uploaded_by: 'auditor-2' })
    expect(await statementsStored()).toBe(before + 1)
  })

  it('may come in UTF-8 with a mark or in GB18030, under Chinese or English headers', async () => {
    // 记账日期,银行流水号,付款编号,摘要,支出,收入,余额 / 2016-06-02,B1,粤财农,到账,,5.00,5.00
    const gb18030 = Buffer.from(
      'bcc7d5cbc8d5c6da2cd2f8d0d0c1f7cbaebac52cb8b6bfeeb1e0bac52cd5aad2aa2cd6a7b3f62ccad5c8eb2cd3e0b6ee0d0a' +
        '323031362d30362d30322c42312cd4c1b2c6c5a92cb5bdd5cb2c2c352e30302c352e30300d0a',
      'hex',
    )
    const english = bankFile(
      '0.00',
      [{ on: '2016-06-02', reference: '粤财农', in: '5.00' }],
      'booking_date,bank_reference,reference,description,paid_out,received,balance',
    )
    for (const file of [gb18030, Buffer.from(`\uFEFF${english}`), Buffer.from(english)]) {
      const reply = await upload(file)
      expect(reply.json()).toMatchObject({ opening: '0.00', closing: '5.00', count: 1 })
      const [line] = await service.db('statement_lines').where({ statement_id: reply.json().id })
      expect(line.reference).toBe('粤财农')
    }
  })

  it('may say for which days it speaks, and then may hold no line of another day', async () => {
    const entries = [{ on: '2016-06-02', reference: 'X', in: '3.00' }]
    const reply = await upload(Buffer.from(bankFile('3.00', entries)), `${QUERY}&from=2016-06-01&to=2016-06-30`)
    expect(reply.json()).toMatchObject({ from: '2016-06-01', to: '2016-06-30' })
    const late = await upload(Buffer.from(bankFile('4.00', entries)), `${QUERY}&from=2016-06-03`)
    expect(late.json()).toMatchObject({
      code: 'RECONCILIATION_STATEMENT_ROWS_INVALID',
      faults: [{ line: 2, column: 'booking_date', value: '2016-06-02' }],
    })
  })

  it('is not taken for other days than it is stored for', async () => {
    const file = Buffer.from(bankFile('5.00', [{ on: '2016-06-02', reference: 'X', in: '3.00' }]))
    const first = await upload(file, `${QUERY}&to=2016-06-30`)
    const other = await upload(file, `${QUERY}&to=2016-06-29`)
    expect(other.statusCode).toBe(409)
    expect(other.json()).toMatchObject({
      code: 'RECONCILIATION_STATEMENT_DAYS_DIFFER',
      statement_id: first.json().id,
      stored: '2016-06-02 to 2016-06-30',
      stated: '2016-06-02 to 2016-06-29',
    })
    expect((await upload(file)).json().id).toBe(first.json().id)
  })
})

describe('nothing is stored of a statement', () => {
  const refused = async (text: string, query = QUERY) => {
    const before = await fingerprintTables(service.db)
    const reply = await upload(Buffer.from(text), query)
    expect(await fingerprintTables(service.db)).toBe(before)
    return { status: reply.statusCode, ...reply.json() }
  }

  it('whose balance does not follow, and the first wrong line is told', async () => {
    const broken = TEXT.replace('4000.00,,2000.00', '4000.00,,2000.01')
    expect(await refused(broken)).toMatchObject({
      status: 422,
      code: 'RECONCILIATION_STATEMENT_BALANCE_BROKEN',
      line: 3,
      expected: '2000.00',
      found: '2000.01',
    })
  })

  it('from which a line is missing', async () => {
    const lines = bankFile('0.00', [
      { on: '2016-06-02', reference: 'A', in: '1.00' },
      { on: '2016-06-03', reference: 'B', in: '2.00' },
      { on: '2016-06-04', reference: 'C', in: '4.00' },
    ]).split('\r\n')
    expect(await refused(lines.filter((line) => !line.includes('B2')).join('\r\n'))).toMatchObject({
      code: 'RECONCILIATION_STATEMENT_BALANCE_BROKEN',
      line: 3,
      expected: '5.00',
      found: '7.00',
    })
  })

  it('with bad rows, and all of them are told', async () => {
    const text = `${TEXT}2016-13-01,B3,,,1.00,,1999.00\r\n2016-06-11,,,,1.00,1.00,much\r\n`
    expect(await refused(text)).toMatchObject({
      status: 422,
      code: 'RECONCILIATION_STATEMENT_ROWS_INVALID',
      fault_count: 4,
      faults: [
        { line: 4, column: 'booking_date', value: '2016-13-01', fault_zh: '日期应为 YYYY-MM-DD' },
        { line: 5, column: 'bank_reference', value: '' },
        { line: 5, column: 'balance', value: 'much' },
        { line: 5, column: 'received', value: '1.00' },
      ],
    })
  })

  it.each([
    ['without any line', `${TEXT.split('\r\n')[0]}\r\n`, QUERY, 422, 'RECONCILIATION_STATEMENT_EMPTY'],
    ['without its balance column', TEXT.replace('余额', '别的'), QUERY, 400, 'CSV_COLUMN_MISSING'],
    ['of a fund that nobody has told of', TEXT, 'fund_id=unknown-2016', 404, 'RECONCILIATION_FUND_UNKNOWN'],
    ['of no fund', TEXT, '', 400, 'REQUEST_INVALID'],
    [
      'whose last day is before its first',
      TEXT,
      `${QUERY}&from=2016-06-02&to=2016-06-01`,
      400,
      'RECONCILIATION_STATEMENT_DAYS_REVERSED',
    ],
  ])('%s', async (_title, text, query, status, code) => {
    // Not the file that is stored already.
    expect(await refused(text.replace('B1', 'B9'), query)).toMatchObject({ status, code })
  })
})

describe('who may upload and see', () => {
  it.each([
    ['finance', ['finance'], ['4418']],
    ['treasury', ['treasury'], ['4418']],
    ['admin', ['admin'], ['4418']],
  ] as const)('%s may not upload', async (_title, roles, areas) => {
    const reply = await upload(FILE, QUERY, { roles, areas })
    expect(reply.statusCode).toBe(403)
    expect(reply.json()).toMatchObject({ code: 'ACCESS_ROLE_FORBIDDEN', required_roles: ['audit'] })
  })

  it.each([
    ['another county', ['441803']],
    ['an area that only pays for the fund', ['4403']],
    ['no area', []],
  ])('an auditor of %s may not upload', async (_title, areas) => {
    const reply = await upload(FILE, QUERY, { roles: ['audit'], areas })
    expect(reply.statusCode).toBe(403)
    expect(reply.json()).toMatchObject({ code: 'ACCESS_AREA_FORBIDDEN', area: '441802', your_areas: areas })
  })

  it('an auditor or admin of the area or of an area that pays may see it, nobody else', async () => {
    const { id } = (await upload(FILE)).json()
    const seen = async (roles: ['audit' | 'admin' | 'finance'], areas: string[]): Promise<number> =>
      (await get(server.app, { roles, areas }, `/v1/statements/${id}`)).statusCode
    expect(await seen(['audit'], ['441802'])).toBe(200)
    expect(await seen(['admin'], ['4418'])).toBe(200)
    expect(await seen(['audit'], ['4403'])).toBe(200)
    expect(await seen(['audit'], ['441803'])).toBe(403)
    expect(await seen(['finance'], ['4418'])).toBe(403)
  })

  it('a statement that is not there is not found', async () => {
    const reply = await get(server.app, AUDITOR, '/v1/statements/00000000-0000-4000-8000-000000000000')
    expect(reply.statusCode).toBe(404)
    expect(reply.json().code).toBe('RECONCILIATION_STATEMENT_UNKNOWN')
  })
})

describe('the Idempotency-Key of an upload', () => {
  const file = (opening: string): Buffer =>
    Buffer.from(bankFile(opening, [{ on: '2016-06-02', reference: 'KEY', in: '1.00' }]))

  it('is asked for', async () => {
    expect((await uploadStatement(server.app, AUDITOR, QUERY, file('1.00'), '')).json().code).toBe(
      'IDEMPOTENCY_KEY_MISSING',
    )
  })

  it('answers the same content with the first answer, and refuses other content', async () => {
    const first = await uploadStatement(server.app, AUDITOR, QUERY, file('2.00'), 'one-key')
    const again = await uploadStatement(server.app, AUDITOR, QUERY, file('2.00'), 'one-key')
    expect([first.statusCode, again.statusCode]).toEqual([201, 201])
    expect(again.json()).toEqual(first.json())
    expect(again.headers['idempotency-replayed']).toBe('true')
    expect((await uploadStatement(server.app, AUDITOR, QUERY, file('3.00'), 'one-key')).statusCode).toBe(422)
  })
})

describe('the database itself', () => {
  it('keeps statements as they are, and refuses one whose entries do not make its closing', async () => {
    await upload(FILE)
    const owner = connect(service.database.ownerUrl, { application: 'test owner' })
    for (const table of ['statements', 'statement_lines']) {
      await expect(service.db(table).delete()).rejects.toThrow('permission denied')
      await expect(owner(table).delete()).rejects.toThrow('append-only')
    }
    const columns = `fund_id, first_day, last_day, opening, paid_out, received, closing, line_count, sha256, uploaded_by`
    const values = `'${FUND}', '2016-06-01', '2016-06-02', 1, 2, 3, 2.01, 1, repeat('0', 64), 'somebody'`
    await expect(
      service.db.raw(`INSERT INTO statements (id, ${columns}) VALUES (gen_random_uuid(), ${values})`),
    ).rejects.toThrow('statements_entries_make_closing')
    await owner.destroy()
  })
})
