import { type Money, toFen } from './amount.ts'

/**
 * 大写金额, as it stands on vouchers: '壹仟肆佰零玖元伍角整'. No 人民币 in front: the form prints that.
 *
 * Zeros as in 《支付结算办法》附件一《正确填写票据和结算凭证的基本规定》 items 2 to 4, where two forms are allowed the first one; 整 behind 元 and behind 角,
 * never behind 分 (《会计基础工作规范》第五十二条 asks for it behind 角, the former allows it). The ten million millions from 10^16 on are counted as 亿亿.
 */
export function formatCapitals(amount: Money): string {
  const fen = toFen(amount)
  const size = fen < 0n ? -fen : fen
  const sign = fen < 0n ? '负' : ''
  const yuan = size / 100n
  const jiao = (size / 10n) % 10n
  const lastFen = size % 10n

  if (size === 0n) return '零元整'
  const whole = yuan === 0n ? '' : `${countCapitals(yuan)}元`
  if (jiao === 0n && lastFen === 0n) return `${sign}${whole}整`
  const zero = yuan > 0n && (jiao === 0n || yuan % 10n === 0n) ? '零' : ''
  const jiaoText = jiao === 0n ? '' : `${digit(jiao)}角`
  return `${sign}${whole}${zero}${jiaoText}${lastFen === 0n ? '整' : `${digit(lastFen)}分`}`
}

/** From 1 up. What stands before the last 亿 is a count of them, read by the same rule. */
function countCapitals(count: bigint): string {
  if (count < WAN) return belowWan(count)
  const [unit, size] = count < YI ? (['万', WAN] as const) : (['亿', YI] as const)
  const rest = count % size
  const zero = rest < size / 10n ? '零' : ''
  return `${countCapitals(count / size)}${unit}${rest === 0n ? '' : `${zero}${countCapitals(rest)}`}`
}

const WAN = 10_000n
const YI = 100_000_000n

/** Any number of zeros between two figures is one 零; those at the end are none. */
const belowWan = (count: bigint): string =>
  [...count.toString()]
    .map((figure, index, { length }) => (figure === '0' ? '零' : `${digit(figure)}${PLACES[length - 1 - index] ?? ''}`))
    .join('')
    .replaceAll(/零+/gu, '零')
    .replace(/零$/u, '')

const PLACES = ['', '拾', '佰', '仟']

const digit = (figure: bigint | string): string => '零壹贰叁肆伍陆柒捌玖'.charAt(Number(figure))
