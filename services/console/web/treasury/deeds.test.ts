import { describe, expect, it } from 'vitest'
import type { BankFile, Batch } from './batch-queries.ts'
import {
  advanceRefusal,
  answerRefusal,
  approvalRefusal,
  parcelApprovalRefusal,
  recallRefusal,
  rejectRefusal,
  releaseRefusal,
  submitRefusal,
} from './deeds.ts'

const officer = (subject: string, more: { acting_for?: string; roles?: string[] } = {}) => ({
  subject,
  name: subject,
  roles: ['treasury'],
  areas: ['441802'],
  expires_at: '2016-09-12T00:00:00Z',
  ...more,
})
const LI = officer('li')
const ZHOU = officer('zhou')
const TERMS = { notice_days: 0, approvals: [], advance_by: ['city'], checks: {}, closed_circuit: [] }
const BATCH: Batch = {
  id: '00000000-0000-4000-8000-000000000001',
  fund_id: 'fund-1',
  fund_name: '资金',
  area_code: '441802',
  state: 'submitted',
  count: 1,
  total: '1.00',
  total_wan: '',
  made_by: 'li',
  made_for: null,
  made_at: '2016-09-12T00:00:00Z',
  approved_by: null,
  pay_on: null,
  terms: TERMS,
  notice_from: null,
  notice_until: null,
  problem: null,
  payments_by_state: [],
  approvals: [],
  parcels: [],
  moves: [],
}
const FILE = { state: 'written', written_by: 'li', written_for: null } as BankFile
const PARCEL = {
  id: BATCH.id,
  number: 2,
  state: 'made' as const,
  count: 1,
  total: '1.00',
  made_by: 'zhou',
  approved_by: null,
  approvers: [],
  problem: null,
}
const approvedBy = (approved_by: string) => [{ place: 1, approved_by, approved_for: null, approved_at: '' }]

describe('nobody checks what he made', () => {
  it('is told the maker before he clicks, and whoever stands in for him', () => {
    expect(approvalRefusal(BATCH, LI)?.zh).toContain('制单人不能批准')
    expect(approvalRefusal(BATCH, officer('wang', { acting_for: 'li' }))?.zh).toContain('制单人不能批准')
    expect(approvalRefusal({ ...BATCH, made_by: 'wang', made_for: 'li' }, LI)).toBeDefined()
    expect(approvalRefusal(BATCH, ZHOU)).toBeUndefined()
  })
  it('is told who approved before, and everybody of a batch that is not submitted', () => {
    expect(approvalRefusal({ ...BATCH, approvals: approvedBy('zhou') }, ZHOU)?.zh).toContain('您已经批准过')
    expect(approvalRefusal({ ...BATCH, state: 'draft' }, ZHOU)?.zh).toContain('提交后')
  })
  it('holds for bank files, parcels and requests', () => {
    expect(releaseRefusal(FILE, LI)).toBeDefined()
    expect(releaseRefusal(FILE, ZHOU)).toBeUndefined()
    expect(parcelApprovalRefusal(PARCEL, BATCH, ZHOU)).toBeDefined()
    expect(parcelApprovalRefusal(PARCEL, BATCH, LI)?.zh).toContain('制单')
    expect(parcelApprovalRefusal(PARCEL, BATCH, officer('wang'))).toBeUndefined()
    expect(parcelApprovalRefusal({ ...PARCEL, approvers: ['wang'] }, BATCH, officer('wang'))).toBeDefined()
    expect(answerRefusal('li', null, LI)).toBeDefined()
    expect(answerRefusal('li', 'zhou', ZHOU)).toBeDefined()
    expect(answerRefusal('li', null, ZHOU)).toBeUndefined()
    expect(advanceRefusal(BATCH, LI)).toBeDefined()
    expect(advanceRefusal(BATCH, ZHOU)).toBeUndefined()
    expect(advanceRefusal({ ...BATCH, terms: { ...TERMS, advance_by: [] } }, ZHOU)?.zh).toContain('垫付')
  })
})

it('its maker recalls a batch, another one rejects it', () => {
  expect([recallRefusal(BATCH, LI), rejectRefusal(BATCH, ZHOU)]).toEqual([undefined, undefined])
  expect(recallRefusal(BATCH, ZHOU)?.zh).toContain('li')
  expect(rejectRefusal(BATCH, LI)).toBeDefined()
})

it('a batch is submitted when its notice is over, with the day in the words', () => {
  const inNotice: Batch = { ...BATCH, state: 'in_notice', notice_until: '2016-09-12' }
  expect(submitRefusal(inNotice, LI, '2016-09-12')?.zh).toContain('2016-09-12')
  expect(submitRefusal(inNotice, LI, '2016-09-13')).toBeUndefined()
  const asked: Batch = { ...BATCH, state: 'validated', terms: { ...TERMS, notice_days: 7 } }
  expect(submitRefusal(asked, LI, '2016-09-13')?.zh).toContain('7 天')
})

it('who is no treasurer looks and does nothing', () => {
  const audit = officer('sun', { roles: ['audit'] })
  for (const refusal of [approvalRefusal(BATCH, audit), releaseRefusal(FILE, audit), answerRefusal('li', null, audit)])
    expect(refusal?.zh).toContain('国库')
})
