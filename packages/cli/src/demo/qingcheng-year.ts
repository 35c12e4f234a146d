import type { FundFigures } from './figures.ts'

/**
 * What else 城区委办发〔2016〕11号 pays for in a year, beside its households (C1 to C3) and key villages (B2) among the five funds:
 * rules B3, C4 and D1 to D6, and the floor C5 under all of it. Amounts are yuan as text.
 */
type YearProgramme = Omit<FundFigures['programme'], 'funding'> &
  Readonly<{
    where?: unknown
    timing?: unknown
    yearly_limit?: unknown
    funding?: unknown
    draws_on?: string
    inferred?: readonly string[]
  }>

const QINGCHENG = { document_number: '城区委办发〔2016〕11号', area_code: '441802' } as const
const DISTRICT = { kind: 'sole', funder: 'qingcheng-special' } as const
const lump = (amount: string) => ({ base: { of: 'lump' }, amount: { kind: 'lump', amount }, funding: DISTRICT })

export const YEAR_PROGRAMMES: readonly YearProgramme[] = [
  {
    ...QINGCHENG,
    id: 'qingcheng-other-villages',
    name: '清城区后续帮扶村和非重点困难村扶持',
    document_item: '五、(三)2',
    inferred: ['平均分配;文件只写合计100万元'],
    where: { fact: 'key', is: [false] },
    base: { of: 'villages' },
    amount: { kind: 'pool', amount: '1000000.00', by: 'equal', leftover: 'largest_remainder' },
    funding: DISTRICT,
  },
  {
    ...QINGCHENG,
    id: 'qingcheng-cadres',
    name: '清城区帮扶干部扶持',
    document_item: '五、(三) 每位帮扶干部每年扶持不少于200元(包含6.30慈善捐款)',
    where: { fact: 'class', is: ['general'] },
    base: { of: 'households' },
    amount: { kind: 'parts' },
    funding: { kind: 'fixed', parts: [{ by: 'supporters', at_least: '200.00' }] },
  },
  {
    ...QINGCHENG,
    id: 'qingcheng-training',
    name: '清城区困难户技能培训',
    document_item: '五、(三)3',
    ...lump('200000.00'),
  },
  {
    ...QINGCHENG,
    id: 'qingcheng-filing',
    name: '清城区建档立卡经费',
    document_item: '五、(三)4',
    inferred: ['未写年度,只列第一年'],
    timing: { kind: 'once' },
    ...lump('100000.00'),
  },
  {
    ...QINGCHENG,
    id: 'qingcheng-network',
    name: '清城区扶贫信息网维护',
    document_item: '五、(三)4',
    ...lump('30000.00'),
  },
  {
    ...QINGCHENG,
    id: 'qingcheng-old-area',
    name: '清城区革命老区基础设施建设',
    document_item: '五、(三)5',
    inferred: ['两个老区村平分'],
    where: { fact: 'old_revolutionary_base', is: [true] },
    base: { of: 'villages' },
    amount: { kind: 'pool', amount: '1000000.00', by: 'equal', leftover: 'largest_remainder' },
    funding: DISTRICT,
  },
  {
    ...QINGCHENG,
    id: 'qingcheng-enterprises',
    name: '清城区扶贫企业奖补',
    document_item: '五、(三)6',
    ...lump('200000.00'),
  },
  {
    ...QINGCHENG,
    id: 'qingcheng-enterprise-awards',
    name: '清城区吸纳贫困户就业企业奖补',
    document_item: '五、(三)6',
    inferred: ['从每年20万元企业奖补中列支'],
    base: { of: 'workers', where: { fact: 'months_employed', at_least: 12 }, at_least: 20 },
    amount: { kind: 'per_unit', rate: '2000.00' },
    yearly_limit: { amount: '200000.00', beyond: 'prorate' },
    draws_on: 'qingcheng-enterprises',
  },
]

export const HOUSEHOLD_FLOOR = {
  ...QINGCHENG,
  id: 'qingcheng-household-floor',
  name: '清城区困难户各类帮扶资金保底',
  document_item: '五、(三) 确保每年每户有劳动能力困难户各类帮扶资金总计不少于5000元',
  where: { fact: 'class', is: ['general'] },
  rule: { kind: 'household_floor', amount: '5000.00', sources: 'all' },
} as const

/** The supporting units whose cadres are paired with households; who they are is made up. */
export const UNITS = Array.from({ length: 4 }, (_, index) => ({
  id: `unit-${index + 1}`,
  name: `示例帮扶单位${index + 1}`,
}))

/** Enterprises with their filed workers by the day since when they work there: made up, on both sides of the bounds. */
export const ENTERPRISES = [
  { id: '441802-e01', area_code: '441802105', name: '示例制衣厂', workers: [['2015-01-05', 24]] },
  { id: '441802-e02', area_code: '441802106', name: '示例陶瓷厂', workers: [['2014-03-01', 19]] },
  {
    id: '441802-e03',
    area_code: '441802107',
    name: '示例农场',
    workers: [
      ['2013-09-01', 21],
      ['2016-02-01', 9],
    ],
  },
] as const

/** Where the register is asked, half through the year. */
export const REGISTER_DAY = '2016-06-30'
export const REGISTERED_SINCE = '2016-01-01'
