import type { BilingualTitle } from '@fundtrace/problem'
import type { Vocabulary } from '../programme/base.ts'
import type { FactDescription } from '../programme/facts.ts'
import { changeWords } from './absence.ts'
import type { PairReason } from './compare-plans.ts'
import type { Step } from './explanation.ts'

/** In one clause: 户类别前为一般贫困户，后为低保户. */
export function wordsOfPair(reason: PairReason, vocabulary: Vocabulary): BilingualTitle {
  switch (reason.kind) {
    case 'fact':
      return changeWords(named(vocabulary, reason.fact), reason)
    case 'counted':
      return changeWords({ kind: 'count', zh: '计入数', en: 'counted' }, reason)
    case 'area':
      return changeWords({ kind: 'area', zh: '所在地区划', en: 'area' }, reason)
    case 'part':
      return changeWords({ kind: 'amount', zh: `${reason.funder_id}承担`, en: `${reason.funder_id} bears` }, reason)
    case 'step': {
      const [step, field] = [STEPS[reason.step], FIELDS[reason.field] ?? { zh: reason.field, en: reason.field }]
      return changeWords({ kind: 'number', zh: `${step.zh}（${field.zh}）`, en: `${step.en}, ${field.en}:` }, reason)
    }
    case 'step_gone':
    case 'step_new': {
      const { zh, en } = STEPS[reason.step]
      return reason.kind === 'step_new'
        ? { zh: `新增“${zh}”一步，得${reason.gives}元`, en: `new step ${en}, giving ${reason.gives} yuan` }
        : { zh: `不再有“${zh}”一步，原得${reason.gives}元`, en: `no step ${en} any more, it gave ${reason.gives} yuan` }
    }
  }
}

const named = (vocabulary: Vocabulary, fact: string): FactDescription =>
  (Object.hasOwn(vocabulary, fact) ? vocabulary[fact] : undefined) ?? { kind: 'number', zh: fact, en: fact }

const STEPS: Readonly<Record<Step['step'], BilingualTitle>> = {
  rate: { zh: '标准', en: 'rate' },
  tier: { zh: '分档', en: 'tier' },
  share: { zh: '按比例', en: 'share' },
  interest: { zh: '贴息', en: 'interest' },
  lump: { zh: '定额', en: 'lump sum' },
  pool: { zh: '资金池', en: 'pool' },
  part: { zh: '出资', en: 'part' },
  sum: { zh: '合计', en: 'sum' },
  floor: { zh: '最低额', en: 'floor' },
  cap: { zh: '最高额', en: 'cap' },
  spread: { zh: '年度份额', en: "the year's part" },
  limit: { zh: '年度限额', en: 'yearly limit' },
}

const FIELDS: Readonly<Record<string, BilingualTitle>> = {
  gives: { zh: '得额，元', en: 'gives yuan' },
  rate: { zh: '标准，元', en: 'rate in yuan' },
  count: { zh: '数量', en: 'count' },
  value: { zh: '取值', en: 'value' },
  percent: { zh: '百分比', en: 'percent' },
  limit: { zh: '限额，元', en: 'limit in yuan' },
  pool: { zh: '资金池，元', en: 'pool in yuan' },
  shared: { zh: '可分配，元', en: 'shared in yuan' },
  weight: { zh: '权重', en: 'weight' },
  weights: { zh: '权重合计', en: 'all weights' },
  leftover_fen: { zh: '余下的分', en: 'fen left over' },
  days: { zh: '天数', en: 'days' },
  of: { zh: '原额，元', en: 'of yuan' },
  asked: { zh: '共需，元', en: 'asked in yuan' },
}
