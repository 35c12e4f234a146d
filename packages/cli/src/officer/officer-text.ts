import { textTable } from '../text-table.ts'

export type Officer = Readonly<{
  subject: string
  name: string
  roles: readonly string[]
  areas: readonly string[]
  valid_from: string
  valid_until: string | null
  version: number
  state: string
}>
export type OfficerVersion = Officer &
  Readonly<{ kind: string; reason: string; made_by: string; made_for: string | null; made_at: string }>
type Doer = Readonly<{ subject: string; acting_for: string | null }>
export type Change = Omit<Officer, 'version'> &
  Readonly<{ id: string; place: string; reason: string; asked_by: Doer; decided_by: Doer | null }>
export type Delegation = Readonly<{
  id: string
  place: string
  delegator: string
  delegate: string
  roles: readonly string[]
  areas: readonly string[]
  first_day: string
  last_day: string
  state: string
  reason: string
}>

const daysOf = ({ valid_from, valid_until }: Pick<Officer, 'valid_from' | 'valid_until'>): string =>
  `${valid_from} … ${valid_until ?? ''}`
const doerText = ({ subject, acting_for }: Doer): string =>
  acting_for === null ? subject : `${subject} (代 for ${acting_for})`

export const officersText = (officers: readonly Officer[]): string =>
  textTable(
    ['人员 officer', '姓名 name', '角色 roles', '区划 areas', '有效期 days', '状态 state'],
    officers.map((officer) => [
      officer.subject,
      officer.name,
      officer.roles.join(' '),
      officer.areas.join(' '),
      daysOf(officer),
      officer.state,
    ]),
  )

export const changesText = (changes: readonly Change[]): string =>
  textTable(
    [
      '申请 change',
      '人员 officer',
      '角色 roles',
      '区划 areas',
      '有效期 days',
      '申请人 asked by',
      '事由 reason',
      '状态 state',
    ],
    changes.map((change) => [
      change.id,
      change.subject,
      change.roles.join(' '),
      change.areas.join(' '),
      daysOf(change),
      doerText(change.asked_by),
      change.reason,
      change.state,
    ]),
  )

export const historyText = (versions: readonly OfficerVersion[]): string =>
  textTable(
    [
      { right: '版本 version' },
      '何时 when',
      '何事 what',
      '角色 roles',
      '区划 areas',
      '有效期 days',
      '何人 by',
      '事由 reason',
    ],
    versions.map((version) => [
      String(version.version),
      version.made_at,
      version.kind,
      version.roles.join(' '),
      version.areas.join(' '),
      daysOf(version),
      doerText({ subject: version.made_by, acting_for: version.made_for }),
      version.reason,
    ]),
  )

export const delegationsText = (delegations: readonly Delegation[]): string =>
  textTable(
    [
      '代岗 delegation',
      '所代 for',
      '代岗人 stands in',
      '角色 roles',
      '区划 areas',
      '日期 days',
      '事由 reason',
      '状态 state',
    ],
    delegations.map((delegation) => [
      delegation.id,
      delegation.delegator,
      delegation.delegate,
      delegation.roles.join(' '),
      delegation.areas.join(' '),
      `${delegation.first_day} … ${delegation.last_day}`,
      delegation.reason,
      delegation.state,
    ]),
  )
