import { DomainError } from '@fundtrace/problem'
import { describe, expect, it } from 'vitest'
import { explainProgramme } from './explain-programme.ts'
import { DEFAULT_TERMS } from './payment.ts'
import type { Fault } from './programme-errors.ts'
import type { PaymentText, ProgrammeText } from './programme-text.ts'
import { readProgramme } from './read-programme.ts'

const SHARED: ProgrammeText['funding'] = { kind: 'ratio', ratio: '6:4', funders: ['province', 'district'] }
const programme = (payment?: PaymentText, funding: ProgrammeText['funding'] = SHARED): ProgrammeText => ({
  id: 'p',
  name: '扶贫',
  document_number: '〔2016〕1号',
  document_item: '一',
  area_code: '441802',
  base: { of: 'households' },
  amount: { kind: 'per_unit', rate: '10.00' },
  notice_days: 7,
  ...(funding && { funding }),
  ...(payment && { payment }),
})

describe('how a programme is paid', () => {
  it('is by one approver, with every check, after the notice of its plan, where the document says nothing', () => {
    expect(readProgramme(programme()).payment).toEqual({ ...DEFAULT_TERMS, noticeDays: 7 })
    expect(
      explainProgramme(readProgramme(programme()))
        .map(({ zh }) => zh)
        .join(''),
    ).not.toMatch(/支付|报账/)
  })

  it('is what the document says, and as everywhere where it says nothing; in sentences, too', () => {
    const read = readProgramme(
      programme({
        notice_days: 0,
        approvals: [
          { from: '0.00', approvers: 1 },
          { from: '1000000.00', approvers: 2 },
        ],
        advance_by: ['district'],
        checks: { same_card: 'warn' },
        closed_circuit: [],
      }),
    )
    expect(read.payment).toMatchObject({ noticeDays: 0, advanceBy: ['district'], closedCircuit: [] })
    expect(read.payment.checks).toEqual({ ...DEFAULT_TERMS.checks, same_card: 'warn' })
    expect(explainProgramme(read).map(({ zh }) => zh)).toEqual(
      expect.arrayContaining([
        '支付批次满1000000.00元的，由2人审批。',
        '出资方资金未到位的，依次由district垫付。',
        '支付核对（same_card）：不符的提示。',
        '不实行封闭运行、报账制。',
      ]),
    )
  })

  it.each<[string, PaymentText, string]>([
    [
      'approvals that begin above nothing',
      { approvals: [{ from: '1.00', approvers: 1 }] },
      '/payment/approvals/0/from',
    ],
    [
      'a step that is not above the last',
      {
        approvals: [
          { from: '0.00', approvers: 1 },
          { from: '5.00', approvers: 2 },
          { from: '5.00', approvers: 3 },
        ],
      },
      '/payment/approvals/2/from',
    ],
    [
      'fewer approvers for more money',
      {
        approvals: [
          { from: '0.00', approvers: 2 },
          { from: '5.00', approvers: 1 },
        ],
      },
      '/payment/approvals/1/approvers',
    ],
    ['a lender twice', { advance_by: ['district', 'district'] }, '/payment/advance_by/1'],
    ['a lender that funds nothing of it', { advance_by: ['charity'] }, '/payment/advance_by/0'],
  ])('is refused for %s, at its place and in both languages', (_case, payment, path) => {
    const faults = faultsOf(programme(payment))
    expect(faults.map((fault) => fault.path)).toEqual([path])
    expect(faults[0]?.reason).toEqual({
      zh: expect.stringMatching(/\p{Script=Han}/u),
      en: expect.stringMatching(/^[A-Z]/),
    })
  })

  it('lets anybody lend where the receivers say who funds', () => {
    const fixed: ProgrammeText['funding'] = { kind: 'fixed', parts: [{ by: 'township', amount: '10.00' }] }
    expect(faultsOf(programme({ advance_by: ['yuantan'] }, fixed))).toEqual([])
    expect(faultsOf(programme({ advance_by: ['yuantan'] }, { kind: 'township' }))).toEqual([])
  })
})

function faultsOf(text: ProgrammeText): readonly Fault[] {
  try {
    readProgramme(text)
    return []
  } catch (error) {
    if (error instanceof DomainError) return error.values['errors'] as readonly Fault[]
    throw error
  }
}
