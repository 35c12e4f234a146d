import type { CellDamage } from './sheet-row.ts'

/** A number as a cell shows it; null when the text is no number. */
export type CellNumber = Readonly<{ text: string; damage?: CellDamage }>

/**
 * The decimal text of a number as it stands in a workbook, without exponent, by its digits alone and never as a JavaScript
 * number. A spreadsheet keeps 15 significant digits and shows no more; the 16th and 17th that Excel writes
 * (1250.0999999999999 for 1250.1) are those of its arithmetic, and are rounded away.
 *
 * Where 15 digits do not reach the fen, or are fewer than were typed, digits are lost: 'number_too_long'.
 */
export function cellNumber(written: string): CellNumber | null {
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = NUMBER.exec(written) ?? []
  if (whole === '' && fraction === '') return null

  // The value is 0.{digits} times ten to the power of `scale`.
  const leading = /^0*/.exec(whole + fraction)?.[0].length ?? 0
  const digits = (whole + fraction).slice(leading).replace(/0+$/, '')
  const scale = whole.length - leading + Number(exponent)
  if (digits === '') return { text: '0' }
  if (Math.abs(scale) > SCALE_MAX) return null

  if (scale > NUMBER_DIGITS || (scale > FEN_SAFE_SCALE && digits.length > NUMBER_DIGITS)) {
    return { text: sign + placePoint(digits, scale), damage: 'number_too_long' }
  }
  const rounded = digits.length > NUMBER_DIGITS ? roundDigits(digits) : { digits, carry: 0 }
  return { text: sign + placePoint(rounded.digits, scale + rounded.carry) }
}

const NUMBER = /^(-?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,4}))?$/
const NUMBER_DIGITS = 15
/** Thirteen digits before the point leave two for the fen. */
const FEN_SAFE_SCALE = 13
/** A double ends at 1.8E+308. */
const SCALE_MAX = 310

function roundDigits(digits: string): Readonly<{ digits: string; carry: 0 | 1 }> {
  const kept = BigInt(digits.slice(0, NUMBER_DIGITS)) + (digits.charAt(NUMBER_DIGITS) >= '5' ? 1n : 0n)
  const text = kept.toString()
  return { digits: text.replace(/0+$/, ''), carry: text.length > NUMBER_DIGITS ? 1 : 0 }
}

function placePoint(digits: string, scale: number): string {
  if (scale <= 0) return `0.${'0'.repeat(-scale)}${digits}`
  if (scale >= digits.length) return digits + '0'.repeat(scale - digits.length)
  return `${digits.slice(0, scale)}.${digits.slice(scale)}`
}
