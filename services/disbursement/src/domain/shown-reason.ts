const REASON_CHARACTERS_MAX = 200

/** A reason travels on events, so the account that the bank may quote in it is masked; the file itself is kept sealed. */
export const shownReason = (reason: string): string => cut(maskedText(reason), REASON_CHARACTERS_MAX)

/** Of a reference that is wrong, no more than somebody needs to find it. */
export const excerpt = (text: string): string => {
  const masked = maskedText(text)
  return masked.length <= 35 ? masked : `${cut(masked, 35)}...`
}

/** What an officer says is kept, shown and sent to the ledger, and holds no account and no identity number either. */
export const maskedText = (text: string): string =>
  text.replaceAll(LIKE_AN_ACCOUNT, (digits) => `****${digits.replaceAll(' ', '').slice(-4)}`)

/** Eight digits or more, as accounts and identity numbers have; in groups, too, or full width. References of ours have letters before them. */
const LIKE_AN_ACCOUNT = /(?<!FT[0-9]{0,12})[0-9０-９](?: ?[0-9０-９]){7,}[Xx]?/gu

/** Never half a character. */
const cut = (text: string, max: number): string => text.slice(0, max).replace(/[\uD800-\uDBFF]$/u, '')
