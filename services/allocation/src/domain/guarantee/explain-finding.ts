import { groupedYuan as shown } from '../programme/fact-words.ts'
import type { Finding, GivenBy } from './finding.ts'
import type { GuaranteeRuleText, GuaranteeText } from './guarantee-text.ts'

export type Sentences = Readonly<{ zh: readonly string[]; en: readonly string[] }>
type Words = Readonly<{ zh: string; en: string }>

/** Why it is a finding, with every figure that is needed to compute it again by hand. No name and no number of a person. */
export function explainFinding(guarantee: GuaranteeText, year: number, finding: Finding): Sentences {
  const sentences = [promised(guarantee, year, finding), givenWords(finding), verdict(finding)]
  return { zh: sentences.map((words) => words.zh), en: sentences.map((words) => words.en) }
}

function promised(guarantee: GuaranteeText, year: number, finding: Finding): Words {
  const { id, version = 1, document_number: document, document_item: item, rule } = guarantee
  const { zh, en } = ruleWords(rule, finding)
  return {
    zh: `依据 ${document}${item}（保底 ${id} 第${version}版），${year}年${zh}。`,
    en: `By ${document}, ${item} (guarantee ${id}, version ${version}), ${en} in ${year}.`,
  }
}

function ruleWords(rule: GuaranteeRuleText, { receivers, qualifying, floor }: Finding): Words {
  switch (rule.kind) {
    case 'household_floor':
      return {
        zh: `每户各类帮扶资金合计不少于 ${shown(rule.amount)} 元`,
        en: `a household has at least ${shown(rule.amount)} yuan of all kinds of support together`,
      }
    case 'village_average':
      return {
        zh: `各村平均不少于 ${shown(rule.amount)} 元，${receivers} 个村合计 ${shown(rule.amount)} × ${receivers} = ${shown(floor)} 元，个别村可以低于平均数`,
        en: `villages have at least ${shown(rule.amount)} yuan on average, ${shown(rule.amount)} × ${receivers} = ${shown(floor)} together; a single one may have less`,
      }
    case 'pair_floor':
      return {
        zh: `每个帮扶单位对每个结对${rule.receiver === 'village' ? '村' : '户'}帮扶不少于 ${shown(rule.amount)} 元`,
        en: `a supporting unit gives each ${rule.receiver} paired with it at least ${shown(rule.amount)} yuan`,
      }
    case 'rate_floor': {
      const costs = shown(qualifying ?? '0.00')
      return {
        zh: `各类保险报销后的合规医疗费用补助不低于 ${rule.percent}%，${costs} × ${rule.percent}% = ${shown(floor)} 元（${ROUNDING[rule.rounding ?? 'up'].zh}）`,
        en: `at least ${rule.percent}% of the costs that qualify after every insurance is paid, ${costs} × ${rule.percent}% = ${shown(floor)} yuan (${ROUNDING[rule.rounding ?? 'up'].en})`,
      }
    }
  }
}

const ROUNDING = {
  up: { zh: '不足一分进一分', en: 'a part of a fen counts as a fen' },
  half_up: { zh: '四舍五入到分', en: 'rounded half up to the fen' },
  down: { zh: '不足一分舍去', en: 'a part of a fen is dropped' },
} as const

function givenWords({ sources, given }: Finding): Words {
  if (sources.length === 0) return { zh: '没有任何来源。', en: 'No source gave anything.' }
  const zh = sources.map((source) => sourceWords(source).zh).join('；')
  const en = sources.map((source) => sourceWords(source).en).join('; ')
  return { zh: `已获：${zh}。合计 ${shown(given)} 元。`, en: `Given: ${en}. Together ${shown(given)} yuan.` }
}

function sourceWords(source: GivenBy): Words {
  const amount = shown(source.amount)
  if (source.source === 'receivers')
    return { zh: `${source.receivers} 个村共 ${amount}`, en: `${source.receivers} villages ${amount}` }
  if (source.source === 'programme') {
    const parts = source.parts.map((part) => `${part.funder_id} ${shown(part.amount)}`).join(' + ')
    const borne = parts === '' ? '' : ` = ${parts}`
    return {
      zh: `项目 ${source.programme_id} 计划第${source.line}行 ${amount}${borne}`,
      en: `programme ${source.programme_id}, line ${source.line} of its plan ${amount}${borne}`,
    }
  }
  const { giver, contained } = source
  return {
    zh: `${giver} 帮扶 ${amount}${contained === null ? '' : `（另有 ${shown(contained.amount)} 已含在项目 ${contained.programme_id} 内，不重复计算）`}`,
    en: `support of ${giver} ${amount}${contained === null ? '' : ` (another ${shown(contained.amount)} is contained in programme ${contained.programme_id} and not counted again)`}`,
  }
}

function verdict({ role, floor, given, missing }: Finding): Words {
  if (role === 'member')
    return {
      zh: '单个村低于平均数不算差额，列出供核对。',
      en: 'A single village is no shortfall; it is told so that the sum can be checked.',
    }
  const sum = `${shown(floor)} − ${shown(given)} = ${shown(missing)}`
  return { zh: `${sum}，差 ${shown(missing)} 元。`, en: `${sum}: ${shown(missing)} yuan are missing.` }
}
