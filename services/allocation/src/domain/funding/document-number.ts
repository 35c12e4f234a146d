/** 指标文 and the like: 粤财农〔2016〕101号. Brackets come as 〔〕, ［］, [], （）, (), 【】; figures may be full-width. */
const DOCUMENT_NUMBER = /([\p{Script=Han}]{1,20})[〔[［(（【](\d{4})[〕\]］)）】]\s*(\d{1,6})\s*号/u

/** The first document number in a bank's remark, in the one spelling 粤财农〔2016〕101号; null where there is none. */
export function findDocumentNumber(remark: string): string | null {
  const found = DOCUMENT_NUMBER.exec(remark.normalize('NFKC'))
  return found === null ? null : `${found[1]}〔${found[2]}〕${Number(found[3])}号`
}

/** The one spelling of a document number that an officer typed; anything else stays as it is. */
export const normaliseDocumentNumber = (text: string): string => {
  const found = findDocumentNumber(text)
  return found !== null && found.length >= text.normalize('NFKC').trim().length - BRACKET_PADDING ? found : text.trim()
}
/** Spaces and leading zeros that the one spelling leaves out. */
const BRACKET_PADDING = 4

/** 机关代字: who issued it. 粤财农〔2016〕101号 is of 粤财农. */
export const issuerOf = (documentNumber: string): string => documentNumber.split('〔', 1)[0] ?? documentNumber

/**
 * A remark runs on without spaces: 收到粤财农〔2016〕101号. Where the name before the bracket ends with an issuer that is known, the longest
 * such one, the number is that issuer's.
 */
export function withKnownIssuer(documentNumber: string, issuers: readonly string[]): string {
  const found = issuerOf(documentNumber)
  const known = issuers
    .filter((issuer) => aliasKey(found).endsWith(aliasKey(issuer)))
    .toSorted((left, right) => right.length - left.length)
  return `${known[0] ?? found}${documentNumber.slice(found.length)}`
}

/** How two spellings of a payer or issuer are the same: width, case and white space. */
export const aliasKey = (text: string): string => text.normalize('NFKC').replaceAll(/\s/gu, '').toLowerCase()
