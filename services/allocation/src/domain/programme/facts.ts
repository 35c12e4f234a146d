/**
 * The vocabulary of programmes: what a rule may ask of the register, in the words that a document uses. A condition that names
 * anything else is refused when the programme is recorded, so no rule ever silently asks for nothing.
 */
export type FactKind = 'choice' | 'yes_no' | 'count' | 'amount' | 'number' | 'day' | 'area'

/** Amounts ('7500.00'), numbers ('4.35') and days ('2016-06-30') are text, counts are whole numbers; null is not known. */
export type FactValue = string | number | boolean | null
export type Facts = Readonly<Record<string, FactValue>>

export type FactDescription = Readonly<{
  kind: FactKind
  zh: string
  en: string
  choices?: Readonly<Record<string, Readonly<{ zh: string; en: string }>>>
}>

const choice = (zh: string, en: string, choices: FactDescription['choices'] & object): FactDescription => ({
  kind: 'choice',
  zh,
  en,
  choices,
})
const fact = (kind: Exclude<FactKind, 'choice'>, zh: string, en: string): FactDescription => ({ kind, zh, en })
const word = (zh: string, en: string) => ({ zh, en })

export const HOUSEHOLD_FACTS = {
  class: choice('户类别', 'class of the household', {
    general: word('一般贫困户', 'registered poor household'),
    minimum_living: word('低保户', 'household on minimum living allowance'),
    five_guarantees: word('五保户', 'five-guarantees household'),
  }),
  status: choice('在册状态', 'standing in the register', {
    registered: word('在册', 'registered'),
    grace: word('脱贫后政策延续期', 'out of poverty, awards go on'),
  }),
  registered_since: fact('day', '建档日期', 'registered since'),
  income_per_person: fact('amount', '人均年收入', 'income per person and year'),
  members: fact('count', '家庭人口', 'members'),
  /** Members with full or partial working ability. */
  able_members: fact('count', '有劳动能力人口', 'members with working ability'),
  willing_to_work: fact('yes_no', '有劳动意愿', 'wishes to work'),
  area: fact('area', '所在地区划', 'area'),
} as const satisfies Record<string, FactDescription>

export const MEMBER_FACTS = {
  ability: choice('劳动能力', 'working ability', {
    full: word('有劳动能力', 'full'),
    partial: word('弱劳动能力', 'partial'),
    none: word('无劳动能力', 'none'),
  }),
  stage: choice('在读学段', 'stage of schooling', {
    none: word('不在读', 'not at school'),
    preschool: word('学前', 'preschool'),
    primary: word('小学', 'primary'),
    lower_secondary: word('初中', 'lower secondary'),
    upper_secondary: word('普通高中', 'upper secondary'),
    secondary_vocational: word('中职', 'secondary vocational'),
    junior_college: word('大专', 'junior college'),
    university: word('本科及以上', 'university'),
  }),
  health_cover: choice('医疗保险', 'health cover', {
    none: word('未参保', 'none'),
    resident: word('城乡居民医保', 'residents’ insurance'),
    employee: word('职工医保', 'employees’ insurance'),
  }),
  relation: choice('与户主关系', 'relation to the head', {
    head: word('户主', 'head'),
    spouse: word('配偶', 'spouse'),
    child: word('子女', 'child'),
    parent: word('父母', 'parent'),
    other: word('其他', 'other'),
  }),
} as const satisfies Record<string, FactDescription>

export const VILLAGE_FACTS = {
  key: fact('yes_no', '重点困难村', 'key village'),
  poor: fact('yes_no', '相对贫困村', 'poor village'),
  old_revolutionary_base: fact('yes_no', '革命老区', 'old revolutionary base'),
  supported_by_county: fact('yes_no', '本级自筹帮扶', 'supported by its own county'),
  households: fact('count', '户数', 'households'),
  people: fact('count', '人口', 'people'),
  collective_income: fact('amount', '村集体年收入', 'collective income a year'),
  area: fact('area', '所在地区划', 'area'),
} as const satisfies Record<string, FactDescription>

export const ENTERPRISE_FACTS = {
  filed_since: fact('day', '备案日期', 'filed since'),
  area: fact('area', '所在地区划', 'area'),
} as const satisfies Record<string, FactDescription>

export const PROJECT_FACTS = { area: fact('area', '所在地区划', 'area') } as const satisfies Record<
  string,
  FactDescription
>

/** Things that happened or are held, recorded beside the register: bills, contributions, houses, loans, shares, scores, jobs. */
export const ITEM_FACTS = {
  medical_bill: {
    incurred_on: fact('day', '发生日期', 'incurred on'),
    cost: fact('amount', '合规医疗费用', 'costs that qualify'),
    insurance_paid: fact('amount', '各类保险已付', 'paid by every insurance'),
    /** Who joins in mid-year is covered from the next month. */
    covered_from: fact('day', '保障起始日', 'covered from'),
    /** Incurred on or after covered_from. */
    is_covered: fact('yes_no', '在保障期内', 'within cover'),
  },
  insurance_contribution: {
    paid_on: fact('day', '缴费日期', 'paid on'),
    scheme: choice('险种', 'scheme', {
      medical: word('医疗保险', 'medical'),
      pension: word('养老保险', 'pension'),
    }),
    contribution: fact('amount', '个人缴费', 'personal contribution'),
    local_subsidy: fact('amount', '地方补贴', 'local subsidy'),
  },
  house: {
    assessed_on: fact('day', '鉴定日期', 'assessed on'),
    class: choice('危房等级', 'class of the house', {
      B: word('B级', 'B'),
      C: word('C级', 'C'),
      D: word('D级', 'D'),
    }),
    only_home: fact('yes_no', '唯一住房', 'the only home'),
  },
  loan: {
    drawn_on: fact('day', '放款日', 'drawn on'),
    /** The first day that bears no interest. */
    due_on: fact('day', '到期日', 'due on'),
    principal: fact('amount', '本金', 'principal'),
    annual_rate: fact('number', '年利率(%)', 'annual rate in percent'),
    unsecured: fact('yes_no', '信用贷款', 'unsecured'),
    term_months: fact('count', '期限(月)', 'term in months'),
    purpose: choice('用途', 'purpose', {
      production: word('生产经营', 'production'),
      study: word('助学', 'study'),
    }),
  },
  shareholding: {
    held_since: fact('day', '持股日期', 'held since'),
    asset: fact('area', '资产编号', 'asset'),
    shares: fact('count', '股数', 'shares'),
  },
  score: {
    scored_on: fact('day', '考核日期', 'scored on'),
    score: fact('number', '考核得分', 'score'),
  },
  employment: {
    since: fact('day', '用工起始日', 'employed since'),
    /** Full months up to the register day. */
    months_employed: fact('count', '用工月数', 'months employed'),
  },
} as const satisfies Record<string, Record<string, FactDescription>>

export type ItemKind = keyof typeof ITEM_FACTS
export const ITEM_KINDS = Object.keys(ITEM_FACTS) as readonly ItemKind[]
