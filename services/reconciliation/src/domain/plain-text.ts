import { identityCheckDigit, maskIdentityNumber, passesLuhn } from '@fundtrace/personal-data'
import { DomainError } from '@fundtrace/problem'

/** What officers write stands in lists, exports and evidence as it was written: a person's number does not belong there. */
export function requireNoPersonalNumber(...texts: readonly string[]): void {
  for (const text of texts)
    for (const [number] of text.normalize('NFKC').matchAll(LONG_NUMBER))
      if (isOfIdentity(number) || (number.length >= CARD_DIGITS_MIN && passesLuhn(number))) throw textPersonal(number)
}

const LONG_NUMBER = /(?<!\d)\d{15,19}(?:[xX]|(?!\d))/g
const CARD_DIGITS_MIN = 16

/** By its check character, of whichever day of birth. */
const isOfIdentity = (number: string): boolean =>
  /^\d{17}[\dXx]$/.test(number) && identityCheckDigit(number.slice(0, 17)) === number.slice(17).toUpperCase()

const textPersonal = (number: string): DomainError =>
  new DomainError({
    code: 'RECONCILIATION_TEXT_PERSONAL',
    kind: 'refused',
    title: { zh: '文字中不得出现身份证号或银行卡号', en: 'The text holds an identity or card number' },
    detail: `Write the reference of the payment or the number of the case in the place of ${maskIdentityNumber(number)}.`,
    values: { number: maskIdentityNumber(number) },
  })
