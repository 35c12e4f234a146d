import type { FundChangeRequested } from '@fundtrace/contracts'
import { formatMoney, fromFen } from '@fundtrace/money'
import fc from 'fast-check'
import { carriedIn, carriedOut, changedPlan, identified, refund } from './fund-changes.ts'
import { idOf } from './ledger-fixture.ts'
import type { Model } from './model-fund.ts'

/** What somebody may want to change of a fund, before it is known what there is. Three in four are sound, as far as they can be. */
export type ChangeIntent = Readonly<{
  change: FundChangeRequested['kind']
  fund: 'by-plan' | 'by-award'
  pick: number
  fen: readonly number[]
  twist: 'none' | 'repeat' | 'twice' | 'off' | 'stranger' | 'elsewhere'
}>

export const anyChangeIntent: fc.Arbitrary<ChangeIntent> = fc.record({
  change: fc.constantFrom('plan_changed', 'refund', 'identified', 'identified', 'carried_over'),
  fund: fc.constantFrom('by-plan', 'by-award'),
  pick: fc.nat(99),
  fen: fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 4, maxLength: 4 }),
  twist: fc.oneof(
    { weight: 15, arbitrary: fc.constant('none' as const) },
    { weight: 5, arbitrary: fc.constantFrom('repeat', 'twice', 'off', 'stranger', 'elsewhere') },
  ),
})

/** The change, and the fund that it is asked of. */
export function toChange(model: Model, intent: ChangeIntent): { fundId: string; request: FundChangeRequested } {
  const { fund: id, twist } = intent
  const fund = model.funds.get(id)
  if (fund === undefined) throw new Error(`${id} was opened first`)
  const fresh = `${id} ${fund.posted.size} ${model.carries.size} change`
  const pickOf = <Item>(items: readonly Item[]): Item | undefined => items[intent.pick % Math.max(items.length, 1)]
  const known = [...fund.due.keys()]
  const funder = twist === 'stranger' ? 'stranger' : (pickOf(known) ?? '')
  const fen = BigInt(intent.fen[0] ?? 1)
  const posted = (kind: string) => pickOf([...fund.posted].filter((each) => each.startsWith(kind)))?.split(':')[1]

  switch (intent.change) {
    case 'plan_changed': {
      // A few fen more or less of each, and now and then a cut of all that is there.
      const amounts = [...known, ...(twist === 'stranger' ? ['newcomer'] : [])].map((each, index) => {
        const change = BigInt((intent.fen[index % 4] ?? 0) - 5) * (twist === 'elsewhere' ? 10n : 1n)
        const amount = (fund.planned.get(each) ?? 0n) + change
        return [each, amount < 0n ? 0n : amount] as const
      })
      const all = amounts.every(([, amount]) => amount === 0n) ? amounts.map(([each]) => [each, 1n] as const) : amounts
      const change = changedPlan(id, Object.fromEntries(all.map(([each, amount]) => [each, yuan(amount)])), {
        name: fresh,
        plan_id: (twist === 'repeat' && posted('plan:')) || idOf(`plan ${fresh}`),
        replaces_plan_id: twist === 'off' ? idOf('no plan') : (pickOf([...fund.inForce]) ?? ''),
      })
      const request = twist === 'twice' ? { ...change, shares: [...change.shares, ...change.shares] } : change
      return { fundId: id, request }
    }
    case 'refund': {
      const owedBack = known.filter((each) => (fund.balance.get(`refund:${each}`) ?? 0n) > 0n)
      const to = twist === 'none' ? (pickOf(owedBack) ?? funder) : funder
      const back = fund.balance.get(`refund:${to}`) ?? 0n
      const source = back > 0n && intent.pick % 3 > 0 ? 'refund' : 'unspent'
      const amount = source === 'refund' && twist === 'none' && back < fen ? back : fen * (twist === 'off' ? 9n : 1n)
      const change = refund(id, to, yuan(amount), source, fresh)
      return {
        fundId: id,
        request: { ...change, refund_id: (twist === 'repeat' && posted('refund:')) || change.refund_id },
      }
    }
    case 'identified': {
      const came = pickOf([...fund.unidentified].filter(([, { fen: left }]) => left > 0n || twist === 'off'))
      if (came === undefined) return toChange(model, { ...intent, change: 'refund' })
      const [arrival_id, { funder: from, fen: left }] = came
      const amount = left < fen && twist !== 'off' ? left : fen
      const change = identified(id, from, funder, yuan(amount), fresh)
      const identification_id = (twist === 'repeat' && posted('identified:')) || change.identification_id
      return {
        fundId: id,
        request: { ...change, identification_id, arrival_id, from_funder_id: twist === 'elsewhere' ? 'city' : from },
      }
    }
    case 'carried_over':
      return twist === 'none' || twist === 'elsewhere'
        ? nextLeg(model, intent, fresh, funder)
        : twistedLeg(intent, fresh, funder, posted('carry:'))
  }
}

/** What went out comes in; where nothing is on its way, something goes out. */
function nextLeg(model: Model, { fund: id, fen, pick, twist }: ChangeIntent, fresh: string, funder: string) {
  const next = `${id}-next`
  const waiting = [...model.carries].find(([, carry]) => carry.from === id && !carry.isIn)
  if (waiting === undefined || pick % 4 === 0) {
    const request = carriedOut(id, next, { [funder]: yuan(BigInt(fen[0] ?? 1)) }, fresh)
    return { fundId: id, request }
  }
  const [carry_id, { parts }] = waiting
  const yuans = Object.fromEntries(
    [...parts].map(([each, part]) => [each, yuan(part + (twist === 'elsewhere' ? 1n : 0n))]),
  )
  const funded = id === 'by-plan' ? ('by_plan' as const) : ('by_award' as const)
  return { fundId: next, request: { ...carriedIn(id, next, yuans, fresh, { funded }), carry_id } }
}

function twistedLeg({ fund: id, fen, twist }: ChangeIntent, fresh: string, funder: string, posted: string | undefined) {
  const out = carriedOut(id, `${id}-next`, { [funder]: yuan(BigInt(fen[0] ?? 1) * (twist === 'off' ? 9n : 1n)) }, fresh)
  const parts = twist === 'twice' ? [...out.parts, ...out.parts] : out.parts
  return { fundId: id, request: { ...out, parts, carry_id: (twist === 'repeat' && posted) || out.carry_id } }
}

const yuan = (fen: bigint): string => formatMoney(fromFen(fen))
