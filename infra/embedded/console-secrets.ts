import { randomBytes, randomInt } from 'node:crypto'

/** Seals the console's cookies. */
export const newSessionKey = (): string => randomBytes(32).toString('base64url')

/** To be read off a screen and typed: no letter that is taken for another, or for a digit. */
export function newPasscode(): string {
  const letters = Array.from({ length: 8 }, () => PASSCODE_LETTERS[randomInt(PASSCODE_LETTERS.length)])
  return `${letters.slice(0, 4).join('')}-${letters.slice(4).join('')}`
}

const PASSCODE_LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789'
