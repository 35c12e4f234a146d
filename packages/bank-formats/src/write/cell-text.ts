import { textUnwritable } from './bank-file-problems.ts'

/** What a line takes from people is seen before it is written, and refused: a bank that reads another text pays another. */
export function requireText(reference: string, field: string, text: string, lengthMax: number): string {
  if (text.trim() === '') throw textUnwritable(reference, field, 'is empty')
  if (BROKEN.test(text)) throw textUnwritable(reference, field, 'holds a control character or half a character')
  if (text.length > lengthMax && Array.from(text).length > lengthMax)
    throw textUnwritable(reference, field, `has more than ${lengthMax} characters`)
  return text
}

/** Digits, as a card, a passbook or an enterprise's account has them; letters and hyphens occur. Never a formula, never a separator. */
export function requireAccount(reference: string, account: string, lengthMax: number): string {
  const text = requireText(reference, 'payee_account', account, lengthMax)
  if (!/^[0-9A-Za-z](?:[0-9A-Za-z-]*[0-9A-Za-z])?$/.test(text))
    throw textUnwritable(reference, 'payee_account', 'is not made of digits, letters and hyphens')
  return text
}

// Controls of both kinds, line and paragraph separators, lone surrogates and what is no character.
const BROKEN = /[\p{Cc}\p{Cs}\u2028\u2029\uFFFE\uFFFF]/u
