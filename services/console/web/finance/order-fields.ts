import type { OrderField } from './read-order.ts'

/** What every entry of an officer names beside its amounts. */
export const DOCUMENT: OrderField = {
  name: 'document_number',
  label: { zh: '依据文号', en: 'Document number' },
  kind: 'text',
  placeholder: '清财农〔2016〕12号',
}
export const REASON: OrderField = { name: 'reason', label: { zh: '事由', en: 'Reason' }, kind: 'text' }
export const AMOUNT: OrderField = { name: 'amount', label: { zh: '金额', en: 'Amount' }, kind: 'amount' }
export const ON: OrderField = { name: 'on', label: { zh: '日期', en: 'Day' }, kind: 'day' }
