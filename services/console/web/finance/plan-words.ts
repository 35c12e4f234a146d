import type { States } from '../parts/state-tag.tsx'
import type { Texts } from '../shell/language.tsx'

export const PLAN_STATES = {
  draft: { text: { zh: '测算中', en: 'Being computed' }, tone: 'busy' },
  computed: { text: { zh: '待提交', en: 'To be submitted' }, tone: 'neutral' },
  failed: { text: { zh: '测算失败', en: 'Could not be computed' }, tone: 'bad' },
  submitted: { text: { zh: '待复核', en: 'Waits for approval' }, tone: 'warn' },
  noticed: { text: { zh: '公示中', en: 'In public notice' }, tone: 'warn' },
  approved: { text: { zh: '已复核，入账中', en: 'Approved, being posted' }, tone: 'busy' },
  posted: { text: { zh: '执行中', en: 'In force' }, tone: 'good' },
  refused: { text: { zh: '账务退回', en: 'Refused by the ledger' }, tone: 'bad' },
  withdrawn: { text: { zh: '已撤回', en: 'Withdrawn' }, tone: 'neutral' },
  superseded: { text: { zh: '已被新计划替代', en: 'Replaced by a newer plan' }, tone: 'neutral' },
} as const satisfies States

export const CHANGES = {
  new: { text: { zh: '新增', en: 'New' }, tone: 'good' },
  gone: { text: { zh: '退出', en: 'Gone' }, tone: 'bad' },
  raised: { text: { zh: '增加', en: 'Raised' }, tone: 'warn' },
  cut: { text: { zh: '减少', en: 'Cut' }, tone: 'warn' },
  shifted: { text: { zh: '出资方变动', en: 'Borne by others' }, tone: 'busy' },
  unchanged: { text: { zh: '不变', en: 'Unchanged' }, tone: 'neutral' },
} as const satisfies States

export const AWARD_STATES = {
  recorded: { text: { zh: '入账中', en: 'Being posted' }, tone: 'busy' },
  requested: { text: { zh: '入账中', en: 'Being posted' }, tone: 'busy' },
  posted: { text: { zh: '已入账', en: 'Posted' }, tone: 'good' },
  refused: { text: { zh: '账务退回', en: 'Refused by the ledger' }, tone: 'bad' },
} as const satisfies States

export const RUN_STATES = {
  running: { text: { zh: '正在生成', en: 'Under way' }, tone: 'busy' },
  done: { text: { zh: '已完成', en: 'Done' }, tone: 'good' },
  stopped: { text: { zh: '已停止', en: 'Stopped' }, tone: 'bad' },
} as const satisfies States

/** What a programme counts. */
export const BASES = {
  published_people: { zh: '文件公布的人数', en: 'people as published' },
  lump: { zh: '一笔总额', en: 'one sum' },
  households: { zh: '按户', en: 'households' },
  villages: { zh: '按村', en: 'villages' },
  enterprises: { zh: '按企业', en: 'enterprises' },
  projects: { zh: '按项目', en: 'projects' },
  people: { zh: '按人', en: 'people' },
  workers: { zh: '按务工人数', en: 'workers' },
  medical_bills: { zh: '按医疗费用', en: 'medical bills' },
  insurance_contributions: { zh: '按参保缴费', en: 'insurance contributions' },
  houses: { zh: '按危房', en: 'houses' },
  loans: { zh: '按贷款', en: 'loans' },
  shares: { zh: '按股份', en: 'shares' },
  scores: { zh: '按评分', en: 'scores' },
} as const satisfies Texts
