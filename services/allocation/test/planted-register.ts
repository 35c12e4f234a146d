import { identityCheckDigit } from '@fundtrace/personal-data'
import type { FaultCode } from '../src/domain/import/fault-words.ts'

/** A made-up register of Qingcheng, as a county exports it, with faults planted in known rows. Nobody in it is real. */
export type PlantedRegister = Readonly<{
  header: readonly string[]
  rows: () => Generator<PlantedRow>
  /** '<row> <code>' of each, in order of rows. Complete when all rows have been drawn. */
  planted: readonly string[]
  households: number
  people: number
}>
/** `damaged`: the column whose number a spreadsheet has spoilt, where the file is one that can. */
export type PlantedRow = Readonly<{ row: number; cells: readonly string[]; damaged: number | null }>

export type PlantingOptions = Readonly<{
  households: number
  faults?: number
  /** Rows of one household stand up to so many households apart. */
  scatteredOver?: number
  /** Which made-up people: registers that are to know nothing of each other begin far apart. */
  from?: number
  prefix?: string
  /** To make another register of the same people. */
  change?: (household: Cells[], index: number) => void
}>

const HEADER = [
  '户编号',
  '村编码',
  '户主姓名',
  '姓名',
  '身份证号',
  '与户主关系',
  '劳动能力',
  '在读学段',
  '医保',
  '户类别',
  '人均年收入',
  '有劳动意愿',
  '建档日期',
  '户人口',
  '一卡通账号',
] as const
export type Cells = Record<(typeof HEADER)[number], string>

/** Townships 103 to 110 of Qingcheng, twelve villages each. */
export const VILLAGES = Array.from(
  { length: 96 },
  (_, index) => `441802${103 + Math.floor(index / 12)}${201 + (index % 12)}`,
)
const SIZES = [2, 3, 4, 5] as const

export function plantedRegister(options: PlantingOptions): PlantedRegister {
  const { households, faults = 0, scatteredOver = 1, from = 0, prefix = 'qc', change } = options
  const planted: string[] = []
  const every = faults === 0 ? Number.POSITIVE_INFINITY : Math.floor(households / faults)
  const kinds = Object.entries(FAULTS)

  function* rows(): Generator<PlantedRow> {
    planted.length = 0
    let row = 1
    for (let start = 0; start < households; start += scatteredOver) {
      const block = Array.from({ length: Math.min(scatteredOver, households - start) }, (_, offset) => start + offset)
      const made = block.map((index) => {
        const cells = madeUpHousehold(from + index, householdNumber(index, prefix))
        change?.(cells, index)
        const isPlanted = index % every === every - 1 && Math.floor(index / every) < faults
        const [kind, plant] = kinds[Math.floor(index / every) % kinds.length] ?? []
        return { cells, fault: isPlanted && kind && plant ? { code: kind, ...plant(cells, from + index) } : null }
      })
      for (let member = 0; member < Math.max(...SIZES); member++)
        for (const { cells, fault } of made) {
          const person = cells[member]
          if (person === undefined) continue
          row += 1
          const isFaulty = fault !== null && fault.member === member
          if (isFaulty) planted.push(`${row} ${fault.code}`)
          const damaged = isFaulty && fault.code === 'NUMBER_DAMAGED' ? HEADER.indexOf('身份证号') : null
          yield { row, cells: HEADER.map((column) => person[column]), damaged }
        }
    }
  }
  const people = Array.from({ length: households }, (_, index) => sizeOf(from + index)).reduce(
    (sum, size) => sum + size,
    0,
  )
  return { header: HEADER, rows, planted, households, people }
}

type Plant = (household: Cells[], index: number) => Readonly<{ member: number }>

/** One fault in one cell of the household, on the row of the member that it answers. */
const spoil =
  (member: number, column: keyof Cells, make: (text: string, index: number) => string): Plant =>
  (household, index) => {
    const person = household[member]
    if (person === undefined) throw new Error('every household has two members')
    person[column] = make(person[column], index)
    return { member }
  }

/** Each on its own row: 21 kinds. */
const FAULTS: Readonly<Partial<Record<FaultCode, Plant>>> = {
  IDENTITY_CHECK_CHARACTER_WRONG: spoil(
    1,
    '身份证号',
    (text) => `${text.slice(0, 17)}${text.endsWith('1') ? '2' : '1'}`,
  ),
  IDENTITY_BIRTH_DATE_IMPOSSIBLE: spoil(1, '身份证号', (text) =>
    checked(`${text.slice(0, 10)}1332${text.slice(14, 17)}`),
  ),
  IDENTITY_BIRTH_DATE_IN_FUTURE: spoil(1, '身份证号', (text) =>
    checked(`${text.slice(0, 6)}29990101${text.slice(14, 17)}`),
  ),
  IDENTITY_OLD_NUMBER: spoil(1, '身份证号', (text) => `${text.slice(0, 6)}${text.slice(8, 17)}`),
  IDENTITY_LENGTH_WRONG: spoil(1, '身份证号', (text) => text.slice(0, 17)),
  IDENTITY_CHARACTER_WRONG: spoil(1, '身份证号', (text) => `${text.slice(0, 9)}O${text.slice(10)}`),
  NUMBER_DAMAGED: spoil(1, '身份证号', () => '4.41802E+17'),
  PERSON_TWICE_IN_FILE: spoil(1, '身份证号', (_, index) => identityNumber(index - 1, 1)),
  AREA_UNKNOWN: spoil(1, '村编码', () => '441802103999'),
  AREA_OUTSIDE_ACCESS: spoil(0, '村编码', () => '441803101001'),
  HOUSEHOLD_HEAD_MISSING: spoil(0, '与户主关系', () => '其他'),
  HOUSEHOLD_HEADS_SEVERAL: spoil(1, '与户主关系', () => '户主'),
  HOUSEHOLD_ROWS_DIFFER: spoil(1, '户类别', () => '五保户'),
  HOUSEHOLD_PEOPLE_DIFFER: (household) => {
    for (const person of household) person.户人口 = '9'
    return { member: 0 }
  },
  CHOICE_UNKNOWN: spoil(0, '劳动能力', () => '很好'),
  AMOUNT_MALFORMED: spoil(0, '人均年收入', () => '七千五'),
  DAY_MALFORMED: spoil(1, '建档日期', () => '2015-02-30'),
  DAY_IN_FUTURE: spoil(1, '建档日期', () => '2999-01-01'),
  CELL_MISSING: spoil(1, '户编号', () => ''),
  HOUSEHOLD_NUMBER_MALFORMED: spoil(0, '户编号', (text) => `${text}#`),
  ACCOUNT_MALFORMED: spoil(0, '一卡通账号', (text) => `${text.slice(0, 6)}X`),
}
export const PLANTED_KINDS = Object.keys(FAULTS).length

const sizeOf = (index: number): number => SIZES[index % SIZES.length] ?? 2

function madeUpHousehold(index: number, number: string): Cells[] {
  const head = nameOf(index, 0)
  return Array.from({ length: sizeOf(index) }, (_, member) => ({
    户编号: number,
    村编码: VILLAGES[index % VILLAGES.length] ?? '',
    户主姓名: head,
    姓名: nameOf(index, member),
    身份证号: identityNumber(index, member),
    与户主关系: ['户主', '配偶', '子女', '子女', '父母'][member] ?? '其他',
    劳动能力: ['有劳动能力', '弱劳动能力', '无劳动能力'][(index + member) % 3] ?? '',
    在读学段: ['不在读', '不在读', '小学', '初中', '不在读'][member] ?? '',
    医保: '城乡居民医保',
    户类别: ['一般贫困户', '低保户'][index % 2] ?? '',
    人均年收入: `${3000 + (index % 4000)}.${String(index % 100).padStart(2, '0')}`,
    有劳动意愿: index % 3 === 0 ? '否' : '是',
    建档日期: '2015-12-01',
    户人口: String(sizeOf(index)),
    一卡通账号: cardNumber(index),
  }))
}

const householdNumber = (index: number, prefix: string): string => `${prefix}-${String(index).padStart(6, '0')}`

export function identityNumber(index: number, member: number): string {
  const person = index * 5 + member
  const born = new Date(Date.UTC(1930, 0, 1) + (person % 25_000) * 86_400_000).toISOString().slice(0, 10)
  return checked(`441802${born.replaceAll('-', '')}${String(Math.floor(person / 25_000)).padStart(3, '0')}`)
}
const checked = (first17: string): string => `${first17}${identityCheckDigit(first17)}`

export function cardNumber(index: number): string {
  const first18 = `621700${String(index).padStart(12, '0')}`
  const sum = Array.from(first18)
    .toReversed()
    .map((digit, place) => Number(digit) * (place % 2 === 0 ? 2 : 1))
    .reduce((total, each) => total + (each > 9 ? each - 9 : each), 0)
  return `${first18}${(10 - (sum % 10)) % 10}`
}

const SURNAMES = '欧阳陈李黄何梁林罗冯谭朱'
const GIVEN = '国志伟丽芳秀英建华明玉兰桂凤金水春生'
const pick = (from: string, at: number): string => from[at % from.length] ?? ''
const nameOf = (index: number, member: number): string =>
  `${pick(SURNAMES, index)}${pick(GIVEN, index + 7 * member)}${pick(GIVEN, Math.floor(index / 17) + member)}`
