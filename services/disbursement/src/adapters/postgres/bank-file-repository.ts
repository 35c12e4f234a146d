import type { Database, Transaction } from '@fundtrace/database'

export type BankFile = Readonly<{ batchId: string; sha256: string; sealed: Buffer }>

export async function insertBankFile(trx: Transaction, file: BankFile, releasedBy: string): Promise<void> {
  await trx('bank_files').insert({
    batch_id: file.batchId,
    sha256: file.sha256,
    content: file.sealed,
    released_by: releasedBy,
  })
}

export async function readBankFile(db: Database, batchId: string): Promise<BankFile | undefined> {
  const row: { sha256: string; content: Buffer } | undefined = await db('bank_files')
    .where({ batch_id: batchId })
    .first('sha256', 'content')
  return row === undefined ? undefined : { batchId, sha256: row.sha256, sealed: row.content }
}

export type TakenResults = Readonly<{ paid: number; returned: number }>

export async function findResultFile(
  trx: Transaction,
  batchId: string,
  sha256: string,
): Promise<TakenResults | undefined> {
  return trx('result_files').where({ batch_id: batchId, sha256 }).first('paid', 'returned')
}

export async function insertResultFile(
  trx: Transaction,
  file: BankFile,
  taken: TakenResults,
  takenBy: string,
): Promise<void> {
  await trx('result_files').insert({
    batch_id: file.batchId,
    sha256: file.sha256,
    content: file.sealed,
    paid: taken.paid,
    returned: taken.returned,
    taken_by: takenBy,
  })
}
