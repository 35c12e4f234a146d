import { type CsvRow, readCsv } from '@fundtrace/csv'
import { fileMalformed } from './cli-problems.ts'
import { readInputFile, readJsonFile } from './input-file.ts'

/** A row as `POST /v1/beneficiaries` takes it. It names a person: no part of it is ever repeated in an error. */
export type NewBeneficiary = Readonly<{
  id: string
  kind: string
  area_code: string
  name: string
  people: number
  synthetic: boolean
  bank_account: string
}>

/** Reads JSON (`[...]` or `{"beneficiaries": [...]}`) or, from any other file, CSV. */
export async function readBeneficiaryFile(file: string): Promise<readonly unknown[]> {
  if (!file.toLowerCase().endsWith('.json')) return parseBeneficiaryCsv(file, await readInputFile(file))
  const content = await readJsonFile(file)
  const rows: unknown = isObject(content) ? content['beneficiaries'] : content
  if (!Array.isArray(rows) || rows.length === 0) throw fileMalformed(file, 'it holds no list of beneficiaries')
  return rows
}

/** With a header in Chinese or English, in UTF-8 or GB18030. */
export function parseBeneficiaryCsv(file: string, bytes: Uint8Array): NewBeneficiary[] {
  const rows = readCsv(bytes, COLUMNS)
  if (rows.length === 0) throw fileMalformed(file, 'it has a header and no rows')
  return rows.map((row) => toBeneficiary(file, row))
}

const COLUMNS = {
  id: ['id', '编号'],
  kind: ['kind', '类别'],
  area_code: ['area_code', '区划代码'],
  name: ['name', '名称', '户主姓名'],
  people: ['people', '人数'],
  synthetic: ['synthetic', '虚构'],
  bank_account: ['bank_account', '银行账号'],
} as const

function toBeneficiary(file: string, { line, cells }: CsvRow<keyof typeof COLUMNS>): NewBeneficiary {
  const kind = KINDS.get(cells.kind)
  if (kind === undefined)
    throw fileMalformed(file, `line ${line}: 类别 kind is none of ${[...KINDS.keys()].join(', ')}`)
  if (!/^\d{1,5}$/u.test(cells.people)) throw fileMalformed(file, `line ${line}: 人数 people is not a whole number`)
  const synthetic = ANSWERS.get(cells.synthetic)
  if (synthetic === undefined) throw fileMalformed(file, `line ${line}: 虚构 synthetic is neither 是 true nor 否 false`)
  return { ...cells, kind, people: Number(cells.people), synthetic }
}

const KINDS: ReadonlyMap<string, string> = new Map([
  ['household', 'household'],
  ['village', 'village'],
  ['enterprise', 'enterprise'],
  ['project', 'project'],
  ['户', 'household'],
  ['村', 'village'],
  ['企业', 'enterprise'],
  ['项目', 'project'],
])
const ANSWERS: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['false', false],
  ['是', true],
  ['否', false],
])

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
