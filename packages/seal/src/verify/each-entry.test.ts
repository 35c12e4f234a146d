import { describe, expect, it } from 'vitest'
import { EACH_ENTRY } from '../record.ts'
import { eachEntry } from './each-entry.ts'

const found = (entries: string): string[][] => {
  const all: string[][] = []
  eachEntry(entries, (...entry) => all.push(entry))
  return all
}
const entry = (account: string, amount: string, balance: string, line: number): string =>
  `{"account":${account},"amount":"${amount}","balance_after":"${balance}","line":${line}}`

describe('eachEntry', () => {
  it.each([
    ['none', '[]'],
    ['one', `[${entry('"cash"', '-0.01', '-10.00', 1)}]`],
    [
      'several, with what looks like their ends',
      `[${entry('"省}],{"', '1.00', '0.00', 12)},${entry('""', '-1.00', '5.00', 3)}]`,
    ],
    ['one with an escape', `[${entry('"a\\"b\\\\"', '1.00', '2.00', 7)},${entry('"c"', '-1.00', '2.00', 7)}]`],
  ])('finds what the regular expression finds: %s', (_, entries) => {
    expect(found(entries)).toEqual(Array.from(entries.matchAll(EACH_ENTRY), (match) => match.slice(1)))
  })
})
