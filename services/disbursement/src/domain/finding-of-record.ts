import type { BankRecord } from '@fundtrace/bank-formats'
import type { Finding, FindingKind } from './finding.ts'
import { excerpt } from './shown-reason.ts'

/** What the reader itself found: figures that do not fit, rows that cannot be read, the end in the middle. */
export function findingOfRecord(record: BankRecord): Finding[] {
  const about = { line: record.line, paymentId: null, batchId: null }
  if (record.kind === 'total' && record.stated !== record.found)
    return [
      {
        ...about,
        kind: 'control_figure_wrong',
        detail: `The file states ${record.figure} ${excerpt(record.stated)}, it holds ${record.found}`,
      },
    ]
  if (record.kind !== 'fault') return []
  const of = record.reference !== null && /^FT\d{12}$/.test(record.reference) ? ` (payment ${record.reference})` : ''
  return [{ ...about, kind: KINDS[record.why], detail: `${record.detail}${of}` }]
}

const KINDS: Readonly<Record<Extract<BankRecord, { kind: 'fault' }>['why'], FindingKind>> = {
  cut: 'file_cut',
  broken: 'file_broken',
  row_unreadable: 'row_unreadable',
  amount_unreadable: 'row_unreadable',
  day_unreadable: 'row_unreadable',
  currency_wrong: 'currency_wrong',
  details_wrong: 'booking_wrong',
  balance_missing: 'balance_missing',
}
