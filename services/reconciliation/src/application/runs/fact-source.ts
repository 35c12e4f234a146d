import type { Transaction } from '@fundtrace/database'
import type { Item } from '@fundtrace/matching'

/** What facts are read from, all of it as it stood at one moment. */
export type FactSource = Readonly<{
  /** Read-only, REPEATABLE READ. */
  trx: Transaction
  /** The newest register of another office that was uploaded under this name in the job's area; null where none was. */
  readRegister: (name: string) => Promise<RegisterRows | null>
  /** A keyed hash by which rows of several lists are the same person's: facts never hold an identity or card number in clear. */
  hash: (kind: 'identity' | 'card', value: string) => string
}>

/** The rows are in clear. */
export type RegisterRows = Readonly<{ datasetId: string; sha256: string; rows: AsyncIterable<Item> }>
