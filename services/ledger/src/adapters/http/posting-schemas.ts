import { Amount, PositiveAmount, Problem, Slug, Uuid } from '@fundtrace/contracts'
import { MONEY_PATTERN } from '@fundtrace/money'
import Type, { type Static } from 'typebox'

// No maxLength here: patterns bound their text too, and are checked without counting characters one by one.

/** Any account of a fund: '<kind>' or '<kind>:<whose>'. Which of them may be named is the ledger's to say, by name. */
export const AccountCode = Type.String({
  pattern: '^[a-z-]{1,20}(?::[a-z0-9][a-z0-9-]{0,62})?$',
  description: 'general:<name>',
  examples: ['general:office-costs'],
})
export const Key = Type.String({
  pattern: '^[\\x21-\\x7e]{1,200}$',
  description: 'As an Idempotency-Key: the same key means the same thing for ever',
  examples: ['2016-07-05-0001'],
})
/** RFC 3339 of the last and this century, to the millisecond: what is finer would be cut off. */
export const Instant = Type.String({
  format: 'date-time',
  pattern: '^(?:19|20)\\d\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\d:[0-5]\\d(?:\\.\\d{1,3})?(?:Z|[+-]\\d\\d:\\d\\d)$',
  examples: ['2016-07-05T10:30:00+08:00'],
})
export const LineText = (maxLength: number) =>
  Type.String({
    pattern: `^[^\\u0000-\\u001f\\ud800-\\udfff]{1,${maxLength}}$`,
    description: `1 to ${maxLength} characters on one line`,
  })
export const DocumentNumber = LineText(100)
export const Reason = LineText(500)
const Details = (description: string, example: object) =>
  Type.Unsafe<Record<string, unknown>>({ type: 'object', additionalProperties: true, description, examples: [example] })
export const Metadata = Details(
  'Sealed with the transaction, at most 4096 bytes: whole numbers, text, true, false, null, lists and objects. Nothing about a person',
  { purpose: '办公费', contract: 'QC-2016-17' },
)

const EXACT = { additionalProperties: false } as const

const Entry = Type.Object(
  {
    account: AccountCode,
    amount: Type.String({
      pattern: `^(?!0\\.00$)${MONEY_PATTERN.slice(1)}`,
      description: 'yuan as text with two places, not zero: a debit is positive, a credit negative',
      examples: ['1250.00'],
    }),
  },
  EXACT,
)
const posting = {
  entries: Type.Array(Entry, {
    minItems: 2,
    maxItems: 20,
    description: 'They add up to 0.00',
    examples: [
      [
        { account: 'general:office-costs', amount: '1250.00' },
        { account: 'general:budget', amount: '-1250.00' },
      ],
    ],
  }),
  effective_at: Type.Optional(Instant),
  document_number: Type.Optional(DocumentNumber),
  metadata: Type.Optional(Metadata),
  private: Type.Optional(
    Details('About persons, at most 8192 bytes: kept sealed beside the journal, which has only a salted hash of it', {
      payee: '张三',
    }),
  ),
  holds: Type.Optional(
    Type.Array(Type.Object({ hold_id: Uuid, amount: PositiveAmount }, EXACT), {
      minItems: 1,
      maxItems: 20,
      description: 'What is used of holds; the rest of each is free again',
    }),
  ),
}
export const PostBody = Type.Object(posting, EXACT)
export type PostBody = Static<typeof PostBody>

const BulkItem = Type.Object(
  {
    key: Key,
    group: Type.Optional(
      Type.String({ pattern: '^[\\x21-\\x7e]{1,100}$', description: 'Transactions of one group: all of them or none' }),
    ),
    ...posting,
  },
  EXACT,
)
export type BulkItem = Static<typeof BulkItem>
export const BulkBody = Type.Object(
  {
    all_or_nothing: Type.Optional(Type.Boolean({ description: 'All transactions are one group' })),
    transactions: Type.Array(BulkItem, { minItems: 1, maxItems: 1000 }),
  },
  EXACT,
)

export const ReversalBody = Type.Object(
  { reason: Reason, document_number: Type.Optional(DocumentNumber), effective_at: Type.Optional(Instant) },
  EXACT,
)
export type ReversalBody = Static<typeof ReversalBody>

export const HoldBody = Type.Object(
  {
    holds: Type.Array(Type.Object({ account: AccountCode, amount: PositiveAmount }, EXACT), {
      minItems: 1,
      maxItems: 20,
      examples: [[{ account: 'general:budget', amount: '300.00' }]],
    }),
    expires_at: Type.Optional(Instant),
    document_number: Type.Optional(DocumentNumber),
    metadata: Type.Optional(Metadata),
  },
  EXACT,
)
export type HoldBody = Static<typeof HoldBody>

export const VoidBody = Type.Object({ reason: Reason, document_number: Type.Optional(DocumentNumber) }, EXACT)
export type VoidBody = Static<typeof VoidBody>

export const AccountBody = Type.Object(
  {
    code: Type.String({ pattern: '^general:[a-z0-9][a-z0-9-]{0,62}$', examples: ['general:office-costs'] }),
    name: Type.Optional(LineText(200)),
    normal_side: Type.Union([Type.Literal('debit'), Type.Literal('credit')], {
      description: 'The side that makes its balance grow',
    }),
    minimum: Type.Optional(
      Type.Union([Type.Null(), Amount], {
        description: 'What balance less holds may never be below; 0.00 unless stated, null for no floor',
      }),
    ),
    maximum: Type.Optional(Type.Union([Type.Null(), Amount], { description: 'What the balance may never be above' })),
  },
  EXACT,
)
export type AccountBody = Static<typeof AccountBody>

const Time = Type.String({ format: 'date-time' })
const place = {
  transaction_id: Uuid,
  reference: Type.String({ examples: ['post:3f1c9a0b77d2e845:2016-07-05-0001'] }),
  shard: Type.Integer({ description: 'Where in the journal, with its position' }),
  position: Type.Integer(),
  recorded_at: Type.String({ description: 'When it was recorded, UTC', examples: ['2016-07-05T02:30:00.123Z'] }),
}
/** Of what moved money; `number` counts the fund's transactions without a gap. */
export const Receipt = Type.Object({ ...place, number: Type.Integer() })
/** Of what only holds or frees. */
export const HoldReceipt = Type.Object({
  ...place,
  holds: Type.Array(Type.Object({ hold_id: Uuid, account: Type.String(), amount: Type.String() })),
})
export const VoidReceipt = Type.Object({ ...place, hold_id: Uuid })
export const BulkReply = Type.Object({
  results: Type.Array(
    Type.Object({
      key: Type.String(),
      status: Type.String({ enum: ['posted', 'replayed', 'refused'] }),
      transaction: Type.Optional(Receipt),
      problem: Type.Optional(Problem),
    }),
  ),
})

export const OrNull = <T extends Type.TSchema>(schema: T) => Type.Union([Type.Null(), schema])
const record = {
  transaction_id: Uuid,
  number: OrNull(Type.Integer()),
  kind: Type.String(),
  reference: Type.String(),
  shard: Type.Integer(),
  position: Type.Integer(),
  document_number: OrNull(Type.String()),
  effective_at: Time,
  recorded_at: Time,
  asked_by: OrNull(Type.String()),
  reverses: OrNull(Uuid),
}
export const TransactionLine = Type.Object({
  ...record,
  entries: Type.Array(Type.Object({ account: Type.String(), amount: Type.String() })),
})
export const TransactionReply = Type.Object({
  ...record,
  reversed_by: OrNull(Uuid),
  payment_id: OrNull(Uuid),
  event_id: OrNull(Uuid),
  metadata: OrNull(Type.Unsafe<Record<string, unknown>>({ type: 'object', additionalProperties: true })),
  private: OrNull(
    Type.String({
      description: 'kept: there are sealed details about persons; erased: there were',
      enum: ['kept', 'erased'],
    }),
  ),
  entries: Type.Array(
    Type.Object({
      account: Type.String(),
      amount: Type.String(),
      balance_after: Type.String(),
      line: Type.Integer({ description: "Its place in the account's history" }),
    }),
  ),
  holds: Type.Array(
    Type.Object({
      hold_id: Uuid,
      account: Type.String(),
      amount: Type.String(),
      state: Type.String(),
      posted: Type.String(),
    }),
    { description: 'What it placed or ended, as those holds are today' },
  ),
  block: OrNull(Type.Object({ height: Type.Integer(), hash: Type.String(), algorithm: Type.String() })),
})
export const HoldReply = Type.Object({
  hold_id: Uuid,
  account: Type.String(),
  amount: Type.String(),
  posted: Type.String({ description: 'How much of it was used' }),
  state: Type.String({ enum: ['pending', 'posted', 'voided', 'expired'] }),
  expires_at: OrNull(Time),
  placed_in: OrNull(Uuid),
  ended_in: OrNull(Uuid),
})
export const AccountReply = Type.Object({
  code: Type.String(),
  name: OrNull(Type.String()),
  normal_side: Type.String(),
  balance: Type.String(),
  held: Type.String(),
  minimum: OrNull(Type.String()),
  maximum: OrNull(Type.String()),
  opened_at: OrNull(Time),
  closed_at: OrNull(Time),
})

export const FundParams = Type.Object({ fund_id: Slug })
export const TransactionParams = Type.Object({ fund_id: Slug, transaction_id: Uuid })
export const HoldParams = Type.Object({ fund_id: Slug, hold_id: Uuid })
export const MOVERS = { access: { roles: ['treasury', 'finance'] } } as const
export const READERS = { access: { roles: ['finance', 'treasury', 'audit', 'admin'] } } as const
