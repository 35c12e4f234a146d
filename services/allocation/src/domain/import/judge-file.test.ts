import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cardNumber, identityNumber, plantedRegister, VILLAGES } from '../../../test/planted-register.ts'
import { IMPORT_COLUMN_NAMES, IMPORT_COLUMNS, type ImportCells, type ImportColumn } from './columns.ts'
import { describeFault, FAULT_WORDS, type FaultCode } from './fault-words.ts'
import { judgeControlTotals } from './judge-control-totals.ts'
import { judgeHousehold } from './judge-household.ts'
import { gatherPlaces, type ListedArea } from './places.ts'
import { readRow, shiftedRow } from './read-row.ts'

const TODAY = '2016-11-21'
const listed = (code: string, name: string, codeInForce: string | null = code): ListedArea => ({
  code,
  name,
  codeInForce,
})
const places = gatherPlaces(
  [
    listed('441802103', '源潭镇'),
    listed('441802103201', '积余村'),
    listed('441802103202', '踵头村'),
    listed('441802104', '飞来峡镇'),
    listed('441802104201', '积余村'),
    listed('441802104202', '旧岭村'),
    listed('441802104203', '竹园村', '441802104202'),
    listed('441802104204', '银地村', null),
  ],
  ['441802'],
)
const context = { places, today: TODAY }

const GOOD: Readonly<Partial<Record<ImportColumn, string>>> = {
  household_number: 'QC-0001',
  area_code: '441802103201',
  name: '欧阳国华',
  identity_number: identityNumber(1, 0),
  relation: '户主',
  ability: '有劳动能力',
  stage: '不在读',
  health_cover: '城乡居民医保',
  class: '一般贫困户',
  income_per_person: '3,500.5',
  willing_to_work: '是',
  registered_since: '2015年12月1日',
  people: '1',
  bank_account: `${cardNumber(1).slice(0, 4)} ${cardNumber(1).slice(4)}`,
}
const cellsOf = (texts: Partial<Record<ImportColumn, string>>): ImportCells =>
  Object.fromEntries(Object.entries(texts).map(([column, text]) => [column, { text }]))
const read = (change: Partial<Record<ImportColumn, string>> = {}) =>
  readRow(7, cellsOf({ ...GOOD, ...change }), context)
const codesOf = (faults: readonly { code: FaultCode; column: ImportColumn | null }[]) =>
  faults.map(({ code, column }) => `${code} ${column}`)

describe('a row', () => {
  it('is understood as people write it', () => {
    expect(read()).toMatchObject({
      faults: [],
      content: {
        household: 'qc-0001',
        incomePerPerson: '3500.50',
        registeredSince: '2015-12-01',
        relation: 'head',
        ability: 'full',
        willingToWork: true,
        bankAccount: cardNumber(1),
      },
    })
  })

  it.each<[ImportColumn, string, FaultCode]>([
    ['household_number', '', 'CELL_MISSING'],
    ['household_number', '户一', 'HOUSEHOLD_NUMBER_MALFORMED'],
    ['household_number', '4.41802E+15', 'NUMBER_DAMAGED'],
    ['name', ' ', 'CELL_MISSING'],
    ['name', '长'.repeat(101), 'CELL_TOO_LONG'],
    ['identity_number', '', 'CELL_MISSING'],
    ['identity_number', '441802300101001', 'IDENTITY_OLD_NUMBER'],
    ['identity_number', '44180219300101', 'IDENTITY_LENGTH_WRONG'],
    ['identity_number', 'A41802193001010011', 'IDENTITY_CHARACTER_WRONG'],
    ['identity_number', '441802193013010011', 'IDENTITY_BIRTH_DATE_IMPOSSIBLE'],
    ['identity_number', '441802201701010011', 'IDENTITY_BIRTH_DATE_IN_FUTURE'],
    ['identity_number', '441802193001010003', 'IDENTITY_CHECK_CHARACTER_WRONG'],
    ['identity_number', '4.41802E+17', 'NUMBER_DAMAGED'],
    ['relation', '邻居', 'CHOICE_UNKNOWN'],
    ['ability', '', 'CELL_MISSING'],
    ['stage', '幼稚', 'CHOICE_UNKNOWN'],
    ['class', '小康户', 'CHOICE_UNKNOWN'],
    ['willing_to_work', '也许', 'CHOICE_UNKNOWN'],
    ['income_per_person', '-1', 'AMOUNT_MALFORMED'],
    ['income_per_person', '3500.505', 'AMOUNT_MALFORMED'],
    ['registered_since', '2015-02-29', 'DAY_MALFORMED'],
    ['registered_since', '2016-11-22', 'DAY_IN_FUTURE'],
    ['people', '0', 'COUNT_MALFORMED'],
    ['bank_account', '6217-ABC', 'ACCOUNT_MALFORMED'],
    ['bank_account', `${cardNumber(1).slice(0, 18)}${9 - Number(cardNumber(1).slice(18))}`, 'ACCOUNT_CHECK_DIGIT'],
    ['area_code', '', 'CELL_MISSING'],
    ['area_code', '441802103299', 'AREA_UNKNOWN'],
    ['area_code', '441802', 'AREA_UNKNOWN'],
    ['area_code', '441802104204', 'AREA_UNKNOWN'],
    ['area_code', '441803101001', 'AREA_OUTSIDE_ACCESS'],
  ])('with %s "%s" has the one fault %s', (column, text, code) => {
    expect(codesOf(read({ [column]: text }).faults)).toEqual([`${code} ${column}`])
  })

  it('takes an account without a check digit, which no passbook has', () => {
    expect(read({ bank_account: '80020000012345678' }).faults).toEqual([])
  })

  it('tells of a number that the spreadsheet has spoilt, and of an error value, and nothing more of that cell', () => {
    const cells = {
      ...cellsOf(GOOD),
      identity_number: { text: '441802193001010000', harm: 'digits_lost' as const },
      income_per_person: { text: '#N/A', harm: 'error_value' as const },
    }
    expect(codesOf(readRow(7, cells, context).faults)).toEqual([
      'NUMBER_DAMAGED identity_number',
      'CELL_HOLDS_ERROR income_per_person',
    ])
  })

  it('is not believed in any cell where it has more of them than the header', () => {
    expect(codesOf(shiftedRow(7).faults)).toEqual(['ROW_SHIFTED null'])
  })

  it.each([
    [{ area_code: '', township: '源潭镇', village: '积余村' }, '441802103201'],
    [{ area_code: '', village: '踵头村' }, '441802103202'],
    [{ area_code: '', township: '飞来峡镇' }, '441802104'],
    // Merged into its neighbour.
    [{ area_code: '441802104203' }, '441802104202'],
  ])('is at home where its code or names say: %o', (change, code) => {
    expect(read(change)).toMatchObject({ faults: [], content: { areaCode: code } })
  })

  it('is not guessed to be in one of two villages of one name', () => {
    expect(codesOf(read({ area_code: '', village: '积余村' }).faults)).toEqual(['AREA_NAME_AMBIGUOUS village'])
  })

  it('takes any village of a county that lists none', () => {
    const elsewhere = { places: gatherPlaces([listed('4418', '清远市')], ['4418']), today: TODAY }
    expect(readRow(7, cellsOf({ ...GOOD, area_code: '441821100200' }), elsewhere).faults).toEqual([])
  })

  it('shows of no cell a whole identity number, account or name, whatever column it has slipped into', () => {
    const secrets = [identityNumber(1, 0), cardNumber(1), '欧阳国华']
    fc.assert(
      fc.property(
        fc.constantFrom(...IMPORT_COLUMN_NAMES),
        fc.constantFrom(...secrets.slice(0, 2)),
        (column, secret) => {
          const { faults } = read({ [column]: `${secret}` })
          for (const { value } of faults) for (const each of secrets) expect(value ?? '').not.toContain(each)
        },
      ),
    )
  })
})

describe('a household', () => {
  const member = (row: number, change: Partial<Record<ImportColumn, string>> = {}) =>
    readRow(row, cellsOf({ ...GOOD, people: '3', identity_number: identityNumber(row, 0), ...change }), context).content
  const three = (changes: readonly Partial<Record<ImportColumn, string>>[] = []) =>
    [2, 3, 4].map((row, index) => member(row, { relation: index === 0 ? '户主' : '子女', ...changes[index] }))
  const judge = (rows: ReturnType<typeof three>, more = {}) =>
    judgeHousehold({ rows, hasRelationFault: false, mayLackRows: false, ...more }).map(
      ({ row, code, column, otherRow }) => `${row} ${code} ${column} ${otherRow}`,
    )

  it('is right with one head and the people that it states', () => expect(judge(three())).toEqual([]))

  it('is told on the row that differs from the most', () => {
    expect(judge(three([{ class: '低保户' }]))).toEqual(['2 HOUSEHOLD_ROWS_DIFFER class 3'])
    expect(judge(three([{}, {}, { area_code: '441802103202', income_per_person: '1' }]))).toEqual([
      '4 HOUSEHOLD_ROWS_DIFFER area_code 2',
      '4 HOUSEHOLD_ROWS_DIFFER income_per_person 2',
    ])
  })

  it('is told once of a number of people that is wrong on one row or on all', () => {
    expect(judge(three([{ people: '4' }]))).toEqual(['2 HOUSEHOLD_ROWS_DIFFER people 3'])
    expect(judge(three([{ people: '4' }, { people: '4' }, { people: '4' }]))).toEqual([
      '2 HOUSEHOLD_PEOPLE_DIFFER people null',
    ])
  })

  it('has one head', () => {
    expect(judge(three([{ relation: '配偶' }]))).toEqual(['2 HOUSEHOLD_HEAD_MISSING relation null'])
    expect(judge(three([{}, {}, { relation: '户主' }]))).toEqual(['4 HOUSEHOLD_HEADS_SEVERAL relation 2'])
  })

  it('is not told to lack what another fault may have taken from it', () => {
    const headless = three([{ relation: '' }])
    expect(judge(headless, { hasRelationFault: true })).toEqual([])
    expect(judge(three().slice(1), { mayLackRows: true })).toEqual([])
  })
})

describe('the control totals', () => {
  const codes = (households: number | null, people: number | null, homeless = 0) =>
    judgeControlTotals(
      { rows: 10, households: 4, homeless },
      { control_households: households, control_people: people },
    ).map(({ code }) => code)

  it('are compared where they are given', () => {
    expect(codes(null, null)).toEqual([])
    expect(codes(4, 10)).toEqual([])
    expect(codes(5, 11)).toEqual(['CONTROL_HOUSEHOLDS_DIFFER', 'CONTROL_PEOPLE_DIFFER'])
  })

  it('do not miss a household whose row lacks only its number', () => expect(codes(5, 10, 1)).toEqual([]))
})

it('every fault says in both languages what is wrong and what would be right', () => {
  for (const code of Object.keys(FAULT_WORDS) as FaultCode[]) {
    const { reason, right } = describeFault({ code, expected: '3', otherRow: 4 })
    for (const text of [reason.zh, reason.en, right.zh, right.en]) expect(text).not.toMatch(/\{|^$/)
  }
})

it('no header stands for two columns', () => {
  const headers = Object.values(IMPORT_COLUMNS).flat()
  expect(new Set(headers).size).toBe(headers.length)
})

it('a made-up register has no fault but those that were planted in a row or household', () => {
  const areas = gatherPlaces(
    VILLAGES.flatMap((code) => [listed(code, code), listed(code.slice(0, 9), code.slice(0, 9))]),
    ['441802'],
  )
  const register = plantedRegister({ households: 600, faults: 60 })
  const columns = register.header.map((header) =>
    IMPORT_COLUMN_NAMES.find((column) => (IMPORT_COLUMNS[column] as readonly string[]).includes(header)),
  )
  const found = [...register.rows()].flatMap(({ row, cells }) => {
    const texts = Object.fromEntries(cells.map((text, index) => [columns[index], { text }]))
    return readRow(row, texts, { places: areas, today: TODAY }).faults.map(({ code }) => `${row} ${code}`)
  })
  const betweenRows = /TWICE|HOUSEHOLD_(HEAD|ROWS|PEOPLE)/
  expect(found).toEqual(register.planted.filter((each) => !betweenRows.test(each)))
})
