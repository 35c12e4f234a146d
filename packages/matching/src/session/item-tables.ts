import type { Item, Side } from '../item.ts'
import { asBigInt, asNumber, asNumberOrNull, asTextOrNull, name, type Value } from './engine.ts'

/**
 * Rows as they were read: `row` INTEGER, `id` (null where the source has no name of its own), `amount` BIGINT fen, `day` INTEGER days
 * since 1970-01-01, `instant` BIGINT microseconds since then, and each field as `f_<name>`, null where empty.
 */
export const itemTable = (side: Side): string => `${side}_items`
export const fieldColumn = (field: string): string => name(`f_${field}`)

/** Columns of an item, in the order in which `itemOf` reads them. `of` is the table's alias. */
export const itemColumns = (fields: readonly string[], of: string): string =>
  [
    `${of}.row`,
    `${of}.id`,
    `${of}.amount`,
    `${of}.day`,
    `${of}.instant`,
    ...fields.map((field) => `${of}.${fieldColumn(field)}`),
  ].join(', ')
export const itemWidth = (fields: readonly string[]): number => 5 + fields.length

/** The item that stands from a column on; null where a join found none. */
export function itemOf(values: readonly Value[], from: number, fields: readonly string[]): Item | null {
  if (values[from] === null) return null
  const row = asNumber(values[from])
  const day = asNumberOrNull(values[from + 3])
  const at = values[from + 4]
  return {
    row,
    id: asTextOrNull(values[from + 1]) ?? `L${row}`,
    amount: asBigInt(values[from + 2]),
    on: day === null ? null : dayText(day),
    at: at === null || at === undefined ? null : instantText(asBigInt(at)),
    fields: Object.fromEntries(
      fields.flatMap((field, place) => {
        const value = asTextOrNull(values[from + 5 + place])
        return value === null ? [] : [[field, value]]
      }),
    ),
  }
}

/** What orders and tells apart contents, 64 bits of it; the engine's own, and so equal only under one version of it. */
export const contentHash = (fields: readonly string[], of: string): string =>
  `hash(${['day', 'amount', 'instant', 'id', ...fields.toSorted().map(fieldColumn)].map((column) => `${of}.${column}`).join(', ')})`

const DAY_MS = 86_400_000
/** Days since 1970-01-01; null for what is no day. */
export function dayNumber(day: string): number | null {
  const time = /^\d{4}-\d{2}-\d{2}$/u.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== day ? null : time / DAY_MS
}
export const dayText = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10)

const INSTANT = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(?::(\d{2})(?:\.(\d{1,6}))?)?(Z|[+-]\d{2}:\d{2})$/u
/** Microseconds since 1970; null for what is no instant. */
export function instantNumber(instant: string): bigint | null {
  const parts = INSTANT.exec(instant)
  if (parts === null) return null
  const [, day = '', minute = '', second = '00', fraction = '', offset = 'Z'] = parts
  const time = dayNumber(day) === null ? Number.NaN : Date.parse(`${day}T${minute}:${second}${offset}`)
  return Number.isNaN(time) ? null : BigInt(time) * 1000n + BigInt(fraction.padEnd(6, '0'))
}
export function instantText(micros: bigint): string {
  const rest = ((micros % 1000n) + 1000n) % 1000n
  const text = new Date(Number((micros - rest) / 1000n)).toISOString()
  return rest === 0n ? text : `${text.slice(0, -1)}${rest.toString().padStart(3, '0')}Z`
}
