import type { States } from '../parts/state-tag.tsx'
import { ROLE_TEXTS } from '../shell/desks.ts'
import type { Text, Translate } from '../shell/text.ts'

export const OFFICE_ROLES = ['finance', 'treasury', 'audit', 'admin'] as const
export type OfficeRole = (typeof OFFICE_ROLES)[number]

export const OFFICER_STATES = {
  in_office: { text: { zh: '在岗', en: 'In office' }, tone: 'good' },
  revoked: { text: { zh: '已撤销', en: 'Revoked' }, tone: 'bad' },
} as const satisfies States

export const DELEGATION_STATES = {
  asked: { text: { zh: '待批准', en: 'To be approved' }, tone: 'busy' },
  approved: { text: { zh: '已批准', en: 'Approved' }, tone: 'good' },
  rejected: { text: { zh: '未批准', en: 'Rejected' }, tone: 'bad' },
  ended: { text: { zh: '已结束', en: 'Ended' }, tone: 'neutral' },
} as const satisfies States

export const VERSION_KINDS: Readonly<Record<'first' | 'approved' | 'revoked', Text>> = {
  first: { zh: '初始', en: 'From the start' },
  approved: { zh: '批准', en: 'Approved' },
  revoked: { zh: '撤销', en: 'Revoked' },
}

export const roleWords = (roles: readonly string[], t: Translate): string =>
  roles.length === 0
    ? '—'
    : roles.map((role) => (ROLE_TEXTS[role] === undefined ? role : t(ROLE_TEXTS[role]))).join('、')

/** Codes as people list them: 441802, 4419; in Chinese or Latin punctuation. */
export const readCodes = (typed: string): string[] => [
  ...new Set(
    typed
      .normalize('NFKC')
      .split(/[\s,、;]+/u)
      .filter((code) => code !== ''),
  ),
]
