import type { BilingualTitle } from '@fundtrace/problem'
import type { Vocabulary } from './base.ts'
import { type FactOrder, isOrdered, type OrderedKind, orderOfFact, readOrder } from './fact-order.ts'
import { wordsOfValue } from './fact-words.ts'
import type { FactDescription, FactKind, FactValue } from './facts.ts'
import { type Fault, shown } from './programme-errors.ts'

/** One comparison with one fact. `test` is asked of values that are known. */
export type Question = Readonly<{
  fact: string
  test: (value: Exclude<FactValue, null>) => boolean
  words: BilingualTitle
}>

/** Null, and a fault for each thing that is wrong, where it cannot be asked. */
export function readQuestion(
  members: Readonly<Record<string, unknown>>,
  vocabulary: Vocabulary,
  path: string,
  faults: Fault[],
): Question | null {
  const { fact: name, ...comparisons } = members
  const fact = typeof name === 'string' && Object.hasOwn(vocabulary, name) ? vocabulary[name] : undefined
  if (typeof name !== 'string' || fact === undefined) {
    faults.push(unknownFact(name, vocabulary, `${path}/fact`))
    return null
  }
  const [comparison, ...others] = Object.keys(comparisons)
  if (comparison === undefined || others.length > 0) {
    faults.push({
      path,
      value: Object.keys(comparisons),
      reason: { zh: `对“${name}”须有且仅有一种比较`, en: `"${name}" needs exactly one comparison` },
      expected: comparisonsOf(fact.kind),
    })
    return null
  }
  if (!comparisonsOf(fact.kind).includes(comparison)) {
    faults.push({
      path: `${path}/${comparison}`,
      value: comparison,
      reason: {
        zh: `“${name}”（${fact.zh}）不能这样比较`,
        en: `"${name}" is a ${KIND_EN[fact.kind]}; it has no ${comparison}`,
      },
      expected: comparisonsOf(fact.kind),
    })
    return null
  }
  const test = readTest(fact, comparison, comparisons[comparison], `${path}/${comparison}`, faults)
  return test === null ? null : { fact: name, test, words: describe(fact, comparison, comparisons[comparison]) }
}

export const unknownFact = (name: unknown, vocabulary: Vocabulary, path: string): Fault => ({
  path,
  value: shown(name),
  reason: { zh: '此处没有这个登记事项', en: 'There is no such fact here' },
  expected: Object.keys(vocabulary),
})

const KIND_EN: Readonly<Record<FactKind, string>> = {
  choice: 'choice',
  yes_no: 'yes or no',
  count: 'count',
  amount: 'amount of yuan',
  number: 'number',
  day: 'day',
  area: 'code',
}

const VALUE_EN: Readonly<Record<FactKind, string>> = {
  choice: 'one of the choices',
  yes_no: 'true or false',
  count: 'a whole number: 20',
  amount: "yuan in quotes: '7500.00'",
  number: "a number in quotes, at most 6 places: '4.35'",
  day: "a day in quotes: '2016-06-30'",
  area: "a code in quotes: '441802'",
}

const ORDERED = ['at_least', 'at_most', 'more_than', 'less_than']
const comparisonsOf = (kind: FactKind): string[] =>
  isOrdered(kind) ? [...ORDERED, 'is'] : kind === 'area' ? ['is', 'within'] : ['is']

function readTest(
  fact: FactDescription,
  comparison: string,
  written: unknown,
  path: string,
  faults: Fault[],
): Question['test'] | null {
  if (comparison !== 'is' && comparison !== 'within')
    return isOrdered(fact.kind) ? readBound(fact.kind, comparison, written, path, faults) : null
  if (!Array.isArray(written) || written.length === 0) {
    faults.push(wrongValue(fact, written, path, `a list: [${VALUE_EN[fact.kind]}, ...]`))
    return null
  }
  const wrong = written.flatMap((value: unknown, index) =>
    isValueOf(fact, comparison, value) ? [] : [wrongValue(fact, value, `${path}/${index}`)],
  )
  faults.push(...wrong)
  if (wrong.length > 0) return null
  return comparison === 'within' ? isWithin(written.map(String)) : isOneOf(fact, written)
}

function readBound(
  kind: OrderedKind,
  comparison: string,
  written: unknown,
  path: string,
  faults: Fault[],
): Question['test'] | null {
  const bound = typeof written === 'string' || typeof written === 'number' ? readOrder(kind, written) : null
  if (bound === null) {
    faults.push(wrongValue({ kind, zh: '', en: '' }, written, path))
    return null
  }
  const fits = FITS[comparison]
  return fits === undefined
    ? null
    : (value) => {
        const order = orderOfFact(kind, value)
        return order !== null && fits(order, bound)
      }
}

const FITS: Readonly<Record<string, (value: FactOrder, bound: FactOrder) => boolean>> = {
  at_least: (value, bound) => value >= bound,
  at_most: (value, bound) => value <= bound,
  more_than: (value, bound) => value > bound,
  less_than: (value, bound) => value < bound,
}

function isValueOf(fact: FactDescription, comparison: string, value: unknown): boolean {
  if (isOrdered(fact.kind))
    return (typeof value === 'string' || typeof value === 'number') && readOrder(fact.kind, value) !== null
  if (fact.kind === 'yes_no') return typeof value === 'boolean'
  if (typeof value !== 'string') return false
  if (fact.kind === 'choice') return Object.hasOwn(fact.choices ?? {}, value)
  return comparison === 'within' ? AREA_CODE.test(value) : value.length > 0
}

const AREA_CODE = /^(?:\d{2}|\d{4}|\d{6}|\d{9}|\d{12})$/u

const isWithin =
  (codes: readonly string[]): Question['test'] =>
  (value) =>
    codes.some((code) => String(value).startsWith(code))

function isOneOf(fact: FactDescription, listed: readonly unknown[]): Question['test'] {
  const { kind } = fact
  if (!isOrdered(kind)) {
    const values = new Set(listed)
    return (value) => values.has(value)
  }
  const orders = new Set(
    listed.map((value) => (typeof value === 'string' || typeof value === 'number' ? readOrder(kind, value) : null)),
  )
  return (value) => orders.has(orderOfFact(kind, value))
}

const wrongValue = (fact: FactDescription, value: unknown, path: string, expected?: string): Fault => ({
  path,
  value: shown(value),
  reason:
    fact.kind === 'choice'
      ? { zh: '没有这个选项', en: 'There is no such choice' }
      : { zh: '值的写法不对', en: `This is no ${KIND_EN[fact.kind]}` },
  expected: expected ?? (fact.kind === 'choice' ? Object.keys(fact.choices ?? {}) : VALUE_EN[fact.kind]),
})

const WORDS: Readonly<Record<string, Readonly<{ zh: string; en: string; dayZh: string; dayEn: string }>>> = {
  at_least: { zh: '不少于', en: 'at least', dayZh: '不早于', dayEn: 'on or after' },
  at_most: { zh: '不超过', en: 'at most', dayZh: '不晚于', dayEn: 'on or before' },
  more_than: { zh: '大于', en: 'more than', dayZh: '晚于', dayEn: 'after' },
  less_than: { zh: '小于', en: 'less than', dayZh: '早于', dayEn: 'before' },
  is: { zh: '为', en: 'is', dayZh: '为', dayEn: 'is' },
  within: { zh: '在以下区划内：', en: 'within', dayZh: '', dayEn: '' },
}

function describe(fact: FactDescription, comparison: string, written: unknown): BilingualTitle {
  const values = (Array.isArray(written) ? written : [written]).map((value: unknown) =>
    wordsOfValue(
      fact,
      typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null,
    ),
  )
  const words = WORDS[comparison]
  if (fact.kind === 'yes_no')
    return {
      zh: `${fact.zh}：${values.map((value) => value.zh).join('或')}`,
      en: `${fact.en}: ${values.map((value) => value.en).join(' or ')}`,
    }
  const [zh, en] = fact.kind === 'day' ? [words?.dayZh, words?.dayEn] : [words?.zh, words?.en]
  return {
    zh: `${fact.zh}${zh}${values.map((value) => value.zh).join('或')}`,
    en: `${fact.en} ${en} ${values.map((value) => value.en).join(' or ')}`,
  }
}
