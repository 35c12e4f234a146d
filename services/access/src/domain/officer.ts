import type { Role } from './role.ts'

/** What an officer may do, and when. Days are of Shanghai, `YYYY-MM-DD`, both included; `validUntil` null: without an end. */
export type Powers = Readonly<{
  name: string
  roles: readonly Role[]
  areas: readonly string[]
  validFrom: string
  validUntil: string | null
}>

/** One state of an officer; the one of the highest version counts. */
export type OfficerVersion = Powers &
  Readonly<{ subject: string; version: number; kind: 'first' | 'approved' | 'revoked' }>

/** Whether the officer may do anything on the day. */
export const isActive = ({ kind, roles, validFrom, validUntil }: OfficerVersion, day: string): boolean =>
  kind !== 'revoked' && roles.length > 0 && validFrom <= day && (validUntil === null || day <= validUntil)

/** Who stands behind something that was done: one officer, or two where one stood in for the other. */
export type Doer = Readonly<{ subject: string; actingFor: string | null }>

/** An officer at work: what he may do today, for himself or for another. */
export type OfficerAtWork = Doer & Readonly<{ name: string; roles: readonly Role[]; areas: readonly string[] }>

export const personsOf = ({ subject, actingFor }: Doer): readonly string[] =>
  actingFor === null ? [subject] : [subject, actingFor]
