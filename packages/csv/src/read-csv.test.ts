import { DomainError } from '@fundtrace/problem'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { readCsv } from './csv.ts'

const shape = {
  reference: ['reference', '付款编号'],
  payee: ['payee', '收款人'],
  amount: ['amount', '金额（元）'],
}
const read = (text: string) => readCsv(Buffer.from(text), shape)
const payees = (text: string) => read(text).map((row) => row.cells.payee)

describe('readCsv', () => {
  it('finds columns by any accepted header, in any order, and leaves the others out', () => {
    expect(read('备注,金额(元),付款编号,Payee\n无,1250.00,P-1,张三\n')).toEqual([
      { line: 2, cells: { reference: 'P-1', payee: '张三', amount: '1250.00' } },
    ])
  })

  it.each([
    ['UTF-8', Buffer.from('付款编号,收款人,金额（元）\r\nP-1,𠮷野㙍,1.00\r\n')],
    ['UTF-8 with a mark', Buffer.from('\uFEFF付款编号,收款人,金额（元）\r\nP-1,𠮷野㙍,1.00\r\n')],
    ['GB18030', iconv.encode('付款编号,收款人,金额（元）\r\nP-1,𠮷野㙍,1.00\r\n', 'gb18030')],
    ['GB18030 with a mark', iconv.encode('\uFEFF付款编号,收款人,金额（元）\r\nP-1,𠮷野㙍,1.00\r\n', 'gb18030')],
  ])('reads %s', (_, bytes) => {
    expect(readCsv(bytes, shape)).toEqual([{ line: 2, cells: { reference: 'P-1', payee: '𠮷野㙍', amount: '1.00' } }])
  })

  it('says on which line a row begins, also after quoted line ends of each kind, blank lines and mixed line ends', () => {
    const rows = read('reference,payee,amount\r\nP-1,"a\r\nb\nc\rd",1\r\n\r\n,,\nP-2,乙,2\rP-3,丙,3')
    expect(rows.map((row) => [row.line, row.cells.reference])).toEqual([
      [2, 'P-1'],
      [8, 'P-2'],
      [9, 'P-3'],
    ])
    expect(rows[0]?.cells.payee).toBe('a\r\nb\nc\rd')
  })

  it('skips blank lines above the header', () => {
    expect(read('\n,,\nreference,payee,amount\nP-1,甲,1\n').map((row) => row.line)).toEqual([4])
  })

  it('keeps a row of quoted empty cells', () => {
    expect(read('reference,payee,amount\n"",,\n')).toEqual([
      { line: 2, cells: { reference: '', payee: '', amount: '' } },
    ])
  })

  it('keeps digits as text and takes off what spreadsheets put around them', () => {
    const card = '6217002870012345678'
    expect(
      payees(
        `reference,payee,amount\n1,${card},1\n2,'${card},1\n3,\t${card},1\n4,${card}\t,1\n5,="${card}",1\n6,"=""${card}""",1\n7,'0012,1\n8,　${card} ,1\n9, ="${card}" ,1\n`,
      ),
    ).toEqual([card, card, card, card, card, card, '0012', card, card])
  })

  it('trims cells, also around quotes', () => {
    expect(payees('reference,payee,amount\n1, "张, 三" ,1\n2,　李 四\t,1\n')).toEqual(['张, 三', '李 四'])
  })

  it('leaves a quoted field alone that only looks like a guard', () => {
    expect(payees('reference,payee,amount\n1,"a,=""b"",c",1\n2,"x,=",1\n3,\'s,1\n')).toEqual(['a,="b",c', 'x,=', "'s"])
  })

  it('names every required column that is missing, and nothing of the file', () => {
    const problem = problemOf(() => read('李四,441802199001011234,P-1\nx,y,z\n'))
    expect(problem.code).toBe('CSV_COLUMN_MISSING')
    expect(problem.message).toContain('reference / 付款编号; payee / 收款人; amount / 金额（元）')
    expect(JSON.stringify([problem.message, problem.values])).not.toMatch(/李四|4418/)
  })

  it('refuses a column that is there under two of its names', () => {
    const problem = problemOf(() => read('reference,付款编号,payee,amount\n1,2,甲,3\n'))
    expect(problem.code).toBe('CSV_COLUMN_DUPLICATE')
    expect(problem.values).toEqual({ column: 'reference', headers: ['reference', '付款编号'] })
  })

  it('takes a shape in which one header means two columns for a mistake of the caller', () => {
    expect(() => readCsv(Buffer.from('a\n1\n'), { first: ['a'], second: ['A'] })).toThrow(/one column/)
  })

  it.each([
    ['too few fields', 'reference,payee,amount\n1,"甲\r\n乙",1\n2,丙\n', 4],
    ['too many fields', 'reference,payee,amount\n1,甲,1,234.00\n', 2],
    ['a quote that is never closed', 'reference,payee,amount\n1,"甲\r\n乙",1\n2,"丙,1\n3,丁,1\n', 4],
    ['text after a closing quote', 'reference,payee,amount\n1,"甲"乙,1\n', 2],
    ['a guard with text before it', 'reference,payee,amount\n1,甲="乙",1\n', 2],
    ['a guard with text after it', 'reference,payee,amount\n1,="甲"乙,1\n', 2],
    ['a stray quote', 'reference,payee,amount\n1,甲,1\n2,丙"丁",1\n', 3],
  ])('refuses a row with %s and names its line but not its cells', (_, text, line) => {
    const problem = problemOf(() => read(text))
    expect(problem.code).toBe('CSV_ROW_MALFORMED')
    expect(problem.values['line']).toBe(line)
    expect(problem.message).not.toMatch(/[甲乙丙丁]/)
  })

  it.each([
    ['an empty file', '', 'CSV_FILE_EMPTY'],
    ['a file of blank lines', '\r\n,,\r\n', 'CSV_FILE_EMPTY'],
    ['a workbook or UTF-16 text', Buffer.from('\uFEFFreference', 'utf16le'), 'CSV_FILE_BINARY'],
    ['bytes of no known encoding', Buffer.from([0x61, 0xff, 0x62]), 'CSV_ENCODING_UNKNOWN'],
    [
      'a mark with bytes after it that are not UTF-8',
      Buffer.from([0xef, 0xbb, 0xbf, 0xd6, 0xd0, 0x41]),
      'CSV_ENCODING_UNKNOWN',
    ],
    ['GB18030 beyond Unicode', Buffer.from([0xfe, 0x39, 0xfe, 0x39]), 'CSV_ENCODING_UNKNOWN'],
  ])('refuses %s', (_, content, code) => {
    expect(problemOf(() => readCsv(Buffer.from(content as string), shape)).code).toBe(code)
  })

  it('refuses a file over its limits and reads one at them', () => {
    const bytes = Buffer.from('reference,payee,amount\n1,a,1\n2,b,2\n')
    expect(readCsv(bytes, shape, { maxBytes: bytes.length, maxRows: 2 })).toHaveLength(2)
    expect(problemOf(() => readCsv(bytes, shape, { maxBytes: bytes.length - 1 })).code).toBe('CSV_FILE_TOO_LARGE')
    expect(problemOf(() => readCsv(bytes, shape, { maxRows: 1 })).code).toBe('CSV_ROWS_TOO_MANY')
  })
})

function problemOf(act: () => unknown): DomainError {
  try {
    act()
  } catch (error) {
    if (error instanceof DomainError) return error
    throw error
  }
  throw new Error('nothing was refused')
}
