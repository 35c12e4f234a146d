import { REGISTER_DAY, UNITS } from './qingcheng-year.ts'

/**
 * The five funds of the main job, on the figures of five published documents (2016). Where a document says one thing and we
 * had to read it, the comment says how. Amounts are yuan as text.
 */
export type FunderFigures = Readonly<{ id: string; name: string; area_code: string | null }>
export type ArrivalFigures = Readonly<{
  funder_id: string
  amount: string
  document_number: string
  arrived_on: string
}>
export type FundFigures = Readonly<{
  programme: Readonly<{
    id: string
    name: string
    document_number: string
    document_item: string
    area_code: string
    where?: unknown
    base: Readonly<{ of: string; where?: unknown; at_least?: number }>
    amount: unknown
    funding: unknown
    payment?: unknown
  }>
  /** The published number, where the programme pays per person. */
  people?: number
  /** The day as of which the register is asked; today where the plan asks nothing of it. */
  register_day?: string
  arrivals: readonly ArrivalFigures[]
}>

export const FISCAL_YEAR = 2016

/** Township: area code, published name, households and people with working ability (清城区委办发〔2016〕11号). */
export const QINGCHENG_TOWNSHIPS = [
  { area_code: '441802006', name: '凤城街', households: 18, people: 73 },
  { area_code: '441802007', name: '东城街', households: 45, people: 152 },
  { area_code: '441802009', name: '横荷街', households: 42, people: 151 },
  { area_code: '441802008', name: '洲心街', households: 33, people: 136 },
  { area_code: '441802103', name: '源潭镇', households: 79, people: 261 },
  { area_code: '441802106', name: '石角镇', households: 98, people: 346 },
  { area_code: '441802107', name: '飞来峡镇', households: 135, people: 501 },
  { area_code: '441802105', name: '龙塘镇', households: 47, people: 172 },
] as const

/** The key villages, by the township each lies in. */
export const QINGCHENG_VILLAGES = [
  { township: '441802103', name: '积余村' },
  { township: '441802103', name: '踵头村' },
  { township: '441802107', name: '旧岭村' },
  { township: '441802107', name: '文洞村' },
  { township: '441802107', name: '黄洞村' },
  { township: '441802107', name: '竹园村' },
  { township: '441802107', name: '潖江口村' },
  { township: '441802107', name: '银地村' },
] as const

/** Places by their names, as pages and public lists show them. */
export const AREAS: readonly Readonly<{ code: string; name: string }>[] = [
  { code: '44', name: '广东省' },
  { code: '4406', name: '佛山市' },
  { code: '4415', name: '汕尾市' },
  { code: '440871', name: '湛江经济技术开发区' },
  { code: '441802', name: '清城区' },
  ...QINGCHENG_TOWNSHIPS.map(({ area_code, name }) => ({ code: area_code, name })),
]

export const townshipFunder = (areaCode: string): string => `township-${areaCode}`

export const FUNDERS: readonly FunderFigures[] = [
  { id: 'province', name: '广东省', area_code: '44' },
  { id: 'shenzhen', name: '深圳市', area_code: '4403' },
  { id: 'shanwei', name: '汕尾市', area_code: '4415' },
  { id: 'foshan', name: '佛山市', area_code: '4406' },
  // Two home cities; how they share the last tenth among them is not published.
  { id: 'zhanjiang-yunfu', name: '湛江市、云浮市', area_code: null },
  { id: 'zhanjiang', name: '湛江市', area_code: '4408' },
  { id: 'zhanjiang-edz', name: '湛江经济技术开发区', area_code: '440871' },
  { id: 'qingcheng-special', name: '清城区财政专项资金', area_code: '441802' },
  { id: 'qingcheng-charity', name: '清城区慈善会', area_code: null },
  ...UNITS.map((unit) => ({ ...unit, area_code: null })),
  ...QINGCHENG_TOWNSHIPS.map((township) => ({
    id: townshipFunder(township.area_code),
    name: township.name,
    area_code: township.area_code,
  })),
]

const arrival = (funder_id: string, amount: string, document_number: string, arrived_on: string): ArrivalFigures => ({
  funder_id,
  amount,
  document_number,
  arrived_on,
})

export const FUNDS: readonly FundFigures[] = [
  {
    programme: {
      id: 'shanwei',
      name: '汕尾市精准扶贫',
      document_number: '汕尾委办字〔2016〕19号',
      document_item: '第24项',
      area_code: '4415',
      base: { of: 'published_people' },
      amount: { kind: 'per_unit', rate: '20000.00' },
      funding: { kind: 'ratio', ratio: '6：3：1', funders: ['province', 'shenzhen', 'shanwei'] },
    },
    people: 100_000,
    arrivals: [
      arrival('province', '700000000.00', '粤财农〔2016〕101号', '2016-07-05'),
      arrival('province', '500000000.00', '粤财农〔2016〕188号', '2016-10-12'),
      arrival('shenzhen', '600000000.00', '深财扶〔2016〕27号', '2016-08-01'),
      // 30 million of the home city's 200 million stay in arrears.
      arrival('shanwei', '170000000.00', '汕财农〔2016〕45号', '2016-09-20'),
    ],
  },
  {
    programme: {
      id: 'foshan',
      name: '佛山市对口帮扶湛江云浮',
      document_number: '佛发〔2016〕10号',
      document_item: '第11项',
      area_code: '4406',
      base: { of: 'published_people' },
      amount: { kind: 'per_unit', rate: '20000.00' },
      funding: { kind: 'ratio', ratio: '6:3:1', funders: ['province', 'foshan', 'zhanjiang-yunfu'] },
    },
    // The people of the 254 villages; that the norm applies to all of them is inferred.
    people: 88_797,
    arrivals: [
      arrival('province', '1000000000.00', '粤财农〔2016〕102号', '2016-07-05'),
      arrival('province', '65564000.00', '粤财农〔2016〕189号', '2016-10-12'),
      arrival('foshan', '532782000.00', '佛财农〔2016〕60号', '2016-06-28'),
      arrival('zhanjiang-yunfu', '100000000.00', '湛财农〔2016〕33号', '2016-09-01'),
      arrival('zhanjiang-yunfu', '77594000.00', '云财农〔2016〕19号', '2016-09-08'),
    ],
  },
  {
    programme: {
      id: 'zhanjiang-edz',
      name: '湛江经开区精准扶贫',
      document_number: '湛开办〔2016〕163号',
      document_item: '四、(一)',
      area_code: '440871',
      base: { of: 'published_people' },
      amount: { kind: 'per_unit', rate: '20000.00' },
      funding: {
        kind: 'ratio',
        ratio: '6:3:0.5：0.5',
        funders: ['province', 'foshan', 'zhanjiang', 'zhanjiang-edz'],
      },
      // Its project has no papers in the demo: it is paid as households are.
      payment: { closed_circuit: [] },
    },
    people: 3_578,
    arrivals: [
      arrival('province', '40000000.00', '粤财农〔2016〕103号', '2016-07-06'),
      arrival('province', '2936000.00', '粤财农〔2016〕190号', '2016-10-13'),
      arrival('foshan', '21468000.00', '佛财农〔2016〕61号', '2016-06-29'),
      arrival('zhanjiang', '3578000.00', '湛财农〔2016〕34号', '2016-09-02'),
      arrival('zhanjiang-edz', '3578000.00', '湛开财〔2016〕12号', '2016-09-05'),
    ],
  },
  {
    programme: {
      id: 'qingcheng-households',
      name: '清城区困难户脱贫增收扶持',
      document_number: '城区委办发〔2016〕11号',
      document_item: '五、(三)1',
      area_code: '441802',
      // "困难户": not the households on minimum living allowance and the five-guarantees ones.
      where: { fact: 'class', is: ['general'] },
      base: { of: 'households' },
      amount: { kind: 'per_unit', rate: '4000.00' },
      funding: {
        kind: 'fixed',
        parts: [
          // "财政专项资金": read as the district's special funds.
          { funder: 'qingcheng-special', amount: '2000.00' },
          { by: 'township', amount: '1000.00' },
          { funder: 'qingcheng-charity', amount: '1000.00' },
        ],
      },
    },
    register_day: REGISTER_DAY,
    arrivals: [
      arrival('qingcheng-special', '600000.00', '城财农〔2016〕8号', '2016-06-15'),
      arrival('qingcheng-special', '394000.00', '城财农〔2016〕21号', '2016-08-15'),
      arrival('qingcheng-charity', '497000.00', '城慈〔2016〕3号', '2016-07-01'),
      ...QINGCHENG_TOWNSHIPS.map((township, index) =>
        arrival(
          townshipFunder(township.area_code),
          `${township.households}000.00`,
          `${township.name}财〔2016〕${index + 1}号`,
          '2016-07-10',
        ),
      ),
    ],
  },
  {
    programme: {
      id: 'qingcheng-villages',
      name: '清城区重点困难村集体经济发展扶持',
      document_number: '城区委办发〔2016〕11号',
      document_item: '五、(三)2',
      area_code: '441802',
      where: { fact: 'key', is: [true] },
      base: { of: 'villages' },
      amount: { kind: 'per_unit', rate: '300000.00' },
      funding: { kind: 'sole', funder: 'qingcheng-special' },
    },
    register_day: REGISTER_DAY,
    arrivals: [
      arrival('qingcheng-special', '1200000.00', '城财农〔2016〕9号', '2016-06-15'),
      arrival('qingcheng-special', '1200000.00', '城财农〔2016〕22号', '2016-08-15'),
    ],
  },
]

export const fundIdOf = (fund: FundFigures): string => `${fund.programme.id}-${FISCAL_YEAR}`

/** A made-up project whose instalments are as awkward as they come, so that the split by ratio is seen at work. */
export const EDZ_PROJECT = {
  fund_id: 'zhanjiang-edz-2016',
  beneficiary: {
    id: 'edz-project-001',
    kind: 'project',
    area_code: '440871',
    name: '示例项目 民安街道养殖基地',
    people: 0,
    synthetic: true,
    bank_account: '4408710000000000017',
    valid_from: '2016-01-01',
  },
  instalments: [
    { line: '预付款 advance', amount: '1234567.89' },
    { line: '进度款一 progress 1', amount: '0.07' },
    { line: '进度款二 progress 2', amount: '765432.13' },
    { line: '质保金 retention', amount: '333333.31' },
  ],
} as const

/** The township whose households are paid. */
export const PAID_TOWNSHIP = { fund_id: 'qingcheng-households-2016', area_code: '441802103' } as const
