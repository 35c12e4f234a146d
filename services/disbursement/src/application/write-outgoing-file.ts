import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import {
  type PaymentFileHeader,
  type PaymentFormat,
  type PaymentLine,
  type PaymentParcel,
  writePayments,
} from '@fundtrace/bank-formats'
import type { Database, Transaction } from '@fundtrace/database'
import { addMoney, compareMoney, sumMoney, toFen, ZERO } from '@fundtrace/money'
import { type KeyRing, open, sealBytes } from '@fundtrace/personal-data'
import { type Batch, lockBatch, readBatch } from '../adapters/postgres/batch-repository.ts'
import { deletePieces, insertPiece, pieceContext } from '../adapters/postgres/file-piece-repository.ts'
import {
  type FileParcel,
  lockFile,
  moveFile,
  type OutgoingFile,
  readFile,
  readFileParcels,
} from '../adapters/postgres/outgoing-file-repository.ts'
import { movedBy } from '../adapters/postgres/moved-by.ts'
import { findBlocked } from '../adapters/postgres/parcel-lines.ts'
import { payingAccountContext, readPayingAccount } from '../adapters/postgres/paying-account-repository.ts'
import { type Payment, readPaymentsPage } from '../adapters/postgres/payment-repository.ts'
import { requireFileMove } from '../domain/outgoing-file.ts'
import { everyLineHeldBack, fileSumWrong, nothingToWrite } from '../domain/outgoing-file-errors.ts'
import { requireOpen } from './ask-outgoing-file.ts'
import { cutPieces, oneAhead } from './file-pieces.ts'
import type { PayeeFacts } from './look-at-payees.ts'
import type { Officer } from './officer.ts'
import type { LookUpPayees, Payee } from './payee.ts'
import type { OpenChecks } from './payment-checks.ts'
import { requireNoDoubt } from './require-no-doubt.ts'
import { takeOutOfParcels } from './take-out-of-parcels.ts'
import type { LookUpTerms } from './validate-batch.ts'
import type { Task, WorkInHand } from './work.ts'

const PAGE = 1_000

export type FileWriting = Readonly<{
  db: Database
  ring: KeyRing
  fileId: string
  format: PaymentFormat
  lookUpTerms: LookUpTerms
  openChecks: OpenChecks
  lookUpPayees: LookUpPayees
  officer: Officer
}>

/**
 * Twice through the lines, in pages: checked against the register as of the pay day, where what is blocked falls out; then looked up and written, in
 * pieces that are sealed one by one. The register is asked outside of every transaction and lock. At the end the file is proven against the rows.
 *
 * A writer that died left a file in the state `writing`: whoever asks again begins with the first page, and the pieces are written anew.
 */
export const outgoingFileWriting =
  (order: FileWriting): Task =>
  async (hand) => {
    const file = await readFile(order.db, order.fileId)
    const batch = await readBatch(order.db, file.batchId)
    await requireNoDoubt(order.db, batch.id, (await readFileParcels(order.db, file.id)).map(idOf))
    const checked = await checkLines(order, hand, batch, file)

    const parcels = await readFileParcels(order.db, file.id)
    if (parcels.length === 0) throw nothingToWrite(batch.id)
    const header = await headerOf(order, file, parcels)
    const written = await writePieces(order, hand, checked, header, parcels)
    await hand.finish(async (trx) => {
      const { locked } = await lockWritable(trx, file)
      for (const parcel of await readFileParcels(trx, file.id)) requireReady(file.id, parcel)
      const content = { count: header.count, total: header.total, ...written }
      requireWhole(file.id, content, await readFileParcels(trx, file.id))
      await requireNoDoubt(trx, batch.id, parcels.map(idOf))
      await moveFile(trx, locked, { to: 'written', content })
    })
  }

const idOf = ({ id }: FileParcel): string => id

/** How many lines were checked, also those that fell out. */
async function checkLines(
  order: FileWriting,
  { inPage }: WorkInHand,
  batch: Batch,
  file: OutgoingFile,
): Promise<number> {
  const { db, officer } = order
  const terms = batch.terms ?? (await order.lookUpTerms(batch.fundId))
  assert(file.payOn !== null, 'a file that is being written has a pay day')
  const checks = order.openChecks({ batch, terms, payOn: file.payOn, officer })
  async function* looked(): AsyncGenerator<Looked> {
    for (const parcel of await readFileParcels(db, file.id))
      for await (const page of pagesOf(db, batch.id, parcel.id)) yield { page, facts: await checks.look(page) }
  }
  let done = 0
  let isAnyLeft = false
  const keepPage = ({ page, facts }: Looked) =>
    inPage(async (trx) => {
      await lockWritable(trx, file)
      const why = 'checked as of the pay day, for the bank file'
      await movedBy(trx, officer, why)
      await checks.keep(trx, page, facts)
      const blocked = await findBlocked(
        trx,
        page.map(({ id }) => id),
      )
      if (blocked.length === page.length && !isAnyLeft) throw new NothingLeftError()
      await takeOutOfParcels(trx, batch, blocked, why, officer.correlationId)
      return (done += page.length)
    })
  // Pages of which nothing is left wait for one of which something is: where there is none, nothing was held back and nothing let go.
  const waiting: Looked[] = []
  for await (const seen of oneAhead(looked())) {
    try {
      await keepPage(seen)
    } catch (error) {
      if (!(error instanceof NothingLeftError)) throw error
      waiting.push(seen)
      continue
    }
    isAnyLeft = true
    for (const earlier of waiting.splice(0)) await keepPage(earlier)
  }
  if (waiting.length > 0) throw everyLineHeldBack(batch.id, file.payOn, shownOf(waiting))
  return done
}

type Looked = Readonly<{ page: readonly Payment[]; facts: PayeeFacts }>
/** Rolls its page back. */
class NothingLeftError extends Error {}
const SHOWN_MAX = 20

function shownOf(waiting: readonly Looked[]) {
  const payments = waiting.flatMap(({ page }) => page)
  const checks = waiting.flatMap(({ facts }) => [...facts.findings.values()].flat().map(({ check }) => check))
  return {
    count: payments.length,
    references: payments.slice(0, SHOWN_MAX).map(({ reference }) => reference),
    checks: [...new Set(checks)].toSorted(),
  }
}

async function headerOf(
  order: FileWriting,
  file: OutgoingFile,
  parcels: readonly FileParcel[],
): Promise<PaymentFileHeader> {
  assert(file.payOn !== null && file.purpose !== null, 'a file that is being written has a pay day and a purpose')
  const account = file.payingAccountId === null ? null : await readPayingAccount(order.db, file.payingAccountId)
  return {
    fileId: file.id,
    createdAt: file.askedAt,
    payOn: file.payOn,
    purpose: file.purpose,
    debtor: account && {
      name: account.holder,
      account: open(order.ring, account.sealed_account, payingAccountContext(account.fund_id, account.id)),
      bankCode: account.bank_code,
      bankName: account.bank_name,
    },
    count: parcels.reduce((sum, { count }) => sum + count, 0),
    total: parcels.reduce((sum, { total }) => addMoney(sum, total), ZERO),
  }
}

async function writePieces(
  order: FileWriting,
  { inPage }: WorkInHand,
  checked: number,
  header: PaymentFileHeader,
  parcels: readonly FileParcel[],
): Promise<{ sha256: string; sizeBytes: number; pieces: number }> {
  const { db, ring, fileId, format, lookUpPayees } = order
  const { batchId } = await readFile(db, fileId)
  await inPage(async (trx) => {
    await deletePieces(trx, fileId)
    return checked
  })
  let lines = 0
  async function* counted(pages: AsyncGenerator<readonly PaymentLine[]>) {
    for await (const page of pages) {
      lines += page.length
      yield page
    }
  }
  async function* parcelsOfFile(): AsyncGenerator<PaymentParcel> {
    for (const { id, count, total } of parcels)
      yield { id, count, total, pages: counted(oneAhead(linesOf(db, batchId, id, lookUpPayees))) }
  }

  const hash = createHash('sha256')
  let sizeBytes = 0
  let pieces = 0
  for await (const piece of cutPieces(writePayments(format, header, parcelsOfFile()))) {
    hash.update(piece)
    sizeBytes += piece.length
    pieces += 1
    const sealed = sealBytes(ring, piece, pieceContext(fileId, pieces))
    await inPage(async (trx) => {
      await insertPiece(trx, fileId, pieces, sealed)
      return Math.min(checked + lines, 2 * checked)
    })
  }
  return { sha256: hash.digest('hex'), sizeBytes, pieces }
}

async function* linesOf(
  db: Database,
  batchId: string,
  parcelId: string,
  lookUpPayees: LookUpPayees,
): AsyncGenerator<readonly PaymentLine[]> {
  for await (const page of pagesOf(db, batchId, parcelId)) {
    const payees = await lookUpPayees([...new Set(page.map(({ beneficiaryId }) => beneficiaryId))])
    const byBeneficiary = new Map(payees.map((payee) => [payee.beneficiary_id, payee]))
    yield page.map((payment) => lineOf(payment, byBeneficiary.get(payment.beneficiaryId)))
  }
}

function lineOf(payment: Payment, payee: Payee | undefined): PaymentLine {
  assert(payee !== undefined, 'the look-up answers for everybody it was asked for')
  return {
    reference: payment.reference,
    payeeName: payee.owner_name ?? payee.name,
    payeeAccount: payee.bank_account,
    payeeBankCode: payee.bank_code,
    amount: toFen(payment.amount),
  }
}

async function* pagesOf(db: Database, batchId: string, parcelId: string): AsyncGenerator<Payment[]> {
  let after = ''
  for (;;) {
    const page = await readPaymentsPage(db, batchId, { after, limit: PAGE, states: ['ready'], parcelId })
    const last = page.at(-1)
    if (last === undefined) return
    yield page
    after = last.reference
  }
}

async function lockWritable(trx: Transaction, file: OutgoingFile): Promise<{ batch: Batch; locked: OutgoingFile }> {
  const batch = await lockBatch(trx, file.batchId)
  requireOpen(batch, 'written')
  const locked = await lockFile(trx, file.id)
  requireFileMove(locked.id, locked.state, 'written')
  return { batch, locked }
}

/** What the parcel says of itself is what its rows say, and the ledger holds it. */
export function requireReady(fileId: string, parcel: FileParcel): void {
  if (parcel.state === 'held' && isSameSum(parcel, parcel.ready)) return
  throw fileSumWrong(fileId, `parcel ${parcel.id} (${parcel.state})`, parcel, parcel.ready)
}

/** The file is the sum of its parcels. */
export function requireWhole(
  fileId: string,
  declared: Pick<PaymentFileHeader, 'count' | 'total'>,
  parcels: readonly FileParcel[],
): void {
  const found = {
    count: parcels.reduce((sum, { ready }) => sum + ready.count, 0),
    total: sumMoney(parcels.map(({ ready }) => ready.total)),
  }
  if (!isSameSum(declared, found)) throw fileSumWrong(fileId, 'the whole', declared, found)
}

type Sum = Pick<PaymentFileHeader, 'count' | 'total'>
const isSameSum = (left: Sum, right: Sum): boolean =>
  left.count === right.count && compareMoney(left.total, right.total) === 0
