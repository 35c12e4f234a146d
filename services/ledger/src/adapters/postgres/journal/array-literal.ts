/**
 * PostgreSQL array literals, put together by join: the driver's own serialiser takes five times as long, and this is the hot loop.
 */
export const plainArray = (values: readonly (string | number | bigint)[]): string => `{${values.join(',')}}`

/** Elements that may be anything, or missing. */
export function textArray(values: readonly (string | null)[]): string {
  let text = '{'
  for (const [index, value] of values.entries()) {
    if (index > 0) text += ','
    text += value === null ? 'NULL' : quotedElement(value)
  }
  return `${text}}`
}

/** bytea in hex; the backslash is escaped once for the array. */
export const bytesArray = (values: readonly (Buffer | null)[]): string =>
  `{${values.map((value) => (value === null ? 'NULL' : `"\\\\x${value.toString('hex')}"`)).join(',')}}`

const quotedElement = (value: string): string =>
  PLAIN.test(value) ? `"${value}"` : `"${value.replace(/["\\]/g, '\\$&')}"`
const PLAIN = /^[^"\\]*$/
