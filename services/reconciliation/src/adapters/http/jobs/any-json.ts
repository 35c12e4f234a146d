import Type, { type TSchema } from 'typebox'

/** An object whose members are told in the documentation of what made it: a document, totals, a mapping. */
export const AnyObject = (description: string) =>
  Type.Unsafe<object>({ type: 'object', additionalProperties: true, description })

export const orNull = <Schema extends TSchema>(schema: Schema) => Type.Union([Type.Null(), schema])
export const Moment = Type.String({ format: 'date-time' })
export const Sha256 = Type.String({ pattern: '^[0-9a-f]{64}$' })
