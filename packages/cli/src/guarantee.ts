import { yuanAndWan } from './amount-text.ts'
import { textFields, textTable } from './text-table.ts'

export type Guarantee = Readonly<{
  id: string
  version: number
  name: string
  document_number: string
  document_item: string
  area_code: string
  rule: Readonly<{ kind: string; amount?: string; percent?: string }>
}>
export type Evaluation = Readonly<{
  id: string
  guarantee_id: string
  version: number
  fiscal_year: number
  register_day: string
  bound: number
  short: number
  floor_total: string
  given_total: string
  missing_total: string
  content_sha256: string
}>
export type Finding = Readonly<{
  number: number
  beneficiary_id: string | null
  name: string | null
  floor: string
  given: string
  missing: string
  explained: Readonly<{ zh: readonly string[]; en: readonly string[] }>
}>

export const guaranteeTable = (guarantees: readonly Guarantee[]): string =>
  textTable(
    ['保障 guarantee', { right: '版本' }, '名称 name', '文号 document', '区划 area', '种类 kind', { right: '标准' }],
    guarantees.map(({ id, version, name, document_number, area_code, rule }) => [
      id,
      String(version),
      name,
      document_number,
      area_code,
      rule.kind,
      rule.amount ?? (rule.percent === undefined ? '—' : `${rule.percent}%`),
    ]),
  )

export const evaluationText = (evaluation: Evaluation): string =>
  textFields([
    ['核算 evaluation', evaluation.id],
    ['保障 guarantee', `${evaluation.guarantee_id} v${evaluation.version}, ${evaluation.fiscal_year}`],
    ['登记基准日 register day', evaluation.register_day],
    ['对象 bound', String(evaluation.bound)],
    ['不足 short', String(evaluation.short)],
    ['已给 given', yuanAndWan(evaluation.given_total)],
    ['标准 floor', yuanAndWan(evaluation.floor_total)],
    ['缺口 missing', yuanAndWan(evaluation.missing_total)],
    ['SHA-256', evaluation.content_sha256],
  ])

export const findingTable = (findings: readonly Finding[]): string =>
  textTable(
    [
      { right: '序号' },
      '对象 who',
      '姓名 name',
      { right: '标准' },
      { right: '已给 given' },
      { right: '缺 missing' },
      '说明',
    ],
    findings.map(({ number, beneficiary_id, name, floor, given, missing, explained }) => [
      String(number),
      beneficiary_id ?? '—',
      name ?? '—',
      floor,
      given,
      missing,
      explained.zh.join('\n'),
    ]),
  )
