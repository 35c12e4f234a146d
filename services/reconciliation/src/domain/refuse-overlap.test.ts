import { describe, expect, it } from 'vitest'
import { refuseOverlap } from './refuse-overlap.ts'

const may = { id: 'may', from: '2016-05-01', to: '2016-05-31' }
const june = { id: 'june', from: '2016-06-01', to: '2016-06-30' }
const midJune = { id: 'mid-june', from: '2016-06-30', to: '2016-07-15' }

describe('statements of one fund', () => {
  it('may follow one another, in any order', () => {
    expect(() => refuseOverlap('fund', [june, may])).not.toThrow()
  })

  it('may not both speak for a day', () => {
    expect(() => refuseOverlap('fund', [midJune, may, june])).toThrow(
      expect.objectContaining({
        code: 'RECONCILIATION_RUN_STATEMENTS_OVERLAP',
        values: { fund_id: 'fund', statement_ids: ['june', 'mid-june'], day: '2016-06-30' },
      }),
    )
  })
})
