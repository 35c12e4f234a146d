import type { States } from '../parts/state-tag.tsx'
import type { Text } from '../shell/language.tsx'

export const BENEFICIARY_KINDS: Readonly<Record<string, Text>> = {
  household: { zh: '农户', en: 'Household' },
  village: { zh: '村', en: 'Village' },
  enterprise: { zh: '企业', en: 'Enterprise' },
  project: { zh: '工程项目', en: 'Project' },
}

export const RECEIVED_STATES = {
  ordered: { text: { zh: '已安排，银行未回执', en: 'Ordered' }, tone: 'busy' },
  paid: { text: { zh: '已付', en: 'Paid' }, tone: 'good' },
  returned: { text: { zh: '已退回', en: 'Returned' }, tone: 'warn' },
  void: { text: { zh: '已作废', en: 'Void' }, tone: 'neutral' },
} as const satisfies States
