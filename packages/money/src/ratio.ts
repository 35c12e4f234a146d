import { toHalfWidth } from './full-width.ts'
import { ratioAllZero, ratioMalformed, ratioPartNegative, ratioPartsMissing } from './ratio-errors.ts'

declare const ratioBrand: unique symbol

/**
 * The shares of a cost as a document states them, 6 : 3 : 0.5 : 0.5. Two parts or more, none negative, not all zero.
 *
 * It is kept as it was written and never as fractions: a third has no exact decimal.
 */
export type Ratio = Readonly<{
  /** Plain decimals without needless zeros: ['6', '3', '0.5', '0.5']. */
  parts: readonly string[]
  /** The parts times one power of ten, the least that makes them whole: [60n, 30n, 5n, 5n]. */
  weights: readonly bigint[]
}> & { readonly [ratioBrand]: true }

/** Reads `6:3:1`, `6：3：1`, `6 : 3 : 0.5：0.5`, `６：４`. Codes: RATIO_MALFORMED, RATIO_PARTS_MISSING, RATIO_ALL_ZERO, RATIO_PART_NEGATIVE. */
export function parseRatio(text: string): Ratio {
  const written = toHalfWidth(text).split(':')
  if (written.length < PARTS_MIN) throw ratioPartsMissing(text)
  if (written.length > PARTS_MAX) throw ratioMalformed(text, `it has more than ${PARTS_MAX} parts`)

  const parts: readonly string[] = written.map((part) => parsePart(text, part.trim()))
  if (parts.every((part) => part === '0')) throw ratioAllZero(text)

  return { parts, weights: toWeights(parts) } as Ratio
}

/** With plain colons, as parseRatio takes it back: '6:3:0.5:0.5'. */
export const formatRatio = (ratio: Ratio): string => ratio.parts.join(':')

export const ratioParts = (ratio: Ratio): string[] => [...ratio.parts]

const PARTS_MIN = 2
const PARTS_MAX = 100
const PART_DIGITS_MAX = 30

function parsePart(ratioText: string, text: string): string {
  const { minus, whole, fraction = '' } = PART.exec(text)?.groups ?? {}
  if (whole === undefined) throw ratioMalformed(ratioText, `its part "${text}" is not a plain number`)
  if (minus) throw ratioPartNegative(ratioText, text)
  if (whole.length + fraction.length > PART_DIGITS_MAX)
    throw ratioMalformed(ratioText, `its part "${text}" has more than ${PART_DIGITS_MAX} digits`)

  const plainWhole = whole.replace(/^0+(?=[0-9])/u, '')
  const plainFraction = fraction.replace(/0+$/u, '')
  return plainFraction === '' ? plainWhole : `${plainWhole}.${plainFraction}`
}

const PART = /^(?<minus>-)?(?<whole>[0-9]+)(?:\.(?<fraction>[0-9]+))?$/u

function toWeights(parts: readonly string[]): readonly bigint[] {
  const places = Math.max(...parts.map((part) => fractionOf(part).length))

  return parts.map((part) => {
    const fraction = fractionOf(part)
    return BigInt(part.replace('.', '') + '0'.repeat(places - fraction.length))
  })
}

const fractionOf = (part: string): string => part.split('.')[1] ?? ''
