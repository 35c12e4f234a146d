import assert from 'node:assert/strict'
import { amountMalformed, amountOutOfRange, amountTooPrecise } from './amount-errors.ts'
import { fromFen, isFenInRange, type Money } from './amount.ts'
import { toHalfWidth } from './full-width.ts'

/**
 * Reads yuan as people and documents write them: `1234.5`, `1,234.50`, `￥1,234.50`, `49.7万元`, `20亿`, `１２３４．５`.
 *
 * Nothing is rounded or guessed. The places that are written may reach the fen once the unit is applied, not below it:
 * 49.70001万元 is 497000.10, 1.234 is refused, and so is 1.230. Codes: MONEY_AMOUNT_MALFORMED, MONEY_AMOUNT_TOO_PRECISE,
 * MONEY_AMOUNT_OUT_OF_RANGE.
 */
export function parseAmount(text: string): Money {
  const written = text.length <= CHARACTERS_MAX ? AMOUNT.exec(toHalfWidth(text).trim())?.groups : undefined
  if (!written) throw amountMalformed(text)

  const { minusBefore = '', minusAfter = '', whole = '', fraction = '', unit = '元' } = written
  if (minusBefore && minusAfter) throw amountMalformed(text)

  const places = FEN_PLACES.get(unit)
  assert(places !== undefined, 'the pattern lets through only units that have places')
  if (fraction.length > places) throw amountTooPrecise(text)

  const fen = BigInt(whole.replaceAll(',', '') + fraction.padEnd(places, '0'))
  if (!isFenInRange(fen)) throw amountOutOfRange(text)

  return fromFen(minusBefore || minusAfter ? -fen : fen)
}

const CHARACTERS_MAX = 80

const AMOUNT = new RegExp(
  [
    '^(?<minusBefore>-)?(?:人民币 *)?(?:¥ *)?(?<minusAfter>-)?',
    '(?<whole>0|[1-9][0-9]{0,2}(?:,[0-9]{3})+|[1-9][0-9]*)(?:\\.(?<fraction>[0-9]+))?',
    ' *(?<unit>元|万元?|亿元?)?$',
  ].join(''),
  'u',
)

/** At which decimal place of each unit the fen stands. */
const FEN_PLACES: ReadonlyMap<string, number> = new Map([
  ['元', 2],
  ['万', 6],
  ['万元', 6],
  ['亿', 10],
  ['亿元', 10],
])
