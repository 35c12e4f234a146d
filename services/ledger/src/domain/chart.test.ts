import { describe, expect, it } from 'vitest'
import {
  advanced,
  APPROPRIATION,
  awarded,
  cash,
  claim,
  clearing,
  due,
  fee,
  inTransit,
  interest,
  kindOf,
  normalSideOf,
  receivable,
  refund,
  UNIDENTIFIED,
} from './chart.ts'

describe('the chart of accounts', () => {
  it.each([
    [due('foshan'), 'due:foshan', 'due', 'debit'],
    [cash('foshan'), 'cash:foshan', 'cash', 'debit'],
    [APPROPRIATION, 'appropriation', 'appropriation', 'credit'],
    [awarded('household-7'), 'awarded:household-7', 'awarded', 'credit'],
    [inTransit('batch-1'), 'in-transit:batch-1', 'in-transit', 'credit'],
    [UNIDENTIFIED, 'unidentified', 'unidentified', 'credit'],
    [refund('foshan'), 'refund:foshan', 'refund', 'credit'],
    [clearing('carry-1'), 'clearing:carry-1', 'clearing', 'credit'],
    [receivable('household-7'), 'receivable:household-7', 'receivable', 'debit'],
    [claim('city'), 'claim:city', 'claim', 'debit'],
    [advanced('foshan'), 'advance:foshan', 'advance', 'credit'],
    [interest('foshan'), 'interest:foshan', 'interest', 'credit'],
    [fee('foshan'), 'fee:foshan', 'fee', 'debit'],
  ])('%s is written %s: its kind is %s, it grows by %s', (account, code, kind, side) => {
    expect(account).toBe(code)
    expect(kindOf(account)).toBe(kind)
    expect(normalSideOf(account)).toBe(side)
  })

  it('takes the kind from before the first colon, whatever stands behind it', () => {
    expect(kindOf(awarded('cash:due'))).toBe('awarded')
  })
})
