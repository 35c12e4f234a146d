import { formatFen } from '@fundtrace/money'
import { EACH_HOLD } from '../record.ts'
import { fenOf } from './fen.ts'

/** The holds of a shard that are pending. */
export type OpenHolds = Readonly<{
  /** `holds`: the list as a record writes it. What is wrong with each that is. */
  take: (fund: string, holds: string) => readonly HoldFault[]
}>

export type HoldFault = Readonly<{ account: string; detail: string }>

/** A hold is placed once, pending; it ends once, in its own fund and account: posted in part or whole, voided, or expired. */
export function followHolds(): OpenHolds {
  const open = new Map<string, string>()

  const fault = (fund: string, hold: Hold): string | null => {
    const placed = open.get(hold.id)
    const place = `${fund}${hold.account}${hold.amount}`
    if (fenOf(hold.amount) <= 0n) return `holds ${hold.amount}`
    if (hold.state === 'pending') {
      open.set(own(hold.id), own(place))
      if (placed !== undefined) return 'is placed although it is pending already'
      return fenOf(hold.posted) === 0n ? null : `is placed with ${hold.posted} posted of it`
    }
    open.delete(hold.id)
    if (placed === undefined) return `is ${hold.state} although it is not pending`
    if (placed !== place) return 'ends with another fund, account or amount than it was placed with'
    return postedFault(hold)
  }

  return {
    take: (fund, holds) => {
      if (holds === NONE) return NO_FAULTS
      return Array.from(holds.matchAll(EACH_HOLD), readHold).flatMap((hold) => {
        const detail = fault(fund, hold)
        return detail === null ? [] : [{ account: hold.account, detail: `Hold ${hold.id} ${detail}.` }]
      })
    },
  }
}

function postedFault({ state, posted, amount }: Hold): string | null {
  const fen = fenOf(posted)
  if (state !== 'posted') return fen === 0n ? null : `is ${state} with ${posted} posted of it`
  return fen > 0n && fen <= fenOf(amount) ? null : `is posted with ${formatFen(fen)} of ${amount}`
}

type Hold = Readonly<{ account: string; amount: string; id: string; posted: string; state: string }>

const readHold = ([, account = '', amount = '', id = '', posted = '', state = '']: RegExpExecArray): Hold => ({
  account,
  amount,
  id,
  posted,
  state,
})

const NONE = '[]'
const NO_FAULTS: readonly HoldFault[] = []

/** A text cut out of a line would keep the whole line in memory. */
const own = (text: string): string => Buffer.from(text).toString()
