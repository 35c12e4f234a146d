import { answer, api } from '../api/client.ts'

export type Payee = Readonly<{ name: string; account: string }>
export type Named<Row> = Row & Payee

const IDS_MAX = 100
const UNKNOWN: Payee = { name: '—', account: '—' }

/** Masked names and accounts of these beneficiaries; who may not read the register sees dashes. */
async function readPayees(ids: readonly string[]): Promise<ReadonlyMap<string, Payee>> {
  const pages: string[][] = []
  for (let first = 0; first < ids.length; first += IDS_MAX) pages.push(ids.slice(first, first + IDS_MAX))
  const found = await Promise.all(
    pages.map(async (page) => {
      const query = { ids: page.join(','), limit: IDS_MAX }
      const asked = answer(api.allocation.GET('/v1/beneficiaries', { params: { query } }))
      return (await asked.catch(() => ({ beneficiaries: [] }))).beneficiaries
    }),
  )
  return new Map(found.flat().map(({ id, name, bank_account }) => [id, { name, account: bank_account }]))
}

export async function withPayees<Row extends Readonly<{ beneficiary_id: string }>>(
  rows: readonly Row[],
): Promise<Named<Row>[]> {
  const payees = await readPayees([...new Set(rows.map((row) => row.beneficiary_id))])
  return rows.map((row) => ({ ...row, ...(payees.get(row.beneficiary_id) ?? UNKNOWN) }))
}
