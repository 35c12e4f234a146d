import { describe, expect, it } from 'vitest'
import { breakInWords, judgeAll } from '../../../test/run-control.ts'
import { THREE_WAY } from './three-way.ts'
import type { ThreeWayFact } from './three-way-facts.ts'

const statement = (id: string, from: string, to: string, opening: string, closing: string): ThreeWayFact => ({
  fund: 'f',
  what: 'statement',
  id,
  from,
  to,
  opening,
  closing,
})
const words = async (facts: readonly ThreeWayFact[]) => (await judgeAll(THREE_WAY, facts)).map(breakInWords)

/** What compareFund finds has tests of its own; here is what the three views add. */
describe('three views of one fund', () => {
  it('want each statement to begin with the day and the balance with which the one before ended', async () => {
    const june = statement('june', '2016-06-01', '2016-06-30', '0.00', '5.00')
    expect(await words([statement('july', '2016-07-01', '2016-07-31', '5.00', '5.00'), june])).toEqual([])
    expect(await words([june, statement('july', '2016-07-01', '2016-07-31', '5.01', '5.00')])).toEqual([
      'statement_incomplete/balance statement:june 0.01',
    ])
    expect(await words([june, statement('july', '2016-07-02', '2016-07-31', '5.00', '5.00')])).toEqual([
      'statement_incomplete/days statement:june 0.00',
    ])
  })

  it('leave out a statement that overlaps an earlier one, with its lines, and say so', async () => {
    const line = (of: string): ThreeWayFact => ({
      fund: 'f',
      what: 'line',
      statement: of,
      line: 2,
      on: '2016-06-30',
      bank_reference: 'B',
      reference: null,
      direction: 'paid_out',
      amount: '1.00',
    })
    const facts = [
      statement('a', '2016-06-01', '2016-06-30', '1.00', '0.00'),
      statement('b', '2016-06-30', '2016-07-31', '1.00', '0.00'),
      line('a'),
      line('b'),
    ]
    expect(await words(facts)).toEqual([
      'statement_incomplete/overlap statement:b 0.00',
      'missing_right/missing_in_ledger line:a:2 -1.00',
    ])
  })

  it('sign money that leaves the account below zero, and match a payment to its line', async () => {
    const facts: ThreeWayFact[] = [
      statement('s', '2016-06-01', '2016-06-30', '20.00', '9.00'),
      {
        fund: 'f',
        what: 'line',
        statement: 's',
        line: 2,
        on: '2016-06-10',
        bank_reference: 'B',
        reference: 'R',
        direction: 'paid_out',
        amount: '11.00',
      },
      {
        fund: 'f',
        what: 'payment',
        payment: 'p',
        batch: 'b',
        amount: '10.00',
        settled_on: '2016-06-10',
        returned_on: null,
        reference: 'R',
        beneficiary: 'h',
      },
      {
        fund: 'f',
        what: 'disbursement',
        payment: 'p',
        batch: 'b',
        reference: 'R',
        beneficiary: 'h',
        amount: '10.00',
        state: 'settled',
        settled_on: '2016-06-10',
        returned_on: null,
      },
    ]
    const [found] = await judgeAll(THREE_WAY, facts)
    expect(found && [found.kind, found.left?.amount, found.right?.amount, found.difference]).toEqual([
      'amount_differs',
      -1000n,
      -1100n,
      -100n,
    ])
  })
})
