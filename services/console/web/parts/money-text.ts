import { type Language, translate } from '../shell/text.ts'

/** Amounts are texts of the services ("42936000.00"): digits are moved and grouped, never made a number. */
const WHOLE_WAN_DIGITS = 4

const T = {
  wan: { zh: '{amount} 万元', en: '{amount} wan yuan' },
  yuan: { zh: '{amount} 元', en: '{amount} yuan' },
} as const

/** '4,293.60 万元', rounded to a hundred yuan; what is below ten thousand yuan is told to the fen: '1,250.00 元'. */
export function wan(yuan: string, language: Language = 'zh'): string {
  if (isBelowWan(yuan)) return fullYuan(yuan, language)
  return translate(language, T.wan, { amount: wanFigures(yuan) })
}

/** The figures of 万元 alone, always in 万元, for a column or axis whose head names the unit: '4,293.60'. */
export function wanFigures(yuan: string): string {
  const { sign, whole, fen } = take(yuan)
  const hundreds = (BigInt(whole + fen) + 5_000n) / 10_000n
  const digits = hundreds.toString().padStart(3, '0')
  const isNothing = hundreds === 0n
  return `${isNothing ? '' : sign}${grouped(digits.slice(0, -2))}.${digits.slice(-2)}`
}

/** '42,936,000.00' */
export function yuanFigures(yuan: string): string {
  const { sign, whole, fen } = take(yuan)
  return `${sign}${grouped(whole)}.${fen}`
}

/** '42,936,000.00 元' */
export const fullYuan = (yuan: string, language: Language = 'zh'): string =>
  translate(language, T.yuan, { amount: yuanFigures(yuan) })

/** Adds amounts as whole fen. */
export function sumYuan(amounts: readonly string[]): string {
  const fen = amounts.reduce((total, amount) => total + fenOf(amount), 0n)
  return yuanOf(fen)
}

export const fenOf = (yuan: string): bigint => BigInt(yuan.replace('.', ''))

export function yuanOf(fen: bigint): string {
  const digits = (fen < 0n ? -fen : fen).toString().padStart(3, '0')
  return `${fen < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}

/** How much of a whole, for the length of a bar only: 0 to 1. */
export function shareOf(part: string, whole: string): number {
  const of = fenOf(whole)
  if (of <= 0n) return 0
  const share = Number((fenOf(part) * 10_000n) / of) / 10_000
  return Math.min(Math.max(share, 0), 1)
}

export const isNegativeYuan = (yuan: string): boolean => yuan.startsWith('-')
export const isZeroYuan = (yuan: string): boolean => fenOf(yuan) === 0n

const isBelowWan = (yuan: string): boolean => take(yuan).whole.length <= WHOLE_WAN_DIGITS

function take(yuan: string): { sign: string; whole: string; fen: string } {
  const match = /^(-?)(\d+)\.(\d{2})$/u.exec(yuan)
  if (match === null) throw new RangeError(`Not an amount of the wire: ${yuan}`)
  const [, sign = '', whole = '', fen = ''] = match
  return { sign, whole, fen }
}

const grouped = (digits: string): string => digits.replaceAll(/\B(?=(?:\d{3})+$)/gu, ',')
