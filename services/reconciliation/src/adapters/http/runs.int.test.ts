import { createHash } from 'node:crypto'
import { fingerprintTables } from '@fundtrace/database'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bankFile } from '../../../test/bank-file.ts'
import {
  arrivalPosted,
  arrivalRecorded,
  batchApproved,
  carriedOutPosted,
  carriedOutRequested,
  fileReleased,
  idOf,
  movement,
  paymentReturned,
  paymentSettled,
  planApproved,
  refundPosted,
  refundRequested,
} from '../../../test/facts.ts'
import {
  AUDITOR,
  createReconciliation,
  get,
  makeRun,
  type Officer,
  serve,
  type TestReconciliation,
  type TestServer,
  uploadStatement,
} from '../../../test/reconciliation-service.ts'
import { latch } from '../../../test/latch.ts'
import { type Fact, makeTeller } from '../../../test/teller.ts'
import { INTEGRITY_RULES } from '../postgres/integrity-queries.ts'
import { BREAK_KINDS } from '../../domain/break.ts'
import { freezeCopies, joinCopies } from '../postgres/copy-lock.ts'

const FUND = 'qingcheng-2016'
const OTHER = 'foshan-2016'
const SETTLED = { right: '1000.00', differs: '2000.00', doubled: '3000.00', missing: '4000.00' }
const RETURNED = { bounced: '5000.00', rejected: '6000.00' }
const DAY = '2016-06-10'

const FACTS: readonly Fact[] = [
  planApproved(FUND, '441802', ['44', '4403']),
  arrivalRecorded(FUND, 'money', 'DOC-1', '50000.00', '2016-06-01'),
  arrivalPosted(FUND, 'money', '50000.00', '2016-06-01'),
  batchApproved(FUND, { ...SETTLED, ...RETURNED }),
  fileReleased(FUND),
  movement(FUND, 'release', { ...SETTLED, ...RETURNED }, '2016-06-09'),
  movement(FUND, 'settle', SETTLED, DAY),
  movement(FUND, 'return', RETURNED, '2016-06-11'),
  ...Object.entries(SETTLED).map(([name, amount]) => paymentSettled(FUND, name, amount, DAY)),
  ...Object.entries(RETURNED).map(([name, amount]) => paymentReturned(FUND, name, amount, '2016-06-11')),
]

/** Two returns, one of them never booked, match or have nothing to show; three faults are planted. */
const FILE = bankFile('0.00', [
  { on: '2016-06-01', reference: 'DOC-1', in: '50000.00' },
  { on: DAY, reference: 'PAY-RIGHT', out: '1000.00' },
  { on: DAY, reference: 'PAY-DIFFERS', out: '2000.10' },
  { on: DAY, reference: 'PAY-DOUBLED', out: '3000.00' },
  { on: DAY, reference: 'PAY-BOUNCED', out: '5000.00' },
  { on: '2016-06-11', reference: 'PAY-BOUNCED', in: '5000.00' },
  { on: '2016-06-11', reference: 'PAY-DOUBLED', out: '3000.00' },
])

let service: TestReconciliation
let server: TestServer
let statementId: string
beforeAll(async () => {
  service = await createReconciliation()
  server = await serve(service)
  await makeTeller(service.db).tell(...FACTS, planApproved(OTHER, '440600'))
  statementId = await upload(FILE)
})
afterAll(async () => {
  await server.close()
  await service.close()
})

const upload = async (text: string, fund = FUND, officer: Officer = AUDITOR): Promise<string> => {
  const reply = await uploadStatement(server.app, officer, `fund_id=${fund}`, Buffer.from(text))
  return reply.json().id
}

describe('a run', () => {
  it('matches both lines of a payment that came back months after it had settled, each on its own statement', async () => {
    const fund = 'late-2016'
    await makeTeller(service.db).tell(
      planApproved(fund, '441802'),
      batchApproved(fund, { months: '7000.00' }),
      fileReleased(fund),
      movement(fund, 'release', { months: '7000.00' }, '2016-06-09'),
      movement(fund, 'settle', { months: '7000.00' }, DAY),
      paymentSettled(fund, 'months', '7000.00', DAY),
      movement(fund, 'late return', { months: '7000.00' }, '2016-10-12'),
      paymentReturned(fund, 'months', '7000.00', '2016-10-12'),
    )
    const june = await upload(bankFile('7000.00', [{ on: DAY, reference: 'PAY-MONTHS', out: '7000.00' }]), fund)
    const october = await upload(bankFile('0.00', [{ on: '2016-10-12', reference: 'PAY-MONTHS', in: '7000.00' }]), fund)
    for (const statement of [june, october]) {
      const reply = await makeRun(server.app, AUDITOR, [statement])
      expect(reply.json()).toMatchObject({ matched: 1, break_count: 0, breaks: [] })
    }
  })

  it('matches a refund with the line that pays it out under its document, and shows a carry-over that the bank did not make', async () => {
    const fund = 'refunding-2016'
    const file = bankFile('100.00', [{ on: DAY, reference: 'DOC-BACK', out: '9.00' }])
    await makeTeller(service.db).tell(
      planApproved(fund, '441802'),
      refundRequested(fund, 'sent back', 'DOC-BACK', '9.00', DAY),
      refundPosted(fund, 'sent back', '9.00', DAY),
      carriedOutRequested(fund, 'DOC-OVER', '30.00', DAY),
      carriedOutPosted(fund, '30.00', DAY),
    )
    const reply = await makeRun(server.app, AUDITOR, [await upload(file, fund)])
    expect(reply.json()).toMatchObject({
      matched: 1,
      break_count: 1,
      breaks: [
        {
          kind: 'missing_in_statement',
          direction: 'paid_out',
          difference: '-30.00',
          ledger: {
            record: 'carry',
            transfer_id: idOf('carry'),
            direction: 'paid_out',
            document_number: 'DOC-OVER',
            amount: '30.00',
            moved_on: DAY,
            funder_id: null,
          },
          explanation: { zh: expect.stringContaining('结转 30.00 元') },
        },
      ],
    })

    const stranger = 'stranger-2016'
    await makeTeller(service.db).tell(planApproved(stranger, '441802'))
    const wrong = await makeRun(server.app, AUDITOR, [await upload(file, stranger)])
    expect(wrong.json().breaks).toMatchObject([{ kind: 'wrong_fund', direction: 'paid_out', difference: '9.00' }])
  })

  it('finds exactly the three planted faults, each with its rows and its signed difference', async () => {
    const reply = await makeRun(server.app, AUDITOR, [statementId])
    expect(reply.statusCode).toBe(201)
    const run = reply.json()
    expect(run).toMatchObject({ state: 'completed', funds: [FUND], lines: 7, matched: 4, break_count: 3 })
    const ledgerRow = (name: keyof typeof SETTLED) => ({
      record: 'payment',
      payment_id: idOf(name),
      reference: `PAY-${name.toUpperCase()}`,
      amount: SETTLED[name],
      state: 'settled',
      settled_on: DAY,
      returned_on: null,
      batch_id: idOf('batch'),
      beneficiary_id: `household-${name}`,
    })
    const line = { statement_id: statementId, received: null }
    const shared = {
      fund_id: FUND,
      direction: 'paid_out',
      disbursement: null,
      related: { ledger: [], statement: [] },
      explanation: { zh: expect.stringContaining('银行流水'), en: expect.stringContaining('ledger') },
    }
    expect(run.breaks).toEqual([
      {
        ...shared,
        ordinal: 1,
        kind: 'missing_in_statement',
        difference: '-4000.00',
        ledger: ledgerRow('missing'),
        statement: null,
      },
      {
        ...shared,
        ordinal: 2,
        kind: 'amount_differs',
        difference: '0.10',
        ledger: ledgerRow('differs'),
        statement: {
          ...line,
          line: 4,
          booking_date: DAY,
          bank_reference: 'B3',
          reference: 'PAY-DIFFERS',
          paid_out: '2000.10',
        },
      },
      {
        ...shared,
        ordinal: 3,
        kind: 'duplicate_in_statement',
        difference: '3000.00',
        ledger: ledgerRow('doubled'),
        statement: {
          ...line,
          line: 8,
          booking_date: '2016-06-11',
          bank_reference: 'B7',
          reference: 'PAY-DOUBLED',
          paid_out: '3000.00',
        },
      },
    ])
  })

  it('keeps what it compared: the hashes of the files, and how far each copy went', async () => {
    const run = (await makeRun(server.app, AUDITOR, [statementId])).json()
    expect(run.statements).toEqual([
      {
        id: statementId,
        fund_id: FUND,
        sha256: createHash('sha256').update(FILE).digest('hex'),
        from: '2016-06-01',
        to: '2016-06-11',
      },
    ])
    expect(run.positions.map((each: Record<string, unknown>) => [each['source'], each['sequence']])).toEqual([
      ['/allocation/allocation.plans.v1', 2],
      ['/disbursement/disbursement.payments.v1', 8],
      ['/disbursement/disbursement.payments.v1', 8],
      ['/ledger/ledger.transactions.v1', 4],
      ['/allocation/allocation.plans.v1', 2],
    ])
  })

  it('gives the same each time, and can be read page by page', async () => {
    const first = (await makeRun(server.app, AUDITOR, [statementId])).json()
    const second = (await makeRun(server.app, AUDITOR, [statementId])).json()
    expect(second.number).toBeGreaterThan(first.number)
    expect(second.breaks).toEqual(first.breaks)
    expect((await get(server.app, AUDITOR, `/v1/runs/${first.id}`)).json()).toEqual(first)
    const page = (await get(server.app, AUDITOR, `/v1/runs/${first.id}?after=1&limit=1`)).json()
    expect(page).toEqual({ ...first, breaks: [first.breaks[1]] })
  })

  it('shows what disbursement says otherwise than the ledger', async () => {
    const fund = 'zhanjiang-2016'
    await makeTeller(service.db).tell(
      planApproved(fund, '440800'),
      batchApproved(fund, { late: '7.00' }),
      fileReleased(fund),
      movement(fund, 'release', { late: '7.00' }, DAY),
      paymentSettled(fund, 'late', '7.01', DAY),
    )
    const officer = { ...AUDITOR, areas: ['4408'] }
    const statement = await upload(bankFile('100.00', [{ on: DAY, reference: 'PAY-LATE', out: '7.00' }]), fund, officer)
    const { breaks } = (await makeRun(server.app, officer, [statement])).json()
    expect(breaks).toMatchObject([
      { kind: 'not_settled_in_ledger', difference: '7.00', ledger: { state: 'in_transit' } },
      {
        kind: 'status_differs',
        difference: '7.01',
        ledger: { state: 'in_transit' },
        disbursement: { state: 'settled', amount: '7.01', settled_on: DAY },
        statement: null,
      },
      { kind: 'amount_differs_in_disbursement', difference: '0.01' },
    ])
  })

  it('finds money of another fund, and names that fund only to those who compare it as well', async () => {
    const officer = { ...AUDITOR, areas: ['4406', '4418'] }
    const foreign = await upload(
      bankFile('9000.00', [{ on: DAY, reference: 'PAY-RIGHT', out: '1000.00' }]),
      OTHER,
      officer,
    )
    const alone = (await makeRun(server.app, officer, [foreign])).json()
    expect(alone.breaks).toMatchObject([{ kind: 'wrong_fund', fund_id: OTHER, difference: '1000.00', ledger: null }])
    expect(alone.breaks[0].explanation.en).toContain('belongs to another fund, not to foshan-2016')

    const both = (await makeRun(server.app, officer, [foreign, statementId])).json()
    expect(both).toMatchObject({ funds: [OTHER, FUND], lines: 8, matched: 4, break_count: 4 })
    expect(both.breaks[0].explanation.en).toContain('belongs to qingcheng-2016')
  })

  it('compares statements of following days as one, and refuses those that overlap', async () => {
    const july = await upload(bankFile('0.00', [{ on: '2016-07-01', reference: 'PAY-MISSING', out: '4000.00' }]))
    const run = (await makeRun(server.app, AUDITOR, [july, statementId])).json()
    expect(run.breaks.map((each: Record<string, unknown>) => each['kind'])).toEqual([
      'amount_differs',
      'duplicate_in_statement',
    ])
    const overlapping = await upload(bankFile('0.00', [{ on: '2016-06-11', reference: '', in: '1.00' }]))
    const reply = await makeRun(server.app, AUDITOR, [statementId, overlapping])
    expect(reply.statusCode).toBe(422)
    expect(reply.json()).toMatchObject({ code: 'RECONCILIATION_RUN_STATEMENTS_OVERLAP', day: '2016-06-11' })
  })
})

describe('runs at one time', () => {
  const waitForLock = () =>
    expect.poll(
      async () => {
        const { rows } = await service.db.raw(`SELECT count(*) FROM pg_locks
           WHERE locktype = 'advisory' AND NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`)
        return Number(rows[0].count)
      },
      { timeout: 20_000, interval: 20 },
    )

  it('do not mix: each keeps its own matches, breaks and lines', async () => {
    const replies = await Promise.all(Array.from({ length: 4 }, () => makeRun(server.app, AUDITOR, [statementId])))
    const runs = replies.map((reply) => reply.json())
    expect(new Set(runs.map((run) => run.id)).size).toBe(4)
    for (const run of runs) {
      expect(run.breaks).toEqual(runs[0].breaks)
      for (const [table, count] of [
        ['matches', 4],
        ['breaks', 3],
        ['run_lines', 7],
      ] as const)
        expect((await service.db(table).where({ run_id: run.id }).count())[0]).toEqual({ count: String(count) })
    }
  })

  it('wait for one another', async () => {
    const held = latch()
    const release = latch()
    const other = service.db.transaction(async (trx) => {
      await freezeCopies(trx, [FUND])
      held.open()
      await release.opened
    })
    await held.opened
    const reply = makeRun(server.app, AUDITOR, [statementId])
    await waitForLock().toBe(1)
    release.open()
    await other
    expect((await reply).statusCode).toBe(201)
  })

  it('see a fact whole that was being taken in, and let no fact in until they are done', async () => {
    const fund = 'shanwei-2016'
    const officer = { ...AUDITOR, areas: ['4415'] }
    const teller = makeTeller(service.db)
    await teller.tell(planApproved(fund, '441500'))
    const statement = await upload(bankFile('0.00', [{ on: DAY, reference: 'DOC-S', in: '9.00' }]), fund, officer)

    const joined = latch()
    const release = latch()
    const takingIn = service.db.transaction(async (trx) => {
      await joinCopies(trx, fund)
      joined.open()
      await release.opened
      await trx('arrival_copies').insert({
        arrival_id: idOf('shanwei'),
        fund_id: fund,
        funder_id: 'guangdong',
        document_number: 'DOC-S',
        amount: '9.00',
        arrived_on: DAY,
        sequence: 2,
      })
    })
    await joined.opened
    const reply = makeRun(server.app, officer, [statement])
    await waitForLock().toBe(1)
    // It comes after the run in line.
    const late = teller.tell(arrivalRecorded(fund, 'late', 'DOC-LATE', '1.00', DAY))
    await waitForLock().toBe(2)
    release.open()
    await takingIn
    const run = (await reply).json()
    expect(run.breaks).toMatchObject([{ kind: 'missing_in_ledger', direction: 'received', difference: '9.00' }])
    expect(run.positions).toContainEqual(
      expect.objectContaining({ consumer: 'reconciliation.plan-copies', sequence: 1 }),
    )
    expect(await late).toEqual(['handled'])
  })
})

describe('who may run and see', () => {
  it.each([[['finance']], [['treasury']], [['admin']]] as const)('%s may not run', async (roles) => {
    const reply = await makeRun(server.app, { roles: [...roles], areas: ['4418'] }, [statementId])
    expect(reply.statusCode).toBe(403)
    expect(reply.json().code).toBe('ACCESS_ROLE_FORBIDDEN')
  })

  it('an auditor runs only funds all of whose areas are covered', async () => {
    const foreign = await upload(bankFile('1.00', [{ on: DAY, reference: '', in: '1.00' }]), OTHER, {
      ...AUDITOR,
      areas: ['44'],
    })
    const before = await fingerprintTables(service.db)
    for (const [officer, area] of [
      [{ ...AUDITOR, areas: ['4418'] }, '4406'],
      [{ ...AUDITOR, areas: ['4406'] }, '441802'],
      [{ ...AUDITOR, areas: ['4403', '4406'] }, '441802'],
    ] as const) {
      const reply = await makeRun(server.app, officer, [statementId, foreign])
      expect(reply.statusCode).toBe(403)
      expect(reply.json()).toMatchObject({ code: 'ACCESS_AREA_FORBIDDEN', area })
    }
    expect(await fingerprintTables(service.db)).toBe(before)
  })

  it('a run and its place in the list are for those who may see every fund of it', async () => {
    const { id } = (await makeRun(server.app, AUDITOR, [statementId])).json()
    const seenBy = async (roles: Officer['roles'], areas: string[]) => {
      const one = await get(server.app, { roles, areas }, `/v1/runs/${id}`)
      const list = await get(server.app, { roles, areas }, '/v1/runs')
      const ids: string[] = list.json().runs?.map((run: { id: string }) => run.id) ?? []
      return [one.statusCode, ids.includes(id)]
    }
    expect(await seenBy(['audit'], ['441802'])).toEqual([200, true])
    expect(await seenBy(['admin'], ['44'])).toEqual([200, true])
    expect(await seenBy(['audit'], ['4403'])).toEqual([200, true])
    expect(await seenBy(['audit'], ['441803'])).toEqual([403, false])
    expect(await seenBy(['treasury'], ['44'])).toEqual([403, false])
  })

  it('a run over several funds is hidden from whoever may not see one of them', async () => {
    const wide = { ...AUDITOR, areas: ['44'] }
    const foreign = await upload(bankFile('2.00', [{ on: DAY, reference: '', in: '1.00' }]), OTHER, wide)
    const { id } = (await makeRun(server.app, wide, [statementId, foreign])).json()
    expect((await get(server.app, AUDITOR, `/v1/runs/${id}`)).statusCode).toBe(403)
    const { runs } = (await get(server.app, AUDITOR, '/v1/runs')).json()
    expect(runs.map((run: { id: string }) => run.id)).not.toContain(id)
  })

  it('the list is newest first, and goes on below a number', async () => {
    const { runs } = (await get(server.app, AUDITOR, '/v1/runs?limit=3')).json()
    const numbers: number[] = runs.map((run: { number: number }) => run.number)
    expect(numbers).toEqual([...numbers].sort((left, right) => right - left))
    const next = (await get(server.app, AUDITOR, `/v1/runs?limit=1&before=${numbers[0]}`)).json()
    expect(next.runs).toEqual([runs[1]])
  })
})

describe('a run is refused', () => {
  const UNKNOWN = '00000000-0000-4000-8000-000000000000'

  it('over a statement that is not there', async () => {
    const reply = await makeRun(server.app, AUDITOR, [statementId, UNKNOWN])
    expect(reply.statusCode).toBe(404)
    expect(reply.json()).toMatchObject({ code: 'RECONCILIATION_STATEMENT_UNKNOWN', statement_id: UNKNOWN })
  })

  it('over no statement, or the same one twice', async () => {
    expect((await makeRun(server.app, AUDITOR, [])).statusCode).toBe(400)
    expect((await makeRun(server.app, AUDITOR, [statementId, statementId])).statusCode).toBe(400)
  })

  it('by an id that nobody made', async () => {
    expect((await get(server.app, AUDITOR, `/v1/runs/${UNKNOWN}`)).json().code).toBe('RECONCILIATION_RUN_UNKNOWN')
  })
})

describe('the Idempotency-Key of a run', () => {
  it('makes one run of the same request sent twice', async () => {
    const first = await makeRun(server.app, AUDITOR, [statementId], 'run-key')
    const again = await makeRun(server.app, AUDITOR, [statementId], 'run-key')
    expect(again.json()).toEqual(first.json())
    expect(again.headers['idempotency-replayed']).toBe('true')
  })
})

describe('the database itself', () => {
  it('lets no record of the ledger and no line of a statement have two places in a run', async () => {
    const { id } = (await makeRun(server.app, AUDITOR, [statementId])).json()
    const [match] = await service.db('matches').where({ run_id: id, ordinal: 1 })
    await expect(service.db('matches').insert({ ...match, ordinal: 99 })).rejects.toThrow('matches_ledger_record_once')
    const [place] = await service.db('run_lines').where({ run_id: id, line: 2 })
    const elsewhere = { ...place, match_ordinal: null, break_ordinal: 1 }
    await expect(service.db('run_lines').insert(elsewhere)).rejects.toThrow('run_lines_once')
    await expect(service.db('run_lines').insert({ ...elsewhere, line: 3, match_ordinal: 1 })).rejects.toThrow(
      'run_lines_one_place',
    )
  })

  it('lets nobody change a run', async () => {
    for (const table of ['runs', 'run_statements', 'run_positions', 'matches', 'breaks', 'run_lines'])
      await expect(service.db(table).delete(), table).rejects.toThrow('permission denied')
  })

  it('knows the same kinds of break as the code', async () => {
    const { rows } = await service.db.raw(
      `SELECT pg_get_constraintdef(oid) AS rule FROM pg_constraint WHERE conname = 'breaks_kind'`,
    )
    const kinds = [...rows[0].rule.matchAll(/'(\w+)'/g)].map((found) => found[1])
    expect(kinds.sort()).toEqual([...BREAK_KINDS].sort())
  })
})

describe('the checks of the service', () => {
  it('hold for all of this; that the facts were told here without a topic, and stand in none, is found', async () => {
    const { checks } = (await get(server.app, AUDITOR, '/v1/checks')).json()
    // Its own rules, and those of every service about messages.
    expect(checks).toHaveLength(Object.keys(INTEGRITY_RULES).length + 2)
    expect(checks.filter((check: { ok: boolean }) => !check.ok)).toEqual([
      {
        name: 'reconciliation: handling every message a second time changes nothing',
        ok: false,
        detail: expect.stringMatching(/^0 messages delivered again, 0 known already, [1-9]\d* no longer there, 0 dead/),
      },
    ])
  })
})
