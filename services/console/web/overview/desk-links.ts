import type { Officer } from '../shell/session.ts'

/** Where what is told on the overview is worked on; undefined where the officer has no such desk. */
export const financeLink = (officer: Officer, path: string): string | undefined =>
  hasRole(officer, 'finance', 'audit') ? `/finance${path}` : undefined

export const treasuryLink = (officer: Officer, path: string): string | undefined =>
  hasRole(officer, 'treasury', 'audit') ? `/treasury${path}` : undefined

export const auditLink = (officer: Officer, path: string): string | undefined =>
  hasRole(officer, 'audit') ? `/audit${path}` : undefined

export const hasRole = (officer: Officer, ...roles: readonly string[]): boolean =>
  roles.some((role) => officer.roles.includes(role))
