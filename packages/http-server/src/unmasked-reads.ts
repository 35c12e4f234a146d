import assert from 'node:assert/strict'
import type { Database, Transaction } from '@fundtrace/database'
import { areaPrefixes, normaliseArea } from './areas.ts'
import type { Caller } from './callers.ts'

/** How many people of an area were shown. `area`: a code of any level. */
export type ShownPeople = Readonly<{ area: string; count: number }>

export type UnmaskedRead = Readonly<{
  caller: Caller
  /** The id of the request. */
  correlationId: string
  /** What kind of thing was read: `bank_file`, `payee_accounts`, `household`. */
  what: string
  /** The id of the thing that was read. */
  subject: string
  shown: readonly ShownPeople[]
  purpose?: string
}>

/**
 * Keeps on record that somebody is given personal data in clear. To be called in the transaction that reads them: where the record cannot be
 * written nothing is shown. One row a county, so that each county's auditor sees who looked at its people.
 */
export async function keepUnmaskedRead(trx: Transaction, read: UnmaskedRead): Promise<void> {
  const counties = peopleOfCounties(read.shown)
  if (counties.size === 0) return
  const { caller } = read
  await trx.raw(
    `INSERT INTO unmasked_reads (reader, acting_for, what, subject, purpose, request_id, area_code, people)
     SELECT ?, ?, ?, ?, ?, ?, area_code, people FROM unnest(?::text[], ?::integer[]) AS shown (area_code, people)`,
    [
      caller.subject,
      caller.actingFor,
      read.what,
      read.subject,
      read.purpose ?? null,
      read.correlationId,
      [...counties.keys()],
      [...counties.values()],
    ],
  )
}

export type KeptRead = Readonly<{
  id: string
  read_at: string
  reader: string
  acting_for: string | null
  what: string
  subject: string
  area_code: string
  people: number
  purpose: string | null
  request_id: string
}>

/** Reads of people of the caller's areas, in the order in which they were written, after the cursor. */
export async function searchUnmaskedReads(
  db: Database,
  caller: Pick<Caller, 'areas'>,
  wanted: Readonly<{ after: string; limit: number; reader?: string | undefined; subject?: string | undefined }>,
): Promise<KeptRead[]> {
  const { rows } = await db.raw<{ rows: KeptRead[] }>(
    `SELECT id::text, to_char(read_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS read_at, reader, acting_for, what,
            subject, area_code, people, purpose, request_id
       FROM unmasked_reads
      WHERE area_code LIKE ANY (?::text[]) AND id > ?::bigint
        AND (?::text IS NULL OR reader = ? OR acting_for = ?) AND (?::text IS NULL OR subject = ?)
      ORDER BY id LIMIT ?`,
    [
      areaPrefixes(caller).map((prefix) => `${prefix}%`),
      wanted.after,
      ...Array<string | null>(3).fill(wanted.reader ?? null),
      ...Array<string | null>(2).fill(wanted.subject ?? null),
      wanted.limit,
    ],
  )
  return rows
}

const COUNTY_DIGITS = 6

function peopleOfCounties(shown: readonly ShownPeople[]): ReadonlyMap<string, number> {
  const counties = new Map<string, number>()
  for (const { area, count } of shown) {
    assert(Number.isSafeInteger(count) && count >= 0, 'people are counted in whole numbers')
    if (count === 0) continue
    const county = normaliseArea(area).slice(0, COUNTY_DIGITS)
    counties.set(county, (counties.get(county) ?? 0) + count)
  }
  return counties
}
