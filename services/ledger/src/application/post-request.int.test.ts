import type { TransactionRequested } from '@fundtrace/contracts'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { balancesOf, entriesOf, faultsOf, named, openLedger, post } from '../../test/ledger-fixture.ts'
import { arrival, awards, hold, plan, release, returned, settle } from '../../test/requests.ts'
import type { Posting } from './posting.ts'

const { db, close } = await openLedger()
afterAll(close)
afterEach(async () => expect(await faultsOf(db)).toEqual([]))

type Step = { says: string; request: TransactionRequested; entries: string[]; holds?: string[]; balances: object }

/** 'zhang 20.00: province 12.00, city 6.00': a payment, its amount, and the cash that it holds. */
const holdsOf = (posting: Posting): string[] =>
  posting.holds.map(
    ({ award, cash }) =>
      `${named(award.award_id)} ${award.amount}: ${cash.map((part) => `${part.funder_id} ${part.amount}`).join(', ')}`,
  )

describe('a fund that is funded by plan, from promise to household', () => {
  const fund = 'shanwei-2016'
  const steps: Step[] = [
    {
      says: 'an approved plan makes each funder owe its share, and may be awarded',
      request: plan(fund, { province: '60.00', city: '30.00', county: '10.00' }),
      entries: ['Dr due:province 60.00', 'Dr due:city 30.00', 'Dr due:county 10.00', 'Cr appropriation 100.00'],
      balances: { appropriation: '100.00', 'due:city': '30.00', 'due:county': '10.00', 'due:province': '60.00' },
    },
    {
      says: 'money that arrives pays off what its funder owes',
      request: arrival(fund, 'province', '60.00'),
      entries: ['Dr cash:province 60.00', 'Cr due:province 60.00'],
      balances: {
        appropriation: '100.00',
        'cash:province': '60.00',
        'due:city': '30.00',
        'due:county': '10.00',
      },
    },
    {
      says: 'a part of what is owed leaves the rest in arrears',
      request: arrival(fund, 'county', '4.00'),
      entries: ['Dr cash:county 4.00', 'Cr due:county 4.00'],
      balances: {
        appropriation: '100.00',
        'cash:county': '4.00',
        'cash:province': '60.00',
        'due:city': '30.00',
        'due:county': '6.00',
      },
    },
    {
      says: 'what arrives beyond what is owed is unidentified',
      request: arrival(fund, 'city', '35.00'),
      entries: ['Dr cash:city 35.00', 'Cr due:city 30.00', 'Cr unidentified 5.00'],
      balances: {
        appropriation: '100.00',
        'cash:city': '35.00',
        'cash:county': '4.00',
        'cash:province': '60.00',
        'due:county': '6.00',
        unidentified: '5.00',
      },
    },
    {
      says: 'what arrives when nothing is owed is unidentified as a whole',
      request: arrival(fund, 'city', '1.00', 'another arrival'),
      entries: ['Dr cash:city 1.00', 'Cr unidentified 1.00'],
      balances: {
        appropriation: '100.00',
        'cash:city': '36.00',
        'cash:county': '4.00',
        'cash:province': '60.00',
        'due:county': '6.00',
        unidentified: '6.00',
      },
    },
    {
      says: 'awards come out of the appropriation, each as a transaction of its own',
      request: awards(fund, { zhang: '20.00', li: '15.55' }),
      entries: ['Dr appropriation 20.00', 'Cr awarded:zhang 20.00', 'Dr appropriation 15.55', 'Cr awarded:li 15.55'],
      balances: {
        appropriation: '64.45',
        'awarded:li': '15.55',
        'awarded:zhang': '20.00',
        'cash:city': '36.00',
        'cash:county': '4.00',
        'cash:province': '60.00',
        'due:county': '6.00',
        unidentified: '6.00',
      },
    },
    {
      says: 'an approved batch holds awards and cash and moves nothing',
      request: hold(fund, 'batch 1', { zhang: '20.00', li: '15.55' }),
      entries: [],
      holds: [
        'award zhang 20.00: province 12.00, city 6.00, county 2.00',
        'award li 15.55: province 9.33, city 4.67, county 1.55',
      ],
      balances: {
        appropriation: '64.45',
        'awarded:li': '15.55, 15.55 held',
        'awarded:zhang': '20.00, 20.00 held',
        'cash:city': '36.00, 10.67 held',
        'cash:county': '4.00, 3.55 held',
        'cash:province': '60.00, 21.33 held',
        'due:county': '6.00',
        unidentified: '6.00',
      },
    },
    {
      says: 'a released bank file puts the awards in transit; the cash stays held',
      request: release(fund, 'batch 1'),
      entries: [
        'Dr awarded:li 15.55',
        'Cr in-transit:batch 1 15.55',
        'Dr awarded:zhang 20.00',
        'Cr in-transit:batch 1 20.00',
      ],
      balances: {
        appropriation: '64.45',
        'cash:city': '36.00, 10.67 held',
        'cash:county': '4.00, 3.55 held',
        'cash:province': '60.00, 21.33 held',
        'due:county': '6.00',
        'in-transit:batch 1': '35.55',
        unidentified: '6.00',
      },
    },
    {
      says: 'what the bank settles comes out of the cash that was held for it',
      request: settle(fund, 'batch 1', 'zhang'),
      entries: ['Dr in-transit:batch 1 20.00', 'Cr cash:province 12.00', 'Cr cash:city 6.00', 'Cr cash:county 2.00'],
      balances: {
        appropriation: '64.45',
        'cash:city': '30.00, 4.67 held',
        'cash:county': '2.00, 1.55 held',
        'cash:province': '48.00, 9.33 held',
        'due:county': '6.00',
        'in-transit:batch 1': '15.55',
        unidentified: '6.00',
      },
    },
    {
      says: 'what the bank returns is on the award again, and its cash is free',
      request: returned(fund, 'batch 1', 'li'),
      entries: ['Dr in-transit:batch 1 15.55', 'Cr awarded:li 15.55'],
      balances: {
        appropriation: '64.45',
        'awarded:li': '15.55',
        'cash:city': '30.00',
        'cash:county': '2.00',
        'cash:province': '48.00',
        'due:county': '6.00',
        unidentified: '6.00',
      },
    },
    {
      says: 'the returned award can be attempted again in another batch',
      request: hold(fund, 'batch 2', { li: '15.55' }),
      entries: [],
      holds: ['award li 15.55: province 9.33, city 4.67, county 1.55'],
      balances: {
        appropriation: '64.45',
        'awarded:li': '15.55, 15.55 held',
        'cash:city': '30.00, 4.67 held',
        'cash:county': '2.00, 1.55 held',
        'cash:province': '48.00, 9.33 held',
        'due:county': '6.00',
        unidentified: '6.00',
      },
    },
  ]

  it.each(steps)('$says', async ({ request, entries, holds = [], balances }) => {
    const posting = await post(db, fund, request)
    expect(entriesOf(posting)).toEqual(entries)
    expect(holdsOf(posting)).toEqual(holds)
    expect(await balancesOf(db, fund)).toEqual(balances)
  })
})
