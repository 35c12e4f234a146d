import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import { readCsv } from '@fundtrace/csv'
import { readSheet } from '@fundtrace/spreadsheet'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Allocation, countRows, openAllocation, type Who } from '../../../test/allocation-fixture.ts'
import { listVillages } from '../../../test/import-fixture.ts'
import { plantedRegister } from '../../../test/planted-register.ts'
import { FILE_SHAPES } from '../../../test/register-file.ts'

const FINANCE: Who = { role: 'finance', area: '441802' }
const STRANGER: Who = { role: 'finance', area: '441803' }
const ALL_FROM = '/v1/register/imports?valid_from=2016-06-30'

let allocation: Allocation
beforeAll(async () => {
  allocation = await openAllocation()
  await listVillages(allocation.db)
})
afterAll(() => allocation.close())

type Import = Readonly<{ id: string; state: string; progress: object; faults: number | null }>
type Fault = Readonly<{ row: number; code: string; cursor: string; value: string | null; reason: { zh: string } }>

async function importAndWait(file: Buffer, query = '', key: string = randomUUID()) {
  const sent = await allocation.post<Import>(FINANCE, `${ALL_FROM}${query}`, file, key)
  expect(sent.status).toBe(201)
  return { ...sent, done: await ended(sent.body.id) }
}

async function ended(id: string): Promise<Import> {
  for (;;) {
    const { body } = await allocation.get<Import>(FINANCE, `/v1/register/imports/${id}`)
    if (!['reading', 'comparing', 'judging', 'applying'].includes(body.state)) return body
    await new Promise((resolve) => setImmediate(resolve))
  }
}

const good = () => FILE_SHAPES['CSV in UTF-8'](plantedRegister({ households: 12, prefix: 'good' }))

describe('POST /v1/register/imports', () => {
  it('takes a workbook in, and the same key again is the same import', async () => {
    const file = await FILE_SHAPES['XLSX as WPS writes it'](plantedRegister({ households: 30, from: 1_000 }))
    const key = randomUUID()
    const first = await importAndWait(file, '&synthetic=true', key)
    expect(first.done).toMatchObject({
      state: 'applied',
      households: 30,
      households_written: 30,
      faults: 0,
      progress: { done: 30, total: 30, unit: 'households' },
    })
    const listed = async (who: Who) =>
      (await allocation.get<{ imports: Import[] }>(who, '/v1/register/imports')).body.imports.map(({ id }) => id)
    expect(await listed(FINANCE)).toEqual([first.body.id])
    expect(await listed(STRANGER)).toEqual([])
    const before = await countRows(allocation.db)
    const again = await allocation.post<Import>(FINANCE, `${ALL_FROM}&synthetic=true`, file, key)
    expect([again.replayed, again.body.id]).toEqual([true, first.body.id])
    expect(await countRows(allocation.db)).toEqual(before)

    const other = await allocation.post(FINANCE, `${ALL_FROM}&synthetic=true`, good(), key)
    expect([other.status, other.body['code']]).toEqual([422, 'IDEMPOTENCY_KEY_REUSED'])
    expect(await countRows(allocation.db)).toEqual(before)
  })

  it('refuses before anything is stored: another type, a misspelt order, a day to come', async () => {
    const before = await countRows(allocation.db)
    for (const [url, file, status, code] of [
      [ALL_FROM, { households: [] }, 415, 'MEDIA_TYPE_UNSUPPORTED'],
      [`${ALL_FROM}&dryrun=true`, good(), 400, 'REQUEST_INVALID'],
      ['/v1/register/imports?valid_from=2999-01-01', good(), 422, 'ALLOCATION_IMPORT_DAY_IN_FUTURE'],
      [ALL_FROM, Buffer.alloc(0), 400, 'ALLOCATION_IMPORT_EMPTY'],
    ] as const) {
      const answer = await allocation.post(FINANCE, url, file)
      expect([answer.status, answer.body['code']]).toEqual([status, code])
    }
    const keyless = await allocation.post(FINANCE, ALL_FROM, good(), null)
    expect(keyless.body['code']).toBe('IDEMPOTENCY_KEY_MISSING')
    expect(await countRows(allocation.db)).toEqual(before)
  })
})

describe('the faults of an import', () => {
  const register = plantedRegister({ households: 63, faults: 21, from: 3_000, prefix: 'bad' })
  let id: string
  beforeAll(async () => {
    id = (await importAndWait(FILE_SHAPES['CSV in GB18030'](register), '&dry_run=true')).body.id
  })

  it('come page by page, every one, in both languages, without a number or name in clear', async () => {
    const found: Fault[] = []
    for (let after = ''; ; after = found.at(-1)?.cursor ?? '') {
      const { body, text } = await allocation.get<{ faults: Fault[] }>(
        FINANCE,
        `/v1/register/imports/${id}/faults?limit=4&after=${after}`,
      )
      for (const { cells } of register.rows()) for (const column of [4, 14]) expect(text).not.toContain(cells[column])
      found.push(...body.faults)
      if (body.faults.length === 0) break
    }
    expect(found.map(({ row, code }) => `${row} ${code}`)).toEqual([...register.planted])
    expect(found[0]).toMatchObject({ severity: 'fault', reason: { zh: '身份证号校验位不符(GB 11643)' } })
  })

  it('come as a CSV and as a workbook that a spreadsheet opens', async () => {
    const csv = await allocation.get(FINANCE, `/v1/register/imports/${id}/faults.csv`)
    const rows = readCsv(Buffer.from(csv.text), { row: ['行 row'], code: ['代码 code'] })
    expect(rows.map(({ cells }) => `${cells.row} ${cells.code}`)).toEqual([...register.planted])

    const workbook = await allocation.get(FINANCE, `/v1/register/imports/${id}/faults.xlsx`)
    const sheet = await readSheet(Readable.from([workbook.bytes]), { format: 'xlsx' })
    const lines: string[] = []
    for await (const { cells } of sheet.rows) lines.push(`${cells[0]} ${cells.at(-1)}`)
    expect(lines).toEqual([...register.planted])
  })

  it('are nobody else’s to read', async () => {
    for (const path of ['', '/faults', '/faults.csv', '/faults.xlsx']) {
      const answer = await allocation.get(STRANGER, `/v1/register/imports/${id}${path}`)
      expect([path, answer.status, answer.body['code']]).toEqual([path, 403, 'ACCESS_AREA_FORBIDDEN'])
    }
  })

  it('are nowhere in the log', () => {
    const log = allocation.logLines().join('\n')
    for (const { cells } of register.rows()) for (const column of [3, 4, 14]) expect(log).not.toContain(cells[column])
  })
})
