import { argumentMalformed } from '../cli-problems.ts'

/** A month such as 2016-07. */
export function monthArgument(text: string): string {
  if (!/^(?:19|2\d)\d{2}-(?:0[1-9]|1[0-2])$/u.test(text)) throw argumentMalformed(text, 'a month such as 2016-07')
  return text
}
