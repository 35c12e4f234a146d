import type { BilingualTitle } from '@fundtrace/problem'
import type { FactDescription, FactValue } from './facts.ts'

/** A value of a fact as people write it: 一般贫困户, 是, 7,500.00元, 2人 stays 2. */
export function wordsOfValue(fact: FactDescription, value: FactValue): BilingualTitle {
  if (value === null) return { zh: '不详', en: 'not known' }
  const choice = fact.choices?.[String(value)]
  if (choice !== undefined) return choice
  if (typeof value === 'boolean') return value ? { zh: '是', en: 'yes' } : { zh: '否', en: 'no' }
  if (fact.kind !== 'amount') return { zh: String(value), en: String(value) }
  const yuan = groupedYuan(withPlaces(String(value)))
  return { zh: `${yuan}元`, en: `${yuan} yuan` }
}

/** '1234567.80' is 1,234,567.80. */
export const groupedYuan = (amount: string): string => amount.replace(/\B(?=(?:\d{3})+(?=\.))/gu, ',')

function withPlaces(text: string): string {
  const [whole = '', fraction = ''] = text.split('.')
  return `${whole}.${fraction.padEnd(2, '0')}`
}
