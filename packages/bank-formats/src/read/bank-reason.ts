import { reasonOf } from '../reasons/reason-of.ts'
import type { BankReason } from './bank-record.ts'

/** A code of ISO's own stays; a bank's own code and words go by their words. The text is the bank's, or ours where it has none. */
export function bankReason(code: string | null, words: string | null): BankReason | null {
  if (code === null && words === null) return null
  // NARR says no more than that there are words.
  const isIso = code !== null && /^[A-Z0-9]{4}$/.test(code) && !(code === 'NARR' && words !== null)
  const reason = reasonOf(isIso ? code : [code, words].filter((part) => part !== null).join(' '))
  return { code: isIso ? code : reason.code, text: words ?? reason.zh }
}
