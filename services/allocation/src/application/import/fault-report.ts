import { PassThrough, Readable } from 'node:stream'
import { writeCsv } from '@fundtrace/csv'
import type { Database } from '@fundtrace/database'
import { writeWorkbook } from '@fundtrace/spreadsheet'
import { cursorOf, listFaults } from '../../adapters/postgres/import-faults.ts'
import { IMPORT_COLUMNS } from '../../domain/import/columns.ts'
import type { Fault } from '../../domain/import/fault.ts'
import { describeFault, isWarning } from '../../domain/import/fault-words.ts'

const COLUMNS = {
  row: '行 row',
  column: '列 column',
  value: '值 value',
  reason: '问题 reason',
  right: '应为 what would be right',
  other_row: '另见行 other row',
  severity: '级别 severity',
  code: '代码 code',
} as const
type Line = Readonly<Record<keyof typeof COLUMNS, string>>

/** As a stream: every row of a bad file may have a fault. */
export const faultsAsCsv = (db: Database, importId: string): Readable => Readable.from(csvBytes(db, importId))

async function* csvBytes(db: Database, importId: string): AsyncGenerator<Buffer> {
  const header = writeCsv(COLUMNS, [], { encoding: 'utf-8' })
  yield header
  for await (const lines of faultPages(db, importId))
    yield writeCsv(COLUMNS, lines, { encoding: 'utf-8' }).subarray(header.length)
}

export function faultsAsWorkbook(db: Database, importId: string): Readable {
  const output = new PassThrough()
  const rows = async function* () {
    for await (const lines of faultPages(db, importId)) yield* lines.map((line) => NAMES.map((name) => line[name]))
  }
  const sheet = {
    name: '问题 faults',
    columns: NAMES.map((name) => ({ header: COLUMNS[name], kind: KINDS[name], width: WIDTHS[name] })),
    rows: rows(),
  }
  writeWorkbook([sheet], output).catch((error: Error) => output.destroy(error))
  return output
}

const NAMES = Object.keys(COLUMNS) as (keyof typeof COLUMNS)[]
const KINDS = {
  row: 'count',
  column: 'text',
  value: 'text',
  reason: 'text',
  right: 'text',
  other_row: 'count',
  severity: 'text',
  code: 'text',
} as const
const WIDTHS = { row: 10, column: 20, value: 26, reason: 50, right: 50, other_row: 12, severity: 16, code: 34 }

const PAGE_FAULTS = 1_000

async function* faultPages(db: Database, importId: string): AsyncGenerator<Line[]> {
  let after = ''
  for (;;) {
    const faults = await listFaults(db, importId, { after, limit: PAGE_FAULTS })
    if (faults.length > 0) yield faults.map(toLine)
    const last = faults.at(-1)
    if (last === undefined || faults.length < PAGE_FAULTS) return
    after = cursorOf(last)
  }
}

function toLine(fault: Fault): Line {
  const { reason, right } = describeFault(fault)
  return {
    row: fault.row === 0 ? '' : String(fault.row),
    column: fault.column === null ? '' : IMPORT_COLUMNS[fault.column][0],
    value: fault.value ?? '',
    reason: `${reason.zh} / ${reason.en}`,
    right: `${right.zh} / ${right.en}`,
    other_row: fault.otherRow === null ? '' : String(fault.otherRow),
    severity: isWarning(fault.code) ? '提示 warning' : '错误 fault',
    code: fault.code,
  }
}
