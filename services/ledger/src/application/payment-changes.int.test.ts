import { fingerprintTables } from '@fundtrace/database'
import { ComeAgain, takeIn } from '@fundtrace/messaging'
import { LEDGER_ANSWERS } from '@fundtrace/contracts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answersOf, delivery } from '../../test/delivery.ts'
import type { EngineHouse } from '../../test/engine-fixture.ts'
import { type AnyRequest, balancesOf, entriesOf, faultsOf, idOf, named, post } from '../../test/ledger-fixture.ts'
import { finance, openMoneyHouse, paymentOf } from '../../test/money-house.ts'
import { advanceHold, clawedBack, returnedLate, voided } from '../../test/payment-changes.ts'
import { expectRefusal, type Refusal } from '../../test/refusals.ts'
import { arrival, awards, hold, plan, release, returned, settle } from '../../test/requests.ts'
import { paymentChangeConsumer } from '../adapters/messaging/payment-change-consumer.ts'
import { closeMonth } from './close-month.ts'

let house: EngineHouse
beforeAll(async () => {
  house = await openMoneyHouse()
})
afterAll(async () => {
  expect(await faultsOf(house.db)).toEqual([])
  await house.close()
})

async function posted(fund: string, ...requests: readonly AnyRequest[]): Promise<string[]> {
  let entries: string[] = []
  for (const request of requests) entries = entriesOf(await post(house.db, fund, request))
  return entries
}

/** Province, city and county bear 6 : 3 : 1; all of it has come. */
const funded = (fund: string, each: Readonly<Record<string, string>>): Promise<string[]> =>
  posted(
    fund,
    plan(fund, { province: '60.00', city: '30.00', county: '10.00' }),
    arrival(fund, 'province', '60.00'),
    arrival(fund, 'city', '30.00'),
    arrival(fund, 'county', '10.00'),
    awards(fund, each),
  )
const pay = (fund: string, batch: string, each: Readonly<Record<string, string>>): AnyRequest[] => [
  hold(fund, batch, each),
  release(fund, batch),
  settle(fund, batch, ...Object.keys(each)),
]

async function partsOf(fund: string, batch: string, award: string) {
  const { body } = await house.get(finance, `/v1/payments/${paymentOf(fund, batch, award)}/trace`)
  return body.parts.map((part: { funder_id: string; amount: string; recovered: string; stands_with: object[] }) =>
    [part.funder_id, part.amount, part.recovered, part.stands_with.length].join(' '),
  )
}

describe('a void', () => {
  const fund = 'voided-2016'
  const each = { zhang: '33.33', li: '10.00' }

  it('frees awards and cash and moves nothing; the same payments are held anew in another batch, and paid', async () => {
    await funded(fund, { ...each, wang: '5.55' })
    const before = await balancesOf(house.db, fund)
    await posted(fund, hold(fund, 'first', each))
    expect(await posted(fund, voided(fund, 'first', 'zhang', 'li'))).toEqual([])
    expect(await balancesOf(house.db, fund)).toEqual(before)

    const again = hold(fund, 'second', each)
    // As disbursement knows them: the payment stays the same, its parcel is another.
    const same = hold(fund, 'first', each).payments
    await posted(fund, hold(fund, 'between', { wang: '5.55' }), { ...again, payments: same }, release(fund, 'second'))
    const ids = same.map((payment) => payment.payment_id)
    await posted(fund, { ...settle(fund, 'second'), payment_ids: ids })
    expect(await balancesOf(house.db, fund)).toMatchObject({ 'cash:county': '5.67, 0.55 held' })
  })

  it('of a part of a batch leaves the rest to be released', async () => {
    const part = 'part-2016'
    await funded(part, each)
    await posted(part, hold(part, 'batch', each), voided(part, 'batch', 'li'))
    expect(await posted(part, release(part, 'batch'))).toEqual(['Dr awarded:zhang 33.33', 'Cr in-transit:batch 33.33'])
  })
})

describe('a late return', () => {
  const fund = 'late-2016'
  const each = { zhang: '33.33', li: '10.00', wang: '0.01' }

  it('gives each funder back exactly its part, and the award is paid anew by what is borne then', async () => {
    await funded(fund, each)
    await posted(fund, ...pay(fund, 'batch', each))
    expect(await posted(fund, returnedLate(fund, 'batch', '2016-10-12', 'zhang'))).toEqual([
      'Dr cash:province 20.00',
      'Dr cash:city 10.00',
      'Dr cash:county 3.33',
      'Cr awarded:zhang 33.33',
    ])
    await posted(fund, ...pay(fund, 'again', { zhang: '33.33' }))
    expect(await balancesOf(house.db, fund)).toMatchObject({ appropriation: '56.66', 'cash:province': '33.99' })
  })

  it('is traced: what came back stands in no payment, and the oldest money that is there pays the next one', async () => {
    expect(await partsOf(fund, 'batch', 'zhang')).toEqual([
      'province 20.00 20.00 0',
      'city 10.00 10.00 0',
      'county 3.33 3.33 0',
    ])
    expect(await partsOf(fund, 'again', 'zhang')).toEqual([
      'province 20.00 0.00 1',
      'city 10.00 0.00 1',
      'county 3.33 0.00 1',
    ])
    const { body } = await house.get(finance, `/v1/arrivals/${idOf('arrival of county', fund)}/trace`)
    expect(body.became).toMatchObject([{ reached: '4.33', unspent: '5.67' }])
  })

  it('that happened in a closed month counts in the open one, with the day on which it happened', async () => {
    const closed = 'closed-2016'
    await funded(closed, each)
    await posted(closed, ...pay(closed, 'batch', each))
    for (const month of ['2016-06', '2016-07'])
      await house.db.transaction((trx) => closeMonth(trx, closed, month, { now: new Date(), officer: 'wang' }))
    await posted(closed, returnedLate(closed, 'batch', '2016-07-20', 'li'))
    const late = await house.db('transactions').where({ fund_id: closed, kind: 'return' }).first()
    expect(late.effective_at.toISOString()).toBe('2016-07-31T16:00:00.000Z')
    expect(JSON.parse(late.metadata)).toEqual({ happened_at: '2016-07-19T16:00:00.000Z' })
  })

  it('of what was advanced gives the cash to the funder that bore it, whose debt stays', async () => {
    const lent = 'lent-2016'
    await posted(lent, plan(lent, { province: '60.00', city: '40.00' }), arrival(lent, 'province', '60.00'))
    await posted(lent, awards(lent, { zhang: '50.00' }), advanceHold(lent, 'batch', { zhang: '50.00' }, 'province'))
    await posted(lent, release(lent, 'batch'), settle(lent, 'batch', 'zhang'))
    await posted(lent, returnedLate(lent, 'batch', '2016-10-12', 'zhang'))
    expect(await balancesOf(house.db, lent)).toMatchObject({
      'cash:city': '20.00',
      'cash:province': '40.00',
      'claim:city': '20.00',
    })
  })
})

describe('an advance for a batch', () => {
  const fund = 'advance-2016'
  const each = { zhang: '50.00', li: '20.00' }

  it('lends what each funder lacks, by the lenders in their order beyond their own parts, and holds the batch', async () => {
    await posted(fund, plan(fund, { province: '60.00', city: '30.00', county: '10.00', charity: '100.00' }))
    await posted(fund, arrival(fund, 'province', '43.00'), arrival(fund, 'city', '2.00'))
    await posted(fund, arrival(fund, 'charity', '47.00'), awards(fund, each))
    const { holds, transactions } = await post(
      house.db,
      fund,
      advanceHold(fund, 'batch', each, 'city', 'province', 'charity'),
    )
    expect(transactions).toEqual([])
    expect(holds.map(({ cash }) => cash.map((part) => `${part.funder_id} ${part.amount}`))).toEqual([
      ['province 15.00', 'city 7.50', 'county 2.50', 'charity 25.00'],
      ['province 6.00', 'city 3.00', 'county 1.00', 'charity 10.00'],
    ])
    expect(await balancesOf(house.db, fund)).toMatchObject({
      'advance:province': '12.00',
      'claim:city': '8.50',
      'claim:county': '3.50',
      'cash:city': '10.50, 10.50 held',
      'cash:province': '31.00, 21.00 held',
    })
    expect(await posted(fund, arrival(fund, 'county', '10.00'))).toEqual([
      'Dr cash:county 10.00',
      'Cr due:county 10.00',
    ])
    expect(await balancesOf(house.db, fund)).toMatchObject({
      'advance:province': '8.50',
      'cash:county': '10.00, 3.50 held',
    })
  })

  it('advances nothing where the money has come meanwhile', async () => {
    const come = 'come-2016'
    await funded(come, each)
    await posted(come, advanceHold(come, 'batch', each, 'province'))
    expect(Object.keys(await balancesOf(house.db, come)).filter((code) => code.startsWith('claim'))).toEqual([])
  })
})

describe('a void of a batch that was advanced for', () => {
  const each = { zhang: '50.00', li: '20.00' }
  /** The city has 2.00 of the 21.00 that it bears; the province lends what it lacks. */
  const lent = async (fund: string, ...more: readonly AnyRequest[]): Promise<void> => {
    await posted(fund, plan(fund, { province: '70.00', city: '30.00' }), arrival(fund, 'province', '70.00'))
    await posted(fund, arrival(fund, 'city', '2.00'), awards(fund, each), ...more)
    await posted(fund, advanceHold(fund, 'batch', each, 'province'))
    expect(await balancesOf(house.db, fund)).toMatchObject({ 'cash:province': '51.00, 49.00 held' })
  }
  const openOf = async (fund: string) => {
    const all = Object.entries(await balancesOf(house.db, fund))
    return Object.fromEntries(all.filter(([code]) => /^(claim|advance|cash)/.test(code)))
  }

  it('gives the lender back what was advanced, and the batch can be advanced for anew', async () => {
    const fund = 'undone-2016'
    await lent(fund)
    expect(await posted(fund, voided(fund, 'batch', 'zhang', 'li'))).toEqual([])
    expect(await openOf(fund)).toEqual({ 'cash:province': '70.00', 'cash:city': '2.00' })
    const repaid = await house.db('transactions').where({ fund_id: fund, kind: 'advance' }).orderBy('number')
    expect(repaid.map(({ document_number }) => document_number)).toEqual(['清财农〔2016〕41号', '清财农〔2016〕41号'])
    const same = advanceHold(fund, 'batch', each).payments
    await posted(fund, { ...advanceHold(fund, 'anew', each, 'province'), payments: same }, release(fund, 'anew'))
    expect(await openOf(fund)).toMatchObject({ 'claim:city': '19.00' })
  })

  it('in part gives back only what the rest of the batch does not need', async () => {
    const fund = 'part-undone-2016'
    await lent(fund)
    await posted(fund, voided(fund, 'batch', 'li'))
    expect(await openOf(fund)).toEqual({
      'advance:province': '13.00',
      'cash:province': '57.00, 35.00 held',
      'cash:city': '15.00, 15.00 held',
      'claim:city': '13.00',
    })
  })

  it('gives back only what an arrival has not', async () => {
    const fund = 'come-undone-2016'
    await lent(fund)
    await posted(fund, arrival(fund, 'city', '15.00', 'rest'), voided(fund, 'batch', 'zhang', 'li'))
    expect(await openOf(fund)).toEqual({ 'cash:province': '70.00', 'cash:city': '17.00' })
  })

  it('leaves what finance advanced by itself', async () => {
    const fund = 'kept-2016'
    const asked = { lender_id: 'province', borrower_id: 'city', amount: '4.00', on: '2016-06-30' }
    await posted(fund, plan(fund, { province: '70.00', city: '30.00' }), arrival(fund, 'province', '70.00'))
    const body = { ...asked, document_number: '清财农〔2016〕40号', reason: '预垫' }
    expect(await house.post(finance, `/v1/funds/${fund}/advances`, body)).toMatchObject({ status: 201 })
    await posted(fund, awards(fund, each), advanceHold(fund, 'batch', each, 'province'))
    expect(await openOf(fund)).toMatchObject({ 'claim:city': '21.00' })
    await posted(fund, voided(fund, 'batch', 'zhang', 'li'))
    expect(await openOf(fund)).toMatchObject({ 'advance:province': '4.00', 'cash:city': '4.00', 'claim:city': '4.00' })
  })

  it('is not written without: the database refuses a void that leaves its advance open', async () => {
    const fund = 'raw-void-2016'
    await lent(fund)
    const write = house.db.transaction(async (trx) => {
      await trx.raw(`INSERT INTO payment_voids (payment_id, fund_id, batch_id, funders, parts, reason, event_id, after_number)
        SELECT id, fund_id, batch_id, funders, parts, 'x', gen_random_uuid(), 0 FROM payments WHERE fund_id = '${fund}'`)
      await trx.raw(`UPDATE payments SET state = 'voided' WHERE fund_id = '${fund}'`)
    })
    await expect(write).rejects.toMatchObject({ constraint: 'advances_go_back_with_their_voids' })
  })
})

const world = 'changes-2016'
const refusals: Refusal[] = [
  [
    'to void what is with the bank',
    world,
    voided(world, 'sent', 'sent'),
    'LEDGER_PAYMENT_STATE_WRONG',
    { state: 'in_transit', wanted: 'held' },
  ],
  [
    'to void what was voided',
    world,
    voided(world, 'held', 'gone'),
    'LEDGER_PAYMENT_STATE_WRONG',
    { state: 'voided', wanted: 'held' },
  ],
  ['to void one payment twice', world, voided(world, 'held', 'held', 'held'), 'LEDGER_PAYMENT_NAMED_TWICE', {}],
  ['to void what another batch holds', world, voided(world, 'sent', 'held'), 'LEDGER_PAYMENT_UNKNOWN', {}],
  [
    'to hold a batch anew of which something was voided',
    world,
    hold(world, 'held', { gone: '10.00' }),
    'LEDGER_ALREADY_POSTED',
    {},
  ],
  [
    'to hold a payment anew that was not voided',
    world,
    { ...hold(world, 'more', {}), payments: [{ ...payment('sent', 'sent'), award_id: idOf('award spare', world) }] },
    'LEDGER_ALREADY_POSTED',
    { reference: 'hold:more' },
  ],
  [
    'to hold a voided payment anew for another award',
    world,
    { ...hold(world, 'more', {}), payments: [{ ...payment('held', 'gone'), award_id: idOf('award spare', world) }] },
    'LEDGER_ALREADY_POSTED',
    { reference: 'hold:more' },
  ],
  [
    'a late return of what has not settled',
    world,
    returnedLate(world, 'sent', '2016-10-12', 'sent'),
    'LEDGER_PAYMENT_STATE_WRONG',
    { state: 'in_transit', wanted: 'settled' },
  ],
  [
    'a second late return',
    world,
    returnedLate(world, 'sent', '2016-10-12', 'paid', 'late'),
    'LEDGER_PAYMENT_STATE_WRONG',
    { state: 'returned_late', wanted: 'settled' },
  ],
  [
    'an early return of what had settled',
    world,
    returned(world, 'sent', 'paid'),
    'LEDGER_PAYMENT_STATE_WRONG',
    { state: 'settled', wanted: 'in_transit' },
  ],
  [
    'to claim back what came back',
    world,
    clawedBack(world, 'sent', 'late'),
    'LEDGER_PAYMENT_STATE_WRONG',
    { state: 'returned_late', wanted: 'settled' },
  ],
  [
    'another clawback under the same id',
    world,
    clawedBack(world, 'sent', 'paid', { clawback_id: idOf('clawback of clawed', world) }),
    'LEDGER_ALREADY_POSTED',
    { reference: 'clawback:clawback of clawed' },
  ],
  [
    'an advance that the lenders cannot make, naming who lacks and how much is missing',
    world,
    advanceHold(world, 'new', { more: '60.00', open: '30.00' }, 'county', 'province'),
    'LEDGER_ADVANCE_INSUFFICIENT',
    { funder_id: 'city', requested: '23.33', available: '3.33', missing: '20.00' },
  ],
  [
    'an advance by a stranger',
    world,
    advanceHold(world, 'new', { more: '60.00' }, 'foshan'),
    'LEDGER_FUNDER_UNKNOWN',
    { funder_id: 'foshan' },
  ],
  [
    'an advance whose reason names somebody by a number',
    world,
    { ...advanceHold(world, 'new', { more: '60.00' }, 'province'), reason: '代付 44180219900307123X' },
    'LEDGER_PERSONAL_NUMBER',
    {},
  ],
]

describe('the ledger refuses, and changes nothing,', () => {
  beforeAll(async () => {
    const each = { held: '10.00', gone: '10.00', sent: '10.00', paid: '10.00', late: '10.00', clawed: '10.00' }
    await posted(world, plan(world, { province: '120.00', city: '60.00' }))
    await posted(world, plan(world, { county: '0.00', province: '0.01' }, { name: 'second plan' }))
    await posted(world, arrival(world, 'province', '90.00'), arrival(world, 'city', '20.00'))
    await posted(world, awards(world, { ...each, more: '60.00', open: '30.00', spare: '10.00' }))
    await posted(world, hold(world, 'held', { held: '10.00', gone: '10.00' }), voided(world, 'held', 'gone'))
    const sent = { sent: '10.00', paid: '10.00', late: '10.00', clawed: '10.00' }
    await posted(world, hold(world, 'sent', sent), release(world, 'sent'))
    await posted(world, settle(world, 'sent', 'paid', 'late', 'clawed'))
    await posted(world, returnedLate(world, 'sent', '2016-10-12', 'late'), clawedBack(world, 'sent', 'clawed'))
  })

  it.each(refusals)('%s', (...refusal) => expectRefusal(house.db, refusal))
})

describe('the consumer of changes of payments', () => {
  it('answers each where its readers look, and does nothing when it comes again', async () => {
    const fund = 'answered-2016'
    await funded(fund, { zhang: '10.00', li: '10.00', wang: '10.00' })
    await posted(fund, ...pay(fund, 'paid', { zhang: '10.00', li: '10.00' }), hold(fund, 'held', { wang: '10.00' }))
    const changes = [
      voided(fund, 'held', 'wang'),
      voided(fund, 'held', 'wang'),
      advanceHold(fund, 'anew', { wang: '10.00' }, 'city'),
      returnedLate(fund, 'paid', '2016-10-12', 'zhang'),
      clawedBack(fund, 'paid', 'li'),
      clawedBack(fund, 'paid', 'zhang'),
    ]
    const deliver = (index: number) =>
      takeIn(house.db, paymentChangeConsumer, delivery(fund, index + 1, changes[index] ?? changes[0]!, 'disbursement'))
    for (const index of changes.keys()) expect(await deliver(index)).toBe('handled')
    const before = await fingerprintTables(house.db)
    for (const index of changes.keys()) expect(await deliver(index)).toBe('duplicate')
    expect(await fingerprintTables(house.db)).toBe(before)

    const told = async (topic?: string) =>
      (await answersOf(house.db, fund, topic)).map(({ type, data, causationid }) => {
        const { request, outcome, problem } = data as {
          request: Record<string, string>
          outcome?: string
          problem?: { code: string }
        }
        expect(request['event_id']).toBe(causationid)
        return named([type, request['kind'], request['id'], outcome, problem?.code].filter(Boolean).join(' '))
      })
    expect(await told(LEDGER_ANSWERS.name)).toEqual([
      'PaymentChangeAnswered void held posted',
      'PaymentChangeAnswered void held refused LEDGER_PAYMENT_STATE_WRONG',
      'PaymentChangeAnswered claw_back clawback of li posted',
      'PaymentChangeAnswered claw_back clawback of zhang refused LEDGER_PAYMENT_STATE_WRONG',
    ])
    expect(await told()).toEqual(['TransactionPosted hold anew', 'TransactionPosted return paid'])
  })
})

it('a late return that is ahead of its settling comes again, and finds it', async () => {
  const fund = 'ahead-2016'
  await funded(fund, { zhang: '10.00' })
  await posted(fund, hold(fund, 'batch', { zhang: '10.00' }), release(fund, 'batch'))
  const late = delivery(fund, 1, returnedLate(fund, 'batch', '2016-10-12', 'zhang'), 'disbursement')
  await expect(takeIn(house.db, paymentChangeConsumer, late)).rejects.toThrow(ComeAgain)
  await posted(fund, settle(fund, 'batch', 'zhang'))
  expect(await takeIn(house.db, paymentChangeConsumer, late)).toBe('handled')
  expect((await answersOf(house.db, fund)).map(({ type }) => type)).toEqual(['TransactionPosted'])
})

function payment(batch: string, award: string) {
  return { payment_id: idOf(`${batch} ${award}`, world), award_id: idOf(`award ${award}`, world), amount: '10.00' }
}
