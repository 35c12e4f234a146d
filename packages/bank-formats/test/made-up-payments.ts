import { fromFen } from '@fundtrace/money'
import type { PaymentFileHeader, PaymentLine, PaymentParcel } from '../src/bank-formats.ts'

export const FILE_ID = '5b0f7b3e-3c1e-4d7a-9d3c-6f7d1b1f0a11'
export const parcelId = (number: number): string => `7c9e6679-7425-40de-944b-${String(number).padStart(12, '0')}`

/** Payments of made-up people: `lines[i]` overrides what the i-th of the file is. */
export function lineOf(place: number, changes: Partial<PaymentLine> = {}): PaymentLine {
  return {
    reference: `FT${String(place).padStart(12, '0')}`,
    payeeName: `欧阳𠮷${place}`,
    payeeAccount: `0062229988${String(place).padStart(9, '0')}`,
    payeeBankCode: place % 2 === 0 ? '402602000018' : null,
    amount: BigInt(place * 100 + 1),
    ...changes,
  }
}

/** Each list is a parcel; pages of two. */
export async function* parcelsOf(parcels: readonly (readonly PaymentLine[])[]): AsyncGenerator<PaymentParcel> {
  for (const [index, lines] of parcels.entries())
    yield { id: parcelId(index + 1), count: lines.length, total: totalOf(lines), pages: pagesOf(lines) }
}

async function* pagesOf(lines: readonly PaymentLine[]): AsyncGenerator<readonly PaymentLine[]> {
  for (let first = 0; first < lines.length; first += 2) yield lines.slice(first, first + 2)
}

export const totalOf = (lines: readonly PaymentLine[]) => fromFen(lines.reduce((sum, { amount }) => sum + amount, 0n))

export const headerOf = (
  parcels: readonly (readonly PaymentLine[])[],
  changes: Partial<PaymentFileHeader> = {},
): PaymentFileHeader => ({
  fileId: FILE_ID,
  createdAt: '2016-09-12T09:30:00+08:00',
  payOn: '2016-09-12',
  purpose: '扶贫到户补助2016',
  debtor: {
    name: '清城区财政局<专户>&"\'',
    account: '44050176020100000123',
    bankCode: '105601000018',
    bankName: '建设银行清远分行',
  },
  count: parcels.flat().length,
  total: totalOf(parcels.flat()),
  ...changes,
})

export async function bytesOf(chunks: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = []
  for await (const chunk of chunks) parts.push(chunk)
  return Buffer.concat(parts)
}
