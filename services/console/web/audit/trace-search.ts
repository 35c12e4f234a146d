import type { ShownRow } from './break-table.ts'

const OF_PAYMENT = /^(?:payment|settle|return|late_return|disbursement):([0-9a-f-]{36})/u
const OF_ARRIVAL = /^arrival:([0-9a-f-]{36})/u

/** The search of /audit/trace, where the money of a row can be followed; undefined where its name says neither payment nor arrival. */
export function traceOf(
  row: ShownRow | null,
): Readonly<{ payment: string }> | Readonly<{ arrival: string }> | undefined {
  if (row === null) return undefined
  const payment = OF_PAYMENT.exec(row.id)?.[1]
  if (payment !== undefined) return { payment }
  const arrival = OF_ARRIVAL.exec(row.id)?.[1]
  return arrival === undefined ? undefined : { arrival }
}
