import type { CashLine } from '../src/domain/trace/cash-tape.ts'
import type { CashAccount } from '../src/domain/trace/tapes-of-lines.ts'

/** Something that happens to the cash of funders; what is not possible when its turn comes does not happen. */
export type Move =
  | Readonly<{ kind: 'arrival' | 'settle' | 'refund'; funder: string; fen: number }>
  | Readonly<{ kind: 'identified' | 'advance'; funder: string; to: string; fen: number }>
  | Readonly<{ kind: 'repay' | 'recovery' | 'return'; which: number; fen: number }>

/** The fen itself is an arrival's; a purse has places, and what lies in a place is a fen or what lies in another. */
type Place = { holds: string | Place }
const fenIn = (place: Place): string => (typeof place.holds === 'string' ? place.holds : fenIn(place.holds))

type Gone = { funder: string; reference: string; kind: string; place: Place; at: bigint; isBack: boolean }
type Advance = { reference: string; lender: string; borrower: string; given: Place[]; taken: Place[]; repaid: number }
type Payment = { reference: string; funder: string; gone: Gone[]; back: number }

/**
 * Moves every fen by itself, one after the other: a purse is a queue of places, and each move takes places from its front. What the tapes work out
 * from sums and balances is here done by hand.
 */
export type Cash = Readonly<{
  fates: () => string[]
  nameOf: (funder: string, at: bigint, fate: string) => string
  journal: () => { lines: CashLine[]; accounts: CashAccount[] }
}>

type World = {
  purses: Map<string, Place[]>
  taken: Map<string, bigint>
  gone: Gone[]
  advances: Advance[]
  payments: Payment[]
  lines: CashLine[]
  count: number
}

export const emptyCash = (funders: readonly string[]): World => ({
  purses: new Map(funders.map((funder) => [funder, []])),
  taken: new Map(),
  gone: [],
  advances: [],
  payments: [],
  lines: [],
  count: 0,
})

export function play(moves: readonly Move[], world: World): Cash {
  for (const move of moves) {
    world.count += 1
    make(world, move)
  }
  return {
    fates: () => fatesOf(world),
    nameOf: (funder, at, fate) => {
      const left = world.gone.find((each) => each.funder === funder && each.at === at)
      return fate === 'unspent' ? `unspent of ${funder}` : `${left?.reference} of ${funder}`
    },
    journal: () => ({
      // The tapes know a payment by itself only where something of it came back.
      lines: world.lines.filter(
        (line) => line.kind !== 'settle' || world.payments.some((each) => isOf(each, line) && each.back > 0),
      ),
      accounts: [...world.purses].map(([funderId, purse]) => ({
        fundId: 'fund',
        funderId,
        balance: BigInt(purse.length),
      })),
    }),
  }
}

const isOf = (payment: Payment, line: CashLine): boolean => payment.reference === line.reference

function make(world: World, move: Move): void {
  const { count } = world
  switch (move.kind) {
    case 'arrival': {
      const reference = `arrival:${count}`
      return put(
        world,
        move.funder,
        reference,
        'arrival',
        fill(move.fen, () => ({ holds: reference })),
      )
    }
    case 'settle':
    case 'refund': {
      if (purseOf(world, move.funder).length < move.fen) return
      const reference = `${move.kind}:${count}`
      const gone = take(world, move.funder, reference, move.kind, move.fen)
      if (move.kind === 'settle') world.payments.push({ reference, funder: move.funder, gone, back: 0 })
      return
    }
    case 'identified':
    case 'advance': {
      if (move.funder === move.to || purseOf(world, move.funder).length < move.fen) return
      const reference = `${move.kind}:${count}`
      const given = take(world, move.funder, reference, move.kind, move.fen).map(backOf)
      const taken = given.map((holds) => ({ holds }))
      put(world, move.to, reference, move.kind, taken)
      if (move.kind === 'advance')
        world.advances.push({ reference, lender: move.funder, borrower: move.to, given, taken, repaid: 0 })
      return
    }
    case 'repay':
      return repay(world, move.which, move.fen)
    case 'recovery':
      return recover(world, move.which, move.fen, 'recovery')
    case 'return': {
      const payment = world.payments[move.which % Math.max(1, world.payments.length)]
      return payment?.back === 0 ? recover(world, move.which, payment.gone.length, 'return') : undefined
    }
  }
}

/** The borrower's fen lies from now on where the lender's lay, and the lender's is in its purse again. */
function repay(world: World, which: number, fen: number): void {
  const advance = world.advances[which % Math.max(1, world.advances.length)]
  if (advance === undefined || advance.repaid + fen > advance.given.length) return
  if (purseOf(world, advance.borrower).length < fen) return
  const reference = `${advance.reference}:repaid:${world.count}`
  const paid = take(world, advance.borrower, reference, 'advance', fen).map(backOf)
  const returned = advance.given.slice(advance.repaid, advance.repaid + fen)
  for (const [index, place] of paid.entries()) {
    const slot = advance.taken[advance.repaid + index]
    if (slot !== undefined && slot !== place) slot.holds = place
  }
  put(
    world,
    advance.lender,
    reference,
    'advance',
    returned.map((holds) => ({ holds })),
  )
  advance.repaid += fen
}

function recover(world: World, which: number, fen: number, kind: 'recovery' | 'return'): void {
  const payment = world.payments[which % Math.max(1, world.payments.length)]
  if (payment === undefined || payment.back + fen > payment.gone.length) return
  const back = payment.gone.slice(payment.back, payment.back + fen).map(backOf)
  payment.back += fen
  put(
    world,
    payment.funder,
    `${kind}:${world.count}`,
    kind,
    back.map((holds) => ({ holds })),
    payment.reference,
  )
}

/** Its fen is in another place now. */
function backOf(gone: Gone): Place {
  gone.isBack = true
  return gone.place
}

function take(world: World, funder: string, reference: string, kind: string, fen: number): Gone[] {
  const first = world.taken.get(funder) ?? 0n
  const places = purseOf(world, funder).splice(0, fen)
  world.taken.set(funder, first + BigInt(fen))
  const gone = places.map((place, index) => ({
    funder,
    reference,
    kind,
    place,
    at: first + BigInt(index),
    isBack: false,
  }))
  world.gone.push(...gone)
  write(world, funder, reference, kind, -BigInt(fen), kind === 'settle' ? reference : null)
  return gone
}

function put(
  world: World,
  funder: string,
  reference: string,
  kind: string,
  places: readonly Place[],
  payment: string | null = null,
): void {
  purseOf(world, funder).push(...places)
  write(world, funder, reference, kind, BigInt(places.length), payment)
}

function write(
  world: World,
  funderId: string,
  reference: string,
  kind: string,
  amount: bigint,
  paymentId: string | null,
): void {
  const balanceAfter = BigInt(purseOf(world, funderId).length)
  const about = { fundId: 'fund', funderId, documentNumber: null, on: '2016-07-01' }
  world.lines.push({ ...about, place: BigInt(world.count), kind, reference, paymentId, amount, balanceAfter })
}

function fatesOf(world: World): string[] {
  return [
    ...world.gone
      .filter((each) => !each.isBack)
      .map((each) => `${fenIn(each.place)} -> ${each.reference} of ${each.funder}`),
    ...[...world.purses].flatMap(([funder, purse]) => purse.map((place) => `${fenIn(place)} -> unspent of ${funder}`)),
  ].toSorted()
}

function purseOf(world: World, funder: string): Place[] {
  const purse = world.purses.get(funder)
  if (purse === undefined) throw new Error(`no funder ${funder}`)
  return purse
}

const fill = (count: number, make: () => Place): Place[] => Array.from({ length: count }, make)
