import { identityNumberFault, passesLuhn } from '@fundtrace/personal-data'

export type Leak = Readonly<{ kind: 'identity number' | 'card number' | 'token' | 'key' | 'password'; shown: string }>

/**
 * What no log may hold: identity numbers, card numbers, tokens, private keys and passwords of databases, whether they are real or made up for
 * a test. `shown` tells where it is without telling it.
 */
export const findLeaks = (text: string): Leak[] => [
  ...identityNumbersIn(text),
  ...cardNumbersIn(text),
  ...matches(text, TOKEN, 'token'),
  ...matches(text, PRIVATE_KEY, 'key'),
  ...matches(text, DATABASE_PASSWORD, 'password'),
]

/** Neither a part of a longer word, as of a UUID or a hash, nor of a decimal number. */
const NUMBER = /(?<![\w.-])\d{15,18}[\dXx](?![\w.-]|\.\d)/g
const TOKEN = /eyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{20,}/g
/** In PEM, or the bytes of an Ed25519 key in base64. */
const PRIVATE_KEY = /-----BEGIN [A-Z ]*PRIVATE KEY|MC4CAQAwBQYDK2Vw[\w+/]{20,}/g
const DATABASE_PASSWORD = /postgres(?:ql)?:\/\/[^\s:/@"]+:[^\s@"]+@/g

const TODAY = new Date().toISOString().slice(0, 10)

const identityNumbersIn = (text: string): Leak[] =>
  [...text.matchAll(NUMBER)]
    .filter(([number]) => number.length === 18 && identityNumberFault(number.toUpperCase(), TODAY) === null)
    .map((found) => leakAt(text, found, 'identity number'))

/** Cards of China begin with 62. Others are only known by their check digit, and times in microseconds, which begin with 1, may pass it too. */
const cardNumbersIn = (text: string): Leak[] =>
  [...text.matchAll(NUMBER)]
    .filter(([number]) => /^62\d{14,17}$/.test(number) || (/^[2-9]\d{15,18}$/.test(number) && passesLuhn(number)))
    .map((found) => leakAt(text, found, 'card number'))

const matches = (text: string, pattern: RegExp, kind: Leak['kind']): Leak[] =>
  [...text.matchAll(pattern)].map((found) => leakAt(text, found, kind))

const AROUND = 80

function leakAt(text: string, found: RegExpExecArray, kind: Leak['kind']): Leak {
  const before = text.slice(Math.max(0, found.index - AROUND), found.index)
  return { kind, shown: `${before}[${kind} of ${found[0].length} characters]` }
}
