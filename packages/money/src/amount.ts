import { Decimal } from 'decimal.js'
import { amountMalformed, amountOutOfRange } from './amount-errors.ts'

// 20 significant digits, the default, would round the 21 digits of the largest amount. 40 also hold that amount times
// the largest safe integer, so that no sum and no product of this package is ever rounded before its range is checked.
export const Dec = Decimal.clone({ precision: 40, rounding: Decimal.ROUND_HALF_EVEN })

declare const moneyBrand: unique symbol

/**
 * An exact amount of yuan, at most 2 decimal places, from -MAX to MAX, never minus zero.
 *
 * Decimal's own methods answer with a plain Decimal, which is not Money: every sum has to come through this package.
 * `<` and JSON.stringify do not know the brand: use compareMoney and formatMoney.
 */
export type Money = Decimal & { readonly [moneyBrand]: true }

/** Takes the wire form only ('1250.00'), which exists once for each amount. What people write goes to parseAmount. */
export function parseMoney(text: string): Money {
  if (!WIRE_SHAPE.test(text) || text === '-0.00') throw amountMalformed(text)
  if (!WIRE_FORM.test(text)) throw amountOutOfRange(text)

  return new Dec(text) as Money
}

/** The wire form: yuan with exactly two places, no exponent, no grouping. */
export const formatMoney = (amount: Money): string => amount.toFixed(2)

/**
 * Source of the regular expression that matches what parseMoney takes and nothing else, the range included:
 * zero, below one yuan, up to 18 digits of yuan, and the largest amount itself.
 */
export const MONEY_PATTERN = '^(?:0\\.00|-?(?:0\\.(?:0[1-9]|[1-9][0-9])|[1-9][0-9]{0,17}\\.[0-9]{2}|10{18}\\.00))$'

const WIRE_FORM = new RegExp(MONEY_PATTERN, 'u')
const WIRE_SHAPE = /^-?(?:0|[1-9][0-9]*)\.[0-9]{2}$/u

/** Whole fen (1 yuan = 100 fen), for work that counts indivisible units. */
export const toFen = (amount: Money): bigint => BigInt(formatMoney(amount).replace('.', ''))

export function fromFen(fen: bigint): Money {
  if (!isFenInRange(fen)) throw amountOutOfRange(formatFen(fen))

  return new Dec(formatFen(fen)) as Money
}

const MAX_FEN = 10n ** 20n

export const isFenInRange = (fen: bigint): boolean => -MAX_FEN <= fen && fen <= MAX_FEN

/** Yuan with two places, as formatMoney writes it, but of any size: for what may turn out to be out of range. */
export function formatFen(fen: bigint): string {
  const sign = fen < 0n ? '-' : ''
  const digits = fen.toString().replace('-', '').padStart(3, '0')
  return `${sign}${digits.slice(0, -2)}.${digits.slice(-2)}`
}

export const ZERO: Money = parseMoney('0.00')

/** 10^18 yuan: fits NUMERIC(21,2) and is far above any budget there is. */
export const MAX: Money = fromFen(MAX_FEN)

/** Fen of a text in the wire form, without a Money between: for hot loops. Throws what parseMoney throws. */
export function fenOf(text: string): bigint {
  if (!WIRE_FORM.test(text)) return toFen(parseMoney(text))
  const point = text.length - 3
  return BigInt(text.slice(0, point) + text.slice(point + 1))
}
