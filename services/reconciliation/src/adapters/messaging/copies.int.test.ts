import { LEDGER_TRANSACTIONS } from '@fundtrace/contracts'
import { connect, type Database, fingerprintTables } from '@fundtrace/database'
import { listDeadLetters } from '@fundtrace/messaging'
import { parseMoney } from '@fundtrace/money'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  arrivalPosted,
  arrivalRecorded,
  batchApproved,
  carriedOutPosted,
  carriedOutRequested,
  fileReleased,
  identifiedPosted,
  idOf,
  movement,
  paymentResults,
  paymentReturned,
  paymentSettled,
  planApproved,
  planPosted,
  refundPosted,
  refundRequested,
  voidRequested,
} from '../../../test/facts.ts'
import { createReconciliation, type TestReconciliation } from '../../../test/reconciliation-service.ts'
import { type Fact, makeTeller } from '../../../test/teller.ts'
import { readFunds } from '../postgres/plan-copies.ts'
import {
  readDisbursementPayments,
  readLedgerTransfers,
  readLedgerPayments,
  readPositions,
} from '../postgres/run-facts.ts'

const FUND = 'qingcheng-2016'
const DAY = '2016-06-10'

const LEDGER: readonly Fact[] = [
  planPosted(FUND),
  arrivalPosted(FUND, 'first money', '5000.00', '2016-06-01'),
  movement(FUND, 'release', { a: '1000.00', b: '2000.00', c: '3000.00' }, '2016-06-09'),
  movement(FUND, 'settle', { a: '1000.00' }, DAY),
  movement(FUND, 'return', { b: '2000.00' }, '2016-06-12'),
]
const DISBURSEMENT: readonly Fact[] = [
  batchApproved(FUND, { a: '1000.00', b: '2000.00', c: '3000.00' }),
  fileReleased(FUND),
  paymentSettled(FUND, 'a', '1000.00', DAY),
  paymentReturned(FUND, 'b', '2000.00', '2016-06-12'),
]
const PLANS: readonly Fact[] = [
  planApproved(FUND, '441802'),
  arrivalRecorded(FUND, 'first money', 'DOC-1', '5000.00', '2016-06-01'),
]

let service: TestReconciliation
beforeEach(async () => {
  service = await createReconciliation()
})
afterEach(() => service.close())

const factsIn = (db: Database) =>
  db.transaction(async (trx) => ({
    payments: sorted(await readLedgerPayments(trx, FUND)),
    transfers: (await readLedgerTransfers(trx, FUND)).sort((left, right) => (left.movedOn < right.movedOn ? -1 : 1)),
    disbursements: sorted(await readDisbursementPayments(trx, FUND)),
  }))
const sorted = <Row extends { paymentId: string }>(rows: readonly Row[]): Row[] =>
  [...rows].sort((left, right) => (left.paymentId < right.paymentId ? -1 : 1))

describe('the copies', () => {
  it('hold what the ledger did with each payment, and what disbursement calls it', async () => {
    await makeTeller(service.db).tell(...PLANS, ...LEDGER, ...DISBURSEMENT)
    const { payments, transfers, disbursements } = await factsIn(service.db)
    const shared = { record: 'payment', batchId: idOf('batch') }
    expect(payments).toEqual(
      sorted([
        {
          ...shared,
          paymentId: idOf('a'),
          amount: parseMoney('1000.00'),
          settledOn: DAY,
          returnedOn: null,
          reference: 'PAY-A',
          beneficiaryId: 'household-a',
        },
        {
          ...shared,
          paymentId: idOf('b'),
          amount: parseMoney('2000.00'),
          settledOn: null,
          returnedOn: '2016-06-12',
          reference: 'PAY-B',
          beneficiaryId: 'household-b',
        },
        {
          ...shared,
          paymentId: idOf('c'),
          amount: parseMoney('3000.00'),
          settledOn: null,
          returnedOn: null,
          reference: 'PAY-C',
          beneficiaryId: 'household-c',
        },
      ]),
    )
    expect(transfers).toEqual([
      {
        record: 'arrival',
        transferId: idOf('first money'),
        direction: 'received',
        amount: parseMoney('5000.00'),
        movedOn: '2016-06-01',
        documentNumber: 'DOC-1',
        funderId: 'guangdong',
      },
    ])
    expect(Object.fromEntries(disbursements.map((each) => [each.reference, each.state]))).toEqual({
      'PAY-A': 'settled',
      'PAY-B': 'returned',
      'PAY-C': 'sent',
    })
  })

  it('are the same whichever topic comes first', async () => {
    await makeTeller(service.db).tell(...PLANS, ...LEDGER, ...DISBURSEMENT)
    const other = await createReconciliation()
    await makeTeller(other.db).tell(...DISBURSEMENT, ...LEDGER, ...PLANS)
    expect(await factsIn(other.db)).toEqual(await factsIn(service.db))
    await other.close()
  })

  it('hold what went back to a funder or over to another year, under the document of its last request', async () => {
    await makeTeller(service.db).tell(
      refundRequested(FUND, 'too much', 'DOC-REFUSED', '9.00', '2016-06-20'),
      identifiedPosted(FUND, '5.00', '2016-06-20'),
      refundPosted(FUND, 'too much', '9.00', '2016-06-21'),
      carriedOutPosted(FUND, '30.00', '2016-12-31'),
      refundRequested(FUND, 'too much', 'DOC-BACK', '9.00', '2016-06-21'),
      carriedOutRequested(FUND, 'DOC-OVER', '30.00', '2016-12-31'),
    )
    expect((await factsIn(service.db)).transfers).toEqual([
      {
        record: 'refund',
        transferId: idOf('too much'),
        direction: 'paid_out',
        amount: parseMoney('9.00'),
        movedOn: '2016-06-21',
        documentNumber: 'DOC-BACK',
        funderId: 'guangdong',
      },
      {
        record: 'carry',
        transferId: idOf('carry'),
        direction: 'paid_out',
        amount: parseMoney('30.00'),
        movedOn: '2016-12-31',
        documentNumber: 'DOC-OVER',
        funderId: null,
      },
    ])
  })

  it('are not changed by anything that is delivered twice', async () => {
    const teller = makeTeller(service.db)
    const back = refundRequested(FUND, 'too much', 'DOC-BACK', '9.00', DAY)
    await teller.tell(...PLANS, ...LEDGER, ...DISBURSEMENT, back, refundPosted(FUND, 'too much', '9.00', DAY))
    const before = await fingerprintTables(service.db)
    expect(new Set(await teller.tellEverythingAgain())).toEqual(new Set(['duplicate']))
    expect(await fingerprintTables(service.db)).toBe(before)
  })

  it('count the days of Shanghai', async () => {
    const settle = movement(FUND, 'settle', { a: '1000.00' }, '2016-06-10')
    const evening = JSON.parse(JSON.stringify(settle).replace('2016-06-10T00:00:00+08:00', '2016-06-30T16:00:00.000Z'))
    await makeTeller(service.db).tell(evening)
    expect((await factsIn(service.db)).payments).toMatchObject([{ settledOn: '2016-07-01' }])
  })

  it('leave approved what no bank file has taken along', async () => {
    await makeTeller(service.db).tell(batchApproved(FUND, { a: '1000.00' }))
    expect((await factsIn(service.db)).disbursements).toMatchObject([{ state: 'approved' }])
  })

  it('send with a bank file what was announced with it and not taken out again; what comes again goes with its new batch', async () => {
    const teller = makeTeller(service.db)
    await teller.tell(batchApproved(FUND, { a: '1000.00', b: '2000.00' }), voidRequested(FUND, 'b'), fileReleased(FUND))
    const states = async () =>
      (await factsIn(service.db)).disbursements.map(({ reference, state }) => `${reference} ${state}`).toSorted()
    expect(await states()).toEqual(['PAY-A sent', 'PAY-B approved'])
    await teller.tell(batchApproved(FUND, { b: '2000.00' }, 'later batch'))
    expect(await states()).toEqual(['PAY-A sent', 'PAY-B approved'])
    await teller.tell(fileReleased(FUND, 'later batch'))
    expect(await states()).toEqual(['PAY-A sent', 'PAY-B sent'])
    expect(new Set(await teller.tellEverythingAgain())).toEqual(new Set(['duplicate']))
  })

  it('follow the last of several results', async () => {
    await makeTeller(service.db).tell(...DISBURSEMENT, paymentReturned(FUND, 'a', '999.00', '2016-06-20'))
    const { disbursements } = await factsIn(service.db)
    expect(disbursements.find((each) => each.reference === 'PAY-A')).toMatchObject({
      state: 'returned',
      amount: parseMoney('999.00'),
      settledOn: DAY,
      returnedOn: '2016-06-20',
    })
  })

  it('follow the last of several results in pages, also where one that was told before there were pages is read after them', async () => {
    const { tell } = makeTeller(service.db)
    await tell(batchApproved(FUND, { a: '1000.00', b: '2000.00', c: '3000.00' }), fileReleased(FUND))
    await tell(
      paymentResults(FUND, ['a', 'settled', '1000.00', DAY], ['c', 'settled', '3000.00', DAY]),
      paymentResults(
        FUND,
        ['b', 'settled', '2000.00', DAY],
        ['b', 'returned', '2000.00', '2016-06-12'],
        ['a', 'returned', '1000.00', '2016-06-14'],
      ),
    )
    await tell(paymentSettled(FUND, 'a', '1000.00', DAY), paymentReturned(FUND, 'c', '3000.00', '2016-06-01'))
    const { disbursements } = await factsIn(service.db)
    expect(disbursements.map(({ reference, state }) => `${reference} ${state}`).toSorted()).toEqual([
      'PAY-A returned',
      'PAY-B returned',
      'PAY-C settled',
    ])
  })

  it('say of each topic up to which event they go, also past events that they have no use for', async () => {
    await makeTeller(service.db).tell(...PLANS, ...LEDGER)
    const positions = await service.db.transaction((trx) => readPositions(trx, [FUND]))
    expect(positions).toEqual([
      {
        fund_id: FUND,
        consumer: 'reconciliation.award-copies',
        source: '/allocation/allocation.plans.v1',
        sequence: '2',
      },
      {
        fund_id: FUND,
        consumer: 'reconciliation.ledger-copies',
        source: '/ledger/ledger.transactions.v1',
        sequence: '5',
      },
      {
        fund_id: FUND,
        consumer: 'reconciliation.plan-copies',
        source: '/allocation/allocation.plans.v1',
        sequence: '2',
      },
    ])
  })

  it('know a fund by its newest plan, and every area that pays for any of its plans', async () => {
    await makeTeller(service.db).tell(
      planApproved(FUND, '440000', ['4403', '44']),
      planApproved(FUND, '441802', ['4418']),
    )
    expect(await readFunds(service.db, [FUND, 'unknown'])).toEqual([
      { id: FUND, name: `Fund ${FUND}`, areaCode: '441802', funderAreas: ['44', '4403', '4418'] },
    ])
  })
})

describe('what cannot be copied stops its fund until somebody looks', () => {
  const outcomeOf = async (fact: Fact): Promise<string> => {
    expect(await makeTeller(service.db).tell(fact)).toEqual(['poison'])
    const [letter] = await listDeadLetters(service.db, reader(fact))
    return letter?.reason ?? ''
  }
  const reader = (fact: Fact): string =>
    fact.topic === LEDGER_TRANSACTIONS ? 'reconciliation.ledger-copies' : 'reconciliation.disbursement-copies'

  it('a kind of transaction that moves cash and is not known', async () => {
    const fact = movement(FUND, 'settle', { a: '1000.00' }, DAY)
    const clawback = JSON.parse(
      JSON.stringify(fact).replace('"kind":"settle","reference"', '"kind":"clawback","reference"'),
    )
    expect(await outcomeOf({ ...clawback, topic: fact.topic })).toContain('is a clawback, which cannot be compared')
  })

  it('an event of one fund under the key of another', async () => {
    expect(await outcomeOf({ ...fileReleased(FUND), key: 'foshan-2016' })).toContain(
      `FileReleased of ${FUND} came under the key foshan-2016`,
    )
  })
})

describe('history', () => {
  it('is refused to be edited, to the service and to the owner of the tables', async () => {
    const back = refundRequested(FUND, 'too much', 'DOC-BACK', '9.00', DAY)
    await makeTeller(service.db).tell(...PLANS, ...LEDGER, ...DISBURSEMENT, back)
    const owner = connect(service.database.ownerUrl, { application: 'test owner' })
    for (const table of [
      'plan_copies',
      'arrival_copies',
      'ledger_copies',
      'payment_copies',
      'payment_void_copies',
      'file_release_copies',
      'payment_result_copies',
      'fund_change_copies',
      'journal_page_copies',
      'journal_record_copies',
      'journal_account_copies',
      'plan_share_copies',
      'plan_change_copies',
      'award_copies',
      'award_manifest_copies',
      'payment_award_copies',
    ]) {
      await expect(service.db(table).delete(), table).rejects.toThrow('permission denied')
      await expect(service.db(table).update({ sequence: 1 }), table).rejects.toThrow('permission denied')
      await expect(owner(table).delete(), table).rejects.toThrow('append-only')
      await expect(owner(table).update({ sequence: 1 }), table).rejects.toThrow('append-only')
      await expect(owner.raw(`TRUNCATE ${table}`), table).rejects.toThrow('append-only')
    }
    await owner.destroy()
  })
})
