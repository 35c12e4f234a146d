import type { Text } from './text.ts'
import type { Role } from './session.ts'

export type Desk = Readonly<{ to: string; text: Text; roles: readonly Role[]; isExact: boolean }>

/** What is in the menu, by role; without a role it is for everybody. Services say once more who may do what. */
export const DESKS: readonly Desk[] = [
  {
    to: '/',
    text: { zh: '总览', en: 'Overview' },
    roles: ['finance', 'treasury', 'audit', 'admin', 'funder'],
    isExact: true,
  },
  { to: '/finance', text: { zh: '财政', en: 'Finance' }, roles: ['finance', 'audit'], isExact: false },
  { to: '/treasury', text: { zh: '国库', en: 'Treasury' }, roles: ['treasury', 'audit'], isExact: false },
  { to: '/audit', text: { zh: '审计', en: 'Audit' }, roles: ['audit'], isExact: false },
  { to: '/officers', text: { zh: '人员权限', en: 'Officers' }, roles: ['admin'], isExact: false },
  { to: '/board', text: { zh: '公示栏', en: 'Notice board' }, roles: [], isExact: false },
]

export const ROLE_TEXTS: Readonly<{ [role: string]: Text }> = {
  finance: { zh: '财政', en: 'Finance' },
  treasury: { zh: '国库', en: 'Treasury' },
  audit: { zh: '审计', en: 'Audit' },
  admin: { zh: '管理员', en: 'Administrator' },
  funder: { zh: '出资方', en: 'Funder' },
}
