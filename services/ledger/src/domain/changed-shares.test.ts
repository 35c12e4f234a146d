import { formatMoney, type Money, parseMoney, ZERO } from '@fundtrace/money'
import { describe, expect, it } from 'vitest'
import { refusalFrom, shortageOf } from '../../test/refusal.ts'
import { changeShares, changesOfPlan, takeFromShares } from './changed-shares.ts'
import type { FunderShare } from './payment-parts.ts'

const share = (funderId: string, due: string, awarded = '0.00', borne = '0.00'): FunderShare => ({
  funderId,
  due: parseMoney(due),
  awarded: parseMoney(awarded),
  borne: parseMoney(borne),
})
const part = (funderId: string, amount: string) => ({ funderId, amount: parseMoney(amount) })
const inWords = (rows: readonly { funderId: string; amount?: Money; due?: Money }[]): string[] =>
  rows.map(({ funderId, amount, due }) => `${funderId} ${formatMoney(amount ?? due ?? ZERO)}`)

describe('what a plan changes', () => {
  const shares = [share('province', '70.00'), share('city', '40.00'), share('county', '0.00')]
  const planned = new Map(
    [part('province', '60.00'), part('city', '40.00')].map((each) => [each.funderId, each.amount]),
  )

  it('is the difference to the plans before it: a share may hold more than they gave it', () => {
    const wanted = [part('province', '65.00'), part('city', '40.00'), part('county', '0.01')]
    expect(inWords(changesOfPlan(shares, planned, wanted))).toEqual(['province 5.00', 'county 0.01'])
  })

  it('takes all of a plan off who is not named in the next', () => {
    expect(inWords(changesOfPlan(shares, planned, [part('province', '60.00')]))).toEqual(['city -40.00'])
  })
})

describe('a share', () => {
  it.each<[fact: string, of: FunderShare, change: string, result: string]>([
    ['grows', share('a', '10.00'), '0.01', 'a 10.01'],
    ['shrinks to what is borne', share('a', '10.00', '0.00', '4.00'), '-6.00', 'a 4.00'],
    ['shrinks to what is claimed', share('a', '10.00', '5.00', '4.00'), '-5.00', 'a 5.00'],
    ['shrinks not below what is borne', share('a', '10.00', '0.00', '4.00'), '-6.01', 'LEDGER_SHARE_IN_USE a 0.01'],
    ['shrinks not below what is claimed', share('a', '10.00', '5.00', '4.00'), '-5.01', 'LEDGER_SHARE_IN_USE a 0.01'],
  ])('%s', (_fact, of, change, result) => {
    expect(resultOf(() => changeShares('fund', [of, share('b', '1.00')], [part('a', change)]))[0]).toBe(result)
  })

  it.each<[fact: string, amount: string, result: string]>([
    ['all that has arrived of it', '6.00', 'a 4.00'],
    ['not a fen more', '6.01', 'LEDGER_SHARE_NOT_ARRIVED a 0.01'],
  ])('gives back %s', (_fact, amount, result) => {
    const owed = (funderId: string) => parseMoney(funderId === 'a' ? '4.00' : '0.00')
    expect(resultOf(() => takeFromShares('fund', [share('a', '10.00')], [part('a', amount)], owed))[0]).toBe(result)
  })

  it('of a stranger is not there to change', () => {
    const { code } = refusalFrom(() => changeShares('fund', [share('a', '1.00')], [part('b', '1.00')]))
    expect(code).toBe('LEDGER_FUNDER_UNKNOWN')
  })
})

function resultOf(work: () => FunderShare[]): string[] {
  try {
    return inWords(work())
  } catch {
    const { code, values } = refusalFrom(work)
    return [`${code} ${shortageOf(values)}`]
  }
}
