import { formatMoney, fromFen, parseMoney, sumMoney } from '@fundtrace/money'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dueBy, fitInstalments, type Instalment, readInstalments, type StatedInstalment } from './instalments.ts'

/** The Zhanjiang zone: 3,578 people at 20,000 yuan by 6:3:0.5：0.5 (湛开办〔2016〕163号). */
const EDZ = [
  ['province', '42936000.00'],
  ['foshan', '21468000.00'],
  ['zhanjiang', '3578000.00'],
  ['zhanjiang-edz', '3578000.00'],
].map(([funderId = '', amount = '']) => ({ funderId, amount: parseMoney(amount) }))

const percent = (funderId: string | null, dueOn: string, text: string): StatedInstalment => ({
  funderId,
  dueOn,
  percent: text,
})
const amount = (funderId: string | null, dueOn: string, text: string): StatedInstalment => ({
  funderId,
  dueOn,
  amount: parseMoney(text),
})
const shown = (instalments: readonly Instalment[] = []): string[] =>
  instalments.map(({ dueOn, amount: due }) => `${dueOn} ${formatMoney(due)}`)

describe('stated instalments', () => {
  it('by percent for all become amounts that add up to each share, beside one funder’s own amounts', () => {
    const read = readInstalments('zhanjiang-edz-2016', EDZ, [
      percent(null, '2016-12-31', '66.67'),
      percent(null, '2016-06-30', '33.33'),
      amount('province', '2016-07-10', '40000000.00'),
      amount('province', '2016-10-20', '2936000.00'),
    ])
    expect([...read].map(([funder, instalments]) => [funder, ...shown(instalments)])).toEqual([
      ['province', '2016-07-10 40000000.00', '2016-10-20 2936000.00'],
      ['foshan', '2016-06-30 7155284.40', '2016-12-31 14312715.60'],
      ['zhanjiang', '2016-06-30 1192547.40', '2016-12-31 2385452.60'],
      ['zhanjiang-edz', '2016-06-30 1192547.40', '2016-12-31 2385452.60'],
    ])
  })

  it('leave out whom nothing is stated for', () => {
    const read = readInstalments('zhanjiang-edz-2016', EDZ, [percent('foshan', '2016-06-30', '100')])
    expect([...read].map(([funder, instalments]) => [funder, ...shown(instalments)])).toEqual([
      ['foshan', '2016-06-30 21468000.00'],
    ])
  })

  it.each([
    ['of a funder without a share', [percent('shenzhen', '2016-06-30', '100')], 'ALLOCATION_INSTALMENT_FUNDER_UNKNOWN'],
    [
      'that mix amounts and percents',
      [percent('foshan', '2016-06-30', '50'), amount('foshan', '2016-12-31', '10734000.00')],
      'ALLOCATION_INSTALMENTS_MIXED',
    ],
  ])('%s are refused', (_case, stated, code) => {
    expect(() => readInstalments('f', EDZ, stated)).toThrow(expect.objectContaining({ code }))
  })

  it('that do not add up are refused with every sum, to the fen', () => {
    const stated = [
      amount('foshan', '2016-06-30', '21467999.99'),
      percent('zhanjiang', '2016-06-30', '50'),
      percent('zhanjiang', '2016-12-31', '49.99'),
    ]
    expect(() => readInstalments('f', EDZ, stated)).toThrow(
      expect.objectContaining({
        code: 'ALLOCATION_INSTALMENTS_DIFFER',
        values: {
          fund_id: 'f',
          funders: [
            { funder_id: 'foshan', share: '21468000.00', stated: '21467999.99' },
            { funder_id: 'zhanjiang', share: '100%', stated: '99.99%' },
          ],
        },
      }),
    )
  })

  it('add up to every share, whatever the percents', () => {
    fc.assert(
      fc.property(fc.bigInt(0n, 10n ** 14n), fc.integer({ min: 1, max: 9_999 }), (share, first) => {
        const of = (hundredths: number) => (hundredths / 100).toFixed(2)
        const stated = [percent(null, '2016-01-01', of(first)), percent(null, '2016-02-01', of(10_000 - first))]
        const read = readInstalments('f', [{ funderId: 'x', amount: fromFen(share) }], stated).get('x') ?? []
        expect(formatMoney(sumMoney(read.map((each) => each.amount)))).toBe(formatMoney(fromFen(share)))
      }),
    )
  })
})

describe('instalments under another share', () => {
  const stated = [
    { dueOn: '2016-06-30', amount: parseMoney('60.00') },
    { dueOn: '2016-12-31', amount: parseMoney('40.00') },
  ]

  it('leave the rest of a raise due on the day that it was approved', () => {
    expect(shown(fitInstalments(parseMoney('100.01'), stated, '2016-09-01'))).toEqual([
      '2016-06-30 60.00',
      '2016-09-01 0.01',
      '2016-12-31 40.00',
    ])
  })

  it('lose a cut from the last one backwards', () => {
    expect(shown(fitInstalments(parseMoney('59.99'), stated, '2016-09-01'))).toEqual(['2016-06-30 59.99'])
  })

  it('that nobody stated are one, due on the day of the approval', () => {
    expect(shown(fitInstalments(parseMoney('100.00'), [], '2016-09-01'))).toEqual(['2016-09-01 100.00'])
  })

  it('add up to the share, and all of it is due in the end', () => {
    const anyInstalment = fc.record({
      dueOn: fc.constantFrom('2015-12-31', '2016-01-01', '2016-06-30', '2017-01-01'),
      amount: fc.bigInt(1n, 10n ** 12n).map(fromFen),
    })
    fc.assert(
      fc.property(fc.bigInt(0n, 10n ** 13n).map(fromFen), fc.array(anyInstalment), (share, instalments) => {
        const fitted = fitInstalments(share, instalments, '2016-03-01')
        expect(formatMoney(dueBy(fitted, '9999-12-31'))).toBe(formatMoney(share))
        expect(fitted.map(({ dueOn }) => dueOn)).toEqual(fitted.map(({ dueOn }) => dueOn).toSorted())
      }),
    )
  })
})
