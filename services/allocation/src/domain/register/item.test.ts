import { DomainError } from '@fundtrace/problem'
import { describe, expect, it } from 'vitest'
import type { Facts } from '../programme/facts.ts'
import { fullMonths, readItemFacts, withDerivedFacts } from './item.ts'

const BILL: Facts = {
  incurred_on: '2016-05-31',
  cost: '1000.00',
  insurance_paid: '300.00',
  covered_from: '2016-06-01',
}
const LOAN: Facts = {
  drawn_on: '2016-01-31',
  due_on: '2018-01-31',
  principal: '50000.00',
  annual_rate: '4.35',
  unsecured: true,
  term_months: 24,
  purpose: 'production',
}

describe('the facts of an item', () => {
  it('are those of its kind, each of its own kind', () => {
    expect(readItemFacts('bill-1', 'medical_bill', { ...BILL, covered_from: null })).toEqual({
      ...BILL,
      covered_from: null,
    })
    expect(readItemFacts('loan-1', 'loan', LOAN)).toEqual(LOAN)
    // No rule computes with the term: the loan of a document that does not state it is recorded as it is.
    expect(readItemFacts('loan-1', 'loan', { ...LOAN, term_months: null })).toEqual({ ...LOAN, term_months: null })
  })

  it.each<[string, Facts, string[]]>([
    ['an amount as a number', { ...LOAN, principal: 50_000 }, ['principal']],
    ['an amount of three places', { ...LOAN, principal: '50000.000' }, ['principal']],
    ['an amount below zero', { ...LOAN, principal: '-1.00' }, ['principal']],
    ['a day that is none', { ...LOAN, drawn_on: '2016-02-30' }, ['drawn_on']],
    ['a loan without end', { ...LOAN, due_on: null }, ['due_on']],
    ['an amount that is not known', { ...LOAN, principal: null }, ['principal']],
    ['a choice that is none', { ...LOAN, purpose: 'house' }, ['purpose']],
    ['a count with a fraction', { ...LOAN, term_months: 1.5 }, ['term_months']],
    ['a fact of another kind of item', { ...LOAN, cost: '1.00' }, ['cost']],
    ['several faults at once', { drawn_on: '2016-01-31' }, ['due_on', 'principal', 'annual_rate', 'term_months']],
  ])('are refused for %s, every fault at once', (_case, facts, named) => {
    const problem = refusal(() => readItemFacts('loan-1', 'loan', facts))
    expect(problem.code).toBe('ALLOCATION_ITEM_FACTS_INVALID')
    for (const fact of named) expect(JSON.stringify(problem.values['faults'])).toContain(`"${fact}"`)
  })

  it('may not name what is computed', () => {
    expect(() => readItemFacts('bill-1', 'medical_bill', { ...BILL, is_covered: true })).toThrow(DomainError)
  })
})

describe('what follows from the facts', () => {
  it.each([
    ['the day before cover', '2016-05-31', '2016-06-01', false],
    ['the first day of cover', '2016-06-01', '2016-06-01', true],
    ['nobody knows since when', '2016-06-01', null, null],
  ])('a bill of %s', (_case, incurred_on, covered_from, is_covered) => {
    expect(withDerivedFacts('medical_bill', { ...BILL, incurred_on, covered_from }, '2016-12-31')).toEqual({
      ...BILL,
      incurred_on,
      covered_from,
      is_covered,
    })
  })

  it.each([
    ['2016-01-15', '2017-01-14', 11],
    ['2016-01-15', '2017-01-15', 12],
    ['2016-01-31', '2016-02-28', 0],
    ['2016-01-31', '2016-02-29', 1],
    ['2016-08-31', '2016-09-30', 1],
    ['2016-06-30', '2016-06-01', 0],
  ])('employed since %s, on %s for %i full months', (since, until, months) => {
    expect(fullMonths(since, until)).toBe(months)
    expect(withDerivedFacts('employment', { since }, until)).toEqual({ since, months_employed: months })
  })
})

function refusal(act: () => unknown): DomainError {
  try {
    act()
  } catch (error) {
    if (error instanceof DomainError) return error
    throw error
  }
  throw new Error('nothing was refused')
}
