import type { States } from '../parts/state-tag.tsx'

/** What becomes of something that one officer makes, another approves and the ledger posts. */
export const DEED_STATES = {
  draft: { text: { zh: '待复核', en: 'Waits for approval' }, tone: 'warn' },
  approved: { text: { zh: '已复核', en: 'Approved' }, tone: 'busy' },
  left: { text: { zh: '已转出，转入中', en: 'Left, not in yet' }, tone: 'busy' },
  posted: { text: { zh: '已入账', en: 'Posted' }, tone: 'good' },
  refused: { text: { zh: '账务退回', en: 'Refused by the ledger' }, tone: 'bad' },
  withdrawn: { text: { zh: '已撤回', en: 'Withdrawn' }, tone: 'neutral' },
} as const satisfies States
