import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Lists, openLists, type Outcome } from '../test/match-lists.ts'
import type { BreakKind, Item } from './matching.ts'

/** Kinds that can be planted on one pair, and those that cannot go together: both say the same, or one takes away what the other changes. */
const PLANTED = [
  'amount_differs',
  'rounding',
  'sign_reversed',
  'date_out_of_window',
  'status_conflict',
  'payee_mismatch',
  'wrong_programme',
  'duplicate',
  'returned_unposted',
  'missing_left',
  'missing_right',
] as const
type Planted = (typeof PLANTED)[number]
const APART: readonly (readonly [Planted, Planted])[] = [
  ['amount_differs', 'rounding'],
  // The row that gives back has the sign that the book has: it is the payment, then.
  ['sign_reversed', 'returned_unposted'],
  ...PLANTED.map((kind) => ['missing_left', kind] as const),
  ...PLANTED.filter((kind) => kind !== 'duplicate').map((kind) => ['missing_right', kind] as const),
]
const COMBINATIONS: readonly (readonly Planted[])[] = [
  [],
  ...PLANTED.map((kind) => [kind]),
  ...PLANTED.flatMap((a, at) => PLANTED.slice(at + 1).map((b) => [a, b])).filter(
    ([a, b]) => !APART.some(([one, other]) => (one === a && other === b) || (one === b && other === a)),
  ),
]

const RULES = {
  rounding: '0.05',
  rules: [
    {
      id: 'by-reference',
      kind: 'one_to_one',
      keys: ['reference'],
      amount: 'exact',
      date: { before: 0, after: 5 },
      names: { field: 'name' },
      compare: [
        { field: 'account', kind: 'payee_mismatch' },
        { field: 'fund', kind: 'wrong_programme' },
        { field: 'status', kind: 'status_conflict', same: [['paid', '已付']] },
      ],
    },
    // Weaker, and there to tempt: it must not pair what the reference has spoken of.
    { id: 'by-account', kind: 'one_to_one', keys: ['account'], amount: 'exact', date: { before: 3, after: 3 } },
  ],
}

type Row = Omit<Item, 'row' | 'id'>
type Expected = readonly [kind: BreakKind, reference: string, difference: bigint]

/** One pair of rows with its plants: the rows of both sides and the breaks that they are. */
function plant(
  place: number,
  fen: bigint,
  kinds: readonly Planted[],
): Readonly<{ left: Row[]; right: Row[]; breaks: Expected[] }> {
  const reference = `ZF${String(place).padStart(6, '0')}`
  const has = (kind: Planted): boolean => kinds.includes(kind)
  const fields = { reference, account: `62170000${place % 4}`, name: '张伟', fund: 'F1', status: 'paid' }
  const left = { amount: fen, on: '2026-03-02', at: null, fields }
  const changed = has('amount_differs') ? 1234n : has('rounding') ? 3n : 0n
  const amount = (has('sign_reversed') ? -1n : 1n) * (fen + changed)
  const right = {
    amount,
    on: has('date_out_of_window') ? '2026-04-20' : '2026-03-04',
    at: null,
    fields: {
      ...fields,
      name: has('payee_mismatch') ? '张玮' : '张伟',
      fund: has('wrong_programme') ? 'F2' : 'F1',
      status: has('status_conflict') ? '退回' : '已付',
    },
  }
  const missing = has('missing_left') || has('missing_right')
  const rest = has('sign_reversed') ? amount + fen : amount - fen
  const breaks = kinds.map((kind): Expected => {
    if (kind === 'missing_left') return [kind, reference, -fen]
    if (kind === 'missing_right' || kind === 'duplicate') return [kind, reference, amount]
    if (kind === 'returned_unposted') return [kind, reference, -amount]
    if (kind === 'sign_reversed') return [kind, reference, -2n * fen]
    return [kind, reference, kind === 'amount_differs' || kind === 'rounding' ? rest : 0n]
  })
  expect(missing && kinds.length > 1 ? kinds.includes('duplicate') : true).toBe(true)
  return {
    left: has('missing_right') ? [] : [left],
    right: [
      ...(has('missing_left') ? [] : [right]),
      ...(has('duplicate') ? [right] : []),
      ...(has('returned_unposted') ? [{ ...right, amount: -amount, on: '2026-04-21' }] : []),
    ],
    breaks,
  }
}

const numbered = (rows: readonly Row[]): Item[] =>
  rows.map((row, place) => ({ ...row, row: place + 2, id: `L${place + 2}` }))

const byContent = ({ breaks }: Outcome): string[] =>
  breaks
    .map(({ kind, left, right, difference }) => `${(left ?? right)?.fields['reference']} ${kind} ${difference}`)
    .toSorted()

const anyPlants = fc
  .array(fc.tuple(fc.bigInt({ min: 100n, max: 99_999_999n }), fc.constantFrom(...COMBINATIONS)), {
    minLength: 1,
    maxLength: 120,
  })
  .map((pairs) => pairs.map(([fen, kinds], place) => plant(place, fen, kinds)))

let lists: Lists
beforeAll(async () => {
  lists = await openLists()
})
afterAll(() => lists.close())

describe('matching two equal lists with planted breaks', () => {
  it('gives back exactly those, each with its kind and its fen', async () => {
    await fc.assert(
      fc.asyncProperty(anyPlants, async (planted) => {
        const pairs = [
          ...planted,
          ...Array.from({ length: 20 }, (_, place) => plant(1000 + place, 7_000_000_000n + BigInt(place), [])),
        ]
        const outcome = await lists.match(
          numbered(pairs.flatMap(({ left }) => left)),
          numbered(pairs.flatMap(({ right }) => right)),
          RULES,
        )
        expect(byContent(outcome)).toEqual(
          pairs
            .flatMap(({ breaks }) =>
              breaks.map(([kind, reference, difference]) => `${reference} ${kind} ${difference}`),
            )
            .toSorted(),
        )
        expectEveryRowOnce(outcome)
      }),
      { numRuns: 10 },
    )
  }, 240_000)

  it('finds every kind and every combination of two on one pair', async () => {
    const pairs = COMBINATIONS.map((kinds, place) => plant(place, 50_000n + BigInt(place) * 10_000n, kinds))
    const outcome = await lists.match(
      numbered(pairs.flatMap(({ left }) => left)),
      numbered(pairs.flatMap(({ right }) => right)),
      RULES,
    )
    expect(byContent(outcome)).toEqual(
      pairs
        .flatMap(({ breaks }) => breaks.map(([kind, reference, difference]) => `${reference} ${kind} ${difference}`))
        .toSorted(),
    )
  })
})

describe('matching any two lists', () => {
  const anyRow = fc.record({
    amount: fc.constantFrom(100n, 100n, 200n, 300n, -100n, 203n),
    on: fc.constantFrom('2026-03-02', '2026-03-03', '2026-03-09', null),
    at: fc.constant(null),
    fields: fc.record({
      reference: fc.constantFrom('', 'A', 'B', 'C', 'D', 'E', 'F'),
      account: fc.constantFrom('', 'X', 'Y'),
      name: fc.constantFrom('张伟', '章玮', '李娜'),
    }),
  })
  const anyRules = fc.uniqueArray(
    fc.constantFrom<Readonly<Record<string, unknown>>>(
      {
        id: 'reference',
        kind: 'one_to_one',
        keys: ['reference'],
        amount: 'exact',
        compare: [{ field: 'account', kind: 'payee_mismatch' }],
      },
      {
        id: 'tolerant',
        kind: 'one_to_one',
        keys: ['reference'],
        amount: { below: '0.00', above: '0.03' },
        date: { before: 1, after: 1 },
      },
      {
        id: 'account',
        kind: 'one_to_one',
        keys: ['account'],
        amount: 'exact',
        date: { before: 1, after: 1, unit: 'workdays' },
      },
      {
        id: 'owner',
        kind: 'one_to_one',
        keys: ['account'],
        identifies: false,
        date: { before: 0, after: 9 },
        names: { field: 'name', same_sound: true },
      },
      {
        id: 'day',
        kind: 'one_to_one',
        amount: 'exact',
        date: { before: 1, after: 1 },
        names: { field: 'name', distance: 1 },
      },
      { id: 'batch', kind: 'many_to_one', keys: ['account'], date: { before: 9, after: 9 } },
      { id: 'split', kind: 'one_to_many', keys: ['reference'] },
      { id: 'sums', kind: 'one_to_many', amount: 'exact', date: { before: 9, after: 9 }, max_group: 3 },
      { id: 'all', kind: 'many_to_many', keys: ['account'] },
    ),
    { minLength: 1, maxLength: 5, selector: ({ id }) => id },
  )

  it('puts every row into one match or into breaks, adds up to the fen, and does not depend on the order of rows', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyRow, { maxLength: 24 }),
        fc.array(anyRow, { maxLength: 24 }),
        anyRules,
        fc.infiniteStream(fc.nat()),
        async (left, right, rules, randoms) => {
          const outcome = await lists.match(numbered(left), numbered(right), { rules, rounding: '0.05' })
          expectEveryRowOnce(outcome)
          const { result } = outcome
          expect(result.matchedDifference + result.breakDifference).toBe(result.right.total - result.left.total)

          const shuffled = <T>(list: readonly T[]): T[] =>
            list
              .map((value) => [randoms.next().value, value] as const)
              .toSorted(([a], [b]) => a - b)
              .map(([, value]) => value)
          const again = await lists.match(numbered(shuffled(left)), numbered(shuffled(right)), {
            rules,
            rounding: '0.05',
          })
          expect(byContent(again)).toEqual(byContent(outcome))
          expect(again.result.resultHash).toBe(result.resultHash)
        },
      ),
      { numRuns: Number(process.env['RUNS'] ?? 12) },
    )
  }, 240_000)
})

/** In one match, or in breaks as the row that they are of, or among those that an ambiguity or a group speaks for. */
function expectEveryRowOnce({ result, matches, breaks }: Outcome): void {
  for (const side of ['left', 'right'] as const) {
    const matched = matches.flatMap((match) => match[side])
    expect(new Set(matched).size).toBe(matched.length)
    const broken = new Set([
      ...breaks.flatMap((found) => found[side]?.row ?? []),
      ...breaks
        .filter(
          ({ kind, failed }) =>
            kind === 'ambiguous' ||
            failed === 'members' ||
            failed === 'date' ||
            failed === 'compare' ||
            failed === 'sign' ||
            failed === 'amount',
        )
        .flatMap(({ related, kind }) => (kind === 'returned_unposted' ? [] : related[side])),
    ])
    expect(matched.filter((row) => broken.has(row))).toEqual([])
    expect(matched.length + broken.size).toBe(result[side].rows)
    expect(result[side].matched).toBe(matched.length)
  }
}
