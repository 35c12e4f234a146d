/**
 * What a running split costs: a million payments out of one plan of four funders (6 : 3 : 0.5 : 0.5), against the plain
 * way to split a payment by itself, largest remainder written out in decimal.js (quick, but it drifts). Run: npm run bench
 */
import { Decimal } from 'decimal.js'
import { createRunningSplit, fromFen, parseMoney, parseRatio, runningSplit, runningSplitFen } from '../src/money.ts'
import { split, toFen, ZERO } from '../src/money.ts'

const PAYMENTS = 1_000_000
const due = split(parseMoney('71560000.00'), parseRatio('6:3:0.5:0.5'))
const dueFen = due.map(toFen)

// From one fen to 139.99 yuan, in a scattered order; together they are about 70,000,000 and stay within the plan.
const paymentFen = (index: number): bigint => 1n + ((BigInt(index) * 7919n) % 13_999n)

function measure(name: string, pay: (index: number) => void): number {
  const startedAt = performance.now()
  for (let index = 0; index < PAYMENTS; index += 1) pay(index)
  const seconds = (performance.now() - startedAt) / 1000
  console.log(`${name.padEnd(44)} ${seconds.toFixed(2).padStart(7)} s per million`)
  return seconds
}

let borneFen = due.map(() => 0n)
const inFen = measure('runningSplitFen (whole fen, balances kept)', (index) => {
  const parts = runningSplitFen(paymentFen(index), dueFen, borneFen)
  borneFen = borneFen.map((fen, funder) => fen + (parts[funder] ?? 0n))
})

const kept = createRunningSplit(due)
const stateful = measure('createRunningSplit().take (Money in and out)', (index) =>
  kept.take(fromFen(paymentFen(index))),
)

const halfBorne = split(parseMoney('35780000.00'), parseRatio('6:3:0.5:0.5'))
const stateless = measure('runningSplit (Money, nothing kept)', (index) =>
  runningSplit(fromFen(paymentFen(index)), due, halfBorne),
)

const Dec = Decimal.clone({ precision: 40 })
const weights = ['6', '3', '0.5', '0.5'].map((part) => new Dec(part))
const weightSum = Dec.sum(...weights)
const FEN = new Dec('0.01')

const plain = measure('largest remainder in decimal.js', (index) => {
  const amount = new Dec(fromFen(paymentFen(index)))
  const exact = weights.map((weight) => amount.times(weight).div(weightSum))
  const shares = exact.map((share) => share.toDecimalPlaces(2, Dec.ROUND_DOWN))
  const leftover = amount
    .minus(Dec.sum(...shares))
    .div(FEN)
    .toNumber()
  const ranked = exact.map((share, funder) => ({ funder, lost: share.minus(shares[funder] ?? ZERO) }))
  const takers = new Set(
    ranked
      .sort((left, right) => right.lost.comparedTo(left.lost))
      .slice(0, leftover)
      .map(({ funder }) => funder),
  )
  return shares.map((share, funder) => (takers.has(funder) ? share.plus(FEN) : share))
})

for (const [name, seconds] of Object.entries({ inFen, stateful, stateless }))
  console.log(`${name.padEnd(10)} takes ${(seconds / plain).toFixed(2)} of the time of decimal.js`)
