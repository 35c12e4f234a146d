import { formatFen, toFen } from '@fundtrace/money'
import type { BankTemplate, TemplateColumn, TemplateLine } from '../template/template-schema.ts'
import { requireAccount, requireText } from './cell-text.ts'
import { messageId, type PaymentFileHeader, type PaymentLine } from './payment-order.ts'

type Payments = BankTemplate['payments']

/** Whether a file of this template names the account that pays. */
export const needsDebtor = ({ payments: { columns, head = [], tail = [] } }: BankTemplate): boolean =>
  [...columns, ...head.flat(), ...tail.flat()].some((cell) => 'field' in cell && cell.field?.startsWith('debtor_'))

/** The cells of a head or total line. */
export function lineCells(payments: Payments, header: PaymentFileHeader, line: TemplateLine): string[] {
  return line.map((cell) => {
    if ('value' in cell) return cell.value
    if (cell.field === 'count') return String(header.count)
    if (cell.field === 'total') return amountText(payments, toFen(header.total))
    if (cell.field === 'file_id') return messageId(header.fileId)
    return fileCell(payments, header, cell.field) ?? ''
  })
}

/** The cells of each payment; `place` counts from 1. */
export const paymentCells = (
  payments: Payments,
  header: PaymentFileHeader,
): ((line: PaymentLine, place: number) => string[]) => {
  const cells = payments.columns.map((column) => cellOf(payments, header, column))
  return (line, place) => cells.map((cell) => cell(line, place))
}

type Cell = (line: PaymentLine, place: number) => string

function cellOf(
  payments: Payments,
  header: PaymentFileHeader,
  { field, value, length_max = 200 }: TemplateColumn,
): Cell {
  if (field === undefined) return () => value ?? ''
  switch (field) {
    case 'place':
      return (_line, place) => String(place)
    case 'reference':
      return ({ reference }) => reference
    case 'payee_name':
      return ({ reference, payeeName }) => requireText(reference, field, payeeName, length_max)
    case 'payee_account':
      return ({ reference, payeeAccount }) => requireAccount(reference, payeeAccount, length_max)
    case 'payee_bank_code':
      return ({ payeeBankCode }) => payeeBankCode ?? ''
    case 'amount':
      return ({ amount }) => amountText(payments, amount)
    case 'purpose':
    case 'pay_on':
    case 'debtor_name':
    case 'debtor_account':
    case 'debtor_bank_code': {
      const text = requireText('the file', field, fileCell(payments, header, field), length_max)
      return () => text
    }
  }
}

type FileField = 'purpose' | 'pay_on' | 'debtor_name' | 'debtor_account' | 'debtor_bank_code' | 'debtor_bank_name'

function fileCell({ day = 'YYYY-MM-DD' }: Payments, header: PaymentFileHeader, field: FileField): string {
  const { debtor } = header
  switch (field) {
    case 'purpose':
      return header.purpose
    case 'pay_on':
      return day === 'YYYYMMDD' ? header.payOn.replaceAll('-', '') : header.payOn
    case 'debtor_name':
      return debtor?.name ?? ''
    case 'debtor_account':
      return debtor?.account ?? ''
    case 'debtor_bank_code':
      return debtor?.bankCode ?? ''
    case 'debtor_bank_name':
      return debtor?.bankName ?? ''
  }
}

function amountText({ amount: { unit, separators } }: Payments, fen: bigint): string {
  const text = unit === 'fen' ? String(fen) : formatFen(fen)
  return separators ? text.replace(/^\d+/, (digits) => digits.replaceAll(/\B(?=(?:\d{3})+$)/g, ',')) : text
}
