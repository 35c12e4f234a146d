import { describe, expect, it } from 'vitest'
import { statementRowsInvalid } from './errors.ts'
import type { RowFault } from './statement-rows.ts'

const fault = (line: number, value: string): RowFault => ({
  line,
  column: 'balance',
  value,
  fault: { zh: '金额格式不正确', en: 'The amount cannot be read' },
})

describe('the refusal of bad rows', () => {
  it('counts all of them and shows the first hundred', () => {
    const faults = Array.from({ length: 250 }, (_, index) => fault(index + 2, 'x'))
    const { values } = statementRowsInvalid(faults)
    expect(values['fault_count']).toBe(250)
    expect(values['faults']).toHaveLength(100)
  })

  it('masks what may be an account or identity number', () => {
    const { values } = statementRowsInvalid([fault(2, '6222020000001234567'), fault(3, '12,34')])
    expect(values['faults']).toMatchObject([{ value: '**** **** **** 4567' }, { value: '12,34' }])
  })
})
