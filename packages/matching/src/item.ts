import { createHash } from 'node:crypto'

/** One row of one side. */
export type Item = Readonly<{
  /** Line of the file, or ordinal of the extract; unique on its side. Says where a row stands, never what it is. */
  row: number
  /** The source's own name of the row; `L<row>` where it has none. */
  id: string
  /** Fen, signed as the job says; within ±4,000,000,000,000,000,000 (differences must fit 64 bits). */
  amount: bigint
  /** YYYY-MM-DD, Asia/Shanghai. */
  on: string | null
  /** ISO instant with offset or Z, to the microsecond; what a cut-off is held against. */
  at: string | null
  /** Named texts as they were: reference, account, name, status, fund, document, text... Absent is the same as ''. */
  fields: Readonly<Record<string, string>>
}>

/** Left is the book (the ledger, the plan, the list of awards), right what it is held against (the bank, the register). */
export type Side = 'left' | 'right'
export const SIDES = ['left', 'right'] as const

/** A row of a file that is no item: which record (the header is 1), which column, what stands there. */
export type ItemFault = Readonly<{ row: number; column: string; value: string; problem: 'amount' | 'day' | 'instant' }>

/**
 * As texts are compared: NFKC, without characters that nobody sees (of no width, or that only turn the direction of writing), trimmed, inner
 * white space folded to one space. Shown they stay as they were.
 */
export const comparable = (text: string): string =>
  text.normalize('NFKC').replaceAll(UNSEEN, '').trim().replaceAll(/\s+/gu, ' ')

const UNSEEN = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]/gu

/**
 * SHA-256 (hex) of what a row says, whatever its place: the same in every order of the rows and from run to run. A case
 * is known by it.
 */
export const contentOf = (item: Item): string => createHash('sha256').update(contentText(item)).digest('hex')

/** The text under `contentOf`, and the order in which rows are taken where dates do not decide. */
export function contentText({ row, id, amount, on, at, fields }: Item): string {
  const named = Object.entries(fields)
    .filter(([, value]) => value !== '')
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
  return JSON.stringify([on ?? '', amount.toString(), at ?? '', id === `L${row}` ? '' : id, named])
}
