import { TextDecoder } from 'node:util'
import { encodePart } from '@fundtrace/csv'
import type { DelimitedPayments } from '../template/template-schema.ts'
import { textUnwritable } from './bank-file-problems.ts'
import type { PaymentFileHeader, PaymentParcel } from './payment-order.ts'
import { lineCells, paymentCells } from './template-cells.ts'

/**
 * Text with a separator. What a spreadsheet would run gets an apostrophe before it: no name of an account's holder and no bank's code begins with
 * = + - @, so nothing that a bank compares is changed. Digits stay plain unless the template asks for a tab, because a bank's program that
 * does not trim would look for another account; who opens such a file in a spreadsheet and saves it has spoilt it, which the hash shows.
 */
export async function* writeDelimited(
  payments: DelimitedPayments,
  header: PaymentFileHeader,
  parcels: AsyncIterable<PaymentParcel>,
): AsyncGenerator<Buffer> {
  const { head = [], tail = [], columns, header_row } = payments
  const record = recordWriter(payments)
  const about = 'the file'
  const lines = (cells: readonly string[][]): string => cells.map((line) => record(about, line)).join('')

  const first = head.map((line) => lineCells(payments, header, line))
  if (header_row) first.push(columns.map((column) => column.header))
  const mark = payments.encoding === 'utf-8-mark' ? '\uFEFF' : ''
  yield encode(mark + lines(first), payments.encoding)

  const cellsOf = paymentCells(payments, header)
  let place = 0
  for await (const parcel of parcels)
    for await (const page of parcel.pages) {
      const text = page.map((line) => record(line.reference, cellsOf(line, (place += 1)))).join('')
      yield encode(text, payments.encoding)
    }
  if (tail.length > 0) yield encode(lines(tail.map((line) => lineCells(payments, header, line))), payments.encoding)
}

function recordWriter({ separator, quote, line_end, long_digits }: DelimitedPayments) {
  const end = line_end === 'crlf' ? '\r\n' : '\n'
  return (reference: string, cells: readonly string[]): string => {
    const written = cells.map((cell) => {
      const guarded = guard(cell, long_digits === 'tab')
      if (!guarded.includes(separator) && !guarded.includes('"')) return guarded
      if (quote === 'never') throw textUnwritable(reference, 'a cell', `holds the separator ${separator} or a quote`)
      return `"${guarded.replaceAll('"', '""')}"`
    })
    return written.join(separator) + end
  }
}

const guard = (cell: string, withTab: boolean): string => {
  if (/^\s*[=+\-@＝＋－＠]/.test(cell)) return `'${cell}`
  return withTab && /^(?:\d{12,}|0\d+|\d+(?:\.\d+)?[eE]\d+)$/.test(cell) ? `\t${cell}` : cell
}

/** iconv-lite writes some characters to private codes; only what reads back as itself is a name that the bank can compare. */
function encode(text: string, encoding: DelimitedPayments['encoding']): Buffer {
  if (encoding !== 'gb18030') return Buffer.from(text)
  const bytes = encodePart(text, encoding)
  if (new TextDecoder('gb18030', { fatal: true }).decode(bytes) === text) return bytes
  throw textUnwritable('a page of payments', 'a name', 'holds a character that GB18030 does not give back')
}
