import { passesLuhn } from '@fundtrace/personal-data'
import type { Finding } from './finding.ts'

/** 8 to 32 digits. Of 16 to 19 it may be a card, which ends in a check digit. Null: nothing to find. */
export function judgeAccount(number: string | null): Finding | null {
  if (number === null) return { check: 'account_missing' }
  if (!/^\d{8,32}$/.test(number)) return { check: 'account_malformed' }
  return /^\d{16,19}$/.test(number) && !passesLuhn(number) ? { check: 'account_digit' } : null
}

/**
 * Whether the owner of an account (户名) is one of these people: as it is written, or but for spaces, full width, case and the dot in
 * the names of minorities (买买提·吐尔逊 is written with half a dozen of them).
 */
export function isOneOf(owner: string, names: readonly string[]): boolean {
  const wanted = normaliseName(owner)
  return names.some((name) => normaliseName(name) === wanted)
}

const normaliseName = (name: string): string =>
  name
    .normalize('NFKC')
    .replaceAll(/[\s.·•‧∙⋅・･．]/gu, '')
    .toLowerCase()
