import assert from 'node:assert/strict'

/**
 * A funder's cash in one fund as two tapes of the same length unit, the fen. What came in is laid end to end on one, what went out on the
 * other, both in the order of the journal: the fen at a place of the one is the fen at that place of the other. So the oldest money goes
 * first (docs/adr, "Which fen paid"), and a place on the tape never changes once it is used, whatever is posted later.
 *
 * Nothing of this is stored. Payments are many, everything else that moves cash is little; and every line of the journal carries the balance
 * after it: what payments took between two lines is a difference of two balances, so the tapes of a fund of any size are built from the
 * little.
 */
export type CashTape = Readonly<{
  fundId: string
  funderId: string
  came: readonly CameStretch[]
  went: readonly WentStretch[]
  /** Where the unspent begins, and where all that came ends. */
  unspentFrom: bigint
  end: bigint
}>

/** A line of a cash account; `amount` in fen, above zero what came in. `place` is its record's place in the whole journal. */
export type CashLine = Readonly<{
  fundId: string
  funderId: string
  place: bigint
  kind: string
  reference: string
  paymentId: string | null
  documentNumber: string | null
  /** The day on which it counts, in Asia/Shanghai. */
  on: string
  amount: bigint
  balanceAfter: bigint
}>

export type CameStretch = Readonly<{ from: bigint; to: bigint; line: CashLine }>
/** `line` is null where payments went out one after the other, none of them by itself in the lines: those `after` and `before` these places. */
export type WentStretch = Readonly<{
  from: bigint
  to: bigint
  line: CashLine | null
  after: bigint
  before: bigint | null
}>

/**
 * `lines` of one account in the order of the journal: all of them but payments that settled, and any of those too.
 * `balance` is what the account has now; null where the lines end earlier, and nobody asks what was paid after them.
 */
export function layTape(
  fundId: string,
  funderId: string,
  lines: readonly CashLine[],
  balance: bigint | null,
): CashTape {
  const came: CameStretch[] = []
  const went: WentStretch[] = []
  let cameTo = 0n
  let wentTo = 0n
  let after = 0n
  const payTo = (place: bigint, before: bigint | null): void => {
    assert(place >= wentTo, `cash:${funderId} of ${fundId} has more than its lines brought`)
    if (place > wentTo) went.push({ from: wentTo, to: place, line: null, after, before })
    wentTo = place
  }
  for (const line of lines) {
    payTo(cameTo - (line.balanceAfter - line.amount), line.place)
    if (line.amount > 0n) {
      came.push({ from: cameTo, to: cameTo + line.amount, line })
      cameTo += line.amount
    } else {
      went.push({ from: wentTo, to: wentTo - line.amount, line, after: line.place, before: line.place })
      wentTo -= line.amount
    }
    after = line.place
  }
  if (balance !== null) payTo(cameTo - balance, null)
  return { fundId, funderId, came, went, unspentFrom: wentTo, end: cameTo }
}

export const tapeKey = (fundId: string, funderId: string): string => `${fundId} ${funderId}`

/** Of stretches in order, those that meet [from, to). */
export function overlapping<Stretch extends Readonly<{ from: bigint; to: bigint }>>(
  stretches: readonly Stretch[],
  from: bigint,
  to: bigint,
): Stretch[] {
  let low = 0
  let high = stretches.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((stretches[middle]?.to ?? 0n) <= from) low = middle + 1
    else high = middle
  }
  const found: Stretch[] = []
  for (let index = low; index < stretches.length; index += 1) {
    const stretch = stretches[index]
    if (stretch === undefined || stretch.from >= to) break
    found.push(stretch)
  }
  return found
}
