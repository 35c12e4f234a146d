import { type BankRecord, type BankTemplate, type Carrier, readBankFile } from '@fundtrace/bank-formats'
import type { Database } from '@fundtrace/database'
import type { KeyRing } from '@fundtrace/personal-data'
import { DomainError, toProblemRecord } from '@fundtrace/problem'
import {
  endFile,
  holdIncomingFile,
  type IncomingFile,
  readIncomingFile,
} from '../adapters/postgres/incoming-file-repository.ts'
import { nothingInFile, templateUnknown } from '../domain/bank-file-errors.ts'
import type { SaidBefore } from '../domain/judge-page.ts'
import { storedIncomingFile } from './incoming-file-store.ts'
import { type Page, TakenElsewhereError, takePage } from './take-page.ts'
import { takeWhole } from './take-whole.ts'
import { todayInShanghai } from './today-in-shanghai.ts'

export type TakingParts = Readonly<{
  db: Database
  ring: KeyRing
  templates: ReadonlyMap<string, BankTemplate>
  /** Where the banks put our reference, in the order in which it is looked for. */
  carriers: readonly Carrier[]
  pageSize: number
  /** Asked between pages. */
  isClosing: () => boolean
}>

/**
 * Takes what the bank says page by page, each in a transaction that proves that nobody took it before. So a kill loses no page and repeats none: whoever
 * goes on reads the file anew and passes over what is done. What is no such file at all is refused, once nothing of it was taken.
 */
export async function takeBankFile(parts: TakingParts, fileId: string): Promise<void> {
  const { db } = parts
  const file = await readIncomingFile(db, fileId)
  if (file.state !== 'taking') return
  try {
    await takePages(parts, file)
  } catch (error) {
    if (error instanceof TakenElsewhereError) return
    if (!(error instanceof DomainError) || error.kind === 'unavailable' || file.done > 0) throw error
    await db.transaction(async (trx) => {
      if (await holdIncomingFile(trx, fileId, 0)) await endFile(trx, fileId, toProblemRecord(error))
    })
  }
}

async function takePages(parts: TakingParts, file: IncomingFile): Promise<void> {
  const { db, isClosing } = parts
  const said: SaidBefore = new Map()
  const today = todayInShanghai()
  let done = 0
  for await (const records of pagesOf(recordsOf(parts, file), parts.pageSize)) {
    const passedOver = Math.min(records.of.length, Math.max(0, file.done - done))
    remember(said, records.of.slice(0, passedOver))
    const page: Page = { done: done + passedOver, records: records.of.slice(passedOver), isLast: records.isLast }
    done += records.of.length
    if (isClosing()) return
    const [first] = page.records
    if (first === undefined) continue
    await db.transaction((trx) =>
      first.kind === 'result' && first.of !== 'payment'
        ? takeWhole(trx, file, page, first, said, today)
        : takePage(trx, file, page, said, today),
    )
  }
  if (done === 0) throw nothingInFile()
}

function recordsOf({ db, ring, templates, carriers }: TakingParts, file: IncomingFile): AsyncGenerator<BankRecord> {
  const template = file.template === null ? null : templates.get(file.template)
  if (template === undefined) throw templateUnknown(file.template ?? '', [...templates.keys()])
  const source = storedIncomingFile(db, ring, file.id, file.bytes)
  return readBankFile(source, file.format, { template, search: { carriers, pattern: /FT\d{12}/ } })
}

/** So many records each, and the same ones whenever they are read; what is said of a whole is a page of its own. */
async function* pagesOf(
  records: AsyncIterable<BankRecord>,
  size: number,
): AsyncGenerator<Readonly<{ of: readonly BankRecord[]; isLast: boolean }>> {
  let page: BankRecord[] = []
  for await (const record of records) {
    const isWhole = record.kind === 'result' && record.of !== 'payment'
    const [first] = page
    if (page.length > 0 && (page.length === size || isWhole || (first?.kind === 'result' && first.of !== 'payment'))) {
      yield { of: page, isLast: false }
      page = []
    }
    page.push(record)
  }
  if (page.length > 0) yield { of: page, isLast: true }
}

function remember(said: SaidBefore, records: readonly BankRecord[]): void {
  for (const record of records)
    if (record.kind === 'result' && record.of === 'payment' && !said.has(record.reference))
      said.set(record.reference, record.outcome)
}
