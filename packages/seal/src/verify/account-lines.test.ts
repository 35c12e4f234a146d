import { describe, expect, it } from 'vitest'
import { followAccountLines } from './account-lines.ts'

describe('followAccountLines', () => {
  it('follows the largest balances there are, and back again', () => {
    const lines = followAccountLines()
    const accounts = new Map<string, number>()
    const largest = 10n ** 20n
    const take = (line: number, amount: bigint, balanceAfter: bigint) =>
      lines.take(accounts, { account: 'cash', line, amount, balanceAfter })
    expect(take(1, largest, largest)).toBeNull()
    expect(take(2, -1n, largest - 1n)).toBeNull()
    expect(take(3, 2n - largest, 1n)).toBeNull()
    expect(take(4, 1n, 2n)).toBeNull()
    expect(take(5, -largest, 2n - largest)).toBeNull()
    expect(take(6, 1n, 3n)).toMatchObject({ code: 'ACCOUNT_BALANCE_WRONG' })
  })

  it('keeps more accounts apart than it began with', () => {
    const lines = followAccountLines()
    const funds = [new Map<string, number>(), new Map<string, number>()]
    for (let line = 1; line <= 2; line += 1)
      for (let number = 0; number < 3000; number += 1)
        for (const accounts of funds)
          expect(
            lines.take(accounts, { account: `awarded:${number}`, line, amount: -7n, balanceAfter: 7n * BigInt(line) }),
          ).toBeNull()
  })

  it('takes an entry that goes on from either reading of one that was wrong', () => {
    const after = (line: number, balanceAfter: bigint) => {
      const lines = followAccountLines()
      const accounts = new Map<string, number>()
      lines.take(accounts, { account: 'cash', line: 1, amount: 5n, balanceAfter: 5n })
      const wrong = lines.take(accounts, { account: 'cash', line: 2, amount: 5n, balanceAfter: 30n })
      return [wrong?.code, lines.take(accounts, { account: 'cash', line, amount: 5n, balanceAfter })?.code]
    }
    expect(after(3, 15n)).toEqual(['ACCOUNT_BALANCE_WRONG', undefined])
    expect(after(3, 35n)).toEqual(['ACCOUNT_BALANCE_WRONG', undefined])
    expect(after(3, 36n)).toEqual(['ACCOUNT_BALANCE_WRONG', 'ACCOUNT_BALANCE_WRONG'])
    expect(after(4, 15n)).toEqual(['ACCOUNT_BALANCE_WRONG', 'ACCOUNT_LINE_WRONG'])
  })
})
