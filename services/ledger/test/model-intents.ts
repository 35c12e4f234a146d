import type { PaymentChangeOf, TransactionRequested } from '@fundtrace/contracts'
import { formatMoney, fromFen } from '@fundtrace/money'
import fc from 'fast-check'
import { type AnyRequest, idOf } from './ledger-fixture.ts'
import type { Model, ModelFund, ModelPayment } from './model-fund.ts'
import { isOver } from './model-payments.ts'
import { arrival, plan } from './requests.ts'

/**
 * What somebody may want of the ledger next, before it is known what there is: numbers that `toRequest` points at the funds,
 * awards and payments of the moment. Three in four are sound, the others have one `twist`.
 */
export type Intent = Readonly<{
  kind: TransactionRequested['kind'] | 'void' | 'late_return'
  fund: 'by-plan' | 'by-award'
  picks: readonly number[]
  fen: readonly number[]
  twist: 'none' | 'repeat' | 'twice' | 'off' | 'stranger' | 'elsewhere'
}>

const few = { minLength: 1, maxLength: 4 }
export const anyIntent: fc.Arbitrary<Intent> = fc.record({
  kind: fc.constantFrom(
    'arrival',
    'awards',
    'awards',
    'hold',
    'hold',
    'release',
    'release',
    'settle',
    'return',
    'plan',
    'void',
    'late_return',
  ),
  fund: fc.constantFrom('by-plan', 'by-plan', 'by-award'),
  picks: fc.array(fc.nat(99), few),
  fen: fc.array(fc.integer({ min: 1, max: 12 }), few),
  twist: fc.oneof(
    { weight: 15, arbitrary: fc.constant('none' as const) },
    { weight: 5, arbitrary: fc.constantFrom('repeat', 'twice', 'off', 'stranger', 'elsewhere') },
  ),
})

/** What each funder of the two funds owes by the first plans, in fen, and how much of it has arrived when the story begins. */
export const anyOpening = fc.record({
  'by-plan': fc.array(anyShare(), { minLength: 2, maxLength: 4 }),
  'by-award': fc.array(anyShare(), { minLength: 3, maxLength: 3 }),
})

function anyShare() {
  return fc.record({ due: fc.integer({ min: 1, max: 90 }), arrivedPercent: fc.constantFrom(100, 100, 100, 50) })
}

const FUNDERS = { 'by-plan': ['province', 'city', 'county', 'zone'], 'by-award': ['district', 'town-a', 'town-b'] }
const FUNDS = ['by-plan', 'by-award'] as const

export type Asked = Readonly<{ fundId: string; request: AnyRequest }>

export const openingOf = (opening: typeof anyOpening extends fc.Arbitrary<infer Opening> ? Opening : never): Asked[] =>
  FUNDS.flatMap((fundId): Asked[] => {
    const shares = opening[fundId].map((share, index) => ({ ...share, funder: FUNDERS[fundId][index] ?? '' }))
    const dues = Object.fromEntries(shares.map(({ funder, due }) => [funder, yuan(due)]))
    return [
      { fundId, request: plan(fundId, dues, { funded: fundId === 'by-plan' ? 'by_plan' : 'by_award' }) },
      ...shares.map(({ funder, due, arrivedPercent }) => ({
        fundId,
        request: arrival(fundId, funder, yuan(Math.ceil((due * arrivedPercent) / 100))),
      })),
    ]
  })

export function toRequest(
  model: Model,
  intent: Intent,
): TransactionRequested | PaymentChangeOf<'void'> | PaymentChangeOf<'late_return'> {
  const { fund: id, twist } = intent
  const fund = model.funds.get(id)
  if (fund === undefined) throw new Error(`${id} was opened first`)
  const fresh = `${id} ${fund.posted.size} ${fund.payments.size}`
  const pick = <Item>(items: readonly Item[], nth = 0): Item | undefined =>
    items[(intent.picks[nth % intent.picks.length] ?? 0) % Math.max(items.length, 1)]
  const posted = (kind: string) =>
    [...fund.posted].filter((each) => each.startsWith(kind)).map((each) => each.slice(kind.length))

  const kind = twist === 'none' ? possible(fund, intent.kind) : intent.kind
  switch (kind) {
    case 'plan': {
      const funders = FUNDERS[id]
      const shares = intent.fen.map((fen, index) => ({
        funder_id: funders[(index + (intent.picks[0] ?? 0)) % funders.length] ?? '',
        funder_name: 'funder',
        funder_area: null,
        amount: yuan(twist === 'stranger' && index === 0 ? -fen : fen),
      }))
      const used = (twist === 'twice' ? [...shares, ...shares] : shares).slice(
        0,
        twist === 'twice' ? 9 : funders.length,
      )
      const total = used.reduce((sum, share) => sum + Number(share.amount.replace('.', '')), twist === 'off' ? 1 : 0)
      const way = (fund.funded === 'by_plan') === (twist !== 'elsewhere') ? 'by_plan' : 'by_award'
      return {
        ...plan(id, {}, { funded: way, total: yuan(Math.max(total, 1)), shares: used }),
        plan_id: twist === 'repeat' ? idOf('plan', id) : idOf(`plan ${fresh}`),
      }
    }
    case 'arrival':
      return {
        kind: 'arrival',
        arrival_id: (twist === 'repeat' && pick(posted('arrival:'))) || idOf(`arrival ${fresh}`),
        funder_id: twist === 'stranger' ? 'stranger' : (pick(FUNDERS[id].slice(0, fund.due.size)) ?? ''),
        amount: yuan((intent.fen[0] ?? 1) * 4),
        document_number: '财指〔2016〕3号',
        arrived_on: '2016-06-30',
      }
    case 'awards': {
      const ids = intent.fen.map((_, index) => idOf(`award ${fresh} ${twist === 'twice' ? 0 : index}`))
      const other = model.funds.get(twist === 'elsewhere' ? (id === 'by-plan' ? 'by-award' : 'by-plan') : id)
      if (twist === 'repeat' || twist === 'elsewhere') ids[0] = pick([...(other?.awards.keys() ?? [])]) ?? ids[0] ?? ''
      return {
        kind: 'awards',
        plan_id: twist === 'off' && intent.picks.length > 2 ? idOf('no plan') : (pick([...fund.inForce]) ?? ''),
        awards: intent.fen.map((fen, index) => ({
          award_id: ids[index] ?? '',
          beneficiary_id: `household-${(intent.picks[index % intent.picks.length] ?? 0) % 3}`,
          amount: yuan(fen),
          parts:
            fund.funded === 'by_plan'
              ? twist === 'stranger'
                ? [part('city', fen)]
                : null
              : partsOf(intent, index, fen),
        })),
      }
    }
    case 'hold': {
      const payable = [...fund.awards.values()].filter((award) => twist === 'elsewhere' || !paymentOf(fund, award.id))
      const chosen = [...new Set(intent.picks.map((_, nth) => pick(payable, nth)))].flatMap((award) => award ?? [])
      const batch = (twist === 'repeat' && pick([...fund.payments.values()])?.batch) || idOf(`batch ${fresh}`)
      const payments = (twist === 'twice' ? [...chosen, ...chosen] : chosen).map((award, index) => ({
        // What was voided is held anew as the same payment; that of another award is no such thing.
        payment_id:
          pick(
            [...fund.payments.values()].filter(
              (each) => each.state === 'voided' && (each.award === award || twist === 'off'),
            ),
          )?.id ?? idOf(`payment ${fresh} ${intent.picks.length === 4 && twist === 'twice' ? 0 : index}`),
        award_id: twist === 'stranger' ? idOf('no award') : award.id,
        amount: yuan(Number(award.fen) + (twist === 'off' ? 1 : 0)),
      }))
      const nobody = { payment_id: idOf(`payment ${fresh}`), award_id: idOf('no award'), amount: '0.01' }
      return { kind: 'hold', batch_id: batch, payments: payments.length === 0 ? [nobody] : payments }
    }
    case 'release':
      return { kind: 'release', batch_id: pick(paymentsFor(fund, 'held', twist))?.batch ?? idOf('no batch') }
    case 'settle':
    case 'return':
    case 'void':
    case 'late_return': {
      const wanted = WANTED[kind]
      const first = pick(paymentsFor(fund, wanted, twist))
      const inBatch = [...fund.payments.values()].filter(
        (payment) => payment.batch === first?.batch && (payment.state === wanted || twist === 'off'),
      )
      const ids = [...new Set(intent.picks.map((_, nth) => pick(inBatch, nth)?.id ?? idOf('no payment')))]
      if (twist === 'twice') ids.push(...ids)
      if (twist === 'stranger') ids.push(pick([...fund.payments.keys()], 1) ?? idOf('no payment'))
      const batch_id = first?.batch ?? idOf('no batch')
      if (kind === 'settle') return { kind, batch_id, payment_ids: ids, settled_on: '2016-07-04' }
      if (kind === 'void') return { kind, batch_id, payment_ids: ids, reason: '批次撤回' }
      const payments = ids.map((payment_id) => ({ payment_id, reason: '退票' }))
      return { kind, batch_id, payments, returned_on: '2016-07-05' }
    }
  }
}

const WANTED = { settle: 'in_transit', return: 'in_transit', void: 'held', late_return: 'settled' } as const

/** What is sound to ask now: without anything in transit one would release, without anything held one would hold, and so on. */
function possible(fund: ModelFund, kind: Intent['kind']): Intent['kind'] {
  switch (kind) {
    case 'settle':
    case 'return':
      return paymentsFor(fund, 'in_transit', 'none').length > 0 ? kind : possible(fund, 'release')
    case 'late_return':
      return paymentsFor(fund, 'settled', 'none').length > 0 ? kind : possible(fund, 'settle')
    case 'release':
    case 'void':
      return paymentsFor(fund, 'held', 'none').length > 0 ? kind : possible(fund, 'hold')
    case 'hold':
      return [...fund.awards.keys()].some((award) => paymentOf(fund, award) === undefined) ? kind : 'awards'
    case 'plan':
    case 'arrival':
    case 'awards':
      return kind
  }
}

/** The district bears half, and the household's own township the rest. */
function partsOf({ twist, picks }: Intent, index: number, fen: number) {
  if (twist === 'elsewhere') return null
  const half = Math.floor(fen / 2)
  const town = twist === 'stranger' ? 'stranger' : `town-${(picks[index % picks.length] ?? 0) % 2 === 0 ? 'a' : 'b'}`
  return [part('district', half), part(twist === 'twice' ? 'district' : town, fen - half - (twist === 'off' ? 1 : 0))]
}
const part = (funder_id: string, fen: number) => ({ funder_id, amount: yuan(fen) })

const paymentOf = (fund: ModelFund, award: string) =>
  [...fund.payments.values()].find((payment) => payment.award.id === award && !isOver(payment))

const paymentsFor = (fund: ModelFund, state: ModelPayment['state'], twist: Intent['twist']) =>
  [...fund.payments.values()].filter((payment) => payment.state === state || twist === 'elsewhere')

const yuan = (fen: number): string => formatMoney(fromFen(BigInt(fen)))
