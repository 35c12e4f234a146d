import type { Transaction } from '@fundtrace/database'

/** The document of a transfer, by the reference that the ledger gives the transfer. */
export type FundChangeCopy = Readonly<{ reference: string; documentNumber: string; funderId: string | null }>

export async function insertFundChangeCopy(
  trx: Transaction,
  fundId: string,
  copy: FundChangeCopy,
  sequence: number,
): Promise<void> {
  await trx('fund_change_copies').insert({
    fund_id: fundId,
    sequence,
    reference: copy.reference,
    document_number: copy.documentNumber,
    funder_id: copy.funderId,
  })
}
