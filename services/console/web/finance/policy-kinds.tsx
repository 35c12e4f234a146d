import { answer, api } from '../api/client.ts'
import type { paths } from '../api/generated/allocation.d.ts'
import type { Texts } from '../shell/language.tsx'
import type { DocumentKind } from './document-editor.tsx'

const T = {
  guarantees: { zh: '保障政策', en: 'Guarantees' },
  milestones: { zh: '脱贫目标', en: 'Milestones' },
  intro: {
    zh: '把文件的规定写成 YAML，也可以拖一个文件进来。边写边检查，每一处错误都指明行号。',
    en: 'The document as YAML, pasted or dropped. It is checked as you write, every fault with its line.',
  },
} as const satisfies Texts

export type Guarantee = paths['/v1/guarantees/{guarantee_id}']['get']['responses'][200]['content']['application/json']
export type Milestone = paths['/v1/milestones/{milestone_id}']['get']['responses'][200]['content']['application/json']

export const GUARANTEES: DocumentKind<Guarantee> = {
  noun: 'guarantees',
  intro: T.intro,
  up: { to: '/finance/guarantees', text: T.guarantees },
  check: async (body) => (await answer(api.allocation.POST('/v1/guarantees/check', { body }))).errors,
  save: (body, key) =>
    answer(api.allocation.POST('/v1/guarantees', { params: { header: { 'idempotency-key': key } }, body })),
  pageOf: (id) => `/finance/guarantees/${id}`,
}

export const MILESTONES: DocumentKind<Milestone> = {
  noun: 'milestones',
  intro: T.intro,
  up: { to: '/finance/milestones', text: T.milestones },
  check: async (body) => (await answer(api.allocation.POST('/v1/milestones/check', { body }))).errors,
  save: (body, key) =>
    answer(api.allocation.POST('/v1/milestones', { params: { header: { 'idempotency-key': key } }, body })),
  pageOf: (id) => `/finance/milestones/${id}`,
}

export const GUARANTEE_EXAMPLE = `id: household-floor
name: 困难户每年扶持资金不少于 2000 元
document_number: 城区委办发〔2016〕11号
document_item: 五、（二）
area_code: '441802'
rule: {kind: household_floor, amount: '2000.00', sources: all}
`

export const MILESTONE_EXAMPLE = `id: out-of-poverty
name: 相对贫困人口脱贫进度
document_number: 城区委办发〔2016〕11号
document_item: 三、
area_code: '441802'
target:
  kind: people_out_of_poverty
  base_day: '2016-01-01'
  by_year: [{year: 2016, percent: '30'}, {year: 2017, percent: '70'}, {year: 2018, percent: '100'}]
`
