import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyFen, anyRatio } from '../test/arbitraries.ts'
import { formatMoney, fromFen, parseMoney, parseRatio, split, splitByWeights, toFen } from './money.ts'

const splitText = (total: string, ratio: string, remainderTo?: number): string[] =>
  split(parseMoney(total), parseRatio(ratio), remainderTo).map(formatMoney)

describe('split', () => {
  it.each([
    ['71560000.00', '6:3:0.5：0.5', ['42936000.00', '21468000.00', '3578000.00', '3578000.00']],
    ['2000000000.00', '6:3:1', ['1200000000.00', '600000000.00', '200000000.00']],
    ['1775940000.00', '6:3:1', ['1065564000.00', '532782000.00', '177594000.00']],
    ['0.00', '6:3:1', ['0.00', '0.00', '0.00']],
    ['1000000000000000000.00', '1:1:1', ['333333333333333333.34', '333333333333333333.33', '333333333333333333.33']],
    ['0.05', '0:1:0', ['0.00', '0.05', '0.00']],
  ])('divides %s by %s', (total, ratio, shares) => {
    expect(splitText(total, ratio)).toEqual(shares)
  })

  it('gives the leftover fen to the largest remainder', () => {
    expect(splitText('100.05', '6:3:0.5:0.5')).toEqual(['60.03', '30.02', '5.00', '5.00'])
    expect(splitText('0.07', '6:3:0.5:0.5')).toEqual(['0.04', '0.02', '0.01', '0.00'])
  })

  it('gives a tie to the earlier part', () => {
    expect(splitText('0.02', '1:1:1')).toEqual(['0.01', '0.01', '0.00'])
    expect(splitText('0.03', '1:1')).toEqual(['0.02', '0.01'])
  })

  it('gives all the leftover fen to the party that a programme names', () => {
    expect(splitText('0.08', '6:3:0.5:0.5', 3)).toEqual(['0.04', '0.02', '0.00', '0.02'])
    expect(splitText('0.08', '6:3:0.5:0.5', 0)).toEqual(['0.06', '0.02', '0.00', '0.00'])
  })

  it.each([-1, 3, 1.5, Number.NaN, 1])('refuses %d as the party for the remainder of 6:0:4', (remainderTo) => {
    expect(() => splitText('1.00', '6:0:4', remainderTo)).toThrow(
      expect.objectContaining({
        code: 'MONEY_SPLIT_REMAINDER_PARTY_MISSING',
        values: { remainder_to: String(remainderTo), parts: 3 },
      }),
    )
  })

  it('refuses a negative total', () => {
    expect(() => splitText('-0.01', '6:3:1')).toThrow(
      expect.objectContaining({ code: 'MONEY_SPLIT_NEGATIVE', values: { total: '-0.01' } }),
    )
  })

  it('neither makes nor loses a fen, keeps every share within one fen and gives a part of 0 nothing', () => {
    fc.assert(
      fc.property(anyFen, anyRatio, (total, ratio) => {
        const shares = split(fromFen(total), ratio).map(toFen)
        const weightSum = ratio.weights.reduce((left, right) => left + right)
        expect(shares.reduce((left, right) => left + right)).toBe(total)
        for (const [index, weight] of ratio.weights.entries()) {
          const apart = (shares[index] ?? -1n) * weightSum - total * weight
          expect(apart > -weightSum && apart < weightSum).toBe(true)
          if (weight === 0n) expect(shares[index]).toBe(0n)
        }
      }),
    )
  })

  it('never passes over a larger remainder, or an earlier one as large', () => {
    fc.assert(
      fc.property(anyFen, anyRatio, (total, ratio) => {
        const shares = split(fromFen(total), ratio).map(toFen)
        const weightSum = ratio.weights.reduce((left, right) => left + right)
        const parts = ratio.weights.map((weight, index) => ({
          remainder: (total * weight) % weightSum,
          gotOne: shares[index] !== (total * weight) / weightSum,
          index,
        }))
        for (const lucky of parts.filter((part) => part.gotOne))
          for (const other of parts.filter((part) => !part.gotOne))
            expect(
              lucky.remainder > other.remainder || (lucky.remainder === other.remainder && lucky.index < other.index),
            ).toBe(true)
      }),
    )
  })

  it('leaves the other shares cut down to whole fen when a party is named', () => {
    fc.assert(
      fc.property(anyFen, anyRatio, fc.nat(), (total, ratio, pick) => {
        const withShare = ratio.weights.flatMap((weight, index) => (weight > 0n ? [index] : []))
        const named = withShare[pick % withShare.length] ?? -1
        const shares = split(fromFen(total), ratio, named).map(toFen)
        const weightSum = ratio.weights.reduce((left, right) => left + right)
        expect(shares.reduce((left, right) => left + right)).toBe(total)
        for (const [index, weight] of ratio.weights.entries())
          if (index !== named) expect(shares[index]).toBe((total * weight) / weightSum)
      }),
    )
  })
})

describe('splitByWeights', () => {
  it('divides by amounts as split does by a ratio', () => {
    const weights = ['2000.00', '1000.00', '1000.00', '0.00'].map(parseMoney)
    expect(splitByWeights(parseMoney('0.07'), weights).map(formatMoney)).toEqual(['0.03', '0.02', '0.02', '0.00'])
    expect(splitByWeights(parseMoney('0.07'), weights, 2).map(formatMoney)).toEqual(['0.03', '0.01', '0.03', '0.00'])
  })

  it.each([[['1.00', '-0.01']], [['0.00', '0.00']], [[]]])('refuses the weights %j', (weights) => {
    expect(() => splitByWeights(parseMoney('1.00'), weights.map(parseMoney))).toThrow(
      expect.objectContaining({ code: 'MONEY_SPLIT_WEIGHTS_UNUSABLE', values: { weights } }),
    )
  })
})
