import {
  type BankRecord,
  CARRIERS,
  type EntryRecord,
  type FaultRecord,
  readCarriers,
  readStatement,
  type StatementFormat,
} from '@fundtrace/bank-formats'
import type { Item } from '@fundtrace/matching'
import { toFen } from '@fundtrace/money'
import type { ColumnMapping } from './column-mapping.ts'
import { headerKey } from './find-roles.ts'
import type { ListFile } from './list-file.ts'
import { type FaultCode, listFault } from './list-fault.ts'
import { columnsMissing } from './list-problems.ts'
import { statementPages } from './statement-pages.ts'
import { type Tally, tellFault } from './tally.ts'

/**
 * The bookings of a bank's statement as items, payment by payment: above zero what came in, below what went out. Its proofs go into the tally:
 * figures that are not those of its entries, pages and statements that are missing.
 */
export async function* statementItems(
  file: ListFile,
  format: StatementFormat,
  mapping: ColumnMapping,
  tally: Tally,
): AsyncGenerator<Item> {
  const fields = fieldReaders(mapping)
  const pages = statementPages(tally)
  const search = {
    carriers: mapping.carriers === undefined ? CARRIERS : readCarriers(mapping.carriers.join(',')),
    pattern: new RegExp(mapping.reference_pattern ?? ANY_REFERENCE, 'u'),
    parties: true,
  }
  let row = 0
  for await (const record of readStatement(file, format, search)) {
    if (record.kind === 'page') pages.take(record)
    else if (record.kind === 'entry') {
      row += 1
      yield entryItem(record, row, fields, mapping.sign === 'turned')
    } else tellRecord(record, tally)
  }
  pages.end()
}

/** Ours unless the mapping says how references look. */
const ANY_REFERENCE = 'FT\\d{12}'

function entryItem(entry: EntryRecord, row: number, fields: FieldReaders, isTurned: boolean): Item {
  const fen = toFen(entry.amount)
  const isBelow = (entry.direction === 'out') !== isTurned
  return {
    row,
    id: `${entry.statement}#${entry.place}${entry.detail === 0 ? '' : `.${entry.detail}`}`,
    amount: isBelow ? -fen : fen,
    on: entry.bookedOn,
    at: null,
    fields: Object.fromEntries(fields.map(([name, read]) => [name, read(entry)])),
  }
}

type FieldReaders = readonly (readonly [name: string, read: (entry: EntryRecord) => string])[]

/** What an entry says, by the headers that banks' tables give it: a mapping of a table serves a statement too. */
const PROPERTIES: Readonly<
  Record<string, Readonly<{ headers: readonly string[]; read: (entry: EntryRecord) => string }>>
> = {
  reference: { headers: ['付款编号', '参考号', '凭证号'], read: ({ reference }) => reference ?? '' },
  bank_reference: {
    headers: ['银行流水号', '流水号', '交易流水号'],
    read: ({ bankReference }) => bankReference ?? '',
  },
  parcel: { headers: ['批次号'], read: ({ parcel }) => parcel ?? '' },
  statement: { headers: ['对账单号'], read: ({ statement }) => statement },
  direction: { headers: ['收付标志', '借贷标志'], read: ({ direction }) => direction },
  status: { headers: ['状态'], read: ({ isReversal }) => (isReversal ? 'reversal' : 'booked') },
  name: { headers: ['户名', '对方户名', '收款人', '姓名', 'payee'], read: ({ party }) => party?.name ?? '' },
  account: { headers: ['账号', '对方账号', '收款账号', '卡号'], read: ({ party }) => party?.account ?? '' },
  text: { headers: ['摘要', '用途', '附言'], read: ({ party }) => party?.words ?? '' },
  reason: { headers: ['退票原因', '原因'], read: ({ reason }) => reason?.code ?? '' },
}

/** Without fields all that an entry says. @throws DomainError LIST_COLUMNS_MISSING for a header that no statement has */
function fieldReaders({ fields }: ColumnMapping): FieldReaders {
  const named = new Map(
    Object.entries(PROPERTIES).flatMap(([name, { headers, read }]) =>
      [name, ...headers].map((header) => [headerKey(header), read] as const),
    ),
  )
  if (fields === undefined) return Object.entries(PROPERTIES).map(([name, { read }]) => [name, read])
  const wanted = Object.entries(fields).map(([name, header]) => {
    const accepted = typeof header === 'string' ? [header] : header
    const read = [...accepted, name].map((one) => named.get(headerKey(one))).find((found) => found !== undefined)
    return { name, accepted, read }
  })
  const missing = wanted.filter(({ read }) => read === undefined)
  if (missing.length > 0)
    throw columnsMissing(
      missing.map(({ name, accepted }) => ({ column: name, accepted })),
      [],
    )
  return wanted.flatMap(({ name, read }) => (read === undefined ? [] : [[name, read] as const]))
}

function tellRecord(record: Exclude<BankRecord, EntryRecord>, tally: Tally): void {
  if (record.kind === 'fault')
    tellFault(tally, listFault(FAULTS[record.why], record.line, '/', { detail: record.detail }))
  if (record.kind === 'total' && record.stated !== record.found)
    tellFault(
      tally,
      listFault('figure_wrong', record.line, FIGURES[record.figure] ?? record.figure, {
        value: record.stated,
        expected: record.found,
      }),
    )
}

const FAULTS: Readonly<Record<FaultRecord['why'], FaultCode>> = {
  cut: 'cut',
  broken: 'broken',
  row_unreadable: 'row_unreadable',
  amount_unreadable: 'amount_unreadable',
  day_unreadable: 'day_unreadable',
  currency_wrong: 'currency_wrong',
  details_wrong: 'details_wrong',
  balance_missing: 'balance_missing',
}

const FIGURES: Readonly<Record<string, string>> = {
  'closing balance': '期末余额 closing balance',
  bookings: '笔数 bookings',
  credits: '收入合计 credits',
  debits: '支出合计 debits',
}
