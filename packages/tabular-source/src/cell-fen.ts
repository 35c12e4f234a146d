import { parseAmount, toFen } from '@fundtrace/money'
import { DomainError } from '@fundtrace/problem'
import type { AmountUnit } from './column-mapping.ts'
import type { FaultCode } from './list-fault.ts'

/** Whole fen, or why the text is none. Never rounded, never through a JavaScript number. */
export type FenReading = bigint | Extract<FaultCode, `amount_${string}`>

/** An amount as people write it: 1250.00, 1,250.00, (1,250.00) for one below zero, ￥49.7万元; without a unit of its own it is in `unit`. */
export function cellFen(text: string, unit: AmountUnit): FenReading {
  if (unit === 'yuan' && PLAIN.test(text)) return plainFen(text)
  const folded = text.trim().replace(/^[+＋]/u, '')
  const inBrackets = /^[(（]([^()（）－-]+)[)）]$/u.exec(folded)?.[1]
  const amount = unsigned(inBrackets ?? folded, unit)
  if (typeof amount !== 'bigint') return amount
  if (amount > FEN_MAX || amount < -FEN_MAX) return 'amount_out_of_range'
  return inBrackets === undefined ? amount : -amount
}

/** What an item can hold: matching counts in 64 bits, and differences must fit. */
const FEN_MAX = 4_000_000_000_000_000_000n
const PLAIN = /^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,2})?$/

/** Faster than through decimals: a list has millions of them. */
function plainFen(text: string): bigint {
  const point = text.indexOf('.')
  if (point === -1) return BigInt(`${text}00`)
  return BigInt(text.slice(0, point) + text.slice(point + 1).padEnd(2, '0'))
}

function unsigned(text: string, unit: AmountUnit): FenReading {
  if (unit === 'fen' && /^-?\d{1,21}$/.test(text)) return BigInt(text)
  try {
    const isBare = !/[元万亿]$/u.test(text)
    return toFen(parseAmount(unit === 'wan' && isBare ? `${text}万元` : text))
  } catch (error) {
    if (error instanceof DomainError) return WHY[error.code] ?? 'amount_unreadable'
    throw error
  }
}

const WHY: Readonly<Record<string, FenReading>> = {
  MONEY_AMOUNT_TOO_PRECISE: 'amount_too_precise',
  MONEY_AMOUNT_OUT_OF_RANGE: 'amount_out_of_range',
}
