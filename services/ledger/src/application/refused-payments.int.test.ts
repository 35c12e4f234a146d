import { afterAll, beforeAll, describe, it } from 'vitest'
import { idOf, openLedger } from '../../test/ledger-fixture.ts'
import { byAward, byPlan, expectRefusal, postWorld, type Refusal } from '../../test/refusals.ts'
import { hold, release, returned, settle } from '../../test/requests.ts'

const { db, close } = await openLedger()
afterAll(close)
beforeAll(() => postWorld(db))

const holding: Refusal[] = [
  [
    'a payment of no known award',
    byPlan,
    hold(byPlan, 'new', { nobody: '1.00' }),
    'LEDGER_AWARD_UNKNOWN',
    { award_id: 'award nobody' },
  ],
  ["a payment of another fund's award", byPlan, foreignHold(), 'LEDGER_AWARD_UNKNOWN', { award_id: 'award hu' }],
  [
    'a payment beyond its award, with the account and what is missing',
    byPlan,
    hold(byPlan, 'new', { open: '30.01' }),
    'LEDGER_AWARD_NOT_PAYABLE',
    { account: 'awarded:open', available: '30.00', requested: '30.01', missing: '0.01' },
  ],
  [
    'a payment of a part of its award',
    byPlan,
    hold(byPlan, 'new', { open: '29.99' }),
    'LEDGER_AWARD_NOT_PAYABLE',
    { account: 'awarded:open', available: '30.00', requested: '29.99', missing: '0.00' },
  ],
  ...(['held', 'sent', 'paid'] as const).map(
    (state): Refusal => [
      `a payment of an award that is ${state}`,
      byPlan,
      hold(byPlan, 'new', { back: '9.00', [state]: '9.00' }),
      'LEDGER_AWARD_NOT_PAYABLE',
      { account: `awarded:${state}`, available: '0.00', requested: '9.00', missing: '9.00' },
    ],
  ),
  [
    'two payments of one award in a batch',
    byPlan,
    { ...hold(byPlan, 'new', {}), payments: [paymentOf('open', 'one'), paymentOf('open', 'two')] },
    'LEDGER_AWARD_NOT_PAYABLE',
    { account: 'awarded:open', available: '0.00' },
  ],
  [
    'a payment that is twice in a batch',
    byPlan,
    { ...hold(byPlan, 'new', {}), payments: [paymentOf('open', 'one'), paymentOf('more', 'one')] },
    'LEDGER_PAYMENT_NAMED_TWICE',
    { payment_id: 'one' },
  ],
  [
    'a payment whose id another batch has',
    byPlan,
    { ...hold(byPlan, 'new', {}), payments: [paymentOf('open', 'sent batch paid')] },
    'LEDGER_ALREADY_POSTED',
    { reference: 'hold:new' },
  ],
  [
    'a batch that is held, even with other payments',
    byPlan,
    hold(byPlan, 'held batch', { open: '30.00' }),
    'LEDGER_ALREADY_POSTED',
    { reference: 'hold:held batch' },
  ],
  [
    'a batch that the cash does not reach for, with what all of it lacks',
    byPlan,
    hold(byPlan, 'new', { back: '9.00', more: '60.00', open: '30.00' }),
    'LEDGER_AVAILABLE_EXCEEDED',
    { account: 'cash:province', available: '52.00', requested: '66.00', missing: '14.00' },
  ],
  [
    "a household's payment that its own township has no cash for, whatever other townships have",
    byAward,
    hold(byAward, 'new', { hu: '20.00' }),
    'LEDGER_AVAILABLE_EXCEEDED',
    { account: 'cash:town-b', available: '0.00', requested: '10.00', missing: '10.00' },
  ],
]

const unknown = { batch_id: 'nowhere' }
const moving: Refusal[] = [
  ['the release of an unknown batch', byPlan, release(byPlan, 'nowhere'), 'LEDGER_BATCH_UNKNOWN', unknown],
  ["the release of another fund's batch", byAward, release(byPlan, 'held batch'), 'LEDGER_BATCH_UNKNOWN', {}],
  [
    'the release of a batch that is released',
    byPlan,
    release(byPlan, 'sent batch'),
    'LEDGER_PAYMENT_STATE_WRONG',
    { wanted: 'held' },
  ],
  ...(['settle', 'return'] as const).flatMap((kind): Refusal[] => {
    const of = kind === 'settle' ? settle : returned
    const wrong = (payment: string, state: string): Refusal => [
      `the ${kind} of a payment that is ${state}`,
      byPlan,
      payment === 'held' ? of(byPlan, 'held batch', 'held') : of(byPlan, 'sent batch', 'sent', payment),
      'LEDGER_PAYMENT_STATE_WRONG',
      { payment_id: `${payment === 'held' ? 'held' : 'sent'} batch ${payment}`, state, wanted: 'in_transit' },
    ]
    return [
      wrong('held', 'held'),
      wrong('paid', 'settled'),
      wrong('back', 'returned'),
      [
        `the ${kind} of a payment that is not in its batch`,
        byPlan,
        of(byPlan, 'sent batch', 'sent', 'open'),
        'LEDGER_PAYMENT_UNKNOWN',
        { payment_id: 'sent batch open' },
      ],
      [
        `the ${kind} of another fund's payment`,
        byAward,
        of(byPlan, 'sent batch', 'sent'),
        'LEDGER_PAYMENT_UNKNOWN',
        {},
      ],
      [
        `the ${kind} of a payment that is named twice`,
        byPlan,
        of(byPlan, 'sent batch', 'sent', 'sent'),
        'LEDGER_PAYMENT_NAMED_TWICE',
        { payment_id: 'sent batch sent' },
      ],
    ]
  }),
]

describe.each([
  ['hold', holding],
  ['release, settle, return', moving],
])('%s: the ledger refuses, and changes nothing,', (_kind, refusals) => {
  it.each(refusals)('%s', (...refusal) => expectRefusal(db, refusal))
})

function paymentOf(award: string, payment: string) {
  return { payment_id: idOf(payment, byPlan), award_id: idOf(`award ${award}`, byPlan), amount: '30.00' }
}

function foreignHold() {
  return { ...hold(byPlan, 'new', {}), payments: hold(byAward, 'new', { hu: '20.00' }).payments }
}
