import { type Money, toFen } from './amount.ts'

const FEN_PLACES_IN_WAN = 6

/** For people: ten thousands of yuan, exact, with as many places (two to six) as that takes: '7156.00万元'. */
export function formatWan(amount: Money): string {
  const fen = toFen(amount)
  const digits = fen
    .toString()
    .replace('-', '')
    .padStart(FEN_PLACES_IN_WAN + 1, '0')
  const whole = digits.slice(0, -FEN_PLACES_IN_WAN)
  const places = digits.slice(-FEN_PLACES_IN_WAN).replace(/0{1,4}$/u, '')
  return `${fen < 0n ? '-' : ''}${whole}.${places}万元`
}
