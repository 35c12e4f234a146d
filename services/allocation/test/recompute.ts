import assert from 'node:assert/strict'
import type { Explanation, Step } from '../src/domain/plan/explanation.ts'

/**
 * A line worked out again as an auditor would, out of what its explanation says and nothing else; in fen. It shares no code with the
 * engine and reads no `gives` but that of a lump sum, which is all there is to it.
 */
export function recompute({ steps }: Explanation): bigint {
  let line = 0n
  for (const step of steps) {
    switch (step.step) {
      case 'sum':
        assert.equal(fen(step.gives), line)
        break
      case 'floor':
        line = line < fen(step.limit) ? fen(step.limit) : line
        break
      case 'cap':
        line = line > fen(step.limit) ? fen(step.limit) : line
        break
      case 'spread':
        assert.equal(fen(step.of), line)
        line = (line * BigInt(step.weight)) / BigInt(step.weights) + BigInt(step.leftover_fen)
        break
      case 'limit':
        assert.equal(fen(step.of), line)
        line = limited(step, line)
        break
      case 'rate':
      case 'tier':
      case 'share':
      case 'interest':
      case 'lump':
      case 'pool':
      case 'part':
        line += contribution(step)
    }
  }
  return line
}

type Contributing = Exclude<Step, { step: 'sum' | 'floor' | 'cap' | 'spread' | 'limit' }>

function contribution(step: Contributing): bigint {
  switch (step.step) {
    case 'rate':
    case 'tier':
      return fen(step.rate) * BigInt(step.count)
    case 'part':
      return fen(step.amount) * BigInt(step.count)
    case 'lump':
      return fen(step.gives)
    case 'share': {
      const left = fen(step.of) - fen(step.less)
      return rounded(left < 0n ? 0n : left * millionths(step.percent), 100n * MILLION, step.rounding)
    }
    case 'interest': {
      const days = (Date.parse(step.until) - Date.parse(step.from)) / 86_400_000
      assert.equal(days, step.days)
      const top = fen(step.principal) * millionths(step.annual_rate) * millionths(step.percent) * BigInt(days)
      return rounded(top, 100n * MILLION * 100n * MILLION * BigInt(step.day_count), step.rounding)
    }
    case 'pool':
      if (step.limit !== undefined) return fen(step.limit)
      return (fen(step.shared) * millionths(step.weight)) / millionths(step.weights) + BigInt(step.leftover_fen)
  }
}

function limited(step: Extract<Step, { step: 'limit' }>, line: bigint): bigint {
  const left = fen(step.limit) - fen(step.drawn)
  if (step.rule === 'prorate') return (line * left) / fen(step.asked) + BigInt(step.leftover_fen)
  const rest = left - fen(step.before)
  return line < rest ? line : rest
}

const fen = (yuan: string): bigint => BigInt(yuan.replace('.', ''))

const MILLION = 1_000_000n

function millionths(text: string): bigint {
  const [whole = '', fraction = ''] = text.split('.')
  return BigInt(whole + fraction.padEnd(6, '0'))
}

function rounded(top: bigint, bottom: bigint, rounding: 'half_up' | 'down' | 'up'): bigint {
  const [whole, rest] = [top / bottom, top % bottom]
  if (rounding === 'down' || rest === 0n) return whole
  return rounding === 'up' || 2n * rest >= bottom ? whole + 1n : whole
}
