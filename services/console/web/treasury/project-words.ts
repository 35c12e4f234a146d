import type { States } from '../parts/state-tag.tsx'
import type { Text } from '../shell/language.tsx'

export const STAGE_WORDS = {
  advance: { zh: '预付款', en: 'Advance' },
  progress: { zh: '进度款', en: 'Progress' },
  final: { zh: '结算款', en: 'Final' },
  retention: { zh: '质保金', en: 'Retention' },
} as const satisfies { [stage: string]: Text }
export type Stage = keyof typeof STAGE_WORDS
export const isStage = (value: string): value is Stage => value in STAGE_WORDS

export const DOCUMENT_WORDS = {
  voucher: { zh: '报账凭证', en: 'Voucher' },
  contract: { zh: '合同', en: 'Contract' },
  acceptance: { zh: '验收单', en: 'Acceptance' },
  invoice: { zh: '发票', en: 'Invoice' },
  progress: { zh: '进度单', en: 'Report of progress' },
} as const satisfies { [kind: string]: Text }
export type DocumentKind = keyof typeof DOCUMENT_WORDS
export const isDocumentKind = (value: string): value is DocumentKind => value in DOCUMENT_WORDS

export const RECEIVER_WORDS: Readonly<{ [kind: string]: Text }> = {
  village: { zh: '村集体', en: 'Village' },
  project: { zh: '项目', en: 'Project' },
  enterprise: { zh: '企业', en: 'Enterprise' },
}

export const BUDGET_STATES = {
  waiting: { text: { zh: '待另一人批准', en: 'Waits for approval' }, tone: 'busy' },
  approved: { text: { zh: '执行中', en: 'In force' }, tone: 'good' },
  before: { text: { zh: '已被新预算取代', en: 'Replaced' }, tone: 'neutral' },
  rejected: { text: { zh: '未批准', en: 'Rejected' }, tone: 'bad' },
} as const satisfies States

/** Which papers a stage is paid against, as the service asks for them; contract and acceptance may lie with any line of the project. */
export const NEEDED_DOCUMENTS: Readonly<Record<Stage, readonly DocumentKind[]>> = {
  advance: ['voucher', 'contract'],
  progress: ['voucher', 'progress'],
  final: ['voucher', 'acceptance'],
  retention: ['acceptance'],
}
export const OF_WHOLE_PROJECT: ReadonlySet<DocumentKind> = new Set(['contract', 'acceptance'])
