import type { Options } from '../parts/choice.tsx'
import type { Text } from '../shell/text.ts'
import { readAmount } from './amount-text.ts'

/** What an officer fills in; values are what is sent, an amount as typed until then. */
export type OrderField = Readonly<{
  name: string
  label: Text
  kind: 'amount' | 'day' | 'text' | 'choice'
  options?: Options
  hint?: string
  placeholder?: string
  isOptional?: boolean
  /** A day that has not come yet may be named. */
  isFuture?: boolean
}>
export type Order = Readonly<Record<string, string>>

/** Undefined where something is still missing, or is no amount. */
export function readOrder(
  fields: readonly Pick<OrderField, 'name' | 'kind' | 'isOptional'>[],
  typed: Order,
): Order | undefined {
  const order: Record<string, string> = {}
  for (const { name, kind, isOptional = false } of fields) {
    const text = (typed[name] ?? '').trim()
    const value = kind === 'amount' && text !== '' ? readAmount(text) : text
    if (value === undefined || (value === '' && !isOptional)) return undefined
    if (value !== '') order[name] = value
  }
  return order
}
