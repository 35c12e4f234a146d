import Type, { type TSchema } from 'typebox'

/** An object whose members are told in the documentation of what made it: a document, totals, a mapping. */
export const AnyObject = (description: string) =>
  Type.Unsafe<object>({ type: 'object', additionalProperties: true, description })

export const orNull = <Schema extends TSchema>(schema: Schema) => Type.Union([Type.Null(), schema])
/** Rows, matches and breaks are counted by integers of 32 bits, runs, cases and findings by ones that a JSON number holds. */
export const SMALL_MAX = 2_147_483_647
export const NUMBER_MAX = Number.MAX_SAFE_INTEGER
export const Moment = Type.String({ format: 'date-time' })
export const Sha256 = Type.String({ pattern: '^[0-9a-f]{64}$' })
