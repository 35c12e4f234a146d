import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { writeCsv } from './write-csv.ts'
import { writeCsvStream } from './write-csv-stream.ts'

async function written(rows: readonly (readonly string[])[], encoding: 'utf-8' | 'gb18030'): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of writeCsvStream(['科目', '金额'], rows, { encoding })) parts.push(part)
  return Buffer.concat(parts)
}

describe('writeCsvStream', () => {
  it('writes the bytes of writeCsv, in both encodings and over the end of a part', async () => {
    const cell = fc.constantFrom('', '-12.00', '=1+1', '贫困户', '0012', '"', '一\r\n二', '𠮷', '441881102000000001')
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(cell, cell), { maxLength: 5 }),
        fc.constantFrom(0, 998, 1001, 2000),
        fc.constantFrom('utf-8' as const, 'gb18030' as const),
        async (few, many, encoding) => {
          const rows = [...Array.from({ length: many }, (_, index) => [String(index), '村']), ...few]
          const whole = writeCsv(
            { account: '科目', amount: '金额' },
            rows.map(([account = '', amount = '']) => ({ account, amount })),
            { encoding },
          )
          expect((await written(rows, encoding)).equals(whole)).toBe(true)
        },
      ),
      { numRuns: 30 },
    )
  })

  it.each([
    ['half a pair', '\uD800'],
    ['NUL', '\0'],
  ])('refuses %s, which nobody would read back', async (_what, text) => {
    await expect(written([['a', text]], 'utf-8')).rejects.toMatchObject({ code: 'CSV_TEXT_UNWRITABLE' })
    await expect(written([['a', text]], 'gb18030')).rejects.toMatchObject({ code: 'CSV_TEXT_UNWRITABLE' })
  })
})
