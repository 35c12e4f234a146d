import { describe, expect, it } from 'vitest'
import type { PostCommand } from './command.ts'
import { decide } from './decide.ts'
import type { BookAccount, BookFund, ShardBook } from './shard-book.ts'

const FUND = 'foshan-2016'
const HOLD = '0b5c0000-0000-4000-8000-000000000001'
const EXPIRES_AT = Date.parse('2016-07-01T00:00:00+08:00')

describe('a hold of 5.00 until a moment', () => {
  it.each([
    ['a posting may use it before', 'post', EXPIRES_AT - 1, 'posted'],
    ['no posting may use it from that moment on', 'post', EXPIRES_AT, 'expired'],
    ['it may be voided before', 'void', EXPIRES_AT - 1, 'voided'],
    ['it is not voided from that moment on', 'void', EXPIRES_AT, 'expired'],
    ['the clock does not end it before', 'expiry', EXPIRES_AT - 1, 'not over yet'],
    ['the clock ends it from that moment on', 'expiry', EXPIRES_AT, 'by the clock'],
  ] as const)('%s', (_title, kind, now, outcome) => {
    const book = aBook()
    const about = { ...aPost, kind, fundId: FUND, holdIds: [HOLD] }
    const decided = decide(book, kind === 'post' ? aPost : { ...about, kind }, now, null)

    if (decided instanceof Error) {
      expect(decided).toMatchObject({ code: 'LEDGER_HOLD_ENDED', values: { hold_id: HOLD, state: outcome } })
      expect(book.holds.get(HOLD)?.state).toBe('pending')
      expect(book.funds.get(FUND)?.accounts.get('general:a')?.held).toBe(500n)
    } else {
      expect(book.holds.get(HOLD)?.state).toBe(outcome === 'by the clock' ? 'expired' : outcome)
      expect(book.funds.get(FUND)?.accounts.get('general:a')?.held).toBe(0n)
    }
    expect(decided instanceof Error).toBe(outcome === 'expired' || outcome === 'not over yet')
  })
})

const aPost: PostCommand = {
  kind: 'post',
  fundId: FUND,
  reference: 'post:1',
  contentHash: Buffer.alloc(32),
  askedBy: null,
  eventId: null,
  documentNumber: null,
  metadata: null,
  privateDetails: null,
  effectiveAt: null,
  entries: [
    { account: 'general:a', amount: 500n },
    { account: 'general:b', amount: -500n },
  ],
  uses: [{ holdId: HOLD, amount: 500n }],
}

function aBook(): ShardBook {
  const fund: BookFund = {
    id: FUND,
    quotedId: `"${FUND}"`,
    openFrom: Number.NEGATIVE_INFINITY,
    transactionCount: 0,
    accounts: new Map([
      ['general:a', anAccount('general:a', 1_000n, 500n)],
      ['general:b', anAccount('general:b', 0n, 0n)],
    ]),
  }
  return {
    shard: 0,
    epoch: '1',
    height: 0,
    position: 0,
    head: '0'.repeat(64),
    recordedAt: 0,
    funds: new Map([[FUND, fund]]),
    holds: new Map([
      [
        HOLD,
        {
          id: HOLD,
          fundId: FUND,
          account: 'general:a',
          amount: 500n,
          expiresAt: EXPIRES_AT,
          state: 'pending',
          posted: 0n,
        },
      ],
    ]),
    accountCount: 2,
    postedBefore: new Map(),
  }
}

const anAccount = (code: `general:${string}`, balance: bigint, held: bigint): BookAccount => ({
  id: code,
  fundId: FUND,
  code,
  quotedCode: `"${code}"`,
  isDebitNormal: false,
  minimum: 0n,
  maximum: null,
  isClosed: false,
  balance,
  held,
  line: 0,
})
