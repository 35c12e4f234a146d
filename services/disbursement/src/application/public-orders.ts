import type { Database } from '@fundtrace/database'
import {
  type PublicLine,
  type PublicOrder,
  readPublicLines,
  readPublicOrder,
} from '../adapters/postgres/public-batches.ts'
import { LISTED } from './public-list.ts'

/** A list on the board: `stamp` is another one where other payments stand on it. */
export type StampedList = Readonly<{ batch_id: string; stamp: string }>
export type LinePage = Readonly<{ area: string; after: number; limit: number }>
/** By number after the cursor; the numbers are those of the whole list. */
export type ReadLines = (list: StampedList, page: LinePage) => Promise<PublicLine[]>

/** Some 8 MiB. Lists that are looked at are few, and each is turned over page by page. */
const LINES_REMEMBERED_MAX = 300_000

/** Remembers in which order the last few lists stand, so that a list of 100,000 is sorted once and not for every page. What the lines say is read each time. */
export function publicLines(db: Database): ReadLines {
  const remembered = new Map<string, PublicOrder>()
  const underWay = new Map<string, Promise<PublicOrder>>()
  const orderOf = async ({ batch_id, stamp }: StampedList): Promise<PublicOrder> => {
    const key = `${batch_id} ${stamp}`
    const known = remembered.get(key)
    if (known !== undefined) return known
    const read = underWay.get(key) ?? readPublicOrder(db, batch_id, LISTED)
    underWay.set(key, read)
    try {
      remember(remembered, key, await read)
      return await read
    } finally {
      underWay.delete(key)
    }
  }
  return async (list, page) => {
    const order = await orderOf(list)
    const places = placesOf(order, page)
    const lines = await readPublicLines(
      db,
      places.flatMap((place) => order.paymentIds[place] ?? []),
      LISTED,
    )
    const byPayment = new Map(lines.map(({ payment_id, ...line }) => [payment_id, line]))
    return places.flatMap((place) => {
      const line = byPayment.get(order.paymentIds[place] ?? '')
      return line === undefined ? [] : [{ number: place + 1, ...line }]
    })
  }
}

/** Which lines of the list the page has, counted from 0. */
function placesOf({ areas }: PublicOrder, { area, after, limit }: LinePage): number[] {
  const places: number[] = []
  for (let place = after; place < areas.length && places.length < limit; place += 1)
    if (areas[place]?.startsWith(area) === true) places.push(place)
  return places
}

/** Forgets the oldest first. */
function remember(remembered: Map<string, PublicOrder>, key: string, order: PublicOrder): void {
  remembered.delete(key)
  remembered.set(key, order)
  let lines = [...remembered.values()].reduce((sum, { areas }) => sum + areas.length, 0)
  for (const [oldest, { areas }] of remembered) {
    if (lines <= LINES_REMEMBERED_MAX) return
    remembered.delete(oldest)
    lines -= areas.length
  }
}
