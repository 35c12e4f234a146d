import { DomainError } from '@fundtrace/problem'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { readCsv, writeCsv } from './csv.ts'

const columns = { reference: '付款编号', payee: '收款人', amount: '金额' }
const shape = { reference: ['付款编号'], payee: ['收款人'], amount: ['金额'] }

describe('writeCsv', () => {
  it('writes UTF-8 with a mark, CRLF line ends and the headers as given', () => {
    const bytes = writeCsv(columns, [{ reference: 'P-1', payee: '张三', amount: '-12.00' }], { encoding: 'utf-8' })
    expect(bytes.toString()).toBe('\uFEFF付款编号,收款人,金额\r\nP-1,张三,-12.00\r\n')
  })

  it('writes GB18030 with its rare characters', () => {
    const bytes = writeCsv(columns, [{ reference: 'P-1', payee: '𠮷㙍', amount: '1.00' }], { encoding: 'gb18030' })
    expect(iconv.decode(bytes, 'gb18030')).toBe('付款编号,收款人,金额\r\nP-1,𠮷㙍,1.00\r\n')
    expect(bytes.includes(Buffer.from('9534b2358230ab33', 'hex'))).toBe(true)
  })

  it('writes long digits so that any reader that trims its cells reads them unchanged', () => {
    const bytes = writeCsv({ card: '账号' }, [{ card: '6217002870012345678' }], { encoding: 'utf-8' })
    expect(parse(bytes, { bom: true, trim: true })).toEqual([['账号'], ['6217002870012345678']])
  })

  it('neutralises formulas in headers too', () => {
    expect(writeCsv({ a: '=1' }, [], { encoding: 'utf-8' }).toString()).toBe("\uFEFF'=1\r\n")
  })

  it('writes a header alone for a table without rows', () => {
    expect(readCsv(writeCsv(columns, [], { encoding: 'gb18030' }), shape)).toEqual([])
  })

  it('gives every row the line on which it was written', () => {
    const rows = ['a', 'b\r\nc', 'd'].map((payee) => ({ reference: '1', payee, amount: '2' }))
    expect(readCsv(writeCsv(columns, rows, { encoding: 'utf-8' }), shape).map((row) => row.line)).toEqual([2, 3, 5])
  })

  it.each([
    ['a NUL', 'a\0b', 'utf-8'],
    ['half a surrogate pair', 'a\uD842', 'utf-8'],
    ['half a surrogate pair', 'a\uD842', 'gb18030'],
    ['a private character that GB18030 has no place for', '\uE5E5', 'gb18030'],
  ] as const)('refuses %s rather than write another text', (_, payee, encoding) => {
    expect(codeOf(() => writeCsv(columns, [{ reference: '1', payee, amount: '2' }], { encoding }))).toBe(
      'CSV_TEXT_UNWRITABLE',
    )
  })

  it('refuses GB18030 whose bytes would be read as UTF-8', () => {
    const mistakable = iconv.decode(Buffer.from('中文'), 'gb18030')
    expect(codeOf(() => writeCsv({ a: 'a' }, [{ a: mistakable }], { encoding: 'gb18030' }))).toBe('CSV_TEXT_UNWRITABLE')
  })

  it.each(['utf-8', 'gb18030'] as const)('is read back as it was written, for any table, in %s', (encoding) => {
    fc.assert(
      fc.property(fc.array(anyRow, { maxLength: 6 }), (rows) => {
        const readBack = readCsv(writeCsv(columns, rows, { encoding }), shape)
        expect(readBack.map((row) => row.cells)).toEqual(rows)
      }),
      { numRuns: 2000 },
    )
  })

  it.each(['utf-8', 'gb18030'] as const)('is read back as it was written for a single column in %s', (encoding) => {
    fc.assert(
      fc.property(fc.array(anyCell, { maxLength: 6 }), (cells) => {
        const bytes = writeCsv(
          { cell: '内容' },
          cells.map((cell) => ({ cell })),
          { encoding },
        )
        expect(readCsv(bytes, { cell: ['内容'] }).map((row) => row.cells.cell)).toEqual(cells)
      }),
    )
  })

  it('is read back trimmed', () => {
    const untrimmed = fc.string({ unit: fc.constantFrom(' ', '\t', '\r', '\n', '　', "'", '=', '1', ',', '"', '甲') })
    fc.assert(
      fc.property(fc.array(untrimmed, { minLength: 1, maxLength: 4 }), (cells) => {
        const bytes = writeCsv(
          { cell: '内容' },
          cells.map((cell) => ({ cell })),
          { encoding: 'utf-8' },
        )
        expect(readCsv(bytes, { cell: ['内容'] }).map((row) => row.cells.cell)).toEqual(
          cells.map((cell) => cell.trim()),
        )
      }),
    )
  })
})

const syntax = fc.constantFrom(',', '"', '\n', '\r', '\r\n', "'", '=', '-', '+', '@', '\t', ' ', '="', '1', '0', '.')
const chinese = fc.constantFrom('张', '三', '𠮷', '㙍', '（', '·', '村')
const awkward = fc.string({ unit: fc.oneof(syntax, chinese), maxLength: 10 })
const digits = fc.string({ unit: fc.constantFrom(...'0123456789X'.split('')), maxLength: 22 })
/** All of Unicode but for what no table may hold (NUL) and what GB18030 moved (a few private characters). */
const unicode = fc.string({ unit: 'binary', maxLength: 8 }).filter((text) => !/[\0\uE000-\uF8FF]/.test(text))
const anyCell = fc.oneof(awkward, digits, unicode).map((text) => text.trim())
const anyRow = fc.record({ reference: anyCell, payee: anyCell, amount: anyCell }, { noNullPrototype: true })

function codeOf(act: () => unknown): string {
  try {
    act()
  } catch (error) {
    if (error instanceof DomainError) return error.code
    throw error
  }
  throw new Error('nothing was refused')
}
