/** Fields whose values are not sent back in a problem: personal data, accounts, credentials. */
export const isPersonalField = (name: string): boolean =>
  /identity|bank|card|account_?number|name|token|password|secret/i.test(name)

/**
 * Keys whose values never reach a log, however they are written: `card_number`, `cardNumber`, `payeeCardNumber`.
 * Plain names may be logged, since programmes, funders and processes have them too.
 */
export const isUnloggedKey = (key: string): boolean => UNLOGGED.test(key.replaceAll(/[-_]/g, ''))

const UNLOGGED =
  /(?:identitynumber|bankaccount|cardnumber|accountnumber|password|token|secret|authorization|cookie|privatekeypem)$/i
