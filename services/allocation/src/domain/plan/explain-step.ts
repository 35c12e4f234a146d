import { formatFen, formatMoney } from '@fundtrace/money'
import type { BilingualTitle } from '@fundtrace/problem'
import { BASES, RECEIVER_FACTS, type Vocabulary } from '../programme/base.ts'
import { NUMBER_PLACES, readDecimal } from '../programme/fact-order.ts'
import { groupedYuan, wordsOfValue } from '../programme/fact-words.ts'
import type { FactDescription, FactValue } from '../programme/facts.ts'
import { type Programme, receiverKindOf } from '../programme/programme.ts'
import type { Rounding } from '../programme/programme-text.ts'
import type { SpreadPart, Step } from './explanation.ts'

type StepOf<Name extends Step['step']> = Extract<Step, { step: Name }>

/** One line of arithmetic with all its figures; both languages say the same. */
export function explainStep(programme: Programme, step: Step): BilingualTitle {
  switch (step.step) {
    case 'rate':
      return both(`标准${times(step)}`, `The rate: ${times(step)}`, step.gives)
    case 'tier': {
      const fact = tierFact(programme, step.by)
      const value = wordsOfValue(fact, step.value)
      const bounds = tierBounds(programme, fact, step.value)
      return both(
        `${fact.zh}为${value.zh}，该档${bounds.zh === '' ? '' : `（${bounds.zh}）`}标准${times(step)}`,
        `${fact.en} ${value.en}, rate of its tier${bounds.en === '' ? '' : ` (${bounds.en})`}: ${times(step)}`,
        step.gives,
      )
    }
    case 'share': {
      const product = `(${yuan(step.of)} − ${yuan(step.less)}) × ${step.percent}%`
      const rounding = ROUNDING[step.rounding]
      return {
        zh: `${step.item}：${product} = ${yuan(step.gives)}元（低于零按零计，${rounding.zh}）`,
        en: `${step.item}: ${product} = ${yuan(step.gives)} yuan (never below zero, ${rounding.en})`,
      }
    }
    case 'interest':
      return explainInterest(step)
    case 'lump':
      return { zh: `定额${yuan(step.gives)}元`, en: `A lump sum of ${yuan(step.gives)} yuan` }
    case 'pool':
      return explainPool(programme, step)
    case 'part': {
      const product = step.count === 1 ? yuan(step.gives) : `${yuan(step.amount)} × ${step.count} = ${yuan(step.gives)}`
      const { funder, supporter } = step
      return {
        zh: `${funder}${supporter === undefined ? '' : `（${supporter}）`}出资${product}元`,
        en: `${funder}${supporter === undefined ? '' : ` (${supporter})`} gives ${product} yuan`,
      }
    }
    case 'sum':
      return { zh: `合计${yuan(step.gives)}元`, en: `Together ${yuan(step.gives)} yuan` }
    case 'floor':
      return { zh: `低于最低额，按${yuan(step.gives)}元计`, en: `That is below the floor: ${yuan(step.gives)} yuan` }
    case 'cap':
      return { zh: `高于最高额，按${yuan(step.gives)}元计`, en: `That is above the cap: ${yuan(step.gives)} yuan` }
    case 'spread': {
      const { of, weight, weights, gives, year } = step
      const part = quotient(of, `${weight}`, `${weights}`, gives, step.leftover_fen, BY_YEAR)
      return {
        zh: `${year}年度：${spreadProduct(step)} = ${part.zh}`,
        en: `For ${year}: ${spreadProduct(step)} = ${part.en}`,
      }
    }
    case 'limit':
      return explainLimit(step)
  }
}

function explainInterest(step: StepOf<'interest'>): BilingualTitle {
  const of = step.percent === '100' ? '' : ` × ${step.percent}%`
  const product = `${yuan(step.principal)} × ${step.annual_rate}% × ${step.days} ÷ ${step.day_count}${of}`
  const rounding = ROUNDING[step.rounding]
  const most = step.borrowed === undefined ? null : yuan(step.borrowed)
  return {
    zh: `${step.item}：${step.from}（含）至${step.until}（不含）共${step.days}天${most === null ? '' : `，借款${most}元超过可贴息本金`}，${product} = ${yuan(step.gives)}元（${rounding.zh}）`,
    en: `${step.item}: ${step.days} days from ${step.from} to before ${step.until}${most === null ? '' : `, ${most} yuan borrowed are more than bear the subsidy`}: ${product} = ${yuan(step.gives)} yuan (${rounding.en})`,
  }
}

function explainPool(programme: Programme, step: StepOf<'pool'>): BilingualTitle {
  const pool =
    step.spread === undefined
      ? { zh: `资金池${yuan(step.pool)}元`, en: `The pool of ${yuan(step.pool)} yuan` }
      : {
          zh: `资金池${step.spread.year}年度${spreadProduct(step.spread)} = ${yuan(step.pool)}元`,
          en: `The pool of ${step.spread.year}: ${spreadProduct(step.spread)} = ${yuan(step.pool)} yuan`,
        }
  const bounded = boundedOthers(programme, step)
  const given = yuan(step.gives)
  if (step.bound !== undefined) {
    const word = step.bound === 'floor' ? { zh: '最低额', en: 'floor' } : { zh: '最高额', en: 'cap' }
    return {
      zh: `${pool.zh}${bounded.zh}；本对象权重${step.weight}，按${word.zh}得${given}元`,
      en: `${pool.en}${bounded.en}; with weight ${step.weight} this one gets the ${word.en}: ${given} yuan`,
    }
  }
  const product = `${yuan(step.shared)} × ${step.weight} ÷ ${step.weights}`
  const keeps = programme.amount.kind === 'pool' && programme.amount.leftover === 'keep'
  const cut = quotient(step.shared, step.weight, step.weights, step.gives, step.leftover_fen, keeps ? null : BY_ID)
  return {
    zh: `${pool.zh}${bounded.zh}，${product} = ${cut.zh}`,
    en: `${pool.en}${bounded.en}: ${product} = ${cut.en}`,
  }
}

/** What those at the floor or the cap take out of the pool before the others share it. */
function boundedOthers({ amount }: Programme, step: StepOf<'pool'>): BilingualTitle {
  if (amount.kind !== 'pool') return { zh: '', en: '' }
  const { at_floor: atFloor = 0, at_cap: atCap = 0 } = step
  const least = amount.floor === null ? '0.00' : yuan(formatMoney(amount.floor))
  const most = amount.cap === null ? '0.00' : yuan(formatMoney(amount.cap))
  return {
    zh: `${atFloor === 0 ? '' : `，减最低额${least} × ${atFloor}`}${atCap === 0 ? '' : `，减最高额${most} × ${atCap}`}`,
    en: `${atFloor === 0 ? '' : `, less ${atFloor} × the floor of ${least}`}${atCap === 0 ? '' : `, less ${atCap} × the cap of ${most}`}`,
  }
}

function explainLimit(step: StepOf<'limit'>): BilingualTitle {
  const [limit, drawn] = [yuan(step.limit), yuan(step.drawn)]
  if (step.rule === 'in_order') {
    const left = `${limit} − ${drawn} − ${yuan(step.before)} = ${yuan(step.gives)}`
    return {
      zh: `年度限额按顺序用完：${left}元（限额减其他计划已用、减前面各户）`,
      en: `The yearly limit is used up in order: ${left} yuan (less what other plans have drawn, less those before)`,
    }
  }
  const product = `${yuan(step.of)} × (${limit} − ${drawn}) ÷ ${yuan(step.asked)}`
  const left = formatFen(BigInt(step.limit.replace('.', '')) - BigInt(step.drawn.replace('.', '')))
  const cut = quotient(step.of, left, step.asked, step.gives, step.leftover_fen, BY_ID)
  return {
    zh: `超出年度限额，按比例削减：${product} = ${cut.zh}`,
    en: `Beyond the yearly limit all are cut in proportion: ${product} = ${cut.en}`,
  }
}

/** `product ÷ by` in whole fen, and the fen that the remainder rule gave on top of it; `ties` is null where it gives none. */
function quotient(
  amount: string,
  weight: string,
  by: string,
  gives: string,
  leftoverFen: number,
  ties: BilingualTitle | null,
): BilingualTitle {
  const isWhole = (scaled(amount) * scaled(weight)) % (scaled(by) * CENT) === 0n
  if (isWhole) return { zh: `${yuan(gives)}元`, en: `${yuan(gives)} yuan` }
  const rule =
    ties === null
      ? { zh: '余下的分留存', en: 'the fen left over are kept' }
      : {
          zh: `余下的分逐分给尾数较大的，尾数相同的${ties.zh}`,
          en: `the fen left over go to the largest remainders, ties to ${ties.en}`,
        }
  if (leftoverFen === 0)
    return {
      zh: `${yuan(gives)}元（不足一分的舍去；${rule.zh}）`,
      en: `${yuan(gives)} yuan (cut to whole fen; ${rule.en})`,
    }
  const cut = yuan(formatFen(BigInt(gives.replace('.', '')) - BigInt(leftoverFen)))
  return {
    zh: `${cut}元（不足一分的舍去），另得余下的1分，为${yuan(gives)}元（${rule.zh}）`,
    en: `${cut} yuan (cut to whole fen), and one fen left over: ${yuan(gives)} yuan (${rule.en})`,
  }
}

const BY_ID: BilingualTitle = { zh: '按编号在前者先得', en: 'the earlier in order of id' }
const BY_YEAR: BilingualTitle = { zh: '在前的年度先得', en: 'the earlier year' }

/** Millionths, in which amounts and weights are whole alike, and one fen in them. */
const scaled = (text: string): bigint => readDecimal(text, NUMBER_PLACES) ?? 1n
const CENT = 10n ** BigInt(NUMBER_PLACES - 2)

const spreadProduct = ({ weight, weights, of }: SpreadPart): string => `${yuan(of)} × ${weight} ÷ ${weights}`

const times = ({ rate, count }: Readonly<{ rate: string; count: number }>): string => `${yuan(rate)} × ${count}`

const both = (zh: string, en: string, gives: string): BilingualTitle => ({
  zh: `${zh} = ${yuan(gives)}元`,
  en: `${en} = ${yuan(gives)} yuan`,
})

const yuan = groupedYuan

const ROUNDING: Readonly<Record<Rounding, BilingualTitle>> = {
  half_up: { zh: '四舍五入到分', en: 'rounded half up to the fen' },
  down: { zh: '不足一分的舍去', en: 'rounded down to the fen' },
  up: { zh: '不足一分的进为一分', en: 'rounded up to the fen' },
}

function tierFact(programme: Programme, by: string): FactDescription {
  const { facts } = BASES[programme.base.of]
  const receiver = receiverKindOf(programme)
  const ofReceiver: Vocabulary = receiver === null ? {} : RECEIVER_FACTS[receiver]
  const vocabulary = programme.amount.kind === 'tiers' && programme.amount.asks === 'unit' ? facts : ofReceiver
  return Object.hasOwn(vocabulary, by) ? (vocabulary[by] ?? UNKNOWN) : UNKNOWN
}

const UNKNOWN: FactDescription = { kind: 'number', zh: '', en: '' }

/** 1,000.00元以上不足3,000.00元; of a choice the value itself says all. */
function tierBounds({ amount }: Programme, fact: FactDescription, value: FactValue): BilingualTitle {
  const tier = amount.kind === 'tiers' ? amount.tierOf(value) : null
  const ends = amount.kind === 'tiers' && tier !== null ? amount.ends[tier] : undefined
  const from = ends?.from === undefined ? null : wordsOfValue(fact, ends.from)
  const below = ends?.below === undefined ? null : wordsOfValue(fact, ends.below)
  return {
    zh: `${from === null ? '' : `${from.zh}以上`}${below === null ? '' : `不足${below.zh}`}`,
    en: [...(from === null ? [] : [`from ${from.en}`]), ...(below === null ? [] : [`below ${below.en}`])].join(' '),
  }
}
