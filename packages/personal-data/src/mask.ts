/** `4418**********1234`. What is too short to be an identity number shows nothing. */
export function maskIdentityNumber(text: string): string {
  const characters = Array.from(text)
  if (characters.length < OLD_NUMBER_LENGTH) return '*'.repeat(characters.length)
  return `${characters.slice(0, 4).join('')}${'*'.repeat(characters.length - 8)}${characters.slice(-4).join('')}`
}

/** `**** **** **** 1234`, of the same length for every account. What is too short to be one shows nothing. */
export function maskBankAccount(text: string): string {
  const characters = Array.from(text.replaceAll(/\s/g, ''))
  const shown = characters.length < SHORTEST_ACCOUNT_LENGTH ? '****' : characters.slice(-4).join('')
  return `**** **** **** ${shown}`
}

/** `张*`, `欧***`: the first character, unless it is the whole name. */
export function maskName(name: string): string {
  const [first, ...others] = Array.from(name.trim())
  if (first === undefined) return ''
  return others.length === 0 ? '*' : `${first}${'*'.repeat(others.length)}`
}

const OLD_NUMBER_LENGTH = 15
/** Of fewer characters four would be too large a part. */
const SHORTEST_ACCOUNT_LENGTH = 9
