/** JSON as it comes from a file: looked at step by step, trusted for nothing. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject
export type JsonObject = Readonly<{ [name: string]: Json }>

export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const isList = (value: Json | undefined): value is readonly Json[] => Array.isArray(value)
