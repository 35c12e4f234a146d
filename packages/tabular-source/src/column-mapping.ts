import Type, { type Static } from 'typebox'
import { Compile } from 'typebox/compile'
import { mappingWrong } from './list-problems.ts'

const HeaderName = Type.String({ minLength: 1, maxLength: 100 })
/** A column by its header, or by any of several: full-width and half-width, capital and small letters and spaces are the same. */
const Header = Type.Union([HeaderName, Type.Array(HeaderName, { minItems: 1, maxItems: 20 })])
const Unit = Type.Enum(['yuan', 'fen', 'wan'])
const strict = { additionalProperties: false }

const AmountColumn = Type.Object(
  {
    header: Header,
    unit: Type.Optional(Unit),
    /** A second column says which way the money went: rows with one of these words in it (借, D, 支出) are below zero. */
    negative_where: Type.Optional(
      Type.Object(
        {
          header: Header,
          words: Type.Array(HeaderName, { minItems: 1, maxItems: 20 }),
          /** Those of rows above zero; any other word is a fault. */
          other_words: Type.Array(HeaderName, { minItems: 1, maxItems: 20 }),
        },
        strict,
      ),
    ),
  },
  strict,
)
/** Two columns, of which a row fills one: what comes in is above zero, what goes out below. */
const AmountPair = Type.Object({ in: Header, out: Header, unit: Type.Optional(Unit) }, strict)

export const SEPARATORS = [',', ';', '\t', '|', '^'] as const
const DAY_FORMATS = [
  'YYYY-MM-DD',
  'YYYY/MM/DD',
  'YYYY.MM.DD',
  'YYYYMMDD',
  'YYYY年MM月DD日',
  'DD/MM/YYYY',
  'MM/DD/YYYY',
  'YYMMDD',
  'excel_number',
] as const
export type DayFormat = (typeof DAY_FORMATS)[number]

/** Where a list keeps what: headers in place of positions, so that another list is another mapping and no other program. */
export const ColumnMapping = Type.Object(
  {
    /** Unless told it is found out: XML and MT940 by how they begin, a workbook by its bytes, anything else is CSV in UTF-8 or GB18030. */
    format: Type.Optional(Type.Enum(['detect', 'csv', 'xlsx', 'camt.053', 'camt.054', 'mt940'])),
    /** Of a workbook; unless told the first visible one. */
    sheet: Type.Optional(HeaderName),
    separator: Type.Optional(Type.Enum([...SEPARATORS])),
    /** As the spreadsheet numbers it; unless told, the first of the 50 topmost rows that names every column. */
    header_row: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000 })),
    /** The list's own name of a row; unless told, L and the row's number. */
    id: Type.Optional(Header),
    /** A register, which is looked up and not added up, may be without: its rows are of 0.00. */
    amount: Type.Optional(Type.Union([Header, AmountColumn, AmountPair])),
    /** `turned`: what the list has above zero is below, as where one side writes payments as credits and the other as debits. */
    sign: Type.Optional(Type.Enum(['as_written', 'turned'])),
    date: Type.Optional(
      Type.Union([
        Header,
        Type.Object(
          {
            header: Header,
            /** Unless told all of which no day can be read in two ways: those that begin with a year of four digits. */
            formats: Type.Optional(Type.Array(Type.Enum(DAY_FORMATS), { minItems: 1, maxItems: 8 })),
            /** A row without a day is a fault. Unless told it is taken, and no rule that asks for a day takes it. */
            required: Type.Optional(Type.Boolean()),
          },
          strict,
        ),
      ]),
    ),
    /** HH:MM:SS, HH:MM or HHMMSS in Shanghai. Not needed where the day has its time behind it. */
    time: Type.Optional(Header),
    /** Texts by the names that the rules use. A header may serve several. */
    fields: Type.Optional(
      Type.Record(Type.String({ pattern: '^[a-z][a-z0-9_]{0,39}$' }), Header, { maxProperties: 40 }),
    ),
    /** The account's balance after each row: proven row by row, in either order of time. */
    balance: Type.Optional(Header),
    /** The number of the page that a row stands on: 2, 2/5, 第2页. None may be missing. */
    page: Type.Optional(Header),
    /** Of statements of banks: where a reference of ours is looked for, and how it looks. */
    carriers: Type.Optional(Type.Array(HeaderName, { minItems: 1, maxItems: 10 })),
    reference_pattern: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
  },
  strict,
)
export type ColumnMapping = Static<typeof ColumnMapping>
export type TableFormat = 'csv' | 'xlsx'
export type HeaderNames = Static<typeof Header>
export type AmountUnit = Static<typeof Unit>

const mapping = Compile(ColumnMapping)

/** @throws DomainError LIST_MAPPING_WRONG with the path to each mistake */
export function parseColumnMapping(value: unknown): ColumnMapping {
  if (mapping.Check(value)) return value
  throw mappingWrong([...mapping.Errors(value)].map(({ instancePath, message }) => ({ path: instancePath, message })))
}
