import type { Money } from '@fundtrace/money'
import type { BankTemplate } from '../template/template-schema.ts'

export const PAIN_VERSIONS = ['03', '09', '12'] as const
/** Of pain.001.001, customer credit transfer initiation. */
export type PainVersion = (typeof PAIN_VERSIONS)[number]
export type PaymentFormat =
  | Readonly<{ kind: 'pain.001'; version: PainVersion }>
  | Readonly<{ kind: 'template'; template: BankTemplate }>

/** The account that pays; `bankCode` is the CNAPS 联行号, 12 digits. */
export type Debtor = Readonly<{ name: string; account: string; bankCode: string; bankName: string }>

/** What stands once in a file. */
export type PaymentFileHeader = Readonly<{
  /** The file's UUID. In a message it stands without hyphens: there is room for 35 characters. */
  fileId: string
  /** With its offset: '2016-09-12T09:30:00+08:00'. */
  createdAt: string
  /** YYYY-MM-DD, the day on which the bank is to pay. */
  payOn: string
  /** What the receiver reads in the passbook. */
  purpose: string
  /** Null only for a template that does not ask for it (`needsDebtor`). */
  debtor: Debtor | null
  /** Of all parcels. The writer proves both against what it wrote. */
  count: number
  total: Money
}>

/** Becomes one PmtInf of a pain.001. */
export type PaymentParcel = Readonly<{
  id: string
  count: number
  total: Money
  pages: AsyncIterable<readonly PaymentLine[]>
}>

export type PaymentLine = Readonly<{
  /** At most 35 characters: what the bank quotes in its answers. */
  reference: string
  payeeName: string
  payeeAccount: string
  payeeBankCode: string | null
  /** Fen. */
  amount: bigint
}>

/** What is sealed or shown as an id with hyphens, as a message has room for it. */
export const messageId = (uuid: string): string => uuid.replaceAll('-', '')
