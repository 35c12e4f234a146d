import Type, { type Static } from 'typebox'

const strict = { additionalProperties: false }
const Title = Type.Object(
  { zh: Type.String({ minLength: 1, maxLength: 200 }), en: Type.String({ minLength: 1, maxLength: 200 }) },
  strict,
)
const FieldName = Type.String({ pattern: '^[a-z][a-z0-9_]{0,39}$' })
/** A field of both sides, by one name or by each side's own. `id`, `on` are the item's own; all others are its `fields`. */
const FieldPair = Type.Union([FieldName, Type.Object({ left: FieldName, right: FieldName }, strict)])
/** Yuan of two places, not below zero: '0.05'. */
const Yuan = Type.String({ pattern: '^(?:0|[1-9][0-9]{0,13})\\.[0-9]{2}$' })
const Days = Type.Integer({ minimum: 0, maximum: 3660 })

const AmountRule = Type.Union([
  Type.Literal('exact'),
  /** How far the right amount may lie below and above the left one. */
  Type.Object({ below: Yuan, above: Yuan, note: Type.Optional(Type.Literal('rounding')) }, strict),
  /** Of the left amount, either way; cut down to the fen: '0.5' of 100.10 is 0.50. */
  Type.Object(
    {
      percent: Type.String({ pattern: '^(?:0|[1-9][0-9]?)(?:\\.[0-9]{1,4})?$' }),
      note: Type.Optional(Type.Literal('rounding')),
    },
    strict,
  ),
])

/** The right row's day is at most `before` days before and `after` days after the left row's. */
const DateRule = Type.Object(
  {
    before: Days,
    after: Days,
    /** workdays: of China, with the days moved by the State Council; a day off counts as the workday before it. */
    unit: Type.Optional(Type.Enum(['days', 'workdays'])),
  },
  strict,
)

const NameRule = Type.Object(
  {
    field: FieldPair,
    /** Characters that can be read alike (张伟, 章玮) pass. */
    same_sound: Type.Optional(Type.Boolean()),
    /** So many characters may differ; 0 unless told. */
    distance: Type.Optional(Type.Integer({ minimum: 0, maximum: 2 })),
  },
  strict,
)

/** Every token of the left text stands in the right text. */
const TextRule = Type.Object({ tokens: FieldPair }, strict)

const Compared = Type.Object(
  {
    field: FieldPair,
    kind: Type.Enum(['payee_mismatch', 'wrong_programme', 'status_conflict', 'date_out_of_window', 'amount_differs']),
    /** Values that mean the same: [[paid, 已付, ACSC], [returned, 退票]]. */
    same: Type.Optional(
      Type.Array(Type.Array(Type.String({ maxLength: 200 }), { minItems: 2, maxItems: 50 }), { maxItems: 100 }),
    ),
    /** Where one side says nothing: differs unless told. */
    absent: Type.Optional(Type.Enum(['differs', 'agrees'])),
  },
  strict,
)

const Rule = Type.Object(
  {
    id: Type.String({ pattern: '^[a-z][a-z0-9-]{0,59}$' }),
    title: Type.Optional(Title),
    /** Left to right: one_to_many is one left row against several right rows. */
    kind: Type.Enum(['one_to_one', 'one_to_many', 'many_to_one', 'many_to_many']),
    /** Must be equal and not empty. */
    keys: Type.Optional(Type.Array(FieldPair, { minItems: 1, maxItems: 8 })),
    /**
     * Whether the keys name one record (a reference) and not merely its owner (an account). Where they do, a second row of the key is a
     * duplicate and rows of the key that fail a criterion are held together as one broken pair. Unless told: yes where the
     * rows of each side have at least two keys to three rows; where not, only as far as amount and date speak for it, too.
     */
    identifies: Type.Optional(Type.Boolean()),
    amount: Type.Optional(AmountRule),
    date: Type.Optional(DateRule),
    names: Type.Optional(NameRule),
    text: Type.Optional(TextRule),
    /** What must agree besides; each failure is a break of its own kind. */
    compare: Type.Optional(Type.Array(Compared, { maxItems: 20 })),
    /** Searches sums of 2 to so many rows in place of whole groups by key. */
    max_group: Type.Optional(Type.Integer({ minimum: 2, maximum: 12 })),
    /** Its matches are proposals. */
    suggest: Type.Optional(Type.Boolean()),
  },
  strict,
)

const SideRules = Type.Object(
  {
    name: Title,
    /** The mapping of its columns: @fundtrace/tabular-source reads it. Hashed with the rest, not looked at here. */
    columns: Type.Optional(Type.Unknown()),
    /**
     * Rows at or after it are out of this run. A day means the midnight at its end; a row at that midnight belongs to the next
     * day. A row without an instant stands at the beginning of its day.
     */
    cut_off: Type.Optional(
      Type.String({
        pattern:
          '^[0-9]{4}-[0-9]{2}-[0-9]{2}(?:T[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\\.[0-9]{1,6})?)?(?:Z|[+-][0-9]{2}:[0-9]{2}))?$',
      }),
    ),
  },
  strict,
)

/** What a user writes: sides, ordered rules, tolerances, options. */
export const RuleSet = Type.Object(
  {
    version: Type.Literal(1),
    title: Type.Optional(Title),
    left: SideRules,
    right: SideRules,
    /** In the order in which they are tried: the strictest first. */
    rules: Type.Array(Rule, { minItems: 1, maxItems: 50 }),
    /** Beyond the tolerance and not above this: kind `rounding` in place of `amount_differs`. '0.00' unless told. */
    rounding: Type.Optional(Yuan),
    /** By what a right row names the left row whose money it gives back, if not by a rule's keys. */
    returns: Type.Optional(Type.Array(FieldPair, { minItems: 1, maxItems: 4 })),
  },
  strict,
)
export type RuleSet = Static<typeof RuleSet>
export type Rule = Static<typeof Rule>
export type FieldPair = Static<typeof FieldPair>
export type AmountRule = Static<typeof AmountRule>
export type DateRule = Static<typeof DateRule>
export type NameRule = Static<typeof NameRule>
export type Compared = Static<typeof Compared>
