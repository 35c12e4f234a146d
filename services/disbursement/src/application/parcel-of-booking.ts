import type { EntryRecord } from '@fundtrace/bank-formats'
import type { Transaction } from '@fundtrace/database'
import { findParcels } from '../adapters/postgres/sent-parcel-repository.ts'

/** Parcels by the PmtInfIds that bookings name; what no parcel has is not ours to match. */
export async function findParcelsOfBookings(
  trx: Transaction,
  fundId: string,
  entries: readonly EntryRecord[],
): Promise<Map<string, string>> {
  const named = [...new Set(entries.flatMap(({ parcel }) => parcel ?? []))]
  const ids = named.flatMap((name) => {
    const id = uuidOf(name)
    return id === null ? [] : [[name, id] as const]
  })
  if (ids.length === 0) return new Map()
  const known = new Set(
    (
      await findParcels(
        trx,
        fundId,
        ids.map(([, id]) => id),
      )
    ).map(({ id }) => id),
  )
  return new Map(ids.filter(([, id]) => known.has(id)))
}

/** A message has no room for hyphens, so a UUID stands in it without. */
export function uuidOf(name: string): string | null {
  const hex = name.replaceAll('-', '').toLowerCase()
  return /^[0-9a-f]{32}$/.test(hex)
    ? `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
    : null
}
