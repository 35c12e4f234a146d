import { formatMoney, parseRatio, type Ratio, ratioParts, sumMoney } from '@fundtrace/money'
import { DomainError } from '@fundtrace/problem'
import type { FixedPart, Funding } from './programme.ts'
import { type Fault, shown } from './programme-errors.ts'
import type { AmountText, FundingText } from './programme-text.ts'
import { readYuan } from './read-yuan.ts'

/** Null, with the faults told, where it cannot be understood. */
export function readFunding(text: FundingText, amount: AmountText, faults: Fault[]): Funding | null {
  switch (text.kind) {
    case 'sole':
    case 'township':
      return text
    case 'ratio':
      return readRatio(text, faults)
    case 'fixed': {
      const parts = text.parts.map((part, index) => readPart(part, `/funding/parts/${index}`, faults))
      if (amount.kind === 'per_unit' && !parts.some(isSupporters)) checkSum(parts, amount.rate, faults)
      return { kind: 'fixed', parts }
    }
    case 'pots': {
      const pots = text.pots.map(({ funder, yearly }, index) => ({
        funder,
        yearly: readYuan(yearly, `/funding/pots/${index}/yearly`, faults),
      }))
      faults.push(
        ...twice(
          text.pots.map((pot) => pot.funder),
          '/funding/pots',
        ),
      )
      return { kind: 'pots', pots }
    }
  }
}

function readRatio(text: Extract<FundingText, { kind: 'ratio' }>, faults: Fault[]): Funding | null {
  faults.push(...twice(text.funders, '/funding/funders'))
  const ratio = parsed(text.ratio)
  if (ratio instanceof DomainError) {
    faults.push({
      path: '/funding/ratio',
      value: shown(text.ratio),
      reason: { zh: ratio.title.zh, en: ratio.message },
      expected: '6:3:1, 6:3:0.5：0.5',
    })
    return null
  }
  const count = ratioParts(ratio).length
  if (count !== text.funders.length)
    faults.push({
      path: '/funding/ratio',
      value: text.ratio,
      reason: {
        zh: `比例有${count}份，出资方有${text.funders.length}个`,
        en: `The ratio has ${count} parts for ${text.funders.length} funders`,
      },
      expected: `${text.funders.length} parts, one for each of ${text.funders.join(', ')}`,
    })
  return { kind: 'ratio', ratio, funders: text.funders }
}

function parsed(text: string): Ratio | DomainError {
  try {
    return parseRatio(text)
  } catch (error) {
    if (error instanceof DomainError) return error
    throw error
  }
}

type FixedText = Extract<FundingText, { kind: 'fixed' }>

function readPart(part: FixedText['parts'][number], path: string, faults: Fault[]): FixedPart {
  if ('funder' in part) return { funder: part.funder, amount: readYuan(part.amount, `${path}/amount`, faults) }
  if (part.by === 'township') return { by: 'township', amount: readYuan(part.amount, `${path}/amount`, faults) }
  return { by: 'supporters', atLeast: readYuan(part.at_least, `${path}/at_least`, faults) }
}

const isSupporters = (part: FixedPart): boolean => 'by' in part && part.by === 'supporters'

function checkSum(parts: readonly FixedPart[], rate: string, faults: Fault[]): void {
  const sum = formatMoney(sumMoney(parts.flatMap((part) => ('amount' in part ? [part.amount] : []))))
  if (sum !== rate)
    faults.push({
      path: '/funding/parts',
      value: sum,
      reason: { zh: `各方定额合计${sum}，标准为${rate}`, en: `The parts add up to ${sum}, the rate is ${rate}` },
      expected: rate,
    })
}

const twice = (funders: readonly string[], path: string): Fault[] =>
  funders.flatMap((funder, index) =>
    funders.indexOf(funder) === index
      ? []
      : [
          {
            path: `${path}/${index}`,
            value: funder,
            reason: { zh: '同一出资方出现两次', en: 'The funder is named twice' },
            expected: 'each funder once',
          },
        ],
  )
