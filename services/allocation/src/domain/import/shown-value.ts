import { maskBankAccount, maskIdentityNumber, maskName } from '@fundtrace/personal-data'
import type { ImportColumn } from './columns.ts'

/**
 * What a report may say of a cell. Where the columns of a file have shifted a number may stand under any header, so digits that
 * could be an identity or card number are masked everywhere but in codes of areas.
 */
export function shownValue(column: ImportColumn, text: string): string {
  if (column === 'identity_number') return maskIdentityNumber(shorten(text))
  if (column === 'bank_account') return maskBankAccount(shorten(text))
  if (column === 'name' || column === 'head_name' || column === 'account_owner') return maskName(shorten(text))
  const isAreaCode = column === 'area_code' && AREA_CODE.test(text)
  return isAreaCode ? text : shorten(text).replaceAll(LONG_DIGITS, maskIdentityNumber)
}

const AREA_CODE = /^\d{1,12}$/
const LONG_DIGITS = /\d{9,}[\dXx]?/g
const CHARACTERS_MAX = 40
const shorten = (text: string): string => {
  const characters = Array.from(text.replaceAll('\0', ''))
  return characters.length > CHARACTERS_MAX ? `${characters.slice(0, CHARACTERS_MAX).join('')}…` : characters.join('')
}
