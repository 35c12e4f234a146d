import { describe, expect, it } from 'vitest'
import { ageingAlerts, arrearsAlerts, idleAlerts } from './alert-rules.ts'
import { addressOfView, USUAL_VIEW } from './overview-view.ts'
import { axisSteps, lastDayOf, progressOf } from './progress-model.ts'
import type { WayFund } from './way-model.ts'

const fund = (
  id: string,
  funders: readonly (readonly [string, string])[],
  months: WayFund['months'] = [],
): WayFund => ({
  id,
  name: `资金${id}`,
  area_code: '441802',
  planned: '0.00',
  arrived: '0.00',
  awarded: '0.00',
  paid: '0.00',
  in_transit: '0.00',
  payable: '0.00',
  idle: '0.00',
  unawarded: '0.00',
  refunded: '0.00',
  carried_in: '0.00',
  carried_out: '0.00',
  other: '0.00',
  funders: funders.map(([funder, arrears]) => ({
    funder,
    name: funder,
    area_code: null,
    due: arrears,
    arrived: '0.00',
    arrears,
  })),
  months,
})

describe('alerts', () => {
  it('tell the three largest debtors of all funds together, and the rest in one line', () => {
    const funds = [
      fund('a', [
        ['省', '10.00'],
        ['市', '5.00'],
        ['区', '0.00'],
      ]),
      fund('b', [
        ['市', '7.00'],
        ['镇', '1.00'],
        ['会', '0.50'],
        ['社', '0.25'],
      ]),
    ]
    const alerts = arrearsAlerts(funds, (funder = 'all') => `/at/${funder}`)
    expect(alerts.map(({ yuan, to }) => [yuan, to])).toEqual([
      ['12.00', '/at/市'],
      ['10.00', '/at/省'],
      ['1.00', '/at/镇'],
      ['0.75', '/at/all'],
    ])
  })

  it('add up idle money by fund, and the differences of breaks by age, the oldest first', () => {
    const lines = [
      { fund_id: 'a', amount: '1.00', layers: [] },
      { fund_id: 'a', amount: '2.50', layers: [] },
      { fund_id: 'gone', amount: '9.00', layers: [] },
    ]
    expect(idleAlerts(lines, [fund('a', [])], 90, () => undefined)).toMatchObject([
      { yuan: '3.50', values: { name: '资金a' } },
    ])
    const ages = [
      { band: '0-7', count: 1, amount: '1.00' },
      { band: '>90', count: 2, amount: '5.00' },
      { band: '>90', count: 1, amount: '0.01' },
    ]
    expect(ageingAlerts(['0-7', '8-30', '>90'], ages, '/audit/cases')).toMatchObject([
      { values: { band: '>90', n: 3 }, yuan: '5.01', tone: 'bad', to: '/audit/cases?age_from=91' },
      { values: { band: '0-7', n: 1 }, yuan: '1.00', tone: 'warn', to: '/audit/cases?age_from=0&age_to=7' },
    ])
  })
})

describe('progress', () => {
  it('is the sum of all funds in each month', () => {
    const month = { month: '2016-01', planned: '1.00', arrived: '0.10', awarded: '0.00', paid: '0.01' }
    expect(progressOf([fund('a', [], [month]), fund('b', [], [month, { ...month, month: '2016-02' }])])).toEqual([
      { month: '2016-01', planned: '2.00', arrived: '0.20', awarded: '0.00', paid: '0.02' },
      { month: '2016-02', planned: '1.00', arrived: '0.10', awarded: '0.00', paid: '0.01' },
    ])
  })

  it('has an axis of at most six round steps that holds the largest', () => {
    expect(axisSteps('75626000.00')).toEqual(['0.00', '20000000.00', '40000000.00', '60000000.00', '80000000.00'])
    expect(axisSteps('0.00')).toEqual(['0.00'])
    expect(axisSteps('0.50')).toEqual(['0.00'])
    expect(axisSteps('1.00')).toEqual(['0.00', '1.00'])
  })

  it('ends each month on its last day', () => {
    expect(['2016-02', '2015-02', '2016-12'].map(lastDayOf)).toEqual(['2016-02-29', '2015-02-28', '2016-12-31'])
  })
})

it('an address leaves out what is usual', () => {
  expect(addressOfView(USUAL_VIEW)).toBe('/')
  expect(addressOfView({ ...USUAL_VIEW, year: '2016', on: '2016-09-30', at: 'fund:a' })).toBe(
    '/?year=2016&on=2016-09-30&at=fund%3Aa',
  )
})
