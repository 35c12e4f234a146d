import { DomainError } from '@fundtrace/problem'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Command, HoldCommand, PostCommand, ReversalCommand } from './command.ts'
import { type Decided, decide, type Undo } from './decide.ts'
import type { BookAccount, ShardBook } from './shard-book.ts'

const NOW = Date.parse('2016-07-15T12:00:00+08:00')
const OPEN_FROM = Date.parse('2016-07-01T00:00:00+08:00')
const LARGEST = 10n ** 20n
const [KEPT, ENDED, ELSEWHERE, NEW] = ['1', '2', '3', '4'].map((digit) =>
  '0b5c0000-0000-4000-8000-00000000000d'.replace('d', digit),
) as [string, string, string, string, string]

describe('a posting', () => {
  it('moves debit-normal accounts up by debits and credit-normal ones by credits, and takes the next number and lines', () => {
    const book = aBook()
    const decided = accepted(book, post({ treasury: 250n, poor: -250n }))
    expect(decided).toMatchObject({ number: 8, effectiveAt: NOW })
    expect(decided.entries.map(({ balanceAfter, line }) => [balanceAfter, line])).toEqual([
      [1_250n, 4],
      [1_250n, 4],
    ])
    expect(accountOf(book, 'poor')).toMatchObject({ balance: 1_250n, line: 4, held: 300n })
  })

  it('may touch an account twice: every entry has its own line, and only the end counts for its guards', () => {
    const book = aBook()
    const entries = [
      ...post({ source: -2_000n, poor: 2_000n }).entries,
      ...post({ poor: -1_500n, source: 1_500n }).entries,
    ]
    const decided = accepted(book, { ...post({}), entries })
    expect(decided.entries.map(({ account, balanceAfter, line }) => `${account.code} ${balanceAfter} ${line}`)).toEqual(
      ['general:source 2000 4', 'general:poor -1000 4', 'general:poor 500 5', 'general:source 500 5'],
    )
  })

  it.each<[what: string, Partial<PostCommand>, code: string | null]>([
    ['all that is free', post({ poor: 700n, source: -700n }), null],
    ['one fen of what is held', post({ poor: 701n, source: -701n }), 'AVAILABLE_EXCEEDED'],
    ['up to the ceiling', post({ capped: -400n, source: 400n }), null],
    ['one fen above the ceiling', post({ capped: -401n, source: 401n }), 'MAXIMUM_EXCEEDED'],
    ['down to a floor below zero', post({ 'in-debt': 1_500n, source: -1_500n }), null],
    ['below that floor', post({ 'in-debt': 1_501n, source: -1_501n }), 'AVAILABLE_EXCEEDED'],
    ['the largest balance', post({ source: -LARGEST, other: LARGEST }), null],
    ['a fen more', post({ source: -LARGEST - 1n, other: LARGEST + 1n }), 'BALANCE_OUT_OF_RANGE'],
    [
      'a fen less than the smallest balance',
      post({ other: LARGEST + 1n, source: -LARGEST - 1n }),
      'BALANCE_OUT_OF_RANGE',
    ],
    [
      'a line beyond the range, on the way to a balance within it',
      {
        entries: [
          ...post({ capped: -1n, other: 1n }).entries,
          ...between('source', LARGEST),
          ...between('poor', LARGEST),
        ],
      },
      'BALANCE_OUT_OF_RANGE',
    ],
    ['unequal sides', post({ poor: 2n, source: -1n }), 'TRANSACTION_UNBALANCED'],
    ['on an account that is not there', post({ poor: 1n, nobody: -1n }), 'ACCOUNT_UNKNOWN'],
    ['on a closed account', post({ poor: 1n, closed: -1n }), 'ACCOUNT_CLOSED'],
    ['in a fund that is not there', { fundId: 'nowhere' }, 'FUND_UNKNOWN'],
    ['from the first moment of the open month', { effectiveAt: OPEN_FROM }, null],
    ['in the month before', { effectiveAt: OPEN_FROM - 1 }, 'PERIOD_CLOSED'],
    ['ahead as far as clocks differ', { effectiveAt: NOW + 300_000 }, null],
    ['later', { effectiveAt: NOW + 300_001 }, 'EFFECTIVE_IN_FUTURE'],
    ['the whole of a hold', use(KEPT, 300n, { poor: 300n, source: -300n }), null],
    ['more than the hold from what is free', use(KEPT, 300n, { poor: 1_000n, source: -1_000n }), null],
    ['part of a hold, whose rest is free then', use(KEPT, 1n, { poor: 1_000n, source: -1_000n }), null],
    ['more than the hold', use(KEPT, 301n, { poor: 301n, source: -301n }), 'HOLD_EXCEEDED'],
    ['of a hold less than it says', use(KEPT, 300n, { poor: 299n, source: -299n }), 'HOLD_NOT_USED'],
    ['of a hold into its own account', use(KEPT, 300n, { poor: -300n, source: 300n }), 'HOLD_NOT_USED'],
    ['of a hold twice', { uses: [use(KEPT, 1n, {}), use(KEPT, 1n, {})].flatMap(({ uses }) => uses) }, 'HOLD_ENDED'],
    ['of a hold that has ended', use(ENDED, 1n, { poor: 1n, source: -1n }), 'HOLD_ENDED'],
    ["of another fund's hold", use(ELSEWHERE, 1n, { poor: 1n, source: -1n }), 'HOLD_UNKNOWN'],
    ['of a hold that is not there', use(NEW, 1n, { poor: 1n, source: -1n }), 'HOLD_UNKNOWN'],
  ])('%s: %s', (_what, asked, code) => {
    expect(codeOf(decide(aBook(), { ...post({ poor: 1n, source: -1n }), ...asked }, NOW, null))).toBe(code)
  })

  it('says what was available, what was asked for and what is missing', () => {
    const refusal = decide(aBook(), use(KEPT, 100n, { poor: 1_250n, source: -1_250n }), NOW, null)
    // The hold's 3.00 are free for who uses it.
    expect(refusal).toMatchObject({ values: { available: '7.00', requested: '9.50', missing: '2.50' } })
  })
})

describe('a reversal', () => {
  it.each<[what: string, Partial<ReversalCommand>, code: string | null]>([
    ['of a posting, by another officer', {}, null],
    ['by who posted it', { askedBy: 'li' }, 'REVERSAL_SAME_PERSON'],
    ['by nobody in particular', { askedBy: null }, null],
    ['of a reversal', { reverses: 'reversal' }, 'TRANSACTION_NOT_REVERSIBLE'],
    ['of an award', { reverses: 'award' }, 'TRANSACTION_NOT_REVERSIBLE'],
    ['of what was reversed', { reverses: 'reversed' }, 'TRANSACTION_REVERSED'],
    ["of another fund's posting", { reverses: 'elsewhere' }, 'TRANSACTION_UNKNOWN'],
    ['of nothing', { reverses: 'nothing' }, 'TRANSACTION_UNKNOWN'],
    ['in a closed month', { effectiveAt: OPEN_FROM - 1 }, 'PERIOD_CLOSED'],
    ['of what is spent by now', { reverses: 'spent' }, 'AVAILABLE_EXCEEDED'],
  ])('%s: %s', (_what, asked, code) => {
    expect(codeOf(decide(aBook(), { ...reversal('posted'), ...asked }, NOW, null))).toBe(code)
  })

  it('turns every entry round, once', () => {
    const book = aBook()
    const { entries } = accepted(book, reversal('posted'))
    expect(entries.map(({ account, amount }) => [account.code, amount])).toEqual([
      ['general:poor', -40n],
      ['general:source', 40n],
    ])
    expect(codeOf(decide(book, reversal('posted'), NOW, null))).toBe('TRANSACTION_REVERSED')
  })
})

describe('a hold', () => {
  it.each<[what: string, Partial<HoldCommand>, code: string | null]>([
    ['of all that is free', hold('poor', 700n), null],
    ['of more', hold('poor', 701n), 'AVAILABLE_EXCEEDED'],
    [
      'of more in two parts',
      { holds: [...hold('poor', 400n).holds, ...hold('poor', 301n).holds] },
      'AVAILABLE_EXCEEDED',
    ],
    ['where there is no floor', hold('source', LARGEST), null],
    ['of more than may be held', hold('source', LARGEST + 1n), 'BALANCE_OUT_OF_RANGE'],
    ['of an account that is not there', hold('nobody', 1n), 'ACCOUNT_UNKNOWN'],
    ['of a closed account', hold('closed', 1n), 'ACCOUNT_CLOSED'],
    ['until now', { expiresAt: NOW }, 'HOLD_EXPIRY_PAST'],
    ['until a moment later', { expiresAt: NOW + 1 }, null],
  ])('%s: %s', (_what, asked, code) => {
    expect(codeOf(decide(aBook(), { ...hold('poor', 1n), ...asked }, NOW, null))).toBe(code)
  })

  it('keeps its amount back until it is voided, and has no number', () => {
    const book = aBook()
    expect(accepted(book, hold('poor', 700n)).number).toBeNull()
    expect(codeOf(decide(book, post({ poor: 1n, source: -1n }), NOW, null))).toBe('AVAILABLE_EXCEEDED')
    expect(accepted(book, { ...about, kind: 'void', holdIds: [NEW, KEPT] }).number).toBeNull()
    expect(accountOf(book, 'poor')).toMatchObject({ balance: 1_000n, held: 0n, line: 3 })
    expect(accepted(book, post({ poor: 1_000n, source: -1_000n })).number).toBe(8)
  })
})

it('what is refused leaves the book as it was, and what is taken back likewise, last first', () => {
  const code = fc.constantFrom('source', 'poor', 'treasury', 'capped', 'closed', 'nobody')
  const fen = fc.oneof(fc.bigInt(1n, 900n), fc.bigInt(LARGEST - 2n, LARGEST))
  const holdId = fc.constantFrom(KEPT, KEPT, NEW, ENDED, ELSEWHERE)
  const anyCommand: fc.Arbitrary<Command> = fc.oneof(
    fc
      .tuple(code, code, fen, fc.array(fc.record({ holdId, amount: fen }), { maxLength: 2 }))
      .map(([one, other, amount, uses]): Command => {
        const entries = [one, other].map((slug, at) => ({
          account: general(slug),
          amount: at === 0 ? amount : -amount,
        }))
        return { ...post({}), entries, uses }
      }),
    fc.constantFrom('posted', 'spent', 'reversal').map(reversal),
    fc.array(fc.tuple(fc.uuid(), code, fen), { minLength: 1, maxLength: 3 }).map(
      (holds): Command => ({
        ...hold('poor', 1n),
        holds: holds.map(([id, slug, amount]) => ({ holdId: id, account: general(slug), amount })),
      }),
    ),
    fc
      .tuple(fc.constantFrom('void', 'expiry'), fc.array(holdId, { minLength: 1, maxLength: 3 }))
      .map(([kind, holdIds]): Command => ({ ...about, kind, holdIds })),
  )
  fc.assert(
    fc.property(fc.array(anyCommand, { minLength: 1, maxLength: 8 }), (commands) => {
      const book = aBook()
      const undo: Undo = []
      for (const command of commands) {
        const before = structuredClone(book)
        const mark = undo.length
        if (decide(book, command, NOW, undo) instanceof DomainError) {
          expect(book).toEqual(before)
          expect(undo.length).toBe(mark)
        } else expect(book).not.toEqual(before)
      }
      for (const step of undo.toReversed()) step()
      expect(book).toEqual(aBook())
    }),
    { numRuns: 200 },
  )
})

const FUND = 'foshan-2016'
const about = {
  fundId: FUND,
  reference: 'post:1',
  contentHash: Buffer.alloc(32),
  askedBy: 'wang',
  eventId: null,
  documentNumber: null,
  metadata: null,
  privateDetails: null,
}
const general = (slug: string) => `general:${slug}`

/** Debits positive, in fen, by account. */
function post(amounts: Readonly<Record<string, bigint>>): PostCommand {
  const entries = Object.entries(amounts).map(([slug, amount]) => ({ account: general(slug), amount }))
  return { ...about, kind: 'post', effectiveAt: null, entries, uses: [] }
}
/** There and back again. */
const between = (slug: string, amount: bigint) => [
  { account: general(slug), amount: -amount },
  { account: general(slug), amount },
]
function use(holdId: string, amount: bigint, amounts: Readonly<Record<string, bigint>>): PostCommand {
  return { ...post(amounts), uses: [{ holdId, amount }] }
}
function reversal(reverses: string): ReversalCommand {
  return { ...about, kind: 'reversal', reverses, effectiveAt: null }
}
function hold(slug: string, amount: bigint): HoldCommand {
  return { ...about, kind: 'hold', holds: [{ holdId: NEW, account: general(slug), amount }], expiresAt: null }
}

function accepted(book: ShardBook, command: Command): Decided {
  const decided = decide(book, command, NOW, null)
  if (decided instanceof Error) throw decided
  return decided
}
const codeOf = (decided: Decided | DomainError): string | null =>
  decided instanceof DomainError ? decided.code.replace('LEDGER_', '') : null
const accountOf = (book: ShardBook, slug: string) => book.funds.get(FUND)?.accounts.get(general(slug))

/** 'source' and 'other' have no floor; 'poor' has 10.00 of which 3.00 are held; its last transaction is number 7. */
function aBook(): ShardBook {
  const accounts = [
    anAccount('source'),
    anAccount('other'),
    anAccount('treasury', { isDebitNormal: true, minimum: 0n, balance: 1_000n }),
    anAccount('poor', { minimum: 0n, balance: 1_000n, held: 300n }),
    anAccount('in-debt', { minimum: -500n, balance: 1_000n }),
    anAccount('capped', { maximum: 1_000n, balance: 600n }),
    anAccount('closed', { isClosed: true }),
  ]
  const holds = [aHold(KEPT, {}), aHold(ENDED, { state: 'voided' }), aHold(ELSEWHERE, { fundId: 'elsewhere' })]
  const turned = [
    { account: general('poor'), amount: 40n },
    { account: general('source'), amount: -40n },
  ]
  const before = ['posted', 'reversal', 'award', 'reversed', 'elsewhere', 'spent'].map((id) => ({
    id,
    fundId: id === 'elsewhere' ? id : FUND,
    kind: ['reversal', 'award'].includes(id) ? id : 'post',
    askedBy: 'li',
    isReversed: id === 'reversed',
    entries: id === 'spent' ? turned.map((entry) => ({ ...entry, amount: entry.amount * -20n })) : turned,
  }))
  return {
    shard: 0,
    epoch: '1',
    height: 0,
    position: 0,
    head: '0'.repeat(64),
    recordedAt: 0,
    funds: new Map([
      [
        FUND,
        {
          id: FUND,
          quotedId: `"${FUND}"`,
          openFrom: OPEN_FROM,
          transactionCount: 7,
          accounts: new Map(accounts.map((account) => [account.code, account])),
        },
      ],
    ]),
    holds: new Map(holds.map((each) => [each.id, each])),
    accountCount: accounts.length,
    postedBefore: new Map(before.map((each) => [each.id, each])),
  }
}

const anAccount = (slug: string, more: Partial<BookAccount> = {}): BookAccount => ({
  id: slug,
  fundId: FUND,
  code: general(slug),
  quotedCode: `"general:${slug}"`,
  isDebitNormal: false,
  minimum: null,
  maximum: null,
  isClosed: false,
  balance: 0n,
  held: 0n,
  line: 3,
  ...more,
})
const aHold = (id: string, more: object) => ({
  id,
  fundId: FUND,
  account: general('poor'),
  amount: 300n,
  expiresAt: null,
  state: 'pending' as const,
  posted: 0n,
  ...more,
})
