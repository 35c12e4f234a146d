import { formatFen, type Money, toFen } from '@fundtrace/money'
import { controlSumWrong } from './bank-file-problems.ts'
import type { PaymentFileHeader, PaymentLine, PaymentParcel } from './payment-order.ts'

/**
 * The same parcels, counted and added up as they pass: one that is not what it declares, and a file that is not what its header declares, end in
 * BANK_FILE_CONTROL_SUM_WRONG in place of a whole file.
 */
export async function* proveParcels(
  header: PaymentFileHeader,
  parcels: AsyncIterable<PaymentParcel>,
): AsyncGenerator<PaymentParcel> {
  const file = newSum()
  for await (const parcel of parcels) {
    const sum = newSum()
    yield { ...parcel, pages: addUp(parcel.pages, sum) }
    requireSum(`parcel ${parcel.id}`, parcel, sum)
    file.count += sum.count
    file.fen += sum.fen
  }
  requireSum(`file ${header.fileId}`, header, file)
}

type Sum = { count: number; fen: bigint }
const newSum = (): Sum => ({ count: 0, fen: 0n })

async function* addUp(pages: AsyncIterable<readonly PaymentLine[]>, sum: Sum): AsyncGenerator<readonly PaymentLine[]> {
  for await (const page of pages) {
    sum.count += page.length
    for (const line of page) sum.fen += line.amount
    yield page
  }
}

function requireSum(part: string, { count, total }: { count: number; total: Money }, sum: Sum): void {
  if (sum.count === count && sum.fen === toFen(total)) return
  throw controlSumWrong(
    part,
    { count, total: formatFen(toFen(total)) },
    { count: sum.count, total: formatFen(sum.fen) },
  )
}
