import assert from 'node:assert/strict'
import { sumFen } from './sum-fen.ts'

/*
 * Who bears which fen of a payment, when a plan is paid out bit by bit.
 *
 * Shape. W is what the funders owe together, in fen; funder i owes w_i of it. When h fen have been paid in all, his exact
 * share is q_i(h) = w_i·h / W, hardly ever whole. We give him a whole number that only grows, and that is the exact share
 * rounded down or up (his quota) at every h. At h = W the exact shares are the dues, so the plan ends exact by itself.
 *
 * Why not split the running total anew each time. Largest remainder is within one fen, too, but not monotone: on
 * 6 : 3 : 0.5 : 0.5 it says 4, 2, 1, 0 for 7 fen and 5, 3, 0, 0 for 8. A payment would have to take a fen back.
 * Splitting each payment for itself never takes back, but drifts: a hundred payments of one fen all fall on one funder.
 *
 * Ordering. Think of each fen as a job. The k-th fen of funder i may be borne as soon as q_i passes k − 1 (before that he
 * would be above his quota) and must be by q_i = k, that is at h = k·W / w_i (after that he would be below it). One fen a
 * step, windows known: the job with the earliest deadline goes first. All windows can be met, for in any stretch of h the
 * fen whose whole window lies inside are no more than the fen paid in it. And a schedule that meets them still does so
 * when an open fen changes places with one of later deadline, which then waits no longer than the earlier deadline. So
 * the earliest deadline never leads into a corner. Neither does a payment of many fen at once: the fen whose deadline it
 * reaches are served without choice, the few left over in the order of their deadlines. This is the chairman assignment
 * problem (Tijdeman 1980), met before as the seats of a house that grows: the quota method (Balinski and Young 1975) and
 * its kin (Still 1979).
 *
 * What bounds it. From an undisturbed start every funder is less than one fen from his exact share at all times, whatever
 * the sizes of the payments. A return takes back the parts of its own payment, not of the latest, and may leave a funder
 * above his share and the others below. Nobody is asked to take a fen back for that: whoever is above waits, and the
 * others are held as near below their shares as the sum allows, by one common slack. From then on the largest deviation
 * stays less than one fen above what the return left, and is under one fen again once the exact shares have passed what
 * everybody had borne then. For these two we have no proof as short as the one above: the tests walk every path of small
 * plans, from every state that returns can leave.
 */

/**
 * What each funder has borne after a payment, in whole fen; `borne` is what each had before it.
 * The caller has checked that the payment is above zero and not beyond what is still due.
 */
export function bearPayment(amount: bigint, due: readonly bigint[], borne: readonly bigint[]): bigint[] {
  const dueTotal = sumFen(due)
  const paid = sumFen(borne) + amount
  const funders = due.map((dueOfOne, index) => toFunder(dueOfOne, borne[index], paid))

  raiseToLeast(funders, 0n, dueTotal)
  if (sumOfBears(funders) > paid) raiseToLeast(funders, leastSlack(funders, paid, dueTotal), dueTotal)

  const leftover = paid - sumOfBears(funders)
  const candidates = funders.filter((funder) => funder.bears * dueTotal < funder.exact).sort(byDeadlineOfNextFen)
  assert(0n <= leftover && leftover <= candidates.length, 'the fen left over find a funder below his exact share')
  for (const funder of candidates.slice(0, Number(leftover))) funder.bears += 1n

  assert(
    funders.every((funder) => funder.bears >= funder.borne),
    'no funder takes a fen back',
  )
  assert(sumOfBears(funders) === paid, 'no fen is made or lost')
  return funders.map((funder) => funder.bears)
}

/** `exact` is the exact share in parts of a fen, dueTotal of which make one. `bears` grows while a payment is divided. */
type Funder = { readonly due: bigint; readonly borne: bigint; readonly exact: bigint; bears: bigint }

function toFunder(due: bigint, borne: bigint | undefined, paid: bigint): Funder {
  assert(borne !== undefined, 'there is one amount borne for each amount due')
  return { due, borne, exact: due * paid, bears: borne }
}

function raiseToLeast(funders: readonly Funder[], slack: bigint, dueTotal: bigint): void {
  for (const funder of funders) funder.bears = leastBorne(funder, slack, dueTotal)
}

// BigInt division cuts towards zero. Below zero that is not the floor, but there what was borne already is the larger.
const leastBorne = (funder: Funder, slack: bigint, dueTotal: bigint): bigint =>
  larger(funder.borne, (funder.exact - slack) / dueTotal)

/** How far below the exact shares, in parts of a fen, everybody may stand so that the payment just suffices. */
function leastSlack(funders: readonly Funder[], paid: bigint, dueTotal: bigint): bigint {
  const suffices = (slack: bigint): boolean =>
    sumFen(funders.map((funder) => leastBorne(funder, slack, dueTotal))) <= paid

  // Without slack the payment does not suffice. At the distance of the funder furthest below, nobody needs a fen.
  let tooLittle = 0n
  let enough = funders.map((funder) => funder.exact - funder.borne * dueTotal).reduce(larger)
  while (enough - tooLittle > 1n) {
    const middle = (tooLittle + enough) / 2n
    if (suffices(middle)) enough = middle
    else tooLittle = middle
  }
  return enough
}

const larger = (left: bigint, right: bigint): bigint => (left > right ? left : right)

/** (bears + 1) / due, ascending, without dividing; sorting is stable, so a tie goes to the earlier funder. */
function byDeadlineOfNextFen(left: Funder, right: Funder): number {
  const leftDeadline = (left.bears + 1n) * right.due
  const rightDeadline = (right.bears + 1n) * left.due
  return leftDeadline < rightDeadline ? -1 : leftDeadline > rightDeadline ? 1 : 0
}

const sumOfBears = (funders: readonly Funder[]): bigint => funders.reduce((total, funder) => total + funder.bears, 0n)
