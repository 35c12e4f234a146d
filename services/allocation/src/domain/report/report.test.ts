import { DomainError } from '@fundtrace/problem'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readPercent } from '../guarantee/percent-of.ts'
import { incomeTarget, measurePeople } from './measure-milestone.ts'
import type { MilestoneText } from './milestone-text.ts'
import { readMilestone } from './read-milestone.ts'
import { dutyOf, reportPeriod, reportPeriods, standsAt } from './report-period.ts'

describe('the reports of a year', () => {
  it('are two halves, due before 20 July and before 20 December, and four bulletins', () => {
    expect(
      reportPeriods(2016).map(({ kind, number, from, to, dueBefore }) => [kind, number, from, to, dueBefore]),
    ).toEqual([
      ['quarter', 1, '2016-01-01', '2016-03-31', null],
      ['quarter', 2, '2016-04-01', '2016-06-30', null],
      ['half_year', 1, '2016-01-01', '2016-06-30', '2016-07-20'],
      ['quarter', 3, '2016-07-01', '2016-09-30', null],
      ['half_year', 2, '2016-07-01', '2016-12-31', '2016-12-20'],
      ['quarter', 4, '2016-10-01', '2016-12-31', null],
    ])
  })

  it('are late from the day before which they were due, unless they are made', () => {
    const half = reportPeriod('half_year', 2016, 1)
    const states = ['2016-06-29', '2016-06-30', '2016-07-19', '2016-07-20'].map((on) => dutyOf(half, on, false).state)
    expect(states).toEqual(['ahead', 'due', 'due', 'late'])
    expect(dutyOf(half, '2016-07-20', true).state).toBe('made')
    const second = reportPeriod('half_year', 2016, 2)
    expect(['2016-11-30', '2016-12-01', '2016-12-20'].map((on) => dutyOf(second, on, false).state)).toEqual([
      'ahead',
      'due',
      'late',
    ])
  })

  it('stand at the end of the period, or at today while it runs', () => {
    const second = reportPeriod('half_year', 2016, 2)
    expect(['2016-12-19', '2017-02-01'].map((today) => standsAt(second, today))).toEqual(['2016-12-19', '2016-12-31'])
  })
})

describe('a milestone', () => {
  const text: MilestoneText = {
    id: 'income',
    name: '人均可支配收入',
    document_number: '城区委办发〔2016〕11号',
    document_item: '三、',
    area_code: '441802',
    target: { kind: 'income_per_person', by_year: [{ year: 2018, percent: '50' }] },
  }

  it('of people is reached by the number that it names and by no smaller one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100 }), fc.integer({ min: 0, max: 100_000 }), (percent, base) => {
        const part = readPercent(String(percent))
        const { needed } = measurePeople(part, base, 0)
        expect(measurePeople(part, base, needed)).toMatchObject({ missing: 0, isReached: true })
        expect(needed === 0 || !measurePeople(part, base, needed - 1).isReached).toBe(true)
      }),
    )
  })

  it('that is a part of the rural average waits until somebody says what that was', () => {
    const { target } = readMilestone(text)
    const income = target.kind === 'income_per_person' ? target.byYear.get(2018) : undefined
    expect(() => income && incomeTarget(income, { id: 'income', year: 2018, ruralAverage: null })).toThrow(
      expect.objectContaining({ code: 'ALLOCATION_MILESTONE_AVERAGE_MISSING' }),
    )
  })

  it('is refused with every fault', () => {
    const target = {
      kind: 'people_out_of_poverty',
      base_day: '2016-02-30',
      by_year: [
        { year: 2016, percent: '30' },
        { year: 2016, percent: '40' },
      ],
    } as const
    const faulty = { ...text, where: { fact: 'key', is: [true] }, target } as const
    expect(() => readMilestone(faulty)).toThrow(DomainError)
    expect(() => readMilestone(faulty)).toThrow(/\/where\/fact.*\/target\/by_year\/1\/year.*\/target\/base_day/)
  })
})
