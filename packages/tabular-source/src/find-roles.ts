import { type AmountUnit, type ColumnMapping, type DayFormat, type HeaderNames, SEPARATORS } from './column-mapping.ts'
import { columnsMissing } from './list-problems.ts'

/** Where a table has what: places from 0. */
export type Roles = Readonly<{
  id: Place | null
  /** Null where the list has none. */
  amount: AmountPlace | null
  unit: AmountUnit
  isTurned: boolean
  day: (Place & Readonly<{ formats: readonly DayFormat[]; isRequired: boolean }>) | null
  time: Place | null
  balance: Place | null
  page: Place | null
  fields: readonly (readonly [name: string, place: Place])[]
}>
/** `header` as the mapping first names it, for what is said of its cells. */
export type Place = Readonly<{ index: number; header: string }>
export type AmountPlace =
  | Readonly<{ kind: 'column'; place: Place; direction: Direction | null }>
  | Readonly<{ kind: 'pair'; in: Place; out: Place }>
export type Direction = Readonly<{ place: Place; negative: ReadonlySet<string>; positive: ReadonlySet<string> }>

/** Those that no other format reads as another day. */
const CLEAR_FORMATS: readonly DayFormat[] = ['YYYY-MM-DD', 'YYYY/MM/DD', 'YYYY.MM.DD', 'YYYYMMDD', 'YYYY年MM月DD日']

/**
 * @param separator by which the header would have every column, where it is not the one that was taken
 * @throws DomainError LIST_COLUMNS_MISSING with every column that is missing or there more than once
 */
export function findRoles(header: readonly string[], mapping: ColumnMapping, separator: string | null = null): Roles {
  const search = headerSearch(header, separator)
  const optional = (role: string, names: HeaderNames | undefined) =>
    names === undefined ? null : search.find(role, names)
  const { amount, date } = mapping
  const dateSpec = date === undefined ? null : isNames(date) ? { header: date } : date
  const roles: Roles = {
    id: optional('id', mapping.id),
    amount: amount === undefined ? null : amountPlace(amount, search.find),
    unit: amount === undefined || isNames(amount) ? 'yuan' : (amount.unit ?? 'yuan'),
    isTurned: mapping.sign === 'turned',
    day:
      dateSpec === null
        ? null
        : {
            ...search.find('date', dateSpec.header),
            formats: ('formats' in dateSpec ? dateSpec.formats : undefined) ?? CLEAR_FORMATS,
            isRequired: 'required' in dateSpec && dateSpec.required === true,
          },
    time: optional('time', mapping.time),
    balance: optional('balance', mapping.balance),
    page: optional('page', mapping.page),
    fields: Object.entries(mapping.fields ?? {}).map(([name, names]) => [name, search.find(name, names)] as const),
  }
  search.complain()
  return roles
}

/** Whether a row names every column, and so is the header. */
export function namesEveryColumn(cells: readonly string[], mapping: ColumnMapping): boolean {
  const keys = new Set(cells.map(headerKey))
  return allNames(mapping).every((names) => namesOf(names).some((name) => keys.has(headerKey(name))))
}

/** The separator by which a row that was split by another names every column. */
export const separatorOfHeader = (cells: readonly string[], taken: string, mapping: ColumnMapping): string | null =>
  SEPARATORS.find(
    (separator) =>
      separator !== taken &&
      namesEveryColumn(
        cells
          .join(taken)
          .split(separator)
          .map((cell) => cell.replaceAll('"', '')),
        mapping,
      ),
  ) ?? null

function allNames({ id, amount, date, time, balance, page, fields }: ColumnMapping): HeaderNames[] {
  const amounts =
    amount === undefined || isNames(amount)
      ? [amount]
      : 'in' in amount
        ? [amount.in, amount.out]
        : [amount.header, amount.negative_where?.header]
  const day = date === undefined || isNames(date) ? date : date.header
  return [id, ...amounts, day, time, balance, page, ...Object.values(fields ?? {})].filter(
    (names) => names !== undefined,
  )
}

type Find = (role: string, names: HeaderNames) => Place

function amountPlace(amount: NonNullable<ColumnMapping['amount']>, find: Find): AmountPlace {
  if (isNames(amount)) return { kind: 'column', place: find('amount', amount), direction: null }
  if ('in' in amount) return { kind: 'pair', in: find('in', amount.in), out: find('out', amount.out) }
  const { header, negative_where: direction } = amount
  return {
    kind: 'column',
    place: find('amount', header),
    direction:
      direction === undefined
        ? null
        : {
            place: find('direction', direction.header),
            negative: new Set(direction.words.map(headerKey)),
            positive: new Set(direction.other_words.map(headerKey)),
          },
  }
}

function headerSearch(
  header: readonly string[],
  separator: string | null,
): Readonly<{ find: Find; complain: () => void }> {
  const keys = header.map(headerKey)
  const missing: { column: string; accepted: readonly string[] }[] = []
  const doubled: { column: string; headers: readonly string[] }[] = []
  return {
    find: (role, names) => {
      const accepted = namesOf(names)
      const wanted = new Set(accepted.map(headerKey))
      const found = keys.flatMap((key, index) => (wanted.has(key) ? [index] : []))
      if (found.length === 0) missing.push({ column: role, accepted })
      if (found.length > 1) doubled.push({ column: role, headers: found.map((index) => header[index] ?? '') })
      return { index: found[0] ?? 0, header: accepted[0] ?? role }
    },
    complain: () => {
      if (missing.length + doubled.length > 0) throw columnsMissing(missing, doubled, separator)
    },
  }
}

const isNames = (names: unknown): names is HeaderNames => typeof names === 'string' || Array.isArray(names)
const namesOf = (names: HeaderNames): readonly string[] => (typeof names === 'string' ? [names] : names)

/** People retype headers, and pad them with spaces: `金额（元）` and `金额(元)`, `姓 名` and `姓名` are the same. */
export const headerKey = (header: string): string => header.normalize('NFKC').replaceAll(/\s/gu, '').toLowerCase()
