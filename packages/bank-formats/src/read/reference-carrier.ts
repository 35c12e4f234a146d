import { carrierUnknown } from './read-problems.ts'
import { textAt, type XmlNode } from './xml-steps.ts'

/**
 * Where a bank puts our reference; banks differ, and so it is asked in an order that can be set. In a carrier of free text (`Ustrd`, `AddtlTxInf`, `Info`)
 * the reference is looked for by its pattern, in any other it is the whole text.
 */
export const CARRIERS = [
  'EndToEndId',
  'InstrId',
  'TxId',
  'CdtrRef',
  'AcctSvcrRef',
  'Ustrd',
  'AddtlTxInf',
  /** MT940: field 7 of :61:, field 8 of it, and :86:. */
  'CustomerRef',
  'BankRef',
  'Info',
] as const
export type Carrier = (typeof CARRIERS)[number]

export type ReferenceSearch = Readonly<{
  carriers: readonly Carrier[]
  pattern: RegExp
  /** Names and accounts of the other side, and the bank's words, are kept with each booking: personal data. */
  parties?: boolean
}>

export const isFreeText = (carrier: Carrier): boolean =>
  carrier === 'Ustrd' || carrier === 'AddtlTxInf' || carrier === 'Info'

/** 'EndToEndId,Ustrd': in this order. @throws DomainError BANK_FILE_CARRIER_UNKNOWN */
export const readCarriers = (text: string): Carrier[] =>
  text.split(',').map((name) => {
    const carrier = CARRIERS.find((known) => known === name.trim())
    if (carrier === undefined) throw carrierUnknown(name.trim(), CARRIERS)
    return carrier
  })

/** The first carrier that holds a reference of ours, else the first that holds anything; `NOTPROVIDED` and its like say that nothing is there. */
export function findReference(
  { carriers, pattern }: ReferenceSearch,
  textOf: (carrier: Carrier) => string | null,
): string | null {
  let other: string | null = null
  for (const carrier of carriers) {
    const text = textOf(carrier)
    if (text === null) continue
    const found = pattern.exec(text)?.[0]
    if (found !== undefined && (isFreeText(carrier) || found === text)) return found
    if (!isFreeText(carrier) && !/^(NOTPROVIDED|NONREF|NOREF)$/i.test(text)) other ??= text
  }
  return other
}

/** In TxDtls of camt.053 and camt.054. */
export function camtCarrier(details: XmlNode): (carrier: Carrier) => string | null {
  return (carrier) => {
    switch (carrier) {
      case 'EndToEndId':
      case 'InstrId':
      case 'TxId':
      case 'AcctSvcrRef':
        return textAt(details, 'Refs', carrier)
      case 'CdtrRef':
        return textAt(details, 'RmtInf', 'Strd', 'CdtrRefInf', 'Ref')
      case 'Ustrd':
        return (
          details.children
            .filter(({ name }) => name === 'RmtInf')
            .flatMap(({ children }) => children.filter(({ name }) => name === 'Ustrd').map(({ text }) => text))
            .join(' ') || null
        )
      case 'AddtlTxInf':
        return textAt(details, 'AddtlTxInf')
      case 'CustomerRef':
      case 'BankRef':
      case 'Info':
        return null
    }
  }
}
