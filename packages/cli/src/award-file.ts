import { readCsv } from '@fundtrace/csv'
import { formatMoney, parseAmount } from '@fundtrace/money'
import { readInputFile } from './input-file.ts'

/** A row as `POST /v1/plans/:id/awards` takes it. */
export type NewAward = Readonly<{ beneficiary_id: string; line: string; amount: string }>

/** Awards one by one, in CSV with a header in Chinese or English; amounts as people write them. */
export async function readAwardFile(file: string): Promise<NewAward[]> {
  const rows = readCsv(await readInputFile(file), COLUMNS)
  return rows.map(({ cells }) => ({ ...cells, amount: formatMoney(parseAmount(cells.amount)) }))
}

const COLUMNS = {
  beneficiary_id: ['beneficiary_id', '受益对象'],
  line: ['line', '款项'],
  amount: ['amount', '金额'],
} as const
