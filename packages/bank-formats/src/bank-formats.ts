/** The files of banks, out and in: streams of bytes on one side, payments and results on the other. No database. */
export { isKnownReasonCode, REASON_CODES } from './reasons/reason-codes.ts'
export { type Reason, reasonOf } from './reasons/reason-of.ts'
export { readTemplate, readTemplates, TEMPLATES_FOLDER } from './template/read-template.ts'
export type { BankTemplate, TemplateResults } from './template/template-schema.ts'
export type { Debtor, PaymentFileHeader, PaymentFormat, PaymentLine, PaymentParcel } from './write/payment-order.ts'
export { messageId, PAIN_VERSIONS, type PainVersion } from './write/payment-order.ts'
export { asksForDebtor, fileTypeOf, writePayments } from './write/write-payments.ts'
export type {
  BankReason,
  BankRecord,
  EntryRecord,
  FaultRecord,
  Outcome,
  PageRecord,
  Party,
  ResultRecord,
  TotalRecord,
} from './read/bank-record.ts'
export { bytesOf, type FileSource } from './read/file-source.ts'
export {
  detectInFormat,
  type InFormat,
  readBankFile,
  readStatement,
  type StatementFormat,
} from './read/read-bank-file.ts'
export { type Carrier, CARRIERS, readCarriers, type ReferenceSearch } from './read/reference-carrier.ts'
