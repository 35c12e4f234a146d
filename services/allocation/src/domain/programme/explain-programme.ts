import { formatMoney, formatRatio } from '@fundtrace/money'
import type { BilingualTitle } from '@fundtrace/problem'
import { BASES } from './base.ts'
import { describeCondition } from './condition.ts'
import { explainPayment } from './explain-payment.ts'
import type { AmountRule, FixedPart, Funding, Programme, Timing } from './programme.ts'

/** What a programme says, one sentence a rule, in the order in which a plan is computed. */
export function explainProgramme(programme: Programme): readonly BilingualTitle[] {
  return [
    words(
      `${programme.name}，依据${programme.documentNumber}${programme.documentItem}，第${programme.version}版。`,
      `${programme.name}, by ${programme.documentNumber}, ${programme.documentItem}, version ${programme.version}.`,
    ),
    ...validity(programme),
    ...receivers(programme),
    amount(programme.amount),
    ...bounds(programme),
    ...timing(programme.timing),
    ...funders(programme),
    ...(programme.purposes.length === 0
      ? []
      : [
          words(
            `资金用途：${programme.purposes.join('、')}。`,
            `It may be spent on: ${programme.purposes.join(', ')}.`,
          ),
        ]),
    ...(programme.noticeDays === 0
      ? []
      : [
          words(
            `计划审批前公示${programme.noticeDays}天。`,
            `Its plan stands in public notice for ${programme.noticeDays} days before it is approved.`,
          ),
        ]),
    ...explainPayment(programme.payment),
    ...programme.inferred.map((text) =>
      words(`文件未写明，按此推定：${text}`, `Not in the document, taken for granted: ${text}`),
    ),
  ]
}

const words = (zh: string, en: string): BilingualTitle => ({ zh, en })

function validity({ validFrom, validTo }: Programme): BilingualTitle[] {
  if (validFrom === null && validTo === null) return []
  return [
    words(
      `有效期自${validFrom ?? '发文之日'}至${validTo ?? '另行通知'}。`,
      `Valid from ${validFrom ?? 'its publication'} to ${validTo ?? 'further notice'}.`,
    ),
  ]
}

function receivers({ covers, where, base }: Programme): BilingualTitle[] {
  const { zh, en } = BASES[base.of]
  const sentences = [
    words(`实施区划${covers.join('、')}，按${zh}计。`, `In ${covers.join(', ')}; what counts: ${en.many}.`),
  ]
  if (where !== null) {
    const condition = describeCondition(where)
    sentences.push(words(`对象条件：${condition.zh}。`, `Who receives: ${condition.en}.`))
  }
  if (base.where !== null) {
    const condition = describeCondition(base.where)
    sentences.push(words(`计入条件：${condition.zh}。`, `Which ${en.many} count: ${condition.en}.`))
  }
  if (base.atLeast > 1)
    sentences.push(words(`不足${base.atLeast}${zh}的不补。`, `With fewer than ${base.atLeast} ${en.many}: nothing.`))
  return sentences
}

function amount(rule: AmountRule): BilingualTitle {
  switch (rule.kind) {
    case 'per_unit':
      return words(`每单位${formatMoney(rule.rate)}元。`, `${formatMoney(rule.rate)} yuan for each.`)
    case 'tiers': {
      const rates = rule.rates.map(formatMoney)
      return words(`按${rule.by}分档：${rates.join('、')}元。`, `By ${rule.by}, in tiers: ${rates.join(', ')} yuan.`)
    }
    case 'share':
      return words(
        `按扣除后余额的${rule.percent.text}%计，逐笔保留到分（${ROUNDING[rule.rounding].zh}）。`,
        `${rule.percent.text}% of what each leaves, to the fen, ${ROUNDING[rule.rounding].en}.`,
      )
    case 'interest':
      return words(
        `按当年实际天数贴息${rule.percent.text}%，一年按${rule.dayCount}天，逐笔保留到分（${ROUNDING[rule.rounding].zh}）。`,
        `${rule.percent.text}% of the interest of the year's days, ${rule.dayCount} to a year, to the fen, ${ROUNDING[rule.rounding].en}.`,
      )
    case 'lump':
      return words(`一笔${formatMoney(rule.amount)}元。`, `One sum of ${formatMoney(rule.amount)} yuan.`)
    case 'pool':
      return words(
        `总额${formatMoney(rule.amount)}元，${rule.by === 'equal' ? '平均' : '按权数'}分配${least(rule, '元').zh}；${
          rule.leftover === 'keep' ? '除不尽的分留存' : '除不尽的分归余数最大者'
        }。`,
        `A pool of ${formatMoney(rule.amount)} yuan, shared ${rule.by === 'equal' ? 'equally' : 'by weight'}${least(rule, '元').en}; ${
          rule.leftover === 'keep' ? 'odd fen stay in it' : 'odd fen go to the largest remainders'
        }.`,
      )
    case 'parts':
      return words('标准为各方出资之和。', 'The sum of what each funder gives.')
  }
}

const ROUNDING = {
  half_up: words('四舍五入', 'rounded half up'),
  down: words('只舍不入', 'rounded down'),
  up: words('只入不舍', 'rounded up'),
}

function least(limits: Pick<Programme['bounds'], 'floor' | 'cap'>, unit: string): BilingualTitle {
  const { floor, cap } = limits
  return words(
    `${floor === null ? '' : `，最低${formatMoney(floor)}${unit}`}${cap === null ? '' : `，最高${formatMoney(cap)}${unit}`}`,
    `${floor === null ? '' : `, at least ${formatMoney(floor)}`}${cap === null ? '' : `, at most ${formatMoney(cap)}`}`,
  )
}

function bounds({ bounds: limits, yearlyLimit }: Programme): BilingualTitle[] {
  const each = least(limits, '元')
  return [
    ...(each.zh === '' ? [] : [words(`每个对象${each.zh.slice(1)}。`, `For each receiver${each.en} yuan.`)]),
    ...(yearlyLimit === null
      ? []
      : [
          words(
            `全年限额${formatMoney(yearlyLimit.amount)}元，超出时${BEYOND[yearlyLimit.beyond].zh}。`,
            `At most ${formatMoney(yearlyLimit.amount)} yuan a year; beyond it ${BEYOND[yearlyLimit.beyond].en}.`,
          ),
        ]),
  ]
}

const BEYOND = {
  refuse: words('不予编制', 'the plan is refused'),
  prorate: words('按比例压减', 'all are cut alike'),
  in_order: words('按顺序发放至用完', 'it is used up in order'),
}

function timing(rule: Timing): BilingualTitle[] {
  switch (rule.kind) {
    case 'yearly':
      return []
    case 'once':
      return [words('只安排一次。', 'Once, not every year.')]
    case 'spread': {
      const zh = rule.years.map(({ year, weight }) => `${year}年${weight}份`).join('、')
      const en = rule.years.map(({ year, weight }) => `${year} (${weight})`).join(', ')
      return [words(`分年度安排：${zh}。`, `Spread over the years by weight: ${en}.`)]
    }
  }
}

function funders({ funding, drawsOn }: Programme): BilingualTitle[] {
  if (drawsOn !== null)
    return [words(`从${drawsOn}的年度资金中列支。`, `Paid out of the year's plan of ${drawsOn}; owes nothing on top.`)]
  return funding === null ? [] : [fundingWords(funding)]
}

function fundingWords(funding: Funding): BilingualTitle {
  switch (funding.kind) {
    case 'ratio': {
      const names = funding.funders.join(' : ')
      const ratio = formatRatio(funding.ratio)
      return words(`由${names}按${ratio}分担。`, `Shared by ${names} as ${ratio}.`)
    }
    case 'sole':
      return words(`由${funding.funder}全额负担。`, `Paid by ${funding.funder} alone.`)
    case 'township':
      return words('由对象所在乡镇负担。', "Paid by the receiver's own township.")
    case 'fixed': {
      const parts = funding.parts.map(partWords)
      return words(`出资：${parts.map(({ zh }) => zh).join('、')}。`, `Paid: ${parts.map(({ en }) => en).join(', ')}.`)
    }
    case 'pots': {
      const pots = funding.pots.map(({ funder, yearly }) =>
        words(`${funder}每年${formatMoney(yearly)}元`, `${funder} ${formatMoney(yearly)} a year`),
      )
      return words(
        `依次由${pots.map(({ zh }) => zh).join('、')}列支。`,
        `Out of, in this order: ${pots.map(({ en }) => en).join(', ')}.`,
      )
    }
  }
}

function partWords(part: FixedPart): BilingualTitle {
  if ('funder' in part)
    return words(`${part.funder} ${formatMoney(part.amount)}元`, `${part.funder} ${formatMoney(part.amount)}`)
  if (part.by === 'township')
    return words(`所在乡镇${formatMoney(part.amount)}元`, `the receiver's own township ${formatMoney(part.amount)}`)
  return words(
    `结对帮扶者每个不少于${formatMoney(part.atLeast)}元`,
    `each paired supporter ${formatMoney(part.atLeast)} or more`,
  )
}
