import Type, { type Static } from 'typebox'
import { POSTINGS_PAGE_ITEMS } from './ledger-postings.ts'
import { Amount, Problem, Slug, Text, Uuid } from './values.ts'

/** A page has no more entries either, however many a record has, so that it stays far below what a topic takes. */
export const JOURNAL_PAGE_ENTRIES = 20_000

const JournalRecord = Type.Object(
  {
    transaction_id: Uuid,
    /** Counts the shard's records. */
    position: Type.Integer({ minimum: 1 }),
    /** Counts the fund's transactions without a gap; null for what moves nothing: a hold, its end, the close of a month. */
    number: Type.Union([Type.Null(), Type.Integer({ minimum: 1 })]),
    kind: Text(40),
    /** What it is about, unique in the fund: 'arrival:...', 'post:...'. */
    reference: Text(300),
    /** When it happened; null: when it was recorded. */
    effective_at: Type.Union([Type.Null(), Type.String({ format: 'date-time' })]),
    /** The document behind it, where one was named. */
    document_number: Type.Optional(Text(100)),
    /** The transaction that this one turns round, where it is a reversal. */
    reverses: Type.Optional(Uuid),
    /** Debits positive, credits negative, adding up to zero. */
    entries: Type.Array(Type.Object({ account: Text(120), amount: Amount }, { additionalProperties: false })),
  },
  { additionalProperties: false },
)

/**
 * What a block of the ledger's journal holds of one fund, in pages, one directly after the other. Every record that there is comes once,
 * whoever asked for it, in the order of the journal. `height` and `block_hash` name the block that seals it. Thirty thousand records come in a
 * second at most: what they share stands on the page, and what a record has not is left out.
 */
export const JournalPage = Type.Object(
  {
    fund_id: Slug,
    shard: Type.Integer({ minimum: 0, maximum: 63 }),
    /** Counts the shard's blocks. */
    height: Type.Integer({ minimum: 1 }),
    block_hash: Type.String({ pattern: '^[0-9a-f]{64}$' }),
    /** Of the block, and so of every record in it. */
    recorded_at: Type.String({ format: 'date-time' }),
    page: Type.Integer({ minimum: 1 }),
    pages: Type.Integer({ minimum: 1 }),
    records: Type.Array(JournalRecord, { minItems: 1, maxItems: POSTINGS_PAGE_ITEMS }),
  },
  { additionalProperties: false },
)
export type JournalPage = Static<typeof JournalPage>

const PostingAnswer = Type.Object(
  {
    key: Text(200),
    /** replayed: an earlier event or request of this sender had asked for the same; the transaction is that one. */
    status: Type.Union([Type.Literal('posted'), Type.Literal('replayed'), Type.Literal('refused')]),
    /** Null where it was refused. */
    transaction_id: Type.Union([Type.Null(), Uuid]),
    number: Type.Union([Type.Null(), Type.Integer({ minimum: 1 })]),
    /** Why it was refused. */
    problem: Type.Union([Type.Null(), Problem]),
  },
  { additionalProperties: false },
)

/** The answer to `PostingsRequested`: one result for each posting, in its order. The journal pages of what was posted came before it. */
export const PostingsAnswered = Type.Object(
  {
    /** The event that asked. */
    event_id: Uuid,
    fund_id: Slug,
    results: Type.Array(PostingAnswer, { minItems: 1, maxItems: POSTINGS_PAGE_ITEMS }),
  },
  { additionalProperties: false },
)
export type PostingsAnswered = Static<typeof PostingsAnswered>
