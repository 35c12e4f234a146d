import { createHmac } from 'node:crypto'

/**
 * What `Fundtrace-Signature` holds: the second at which it was sent and HMAC-SHA256 in hexadecimal over that second, a dot and the body. A receiver
 * computes the same, compares in constant time and refuses what is older than some minutes.
 */
export const signatureOf = (secret: string, second: number, body: string): string =>
  `t=${second},v1=${createHmac('sha256', secret).update(`${second}.${body}`).digest('hex')}`
