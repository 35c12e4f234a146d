import assert from 'node:assert/strict'

/**
 * Why a text is no citizen identity number of GB 11643: in this order, the first that holds.
 * `old_number` is one of 15 digits, without century and check character, not valid since 2013: the person has a new one.
 */
export type IdentityNumberFault =
  | 'old_number'
  | 'length_wrong'
  | 'character_wrong'
  | 'birth_date_impossible'
  | 'birth_date_in_future'
  | 'check_character_wrong'

/** `today` is the date in Asia/Shanghai as `2026-11-21`. Null when there is no fault. */
export function identityNumberFault(text: string, today: string): IdentityNumberFault | null {
  assert(isCalendarDate(today), 'today is a date like 2026-11-21')

  if (/^\d{15}$/.test(text)) return 'old_number'
  if (text.length !== 18) return 'length_wrong'
  if (!/^\d{17}[\dXx]$/.test(text)) return 'character_wrong'

  const birthDate = `${text.slice(6, 10)}-${text.slice(10, 12)}-${text.slice(12, 14)}`
  if (!isCalendarDate(birthDate) || birthDate < EARLIEST_BIRTH) return 'birth_date_impossible'
  if (birthDate > today) return 'birth_date_in_future'

  return identityCheckDigit(text.slice(0, 17)) === text.slice(17).toUpperCase() ? null : 'check_character_wrong'
}

/** `today` as for `identityNumberFault`. Accepts a lower-case x; store what `normaliseIdentityNumber` makes of it. */
export const isIdentityNumber = (text: string, today: string): boolean => identityNumberFault(text, today) === null

/** One spelling for one number: half-width digits, a capital X, no white space. Judges nothing. */
export const normaliseIdentityNumber = (text: string): string =>
  text.normalize('NFKC').replaceAll(/\s/g, '').toUpperCase()

/** The 18th character to 17 digits, by ISO 7064 MOD 11-2. */
export function identityCheckDigit(first17: string): string {
  assert(/^\d{17}$/.test(first17), 'the check character is computed from 17 digits')
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(first17.charAt(index)), 0)
  return CHECK_CHARACTERS.charAt(sum % 11)
}

/** Nobody born earlier lived to get a number: the year is mistyped. */
const EARLIEST_BIRTH = '1850-01-01'

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const CHECK_CHARACTERS = '10X98765432'

function isCalendarDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const midnight = new Date(`${text}T00:00:00Z`)
  // JavaScript reads 30 February as 2 March.
  return !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(text)
}
