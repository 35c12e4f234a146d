import Type, { type Static } from 'typebox'

/** What a column or a cell of a head or total line takes its text from. */
const PAYMENT_FIELDS = [
  /** 1, 2, 3, ... over the whole file. */
  'place',
  'reference',
  'payee_name',
  'payee_account',
  /** CNAPS 联行号, 12 digits, of the payee's bank; empty where the register does not know it. */
  'payee_bank_code',
  'amount',
  'purpose',
  'pay_on',
  'debtor_name',
  'debtor_account',
  'debtor_bank_code',
] as const
const FILE_FIELDS = [
  'count',
  'total',
  'file_id',
  'purpose',
  'pay_on',
  'debtor_name',
  'debtor_account',
  'debtor_bank_code',
  'debtor_bank_name',
] as const

const Name = Type.String({ minLength: 1, maxLength: 60 })
/** Exactly one of `field` and `value`: read-template.ts sees to it. */
const Column = Type.Object(
  {
    header: Name,
    field: Type.Optional(Type.Enum(PAYMENT_FIELDS)),
    value: Type.Optional(Type.String({ maxLength: 60 })),
    /** A longer text is refused, never cut: half a name is another's name. */
    length_max: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
  },
  { additionalProperties: false },
)
const LineCell = Type.Union([
  Type.Object({ field: Type.Enum(FILE_FIELDS) }, { additionalProperties: false }),
  Type.Object({ value: Type.String({ maxLength: 200 }) }, { additionalProperties: false }),
])
const Lines = Type.Array(Type.Array(LineCell, { minItems: 1, maxItems: 40 }), { maxItems: 10 })

const AmountShape = {
  unit: Type.Enum(['yuan', 'fen']),
  /** '1,250.00' in place of '1250.00'; in a workbook of number cells the cell's format does that. */
  separators: Type.Boolean({ default: false }),
}
const Table = {
  head: Type.Optional(Lines),
  header_row: Type.Boolean(),
  columns: Type.Array(Column, { minItems: 2, maxItems: 40 }),
  tail: Type.Optional(Lines),
  day: Type.Optional(Type.Enum(['YYYY-MM-DD', 'YYYYMMDD'])),
}

const Delimited = Type.Object(
  {
    kind: Type.Literal('delimited'),
    /** Of the file's name. */
    extension: Type.Enum(['csv', 'txt']),
    encoding: Type.Enum(['gb18030', 'utf-8', 'utf-8-mark']),
    separator: Type.Enum([',', '|', '\t', ';', '^']),
    /** `never`: a cell that would need quotes is refused. */
    quote: Type.Enum(['when_needed', 'never']),
    line_end: Type.Enum(['crlf', 'lf']),
    /** A tab before long digits keeps them whole in a spreadsheet; a bank's program that does not trim its cells wants them plain. */
    long_digits: Type.Enum(['plain', 'tab']),
    amount: Type.Object(AmountShape, { additionalProperties: false }),
    ...Table,
  },
  { additionalProperties: false },
)
const Workbook = Type.Object(
  {
    kind: Type.Literal('xlsx'),
    sheet: Name,
    /** Only a number cell can be added up by hand, only a text cell keeps what was written; both are exact to the fen. */
    amount: Type.Object({ ...AmountShape, cell: Type.Enum(['number', 'text']) }, { additionalProperties: false }),
    ...Table,
  },
  { additionalProperties: false },
)

/** A header by any of its names, or the place of the column, from 1, in a file without a header row. */
const Where = Type.Union([Type.Array(Name, { minItems: 1, maxItems: 10 }), Type.Integer({ minimum: 1, maximum: 100 })])

const Results = Type.Object(
  {
    kind: Type.Enum(['delimited', 'xlsx']),
    /** Of delimited files. Their encoding is found out. */
    separator: Type.Optional(Type.Enum([',', '|', '\t', ';', '^'])),
    /** Lines before the header row or, without one, before the first payment. */
    head_lines: Type.Integer({ minimum: 0, maximum: 20, default: 0 }),
    header_row: Type.Boolean(),
    columns: Type.Object(
      {
        reference: Where,
        amount: Where,
        result: Where,
        reason: Type.Optional(Where),
        /** The bank's own code of the reason, where it has a column of its own. */
        reason_code: Type.Optional(Where),
        date: Type.Optional(Where),
      },
      { additionalProperties: false },
    ),
    amount_unit: Type.Enum(['yuan', 'fen']),
    /** What stands in the result column, to what it means. Anything else is unknown, and a finding. */
    outcomes: Type.Record(
      Type.String({ minLength: 1, maxLength: 40 }),
      Type.Enum(['paid', 'failed', 'returned', 'unknown', 'open']),
    ),
    /** The bank's own reason codes to ISO's; what is not here goes by its words. */
    reasons: Type.Optional(
      Type.Record(Type.String({ minLength: 1, maxLength: 40 }), Type.String({ pattern: '^[A-Z0-9]{4}$' })),
    ),
    /** A line of control figures: the places, from 1, of the cells that hold count and total. */
    total_line: Type.Optional(
      Type.Object(
        {
          /** The first cell of that line. */
          starts_with: Name,
          count: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
          total: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
        },
        { additionalProperties: false },
      ),
    ),
  },
  { additionalProperties: false },
)

/** How one agent bank wants its payments and sends its results: data, so that another bank is another file and no other program. */
export const BankTemplate = Type.Object(
  {
    id: Type.String({ pattern: '^[a-z0-9]+(-[a-z0-9]+)*$', maxLength: 60 }),
    title: Type.Object({ zh: Name, en: Name }, { additionalProperties: false }),
    payments: Type.Union([Delimited, Workbook]),
    results: Results,
  },
  { additionalProperties: false },
)
export type BankTemplate = Static<typeof BankTemplate>
export type TemplateColumn = Static<typeof Column>
export type TemplateLine = readonly Static<typeof LineCell>[]
export type DelimitedPayments = Static<typeof Delimited>
export type WorkbookPayments = Static<typeof Workbook>
export type TemplateResults = Static<typeof Results>
