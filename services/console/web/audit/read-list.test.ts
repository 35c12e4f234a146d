import { describe, expect, it } from 'vitest'
import { guessColumns, isComplete, mappingOf } from './guess-mapping.ts'
import { typedAmount } from './list-filters.ts'
import { decodeTop, peekCsv } from './peek-csv.ts'

describe('the top of a CSV file', () => {
  it('is read below titles, with quotes, without its cut last line', () => {
    const text = '清远市农信社,,\n"户名","备注, 说明",金额\n"张""三",,"1,250.00"\n李四,好,2.00\n王'
    expect(peekCsv(text)).toEqual({
      headers: ['户名', '备注, 说明', '金额'],
      rows: [
        ['张"三', '', '1,250.00'],
        ['李四', '好', '2.00'],
      ],
    })
  })

  it('is GB18030 where it is not UTF-8, also when cut within a character', () => {
    expect(decodeTop(Uint8Array.from([0xbd, 0xf0, 0xb6, 0xee]))).toBe('金额')
    expect(decodeTop(new TextEncoder().encode('金额').subarray(0, 5))).toBe('金')
  })

  it('may be separated by tabs or semicolons', () => {
    expect(peekCsv('日期\t金额\n2016-06-01\t1.00\n').headers).toEqual(['日期', '金额'])
    expect(peekCsv('日期;金额\n2016-06-01;1,00\n')).toMatchObject({ headers: ['日期', '金额'], separator: ';' })
    const quoted = '清远市农信社\n"日期"\t"摘要, 说明"\t"金额"\n"2016-06-01"\t"甲, 乙"\t"1.00"\n'
    const peek = peekCsv(quoted)
    expect(peek).toMatchObject({ headers: ['日期', '摘要, 说明', '金额'], separator: '\t' })
    expect(mappingOf(guessColumns(peek.headers), peek)).toEqual({ separator: '\t', amount: '金额', date: '日期' })
  })
})

describe('columns by their headers', () => {
  it('are those of a bank: what came in and went out, the balance, the reference', () => {
    const choice = guessColumns(['记账日期', '银行流水号', '付款编号', '摘要', '支出', '收入', '余额'])
    expect(mappingOf(choice)).toEqual({
      amount: { in: '收入', out: '支出' },
      date: '记账日期',
      balance: '余额',
      id: '银行流水号',
      fields: { reference: '付款编号' },
    })
    expect(isComplete(choice)).toBe(true)
  })

  it('are those of a list of payments, in its own unit', () => {
    const choice = guessColumns(['序号', '姓名', '银行卡号', '金额（万元）'])
    expect(mappingOf(choice)).toEqual({
      amount: { header: '金额（万元）', unit: 'wan' },
      id: '序号',
      fields: { name: '姓名', account: '银行卡号' },
    })
  })

  it('are not complete without an amount, but for a register, whose columns name people', () => {
    const choice = guessColumns(['身份证号', '死亡日期'])
    expect(isComplete(choice)).toBe(false)
    expect(isComplete(choice, { isRegister: true })).toBe(true)
    expect(mappingOf(choice, { isRegister: true })).toMatchObject({
      fields: { identity_number: '身份证号', since: '死亡日期' },
    })
  })
})

describe('an amount as it is typed', () => {
  it('becomes that of the wire, and nothing where it is none', () => {
    expect(['1250', '1,250.5', '１２５０．０５', '007', 'x', '1.234', ''].map(typedAmount)).toEqual([
      '1250.00',
      '1250.50',
      '1250.05',
      '7.00',
      undefined,
      undefined,
      undefined,
    ])
  })
})
