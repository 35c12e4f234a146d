import { MONEY_PATTERN } from '@fundtrace/money'
import Type, { type Static } from 'typebox'
import { PositiveAmount, Slug, Text, Uuid } from './values.ts'

/** So many postings travel in one event, and as many records of the journal in one page. */
export const POSTINGS_PAGE_ITEMS = 500

const AmountNotZero = Type.String({
  pattern: `^(?!0\\.00$)${MONEY_PATTERN.slice(1)}`,
  description: 'yuan as text with exactly two places, at most 10^18, not zero',
  examples: ['-4000.00'],
})

/** To the millisecond, from 1900 to 2199; without leap seconds, which most clocks do not know. */
const Moment = Type.String({
  format: 'date-time',
  pattern: '^(19|20|21)\\d\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\d:[0-5]\\d(\\.\\d{1,3})?(Z|[+-]\\d\\d:\\d\\d)$',
  examples: ['2016-06-30T09:30:00+08:00'],
})

const AccountCode = Type.String({
  pattern: '^[a-z-]{1,20}(:[a-z0-9][a-z0-9-]{0,62})?$',
  examples: ['general:office-costs'],
})

const Posting = Type.Object(
  {
    /** The sender's own, once for ever in the fund: the same key is the same posting, and has its effect once. Printable ASCII. */
    key: Type.String({ minLength: 1, maxLength: 200, pattern: '^[!-~]*$' }),
    /** Debits positive, credits negative, adding up to zero; on general accounts (`general:...`) of the fund only. */
    entries: Type.Array(Type.Object({ account: AccountCode, amount: AmountNotZero }, { additionalProperties: false }), {
      minItems: 2,
      maxItems: 20,
    }),
    /** When it happened; null: when it is recorded. */
    effective_at: Type.Union([Type.Null(), Moment]),
    document_number: Type.Union([Type.Null(), Text(100)]),
    /** The sender's own words about it, at most 4,096 characters of JSON; nothing about a person. It is sealed. */
    metadata: Type.Union([Type.Null(), Type.Record(Type.String(), Type.Unknown())]),
    /** How much of which hold is used; what is left of that hold is free again. */
    holds: Type.Array(Type.Object({ hold_id: Uuid, amount: PositiveAmount }, { additionalProperties: false }), {
      maxItems: 20,
    }),
  },
  { additionalProperties: false },
)

/**
 * What another service asks the ledger to post to a fund's general accounts. Each posting is posted or refused for itself, or all of them
 * or none (`linked`); `PostingsAnswered` on `ledger.journal.v1` says which. What would be larger than the topic takes is asked for in
 * several events: those of one fund are taken in one after the other.
 */
export const PostingsRequested = Type.Object(
  {
    fund_id: Slug,
    linked: Type.Boolean(),
    postings: Type.Array(Posting, { minItems: 1, maxItems: POSTINGS_PAGE_ITEMS }),
  },
  { additionalProperties: false },
)
export type PostingsRequested = Static<typeof PostingsRequested>
