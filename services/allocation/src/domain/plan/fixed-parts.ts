import { toFen } from '@fundtrace/money'
import { townshipFunderMissing } from '../errors.ts'
import type { Funding } from '../programme/programme.ts'
import { pledgeTooSmall } from './plan-errors.ts'
import type { Receiver } from './receiver.ts'

/** Area code of a township (9 digits) to the funder that it is. */
export type TownshipFunders = ReadonlyMap<string, string>

/** What one funder gives for one line: `amount` for each of `count`, `fen` in all. */
export type FixedShare = Readonly<{ funderId: string; supporter?: string; amount: bigint; count: number; fen: bigint }>

export type FixedSharesOf = (receiver: Receiver, count: number) => FixedShare[]

export function fixedSharesOf(funding: Extract<Funding, { kind: 'fixed' }>, townships: TownshipFunders): FixedSharesOf {
  const parts = funding.parts.map((part) => ({ part, fen: toFen('amount' in part ? part.amount : part.atLeast) }))
  return (receiver, count) => {
    const shares: FixedShare[] = []
    for (const { part, fen } of parts) {
      if ('funder' in part) shares.push(shareOf(part.funder, fen, count))
      else if (part.by === 'township') shares.push(shareOf(townshipFunderOf(receiver, townships), fen, count))
      else for (const supporter of receiver.supporters) shares.push(pledgeOf(receiver, supporter, fen))
    }
    return shares
  }
}

const TOWNSHIP_DIGITS = 9

/** The receiver's own township and no other. */
export function townshipFunderOf(receiver: Receiver, townships: TownshipFunders): string {
  const township = receiver.areaCode.slice(0, TOWNSHIP_DIGITS)
  const funderId = townships.get(township)
  if (funderId === undefined) throw townshipFunderMissing(township, receiver.id)
  return funderId
}

const shareOf = (funderId: string, amount: bigint, count: number): FixedShare => ({
  funderId,
  amount,
  count,
  fen: count === 1 ? amount : amount * BigInt(count),
})

/** A pledge is a year's and for the receiver, however many are counted; one that is too small is told, not raised. */
function pledgeOf(receiver: Receiver, { id, funderId, pledged }: Receiver['supporters'][number], least: bigint) {
  const fen = toFen(pledged)
  if (fen < least) throw pledgeTooSmall(receiver.id, id, fen, least)
  return { funderId, supporter: id, amount: fen, count: 1, fen }
}
