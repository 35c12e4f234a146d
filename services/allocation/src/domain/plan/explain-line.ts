import { formatFen } from '@fundtrace/money'
import type { BilingualTitle } from '@fundtrace/problem'
import { BASES, RECEIVER_FACTS, type Vocabulary } from '../programme/base.ts'
import { describeCondition } from '../programme/condition.ts'
import { groupedYuan, wordsOfValue } from '../programme/fact-words.ts'
import type { FactDescription } from '../programme/facts.ts'
import { type Programme, receiverKindOf } from '../programme/programme.ts'
import { explainStep } from './explain-step.ts'
import type { Explanation, ShareExplanation } from './explanation.ts'

/** Sentences in the order in which a hand would compute, each in both languages. */
export type Sentences = Readonly<{ zh: string[]; en: string[] }>

/** Why a line is what it is: the document, what the register says, and every figure of the arithmetic. */
export function explainLine(programme: Programme, line: Readonly<{ explanation: Explanation }>): Sentences {
  const { facts, counted, steps } = line.explanation
  return sentences([
    ruleOf(programme),
    ...conditionsOf(programme),
    ...factsOf(programme, facts),
    countOf(counted),
    ...steps.map((step) => explainStep(programme, step)),
  ])
}

/** How a whole plan is shared among its funders, and who got the leftover fen. */
export function explainShares(programme: Programme, explanation: ShareExplanation): Sentences {
  const total = groupedYuan(explanation.total)
  return sentences([
    ruleOf(programme),
    ...SHARE_RULES[explanation.rule](explanation, total),
    ...explanation.shares.map((share) => shareOf(explanation, share)),
  ])
}

const sentences = (list: readonly BilingualTitle[]): Sentences => ({
  zh: list.map(({ zh }) => `${zh}。`),
  en: list.map(({ en }) => `${en}.`),
})

const ruleOf = ({ id, version, name, documentNumber, documentItem }: Programme): BilingualTitle => ({
  zh: `依据${documentNumber}${documentItem}，项目政策“${name}”（${id}）第${version}版`,
  en: `By ${documentNumber}, ${documentItem}: programme ${id} "${name}", version ${version}`,
})

function conditionsOf({ where, base }: Programme): BilingualTitle[] {
  const unit = BASES[base.of]
  const receives = where === null ? [] : [where].map(describeCondition)
  const counts = base.where === null ? [] : [base.where].map(describeCondition)
  return [
    ...receives.map(({ zh, en }) => ({ zh: `适用对象：${zh}`, en: `Who receives: ${en}` })),
    ...counts.map(({ zh, en }) => ({ zh: `计入条件：${zh}`, en: `What counts: ${unit.en.many} where ${en}` })),
    ...(base.atLeast > 1
      ? [
          {
            zh: `至少须有${base.atLeast}${unit.zh}`,
            en: `At least ${base.atLeast} ${unit.en.many} are needed`,
          },
        ]
      : []),
  ]
}

function factsOf(programme: Programme, facts: Explanation['facts']): BilingualTitle[] {
  const receiver = receiverKindOf(programme)
  const vocabulary: Vocabulary = receiver === null ? {} : RECEIVER_FACTS[receiver]
  const known = Object.entries(facts).map(([name, value]) => {
    const fact: FactDescription = vocabulary[name] ?? { kind: 'number', zh: name, en: name }
    const words = wordsOfValue(fact, value)
    return { zh: `${fact.zh}${fact.kind === 'yes_no' ? '：' : '为'}${words.zh}`, en: `${fact.en}: ${words.en}` }
  })
  if (known.length === 0) return []
  return [
    {
      zh: `登记信息：${known.map(({ zh }) => zh).join('，')}`,
      en: `The register: ${known.map(({ en }) => en).join(', ')}`,
    },
  ]
}

function countOf({ of, count, among }: Explanation['counted']): BilingualTitle {
  const { zh, en } = BASES[of]
  const words = count === 1 ? en.one : en.many
  return among === undefined
    ? { zh: `计${count}${zh}`, en: `Counted: ${count} ${words}` }
    : {
        zh: `共${among}${zh}，计入${count}${zh}`,
        en: `Counted: ${count} of ${among} ${among === 1 ? en.one : en.many}`,
      }
}

type ShareRule = (explanation: ShareExplanation, total: string) => BilingualTitle[]

const SHARE_RULES: Readonly<Record<ShareExplanation['rule'], ShareRule>> = {
  ratio: ({ ratio }, total) => [
    {
      zh: `总额${total}元按${ratio}分担，各份先舍去不足一分的部分，余下的分依次给尾数最大者，尾数相同的给排在前的`,
      en: `The total of ${total} yuan is shared ${ratio}; each share is cut to whole fen, the fen left over go to the largest remainders, ties to the earlier`,
    },
  ],
  parts: (_, total) => [
    {
      zh: `总额${total}元，各方承担其在各笔中的定额之和`,
      en: `Of the total of ${total} yuan each bears the sum of its parts of the lines`,
    },
  ],
  sole: (_, total) => [{ zh: `总额${total}元由一方承担`, en: `The total of ${total} yuan is borne by one funder` }],
  township: (_, total) => [
    {
      zh: `总额${total}元，各乡镇承担本乡镇的各笔`,
      en: `Of the total of ${total} yuan each township bears the lines of its own`,
    },
  ],
  pots: (_, total) => [
    {
      zh: `总额${total}元依次从各资金来源列支，前一个用完再用后一个`,
      en: `The total of ${total} yuan comes out of the pots in their order, each as far as it goes`,
    },
  ],
  drawn: ({ draws_on: drawsOn }, total) => [
    {
      zh: `总额${total}元从项目政策${drawsOn}的计划中列支，不另行分担`,
      en: `The total of ${total} yuan comes out of the plan of ${drawsOn}; nobody owes anything on top`,
    },
  ],
}

function shareOf(
  { total, rule, ratio = '' }: ShareExplanation,
  { funder, weight, exact, leftover_fen: leftoverFen, gives }: ShareExplanation['shares'][number],
): BilingualTitle {
  const yuan = groupedYuan(gives)
  if (rule !== 'ratio' || weight === undefined || exact === undefined)
    return { zh: `${funder}承担${yuan}元`, en: `${funder} bears ${yuan} yuan` }
  const product = `${groupedYuan(total)} × ${weight} ÷ (${ratio.replaceAll(':', ' + ')})`
  const cut = groupedYuan(formatFen(fenOf(gives) - BigInt(leftoverFen)))
  if (!exact.includes('/'))
    return { zh: `${funder}：${product} = ${yuan}元`, en: `${funder}: ${product} = ${yuan} yuan` }
  return {
    zh: `${funder}：${product} = ${exact}分，舍为${cut}元${leftoverFen === 0 ? '' : `，另得余下的1分，为${yuan}元`}`,
    en: `${funder}: ${product} = ${exact} fen, cut to ${cut} yuan${leftoverFen === 0 ? '' : `, and one fen left over: ${yuan} yuan`}`,
  }
}

const fenOf = (yuan: string): bigint => BigInt(yuan.replace('.', ''))
