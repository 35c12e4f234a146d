import { yuanFigures } from '../parts/money-text.ts'
import type { Text, Texts } from '../shell/text.ts'
import type { Guarantee, Milestone } from './policy-kinds.tsx'

const RULES = {
  household_floor: { zh: '每户每年不少于 {amount} 元', en: 'every household at least {amount} yuan a year' },
  village_average: { zh: '各村每年平均不少于 {amount} 元', en: 'villages on average at least {amount} yuan a year' },
  pair_household: {
    zh: '帮扶单位对每个结对户每年不少于 {amount} 元',
    en: 'a supporting unit at least {amount} yuan a year to each paired household',
  },
  pair_village: {
    zh: '帮扶单位对每个结对村每年不少于 {amount} 元',
    en: 'a supporting unit at least {amount} yuan a year to each paired village',
  },
  rate_floor: {
    zh: '医疗费用报销后，至少保障 {percent}%',
    en: 'at least {percent} percent of medical bills after insurance',
  },
} as const satisfies Texts

const TARGETS = {
  people_out_of_poverty: { zh: '相对贫困人口脱贫比例', en: 'people out of poverty' },
  village_income: { zh: '村集体年收入', en: 'yearly income of a village' },
  income_per_person: { zh: '人均可支配收入', en: 'income per person' },
} as const satisfies Texts

/** What a guarantee says, in one sentence. */
export function guaranteeWords({ rule }: Pick<Guarantee, 'rule'>): Text {
  switch (rule.kind) {
    case 'household_floor':
    case 'village_average':
      return filled(RULES[rule.kind], { amount: yuanFigures(rule.amount) })
    case 'pair_floor':
      return filled(rule.receiver === 'village' ? RULES.pair_village : RULES.pair_household, {
        amount: yuanFigures(rule.amount),
      })
    case 'rate_floor':
      return filled(RULES.rate_floor, { percent: rule.percent })
  }
}

/** Of whom a milestone tells what. */
export const milestoneWords = ({ target }: Pick<Milestone, 'target'>): Text => TARGETS[target.kind]

/** 2016: 30%; 2018: 100%. */
export const milestoneYears = ({ target }: Pick<Milestone, 'target'>): string =>
  target.by_year
    .map((each) => `${each.year}: ${'percent' in each ? `${each.percent}%` : `${yuanFigures(each.amount)} 元`}`)
    .join('；')

const filled = (text: Text, values: Readonly<Record<string, string>>): Text => ({
  zh: fill(text.zh, values),
  en: fill(text.en, values),
})
const fill = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replaceAll(/\{(\w+)\}/gu, (whole, name: string) => values[name] ?? whole)
