import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { blindIndex } from '@fundtrace/personal-data'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { importFile, type ImportPlace, openImportPlace, told } from '../../../test/import-fixture.ts'
import { identityNumber, plantedRegister, PLANTED_KINDS } from '../../../test/planted-register.ts'
import { FILE_SHAPES } from '../../../test/register-file.ts'
import { CHOICES, type ChoiceColumn, choiceWords } from '../../domain/import/choices.ts'
import { IMPORT_COLUMNS } from '../../domain/import/columns.ts'
import { FAULT_WORDS } from '../../domain/import/fault-words.ts'
import { householdsToWrite } from '../../domain/import/would-take-in.ts'
import { IDENTITY_INDEX } from '../register/sealed-places.ts'
import { storeUpload } from './store-upload.ts'

let place: ImportPlace
beforeAll(async () => {
  place = await openImportPlace()
})
afterAll(() => place.close())

/** Other people in other households, so that one test knows nothing of another. */
const PART = { from: 20_000, prefix: 'part' }
const GOOD = { from: 60_000, prefix: 'good' }
const inUtf8 = FILE_SHAPES['CSV in UTF-8']
const TABLES = ['beneficiaries', 'bank_accounts', 'household_versions', 'persons', 'member_versions'] as const

async function countRegister(): Promise<Record<string, number>> {
  const counts = TABLES.map(async (table) => [table, Number((await place.db(table).count()).at(0)?.['count'])] as const)
  return Object.fromEntries(await Promise.all(counts))
}

/** Where the person is as the newest version has it. */
async function homeOf(identity: string): Promise<unknown> {
  const { rows } = await place.db.raw<{ rows: unknown[] }>(
    `SELECT household_id, ended FROM member_versions m JOIN persons p ON p.id = m.person_id
      WHERE p.identity_index = ? ORDER BY valid_from DESC, m.revision DESC LIMIT 1`,
    [blindIndex(place.ring, identity, IDENTITY_INDEX)],
  )
  return rows[0]
}

describe('a register with planted faults', () => {
  it.each([
    ['XLSX as WPS writes it', 1_000, 200],
    ['CSV in UTF-8', 130, 42],
    ['CSV in UTF-8 with a mark', 130, 42],
    ['CSV in GB18030', 130, 42],
    ['XLSX as Excel writes it', 130, 42],
  ] as const)('has all of them told and no other: %s, %i households, %i faults', async (shape, households, faults) => {
    const register = plantedRegister({ households, faults, scatteredOver: 20 })
    const before = await countRegister()
    const { record, faults: found } = await importFile(place, await FILE_SHAPES[shape](register), {
      control_households: register.households,
      control_people: register.people,
    })
    expect(told(found)).toEqual([...register.planted])
    expect(new Set(found.map(({ code }) => code)).size).toBe(PLANTED_KINDS)
    expect(record).toMatchObject({ state: 'refused', faults, warnings: 0, rows_read: register.people })
    expect(await countRegister()).toEqual(before)
  })

  it('is told to differ from its control totals', async () => {
    const { faults } = await importFile(place, inUtf8(plantedRegister({ households: 5 })), {
      dry_run: true,
      control_households: 6,
      control_people: 16,
    })
    expect(faults.map(({ row, code, value, expected }) => [row, code, value, expected])).toEqual([
      [0, 'CONTROL_HOUSEHOLDS_DIFFER', '5', '6'],
    ])
  })

  it('is taken in without the households that have one, each left out whole, where the good ones are wanted', async () => {
    const register = plantedRegister({ households: 42, faults: 21, ...PART })
    const { record } = await importFile(place, inUtf8(register), { take: 'good' })
    // The one before a person who is there twice is doubtful too.
    expect(record).toMatchObject({ state: 'applied', faults: 21, households_left_out: 22, households_written: 20 })
    const entered = await place.db('beneficiaries').where('id', 'like', 'part%').pluck('id')
    expect(entered).toHaveLength(20)
    expect(entered).not.toContain('part-000001')
  })
})

describe('a register without a fault', () => {
  const options = { households: 60, ...GOOD }
  const file = () => inUtf8(plantedRegister(options))

  it('is not in the register after a dry run', async () => {
    const before = await countRegister()
    const { record } = await importFile(place, file(), { dry_run: true })
    expect(record).toMatchObject({ state: 'checked', faults: 0, households: 60, households_written: 0 })
    expect(record).toMatchObject({ households_left_out: 0, households_unchanged: 0 })
    expect(householdsToWrite(record)).toBe(60)
    expect(await countRegister()).toEqual(before)
  })

  it('is taken in once: the same file changes nothing, nor do the same households in another file', async () => {
    const first = await importFile(place, file())
    expect(first.record).toMatchObject({ state: 'applied', households_written: 60, households_unchanged: 0 })
    const after = await countRegister()
    const again = await importFile(place, file())
    expect(again.record).toMatchObject({ state: 'repeated', repeats: first.record.id, households_written: 0 })
    const other = await importFile(place, FILE_SHAPES['CSV in GB18030'](plantedRegister(options)))
    expect(other.record).toMatchObject({ state: 'applied', households_written: 0, households_unchanged: 60 })
    expect(await countRegister()).toEqual(after)
  })

  it('later says who has moved, left, come and changed, and nothing else is written', async () => {
    const moved = identityNumber(60_000 + 1, 2)
    const left = identityNumber(60_000 + 3, 4)
    const later = plantedRegister({
      households: 60,
      ...GOOD,
      change: (household, index) => {
        const last = household.at(-1)
        // From household 1, which has three, into household 2, and from household 3 to nobody.
        if (index === 1 || index === 3) household.pop()
        if (index === 2 && last !== undefined) household.push({ ...last, 身份证号: moved, 姓名: '迁入人' })
        if (index === 4) for (const person of household) person.户类别 = '五保户'
        for (const person of household) person.户人口 = String(household.length)
      },
    })
    const before = await countRegister()
    const dry = await importFile(place, inUtf8(later), { valid_from: '2016-09-30', dry_run: true })
    expect([dry.record.households_written, householdsToWrite(dry.record)]).toEqual([0, 4])
    expect(dry.record).toMatchObject({ state: 'checked', households_unchanged: 56 })
    expect(await countRegister()).toEqual(before)
    const { record, faults } = await importFile(place, inUtf8(later), { valid_from: '2016-09-30' })
    expect(told(faults)).toEqual([])
    expect(record).toMatchObject({ state: 'applied', households_written: 4, households_unchanged: 56 })
    expect(await homeOf(moved)).toEqual({ household_id: 'good-000002', ended: null })
    expect(await homeOf(left)).toEqual({ household_id: null, ended: 'other' })
  })

  it('cannot take a person out of a household that it does not name, nor have a number that is taken', async () => {
    const thief = plantedRegister({
      households: 1,
      from: 80_000,
      prefix: 'thief',
      change: (household) => {
        const [, second] = household
        if (second !== undefined) second.身份证号 = identityNumber(60_000 + 9, 1)
      },
    })
    const { record, faults } = await importFile(place, inUtf8(thief))
    expect(record.state).toBe('refused')
    expect(faults.map(({ row, code, expected }) => [row, code, expected])).toEqual([
      [3, 'PERSON_IN_OTHER_HOUSEHOLD', 'good-000009'],
    ])

    await place.owner.raw(
      `INSERT INTO beneficiaries (id, kind, synthetic, recorded_by) VALUES ('village-000000', 'village', true, 'test')`,
    )
    const village = inUtf8(plantedRegister({ households: 1, from: 90_000, prefix: 'village' }))
    expect(told((await importFile(place, village)).faults)).toEqual(['2 HOUSEHOLD_NUMBER_TAKEN'])
  })

  it('of another county cannot touch a household of this one', async () => {
    const foreign = plantedRegister({
      households: 1,
      ...GOOD,
      change: (household) => {
        for (const person of household) person.村编码 = '441803101001'
      },
    })
    const { faults } = await importFile(place, inUtf8(foreign), { areas: ['441803'] })
    expect(told(faults)).toEqual(['2 HOUSEHOLD_NUMBER_TAKEN'])
  })

  it('holds back a household whose member comes from one that is left out, and says so', async () => {
    const tangled = plantedRegister({
      households: 60,
      ...GOOD,
      change: (household, index) => {
        const first = household[0]
        if (index === 20 && first !== undefined) {
          household.push({ ...first, 与户主关系: '其他', 身份证号: identityNumber(60_000 + 21, 2) })
        }
        if (index === 21) {
          household.pop()
          if (first !== undefined) first.人均年收入 = '无数'
        }
        for (const person of household) person.户人口 = String(household.length)
      },
    })
    const { record, faults } = await importFile(place, inUtf8(tangled), { take: 'good', valid_from: '2016-10-01' })
    expect(record).toMatchObject({ state: 'applied', households_left_out: 2 })
    expect(faults.map(({ code }) => code)).toEqual(['HOUSEHOLD_HELD_BACK', 'AMOUNT_MALFORMED'])
  })
})

describe('docs/register-import.md', () => {
  const read = (name: string) => readFile(new URL(`../../../../../docs/${name}`, import.meta.url))

  it('has an example that is taken in', async () => {
    const { record } = await importFile(place, await read('register-example.csv'), { take: 'good' })
    expect(record).toMatchObject({ state: 'applied', faults: 0, households: 3, households_left_out: 0 })
  })

  it('names every header, choice and kind of fault', async () => {
    const page = await read('register-import.md')
    const words = [
      ...Object.values(IMPORT_COLUMNS).flat(),
      ...Object.keys(FAULT_WORDS),
      ...(Object.keys(CHOICES) as ChoiceColumn[]).flatMap((column) => choiceWords(column).split('、')),
    ]
    expect(words.filter((word) => !page.includes(word))).toEqual([])
  })
})

describe('what an import leaves behind', () => {
  it('is no name, number or account in clear, and no file', async () => {
    const register = plantedRegister({ households: 21, faults: 21, from: 40_000, prefix: 'seen' })
    await importFile(place, inUtf8(register), { take: 'good' })
    const { rows: dumps } = await place.owner.raw<{ rows: { table_name: string; xml: string }[] }>(
      `SELECT relname AS table_name, query_to_xml('SELECT * FROM ' || relname, true, true, '')::text AS xml
         FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relname <> 'migrations'`,
    )
    expect(dumps.length).toBeGreaterThan(20)
    for (const { cells } of register.rows())
      for (const secret of [cells[3], cells[4], cells[14]]) {
        const where = dumps.filter(({ xml }) => secret !== undefined && secret.length > 2 && xml.includes(secret))
        expect(where.map(({ table_name }) => table_name)).toEqual([])
      }
    const left = await Promise.all(['import_chunks', 'import_rows'].map((table) => place.db(table).count()))
    expect(left).toEqual([[{ count: '0' }], [{ count: '0' }]])
  })

  it('is nothing where an upload is too large or breaks off', async () => {
    const endless = (async function* () {
      for (;;) yield Buffer.alloc(100_000)
    })()
    const tooLarge = storeUpload(place.db, place.ring, randomUUID(), endless, 1_000_000)
    await expect(tooLarge).rejects.toMatchObject({ code: 'ALLOCATION_IMPORT_TOO_LARGE' })
    const broken = (async function* () {
      yield Buffer.alloc(600_000)
      throw new Error('the line is dead')
    })()
    await expect(storeUpload(place.db, place.ring, randomUUID(), broken)).rejects.toThrow('the line is dead')
    expect(await place.db('import_chunks').count()).toEqual([{ count: '0' }])
  })

  it('is a reason where the file is none', async () => {
    for (const [file, code] of [
      [Buffer.from('户编号,姓名\r\nqc-1,张三\r\n'), 'SHEET_COLUMNS_MISMATCHED'],
      [Buffer.from('PK\u0003\u0004 not a workbook'), 'SHEET_FILE_DAMAGED'],
      [Buffer.from(`${plantedRegister({ households: 1 }).header.join(',')}\r\n`), 'ALLOCATION_IMPORT_EMPTY'],
    ] as const) {
      const { record } = await importFile(place, file)
      expect([record.state, record.problem?.code]).toEqual(['failed', code])
      expect(JSON.stringify(record.problem)).not.toContain('张三')
    }
  })
})
