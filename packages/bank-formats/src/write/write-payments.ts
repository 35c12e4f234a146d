import { proveParcels } from './control-sum.ts'
import { writeDelimited } from './delimited.ts'
import { writePain001 } from './pain-001.ts'
import type { PaymentFileHeader, PaymentFormat, PaymentParcel } from './payment-order.ts'
import { needsDebtor } from './template-cells.ts'
import { writeTemplateWorkbook } from './workbook.ts'

/**
 * The file for the bank, in chunks as its payments come: memory holds one page of them. The same order gives the same bytes.
 *
 * @throws DomainError BANK_FILE_CONTROL_SUM_WRONG, BANK_FILE_TEXT_UNWRITABLE; what came before is not a whole file.
 */
export function writePayments(
  format: PaymentFormat,
  header: PaymentFileHeader,
  parcels: AsyncIterable<PaymentParcel>,
): AsyncIterable<Buffer> {
  const proven = proveParcels(header, parcels)
  if (format.kind === 'pain.001') return writePain001(format.version, header, proven)
  const { payments } = format.template
  return payments.kind === 'xlsx'
    ? writeTemplateWorkbook(payments, header, proven)
    : writeDelimited(payments, header, proven)
}

/** Whether `header.debtor` must be there. */
export const asksForDebtor = (format: PaymentFormat): boolean =>
  format.kind === 'pain.001' || needsDebtor(format.template)

/** Of the file's name, and what a browser is told. */
export function fileTypeOf(format: PaymentFormat): Readonly<{ extension: string; mediaType: string }> {
  if (format.kind === 'pain.001') return { extension: 'xml', mediaType: 'application/xml' }
  const { payments } = format.template
  if (payments.kind === 'xlsx')
    return { extension: 'xlsx', mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' }
  const charset = payments.encoding === 'gb18030' ? 'gb18030' : 'utf-8'
  return {
    extension: payments.extension,
    mediaType: `text/${payments.extension === 'csv' ? 'csv' : 'plain'}; charset=${charset}`,
  }
}
