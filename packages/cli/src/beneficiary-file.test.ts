import { describe, expect, it } from 'vitest'
import { parseBeneficiaryCsv } from './beneficiary-file.ts'

const HEADER = '编号,类别,区划代码,户主姓名,人数,虚构,银行账号'
const parse = (...rows: string[]) => parseBeneficiaryCsv('h.csv', Buffer.from([HEADER, ...rows].join('\n')))

describe('parseBeneficiaryCsv', () => {
  it('reads a register as a bureau keeps it', () => {
    expect(parse('a-1,户,441881101,赵样本,4,是,="0000441881101000001"')).toEqual([
      {
        id: 'a-1',
        kind: 'household',
        area_code: '441881101',
        name: '赵样本',
        people: 4,
        synthetic: true,
        bank_account: '0000441881101000001',
      },
    ])
  })

  it.each([
    ['a-2,家庭,441881101,钱样本,4,是,0000441881101000002', '类别 kind'],
    ['a-2,户,441881101,钱样本,四,是,0000441881101000002', '人数 people'],
    ['a-2,户,441881101,钱样本,4,,0000441881101000002', '虚构 synthetic'],
  ])('says on which line a cell is wrong, without repeating who it is about', (row, column) => {
    const read = (): unknown => parse('a-1,户,441881101,赵样本,4,是,0000441881101000001', row)
    expect(read).toThrow(`h.csv: line 3: ${column}`)
    expect(read).not.toThrow(/钱样本|000002/u)
  })

  it('refuses a file without rows', () => {
    expect(() => parse()).toThrow('no rows')
  })
})
