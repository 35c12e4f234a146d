import { describe, expect, it } from 'vitest'
import { approversWanted, looseReady, nextStep, toBePaid } from './next-step.ts'

type Known = Parameters<typeof nextStep>[0]
type Parcel = Known['batch']['parcels'][number]

const TERMS = { notice_days: 0, approvals: [], advance_by: [], checks: {}, closed_circuit: [] }
const parcel = (id: string, state: Parcel['state'], count = 1): Parcel => ({
  id,
  number: 1,
  state,
  count,
  total: '1.00',
  made_by: 'li',
  approved_by: null,
  approvers: [],
  problem: null,
})
const payments = (counts: Readonly<Record<string, number>>) =>
  Object.entries(counts).map(([state, count]) => ({ state, count, total: `${count}.00` }))
const known = (batch: Partial<Known['batch']>, files: Known['files'] = []): Known => ({
  batch: { state: 'draft', terms: TERMS, notice_until: null, payments_by_state: [], parcels: [], ...batch },
  files,
  today: '2016-09-12',
})

describe('the next step of a batch', () => {
  it.each<[string, Known, string]>([
    ['a draft is checked', known({ state: 'draft' }), 'check'],
    ['what is checked is submitted', known({ state: 'validated' }), 'submit'],
    [
      'or put up for notice where its programme asks for it',
      known({ state: 'validated', terms: { ...TERMS, notice_days: 7 } }),
      'notice',
    ],
    [
      'on the last day of its notice it waits',
      known({ state: 'in_notice', notice_until: '2016-09-12' }),
      'wait_for_notice',
    ],
    ['the day after it is submitted', known({ state: 'in_notice', notice_until: '2016-09-11' }), 'submit'],
    ['a refused one asks again', known({ state: 'refused' }), 'fund'],
    ['a funded one gets its file', known({ state: 'funded', parcels: [parcel('a', 'held')] }), 'write_file'],
    [
      'which another officer releases',
      known({ state: 'funded', parcels: [parcel('a', 'held')] }, [{ state: 'written', parcels: ['a'] }]),
      'release_file',
    ],
    [
      'a discarded file is written again',
      known({ state: 'funded', parcels: [parcel('a', 'held')] }, [{ state: 'discarded', parcels: ['a'] }]),
      'write_file',
    ],
    [
      'of a released one the results are taken',
      known({ state: 'released', parcels: [parcel('a', 'released')], payments_by_state: payments({ sent: 3 }) }),
      'take_results',
    ],
    [
      'nothing is sent again before the bank has answered for all',
      known({ state: 'released', payments_by_state: payments({ sent: 1, returned: 1 }) }),
      'take_results',
    ],
    [
      'then what came back is sent again',
      known({ state: 'partly_paid', payments_by_state: payments({ paid: 2, returned: 1 }) }),
      'resend',
    ],
    ['cut into a parcel', known({ state: 'partly_paid', payments_by_state: payments({ paid: 2, ready: 1 }) }), 'cut'],
    [
      'approved by another officer',
      known({
        state: 'partly_paid',
        payments_by_state: payments({ paid: 2, ready: 1 }),
        parcels: [parcel('a', 'released', 3), parcel('b', 'made')],
      }),
      'approve_parcel',
    ],
    [
      'and written into a file of its own',
      known(
        {
          state: 'partly_paid',
          payments_by_state: payments({ paid: 2, ready: 1 }),
          parcels: [parcel('a', 'released', 3), parcel('b', 'held')],
        },
        [{ state: 'released', parcels: ['a'] }],
      ),
      'write_file',
    ],
    ['what is paid is reconciled', known({ state: 'paid', payments_by_state: payments({ paid: 3 }) }), 'reconcile'],
    ['then closed', known({ state: 'reconciled' }), 'close'],
    ['a closed one is done', known({ state: 'closed' }), 'nothing'],
  ])('%s', (_fact, about, step) => {
    expect(nextStep(about)).toBe(step)
  })
})

it('counts as loose what is ready and in no parcel', () => {
  const parcels = [parcel('a', 'released', 5), parcel('b', 'held', 2), parcel('c', 'voided', 9)]
  expect(looseReady({ payments_by_state: payments({ ready: 3 }), parcels })).toBe(1)
  expect(looseReady({ payments_by_state: payments({ paid: 3 }), parcels })).toBe(0)
})

it('pays what is ready and not what is held back', () => {
  expect(toBePaid({ payments_by_state: payments({ ready: 3, blocked: 2, withdrawn: 1 }) })).toEqual({
    ready: { state: 'ready', count: 3, total: '3.00' },
    blocked: { state: 'blocked', count: 2, total: '2.00' },
  })
})

it('takes as many approvers as the highest step that the amount reaches', () => {
  const terms = {
    ...TERMS,
    approvals: [
      { from: '0.00', approvers: 1 },
      { from: '1000000.00', approvers: 3 },
      { from: '100000.00', approvers: 2 },
    ],
  }
  expect([
    approversWanted(null, '5.00'),
    approversWanted(terms, '99999.99'),
    approversWanted(terms, '100000.00'),
  ]).toEqual([1, 1, 2])
  expect(approversWanted(terms, '1000000.00')).toBe(3)
})
