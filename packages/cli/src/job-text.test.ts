import { describe, expect, it } from 'vitest'
import { type Job, jobTable } from './job-text.ts'

const JOB: Job = {
  id: 'idle-441802',
  area_code: '441802',
  version: 1,
  title: { zh: '资金滞留', en: 'Idle money' },
  evaluator: 'control',
  owner: 'audit-44-王审计',
  funds: null,
  rules_sha256: '0'.repeat(64),
  due_failure: null,
}

describe('the list of jobs', () => {
  it('says of each whose due run could not begin when it was due, why, and when it was tried last', () => {
    const failed = {
      due_at: '2016-09-30T16:00:00.000Z',
      last_at: '2016-09-30T16:05:00.000Z',
      problem: {
        code: 'RECONCILIATION_DATASET_MISSING',
        title: { zh: '没有可用的数据集', en: 'There is no dataset' },
        detail: 'No list was uploaded.',
      },
    }
    const text = jobTable([JOB, { ...JOB, id: 'lists', due_failure: failed }])
    expect(text.match(/✗/gu)).toHaveLength(2)
    expect(text.slice(text.lastIndexOf('✗'))).toMatch(
      /lists {2}2016-10-01 00:00:00[^]*没有可用的数据集[^]*No list was uploaded[^]*2016-10-01 00:05:00/u,
    )
    expect(jobTable([JOB])).not.toContain('✗')
  })
})
