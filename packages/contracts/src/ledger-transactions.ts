import Type, { type Static } from 'typebox'
import { Amount, PositiveAmount, Problem, Slug, Text, Uuid } from './values.ts'

/**
 * What a request asked for, so that its sender finds the answer to its own thing: a plan, an arrival, a batch. The kinds are settled:
 * a change of a fund is answered as the nearest of them, under its own id (ledger-fund-changes.ts).
 */
const RequestReference = Type.Object(
  {
    kind: Type.Union([
      Type.Literal('plan'),
      Type.Literal('arrival'),
      Type.Literal('awards'),
      Type.Literal('hold'),
      Type.Literal('release'),
      Type.Literal('settle'),
      Type.Literal('return'),
    ]),
    /** The plan, the arrival or the batch; or the refund, the identification, the carry. */
    id: Uuid,
    /** The event that asked. */
    event_id: Uuid,
  },
  { additionalProperties: false },
)

const Entry = Type.Object(
  {
    account: Text(120),
    /** Debits positive, credits negative: a transaction's entries add up to zero. */
    amount: Amount,
  },
  { additionalProperties: false },
)

export const PostedTransaction = Type.Object(
  {
    transaction_id: Uuid,
    /** Counts the fund's transactions without a gap. */
    number: Type.Integer({ minimum: 1 }),
    kind: Text(40),
    /** What it is about, unique in the fund: 'arrival:...', 'settle:...'. */
    reference: Text(120),
    effective_at: Type.String({ format: 'date-time' }),
    recorded_at: Type.String({ format: 'date-time' }),
    payment_id: Type.Union([Type.Null(), Uuid]),
    entries: Type.Array(Entry, { minItems: 2 }),
  },
  { additionalProperties: false },
)

const Hold = Type.Object(
  {
    payment_id: Uuid,
    award: Type.Object({ award_id: Uuid, account: Text(120), amount: PositiveAmount }, { additionalProperties: false }),
    /** Each funder's part, as the ledger split it. */
    cash: Type.Array(Type.Object({ funder_id: Slug, amount: PositiveAmount }, { additionalProperties: false })),
  },
  { additionalProperties: false },
)

/** So that an answer about 10,000 payments stays far below what a topic takes, however many funders bear each of them. */
export const POSTED_PAGE_ITEMS = 200

/**
 * The answer to one request, in as many pages as it needs, one directly after the other. All of it was posted in one database transaction; who acts on the
 * whole of it does so at the last page.
 */
export const TransactionPosted = Type.Object(
  {
    request: RequestReference,
    fund_id: Slug,
    page: Type.Integer({ minimum: 1 }),
    pages: Type.Integer({ minimum: 1 }),
    transactions: Type.Array(PostedTransaction, { maxItems: POSTED_PAGE_ITEMS }),
    holds: Type.Array(Hold, { maxItems: POSTED_PAGE_ITEMS }),
  },
  { additionalProperties: false },
)
export type TransactionPosted = Static<typeof TransactionPosted>

export const TransactionRejected = Type.Object(
  { request: RequestReference, fund_id: Slug, problem: Problem },
  { additionalProperties: false },
)
export type TransactionRejected = Static<typeof TransactionRejected>
