import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { item, type Lists, openLists, type Outcome } from '../test/match-lists.ts'
import { type Item, parseRuleSet, readRuleSet } from './matching.ts'

let lists: Lists
beforeAll(async () => {
  lists = await openLists()
})
afterAll(() => lists.close())

const REFERENCE = {
  rules: [{ id: 'reference', kind: 'one_to_one', keys: ['reference'], amount: 'exact', date: { before: 0, after: 5 } }],
}
const DAY = { rules: [{ id: 'day', kind: 'one_to_one', amount: 'exact', date: { before: 1, after: 1 } }] }
const said = ({ breaks }: Outcome): string[] =>
  breaks.map(({ kind, left, right, difference }) => `${kind} ${left?.row ?? '-'} ${right?.row ?? '-'} ${difference}`)
const paired = ({ matches }: Outcome): string[] =>
  matches.map(({ left, right }) => `${left.join('+')}=${right.join('+')}`)
const ref = (reference: string) => ({ reference })

describe('two bank lines that fit one entry', () => {
  it('are the match of the earliest and a duplicate, by reference', async () => {
    const outcome = await lists.match(
      [item(2, '100.00', '2026-03-02', ref('A'))],
      [item(2, '100.00', '2026-03-04', ref('A')), item(3, '100.00', '2026-03-03', ref('A'))],
      REFERENCE,
    )
    expect(paired(outcome)).toEqual(['2=3'])
    expect(said(outcome)).toEqual(['duplicate - 2 10000'])
    expect(outcome.breaks[0]?.related).toEqual({ left: [], right: [3] })
  })

  it('are ambiguous by amount and day alone, and name all three rows', async () => {
    const outcome = await lists.match(
      [item(2, '100.00', '2026-03-02')],
      [item(2, '100.00', '2026-03-02'), item(3, '100.00', '2026-03-03')],
      DAY,
    )
    expect(paired(outcome)).toEqual([])
    expect(said(outcome)).toEqual(['ambiguous 2 - 10000'])
    expect(outcome.breaks[0]?.related).toEqual({ left: [], right: [2, 3] })
  })

  it('stand twice on both sides: the second pair is a duplicate where the key names one record, whatever agrees', async () => {
    const twice = (first: string, second: string) => [
      item(2, '100.00', first, ref('A')),
      item(3, '100.00', second, ref('A')),
      item(4, '40.00', first, ref('A')),
      item(5, '100.00', first, ref('B')),
    ]
    const rules = (told: object) => ({ rules: [{ ...REFERENCE.rules[0], ...told }] })
    const [book, bank] = [twice('2026-03-02', '2026-03-03'), twice('2026-03-02', '2026-03-03')]
    const outcome = await lists.match(book, bank, rules({ identifies: true }))
    expect(said(outcome)).toEqual(['duplicate 3 3 0'])
    expect(outcome.breaks[0]).toMatchObject({ failed: 'unique', related: { left: [2], right: [2] } })
    expect(outcome.result).toMatchObject({ matches: 3, breakDifference: 0n, left: { matched: 3, broken: 1 } })
    const turned = (rows: readonly Item[]) =>
      rows.toReversed().map((row, place) => ({ ...row, row: place + 2, id: `L${place + 2}` }))
    const again = await lists.match(turned(book), turned(bank), rules({ identifies: true }))
    expect(again.result.resultHash).toBe(outcome.result.resultHash)
    expect(said(await lists.match(book, bank, rules({})))).toEqual([])
  })

  it('are certain once another rule has taken one of them', async () => {
    const outcome = await lists.match(
      [item(2, '100.00', '2026-03-02'), item(3, '100.00', '2026-03-02', ref('A'))],
      [item(2, '100.00', '2026-03-02', ref('A')), item(3, '100.00', '2026-03-02', ref('Z'))],
      { rules: [...DAY.rules, ...REFERENCE.rules] },
    )
    expect(paired(outcome)).toEqual(['2=3', '3=2'])
    expect(said(outcome)).toEqual([])
  })
})

describe('rows before the first day of a run', () => {
  it('are the other half of later ones, and nothing is said of them alone', async () => {
    const outcome = await lists.match(
      [
        item(2, '100.00', '2026-02-27', ref('A')),
        item(3, '7.00', '2026-02-27', ref('B')),
        item(4, '1.00', '2026-02-01', ref('C')),
        item(5, '2.00', '2026-03-03', ref('D')),
      ],
      [
        item(2, '100.00', '2026-03-02', ref('A')),
        item(3, '7.00', '2026-02-28', ref('B')),
        item(4, '3.00', null, ref('E')),
      ],
      REFERENCE,
      '2026-03-01',
    )
    expect(paired(outcome)).toEqual(['2=2'])
    expect(said(outcome)).toEqual(['missing_left 5 - -200', 'missing_right - 4 300'])
    expect(outcome.result).toMatchObject({
      matches: 1,
      breaks: 2,
      left: { rows: 2, total: 10_200n, matched: 1, broken: 1 },
      right: { rows: 2, total: 10_300n, matched: 1, broken: 1 },
    })
  })
})

describe('rows that are equal in everything', () => {
  it('are paired as many as there are of both', async () => {
    const rows = [2, 3, 4].map((row) => item(row, '500.00', '2026-03-02', ref('A')))
    const outcome = await lists.match(rows, rows, { rules: [{ ...REFERENCE.rules[0], identifies: false }] })
    expect(paired(outcome)).toEqual(['2=2', '3=3', '4=4'])
  })

  it('are paired in order where hundreds of them share a key', async () => {
    const rows = (count: number) =>
      Array.from({ length: count }, (_, place) => item(place + 2, '500.00', '2026-03-02', ref('A')))
    const outcome = await lists.match(rows(200), rows(201), REFERENCE)
    expect(outcome.matches.length).toBe(200)
    expect(said(outcome)).toEqual(['duplicate - 202 50000'])
  })

  it('are called ambiguous at the bound where hundreds have an amount and nothing else', async () => {
    const rows = (name: string) =>
      Array.from({ length: 100 }, (_, place) => item(place + 2, '500.00', '2026-03-02', { name: `${name}${place}` }))
    const outcome = await lists.match(rows('a'), rows('b'), DAY)
    expect(outcome.result.bounded).toBe(1)
    expect(outcome.breaks.map(({ kind, related }) => [kind, related.left.length, related.right.length])).toEqual([
      ['ambiguous', 100, 100],
    ])
  })
})

describe('a household that is paid the same in two periods', () => {
  const rules = {
    rules: [{ id: 'account', kind: 'one_to_one', keys: ['account'], amount: 'exact', date: { before: 0, after: 5 } }],
  }
  const account = { account: '6217' }

  it('matches each period with its own', async () => {
    const outcome = await lists.match(
      [item(2, '500.00', '2026-01-05', account), item(3, '500.00', '2026-02-05', account)],
      [item(2, '500.00', '2026-02-06', account), item(3, '500.00', '2026-01-06', account)],
      rules,
    )
    expect(paired(outcome)).toEqual(['2=3', '3=2'])
  })

  it('matches the only payment with the period that it is nearest to, though the window holds both', async () => {
    const outcome = await lists.match(
      [item(2, '500.00', '2026-01-05', account), item(3, '500.00', '2026-02-05', account)],
      [item(2, '500.00', '2026-02-06', account)],
      { rules: [{ ...rules.rules[0], date: { before: 0, after: 40 } }] },
    )
    expect(paired(outcome)).toEqual(['3=2'])
  })

  it('calls the copy of a payment a duplicate, though that is late itself', async () => {
    const months = ['01', '02', '03']
    const outcome = await lists.match(
      months.map((month, place) => item(place + 2, '500.00', `2026-${month}-05`, account)),
      ['01-06', '02-20', '02-20', '03-06'].map((day, place) => item(place + 2, '500.00', `2026-${day}`, account)),
      rules,
    )
    expect(said(outcome)).toEqual(['date_out_of_window 3 3 0', 'duplicate - 4 50000'])
  })

  it('misses the month that was not paid, however wide the window: two days of the book are two debts', async () => {
    const wide = { rules: [{ ...rules.rules[0], date: { before: 0, after: 40 } }] }
    const months = (days: readonly string[], from: number) =>
      days.map((day, place) => item(place + from, '500.00', `2018-${day}`, account))
    const outcome = await lists.match(
      months(['01-05', '02-05', '03-05', '04-05'], 2),
      months(['02-06', '03-06', '04-06'], 2),
      wide,
    )
    expect(said(outcome)).toEqual(['missing_left 2 - -50000'])
    const two = await lists.match(months(['01-05', '02-05'], 2), months(['02-06'], 2), wide)
    expect(said(two)).toEqual(['missing_left 2 - -50000'])
    // The bank paying again what one entry owes is a second payment.
    const again = await lists.match(months(['01-05'], 2), months(['01-06', '02-06'], 2), wide)
    expect(said(again)).toEqual(['duplicate - 3 50000'])
  })

  it('misses the second period and does not call it a duplicate', async () => {
    const outcome = await lists.match(
      [item(2, '500.00', '2026-01-05', account), item(3, '500.00', '2026-02-05', account)],
      [item(3, '500.00', '2026-01-06', account)],
      rules,
    )
    expect(said(outcome)).toEqual(['missing_left 3 - -50000'])
  })
})

describe('a batch line of the bank', () => {
  const rules = {
    rules: [{ id: 'batch', kind: 'many_to_one', keys: ['batch'], amount: 'exact', date: { before: 0, after: 3 } }],
  }
  const batch = { batch: 'B1' }
  const payments = [
    item(2, '100.00', '2026-03-02', batch),
    item(3, '200.00', '2026-03-02', batch),
    item(4, '300.00', '2026-03-03', batch),
  ]

  it('matches all its payments', async () => {
    const outcome = await lists.match(payments, [item(2, '600.00', '2026-03-04', batch)], rules)
    expect(paired(outcome)).toEqual(['2+3+4=2'])
  })

  it('says which payment it came without', async () => {
    const outcome = await lists.match(payments, [item(2, '400.00', '2026-03-04', batch)], rules)
    expect(said(outcome)).toEqual(['amount_differs - 2 -20000'])
    expect(outcome.breaks[0]?.related.left).toEqual([2, 3, 4])
    expect(outcome.breaks[0]?.detail['explained_by']).toBe('left 3')
  })

  it('may be two lines that come to the sum to the fen, and nothing else', async () => {
    const paidIn = (...yuan: string[]) =>
      lists.match(
        payments,
        yuan.map((amount, place) => item(place + 2, amount, `2026-03-0${place + 3}`, batch)),
        rules,
      )
    const outcome = await paidIn('350.00', '250.00')
    expect(paired(outcome)).toEqual(['2+3+4=2+3'])
    expect(said(outcome)).toEqual([])
    expect(said(await paidIn('350.00', '249.99'))).toEqual(['amount_differs - 2 -25000', 'duplicate - 3 24999'])
    expect(paired(await paidIn('700.00', '-100.00'))).toEqual([])
    expect(paired(await paidIn('350.00', '200.00', '50.00'))).toEqual(['2+3+4=2+3+4'])
  })

  it('is a duplicate the second time', async () => {
    const outcome = await lists.match(
      payments,
      [item(2, '600.00', '2026-03-05', batch), item(3, '600.00', '2026-03-04', batch)],
      rules,
    )
    expect(paired(outcome)).toEqual(['2+3+4=3'])
    expect(said(outcome)).toEqual(['duplicate - 2 60000'])
  })

  it('is given back, and not there twice, with the opposite sign', async () => {
    const outcome = await lists.match(
      payments,
      [
        item(2, '600.00', '2026-03-04', batch),
        item(3, '-200.00', '2026-03-05', batch),
        item(4, '-600.00', '2026-03-05', batch),
        item(5, '-150.00', '2026-03-05', batch),
      ],
      rules,
    )
    expect(said(outcome)).toEqual([
      'returned_unposted - 3 -20000',
      'returned_unposted - 4 -60000',
      'returned_unposted - 5 -15000',
    ])
    expect(outcome.breaks.map(({ related }) => related.left)).toEqual([[3], [2, 3, 4], []])
  })

  it('is out of the window if one of its payments is', async () => {
    const outcome = await lists.match(payments, [item(2, '600.00', '2026-03-06', batch)], rules)
    expect(said(outcome)).toEqual(['date_out_of_window - 2 0'])
  })
})

describe('a search of sums', () => {
  const rules = {
    rules: [
      {
        id: 'sums',
        kind: 'one_to_many',
        keys: ['account'],
        amount: 'exact',
        date: { before: 0, after: 5 },
        max_group: 3,
      },
    ],
  }
  const account = { account: '6217' }
  const lines = (...yuan: string[]) => yuan.map((amount, place) => item(place + 2, amount, '2026-03-03', account))

  it('finds the only rows that make the amount', async () => {
    const outcome = await lists.match(
      [item(2, '100.00', '2026-03-02', account)],
      lines('60.00', '30.00', '10.00', '5.00'),
      rules,
    )
    expect(paired(outcome)).toEqual(['2=2+3+4'])
    expect(said(outcome)).toEqual(['missing_right - 5 500'])
  })

  it('takes none of two solutions', async () => {
    const outcome = await lists.match(
      [item(2, '100.00', '2026-03-02', account)],
      lines('60.00', '40.00', '70.00', '30.00'),
      rules,
    )
    expect(said(outcome)).toEqual(['ambiguous 2 - 10000'])
    expect(outcome.breaks[0]?.related.right).toEqual([2, 3, 4, 5])
  })

  it.each([
    ['one of which has two solutions', ['1000.00', '400.00'], ['600.00', '300.00', '100.00', '400.00']],
    ['of one amount', ['1000.00', '1000.00'], ['600.00', '300.00', '100.00']],
  ])('that rivals need, %s, takes none of them in any order and names them all', async (_, ones, members) => {
    const searched = async (amounts: readonly string[]) =>
      lists.match(
        amounts.map((amount, place) => item(place + 2, amount, `2026-03-0${amount === ones[0] ? 1 : 2}`, account)),
        lines(...members),
        rules,
      )
    const [outcome, turned] = [await searched(ones), await searched(ones.toReversed())]
    for (const { breaks } of [outcome, turned])
      expect(breaks.map(({ kind, related }) => [kind, related])).toEqual([
        ['ambiguous', { left: [2, 3], right: members.map((_one, place) => place + 2) }],
      ])
    expect(turned.result.resultHash).toBe(outcome.result.resultHash)
  })

  it('says that it was given up', async () => {
    const outcome = await lists.match(
      [item(2, '9999.99', '2026-03-02', account)],
      lines(...Array.from({ length: 50 }, (_, at) => `${at + 1}.00`)),
      rules,
    )
    expect(outcome.result.bounded).toBe(1)
    expect(outcome.breaks[0]?.detail['bounded']).toBe('true')
    expect(outcome.breaks[0]?.explanation.zh).toContain('上限')
  })
})

describe('signs', () => {
  it('that are opposite are one break over the whole difference', async () => {
    const outcome = await lists.match(
      [item(2, '100.00', '2026-03-02', ref('A'))],
      [item(2, '-100.00', '2026-03-02', ref('A'))],
      REFERENCE,
    )
    expect(said(outcome)).toEqual(['sign_reversed 2 2 -20000'])
  })

  it('that are opposite are found without a key, too', async () => {
    const outcome = await lists.match([item(2, '100.00', '2026-03-02')], [item(2, '-100.00', '2026-03-02')], DAY)
    expect(said(outcome)).toEqual(['sign_reversed 2 2 -20000'])
  })

  it('tell a return that the book has not posted', async () => {
    const outcome = await lists.match(
      [item(2, '100.00', '2026-03-02', ref('A'))],
      [item(2, '100.00', '2026-03-02', ref('A')), item(3, '-100.00', '2026-03-20', { reference: 'R9', original: 'A' })],
      { ...REFERENCE, returns: [{ left: 'reference', right: 'original' }] },
    )
    expect(said(outcome)).toEqual(['returned_unposted - 3 -10000'])
  })
})

describe('a return', () => {
  const account = { account: '6217' }

  it('is of the nearest payment before it, whatever the order of rows', async () => {
    const months = [1, 2, 3, 4, 5, 6]
    const left = months.map((month) => item(month, '500.00', `2018-0${month}-05`, account))
    const right = [
      ...months.map((month) => item(month, '500.00', `2018-0${month}-06`, account)),
      item(9, '-500.00', '2018-05-08', account),
    ]
    const rules = { rules: [{ id: 'account', kind: 'one_to_one', keys: ['account'], date: { before: 0, after: 5 } }] }
    const hashes = new Set<string>()
    for (const rows of [left, left.toReversed(), [...left.slice(3), ...left.slice(0, 3)]]) {
      // The place of a row changes, and what it says does not.
      const placed = rows.map((row, place) => ({ ...row, row: place + 2, id: `L${place + 2}` }))
      const { breaks, result } = await lists.match(placed, right, rules)
      const may = placed.findIndex(({ on }) => on === '2018-05-05') + 2
      expect(breaks.map(({ kind, related }) => [kind, related])).toEqual([
        ['returned_unposted', { left: [may], right: [5] }],
      ])
      hashes.add(result.resultHash)
    }
    expect(hashes.size).toBe(1)
  })

  it('may give back all of what was overpaid, and no more', async () => {
    const rules = { ...REFERENCE, returns: [{ left: 'reference', right: 'original' }] }
    const returned = (yuan: string) =>
      lists.match(
        [item(2, '100.00', '2026-03-02', ref('A'))],
        [item(2, '100.01', '2026-03-02', ref('A')), item(3, yuan, '2026-03-20', { reference: 'R9', original: 'A' })],
        rules,
      )
    expect(said(await returned('-100.01'))).toEqual(['amount_differs 2 2 1', 'returned_unposted - 3 -10001'])
    expect(said(await returned('-100.02'))).toEqual(['amount_differs 2 2 1', 'missing_right - 3 -10002'])
  })

  it('beside a payment posted twice is a duplicate and a return, not a reversed pair', async () => {
    const rows = (second: string) => [
      item(2, '100.00', '2026-03-02', ref('A')),
      item(3, second, '2026-03-02', ref('A')),
    ]
    const rules = { rules: [{ ...REFERENCE.rules[0], identifies: true }] }
    expect(said(await lists.match(rows('100.00'), rows('-100.00'), rules))).toEqual([
      'duplicate 3 - -10000',
      'returned_unposted - 3 -10000',
    ])
  })
})

describe('a key that is not its row’s alone', () => {
  it('finds the counterpart beyond the cut-off, too', async () => {
    const { breaks } = await lists.match(
      [item(2, '5.00', '2018-02-14', ref('A'))],
      [item(2, '5.00', '2018-02-15', ref('A'))],
      {
        right: { name: { zh: '银行', en: 'bank' }, cut_off: '2018-02-14' },
        rules: [{ ...REFERENCE.rules[0], identifies: false }],
      },
    )
    expect(breaks).toMatchObject([{ kind: 'date_out_of_window', failed: 'cut_off', related: { right: [2] } }])
  })
})

describe('tolerances', () => {
  const tolerant = (amount: unknown) => ({
    rules: [{ id: 'tolerant', kind: 'one_to_one', keys: ['reference'], amount }],
    rounding: '0.05',
  })
  it.each([
    ['97.99', { below: '2.00', above: '0.00' }, ['amount_differs 2 2 -201']],
    ['98.00', { below: '2.00', above: '0.00' }, []],
    ['100.01', { below: '2.00', above: '0.00' }, ['rounding 2 2 1']],
    ['100.50', { percent: '0.5' }, []],
    ['100.51', { percent: '0.5' }, ['amount_differs 2 2 51']],
  ])('of a right amount of %s within %j', async (yuan, amount, breaks) => {
    const outcome = await lists.match(
      [item(2, '100.00', null, ref('A'))],
      [item(2, yuan, null, ref('A'))],
      tolerant(amount),
    )
    expect(said(outcome)).toEqual(breaks)
    if (breaks.length === 0) expect(outcome.matches[0]?.difference).toBe(BigInt(yuan.replace('.', '')) - 10_000n)
  })
})

describe('days', () => {
  it('count as workdays of China: from the day before the spring festival of 2026 the next is nine days on', async () => {
    const rules = (unit: string) => ({
      rules: [{ id: 'reference', kind: 'one_to_one', keys: ['reference'], date: { before: 0, after: 1, unit } }],
    })
    const left = [item(2, '100.00', '2026-02-14', ref('A'))]
    const right = [item(2, '100.00', '2026-02-24', ref('A'))]
    expect(paired(await lists.match(left, right, rules('workdays')))).toEqual(['2=2'])
    const outcome = await lists.match(left, right, rules('days'))
    expect(said(outcome)).toEqual(['date_out_of_window 2 2 0'])
    expect(outcome.breaks[0]?.detail['days']).toBe('10')
  })

  it('that are not there are outside of any window', async () => {
    const outcome = await lists.match(
      [item(2, '100.00', null, ref('A'))],
      [item(2, '100.00', '2026-03-02', ref('A'))],
      REFERENCE,
    )
    expect(said(outcome)).toEqual(['date_out_of_window 2 2 0'])
  })
})

describe('a cut-off', () => {
  const at = (row: number, instant: string, reference: string) => ({
    ...item(row, '100.00', '2026-03-31', ref(reference)),
    at: instant,
  })
  const sides = { right: { name: { zh: '银行', en: 'bank' }, cut_off: '2026-03-31' } }

  it('leaves out what comes at midnight, and tells it from what is missing', async () => {
    const outcome = await lists.match(
      [
        item(2, '100.00', '2026-03-31', ref('A')),
        item(3, '100.00', '2026-03-31', ref('B')),
        item(4, '100.00', '2026-03-31', ref('C')),
      ],
      [at(2, '2026-03-31T23:59:59.999999+08:00', 'A'), at(3, '2026-03-31T16:00:00Z', 'B')],
      { ...REFERENCE, ...sides },
    )
    expect(paired(outcome)).toEqual(['2=2'])
    expect(said(outcome)).toEqual(['date_out_of_window 3 - -10000', 'missing_left 4 - -10000'])
    expect(outcome.breaks[0]).toMatchObject({ failed: 'cut_off', related: { right: [3] } })
    expect(outcome.result.right).toMatchObject({ rows: 1, outOfRun: 1, outOfRunTotal: 10_000n })
  })
})

describe('names', () => {
  const rules = (names: Readonly<Record<string, unknown>>) => ({
    rules: [{ id: 'reference', kind: 'one_to_one', keys: ['reference'], names: { field: 'name', ...names } }],
  })
  const named = (name: string) => [item(2, '100.00', '2026-03-02', { reference: 'A', name })]

  it.each([
    ['张伟', '张玮', {}, ['payee_mismatch 2 2 0']],
    ['张伟', '张玮', { distance: 1 }, []],
    ['张伟', '章玮', { same_sound: true }, []],
    ['张伟', '张涛', { same_sound: true }, ['payee_mismatch 2 2 0']],
    ['张伟', ' 张伟　', {}, []],
    ['ＡＢＣ公司', 'ABC公司', {}, []],
    ['张\u200B伟\uFEFF', '张伟', {}, []],
  ])('%s and %s under %j', async (left, right, names, breaks) => {
    expect(said(await lists.match(named(left), named(right), rules(names)))).toEqual(breaks)
  })

  it('that differ by one character are said to', async () => {
    const { breaks } = await lists.match(named('张伟'), named('张玮'), rules({}))
    expect(breaks[0]?.detail).toMatchObject({ distance: '1', same_sound: 'true', left: '张伟', right: '张玮' })
    expect(breaks[0]?.explanation.zh).not.toContain('张')
  })
})

describe('what is missing', () => {
  it('names what came near and why it was not taken', async () => {
    const { breaks } = await lists.match(
      [
        item(2, '100.00', '2026-03-02', ref('A')),
        ...[5, 6, 7].map((row) => item(row, '1.00', '2026-03-02', ref(`M${row}`))),
      ],
      [
        item(2, '100.00', '2026-03-04', ref('A9')),
        ...[5, 6, 7].map((row) => item(row, '1.00', '2026-03-02', ref(`M${row}`))),
      ],
      REFERENCE,
    )
    expect(breaks[0]).toMatchObject({ kind: 'missing_left', rule: 'reference', failed: 'key' })
    expect(breaks[0]?.candidates).toMatchObject([
      { side: 'right', item: { row: 2 }, failed: ['key'], why: { zh: '键值不同' } },
    ])
  })
})

describe('a surplus', () => {
  it('is no clean result', async () => {
    const outcome = await lists.match([], [item(2, '100.00', '2026-03-04', ref('A'))], REFERENCE)
    expect(said(outcome)).toEqual(['missing_right - 2 10000'])
  })
})

describe('a rule set', () => {
  const sides = { left: { name: { zh: '账', en: 'book' } }, right: { name: { zh: '银行', en: 'bank' } } }
  it.each([
    ['a rule of names alone', { id: 'a', kind: 'one_to_one', names: { field: 'name' } }, '/rules/0'],
    ['a rule of amounts alone', { id: 'a', kind: 'one_to_one', amount: 'exact' }, '/rules/0'],
    [
      'a group of neither key nor search',
      { id: 'a', kind: 'many_to_one', amount: 'exact', date: { before: 0, after: 0 } },
      '/rules/0',
    ],
    [
      'an amount that is a number',
      { id: 'a', kind: 'one_to_one', keys: ['r'], amount: { below: 0.1, above: 0.1 } },
      '/rules/0/amount',
    ],
    ['a key that is nobody’s', { id: 'a', kind: 'one_to_one', keys: ['Ref'] }, '/rules/0/keys/0'],
  ])('refuses %s and says where', (_, rule, path) => {
    expect(() => readRuleSet({ version: 1, ...sides, rules: [rule] })).toThrow(
      expect.objectContaining({ code: 'MATCHING_RULES_WRONG', message: expect.stringContaining(path) }),
    )
  })

  it('refuses two rules of one name', () => {
    const rule = { id: 'a', kind: 'one_to_one', keys: ['r'] }
    expect(() => readRuleSet({ version: 1, ...sides, rules: [rule, rule] })).toThrow('/rules/1/id')
  })

  it.each(['2018-06-31', '2018-02-14T25:00:00Z', '2018-02-14T12:00:00+25:00'])(
    'refuses the cut-off %s, which is none',
    (cutOff) => {
      const rule = { id: 'a', kind: 'one_to_one', keys: ['r'] }
      const cut = { ...sides, left: { ...sides.left, cut_off: cutOff } }
      expect(() => readRuleSet({ version: 1, ...cut, rules: [rule] })).toThrow(
        expect.objectContaining({ code: 'MATCHING_RULES_WRONG', message: expect.stringContaining('/left/cut_off') }),
      )
    },
  )

  it('refuses YAML whose aliases make it huge', () => {
    const ten = (name: string) => Array.from({ length: 10 }, () => name).join(',')
    const text = `a: &a [${ten('x')}]\nb: &b [${ten('*a')}]\nc: &c [${ten('*b')}]\nd: [${ten('*c')}]\n`
    expect(() => parseRuleSet(text)).toThrow(expect.objectContaining({ code: 'MATCHING_RULES_WRONG' }))
  })

  it('leaves a day of YAML the text that it is', () => {
    const text =
      'version: 1\nleft: {name: {zh: 账, en: book}, cut_off: 2026-03-31}\nright: {name: {zh: 银行, en: bank}}\nrules: [{id: a, kind: one_to_one, keys: [reference]}]\n'
    expect(parseRuleSet(text).left.cut_off).toBe('2026-03-31')
  })
})
