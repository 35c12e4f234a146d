import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { judgeStage, type ProjectBudget, type Stage, type StagePayment } from './project-stage.ts'

/** 1,000,000.01 yuan; 30 % in advance at most, 5 % kept back until a day. */
const BUDGET: ProjectBudget = { total: 100_000_001n, advance: 3_000n, retention: 500n, retentionFrom: '2017-06-01' }
const ALL: StagePayment['ownDocuments'] = new Set(['voucher', 'acceptance', 'contract', 'invoice', 'progress'])

const payment = (stage: Stage | null, amount: bigint, changes: Partial<StagePayment> = {}): StagePayment => ({
  stage,
  amount,
  paidBefore: { advance: 0n, all: 0n },
  ownDocuments: ALL,
  projectDocuments: ALL,
  payOn: '2017-06-01',
  ...changes,
})
const rules = (paid: StagePayment, budget: ProjectBudget | null = BUDGET) =>
  judgeStage(paid, budget).map(({ detail }) =>
    [detail['rule'], detail['document']].filter((word) => word !== undefined).join(' '),
  )

describe('a payment under a closed circuit', () => {
  it('needs a stage that an officer gave it, and an approved budget', () => {
    expect(rules(payment(null, 1n))).toEqual(['stage_missing'])
    expect(rules(payment('advance', 1n), null)).toEqual(['budget_missing'])
    expect(rules(payment('advance', 1n))).toEqual([])
  })

  it.each<[string, Stage, bigint, bigint, bigint, string[]]>([
    ['an advance is at most its part, to the fen', 'advance', 30_000_000n, 0n, 0n, []],
    ['and not a fen more', 'advance', 30_000_001n, 0n, 0n, ['advance_exceeded']],
    ['also in two', 'advance', 10_000_001n, 20_000_000n, 20_000_000n, ['advance_exceeded']],
    ['progress does not count as advance', 'progress', 40_000_000n, 30_000_000n, 30_000_000n, []],
    ['what is kept back is not touched before', 'final', 65_000_000n, 0n, 30_000_000n, []],
    ['not by a fen: odd fen are kept back', 'final', 65_000_001n, 0n, 30_000_000n, ['retention_touched']],
    ['the retention pays the rest', 'retention', 5_000_001n, 0n, 95_000_000n, []],
    ['and never more than the budget', 'retention', 5_000_002n, 0n, 95_000_000n, ['budget_exceeded']],
  ])('%s', (_fact, stage, amount, advance, all, expected) => {
    expect(rules(payment(stage, amount, { paidBefore: { advance, all } }))).toEqual(expected)
  })

  it('says which figure is exceeded by how much', () => {
    const [finding] = judgeStage(
      payment('final', 90_000_000n, { paidBefore: { advance: 0n, all: 20_000_000n } }),
      BUDGET,
    )
    expect(finding?.detail).toEqual({
      rule: 'budget_exceeded',
      stage: 'final',
      limit: '1000000.01',
      paid: '200000.00',
      requested: '900000.00',
      missing: '99999.99',
    })
  })

  it('pays a retention from its day on, and none where none was agreed', () => {
    expect(rules(payment('retention', 1n, { payOn: '2017-05-31' }))).toEqual(['retention_not_due'])
    expect(rules(payment('retention', 1n), { ...BUDGET, retention: 0n, retentionFrom: null })).toEqual([
      'retention_not_due',
    ])
  })

  it.each<[Stage, string[], string[]]>([
    ['advance', ['voucher'], ['contract']],
    ['progress', ['voucher', 'progress'], []],
    ['final', ['voucher'], ['acceptance']],
    ['retention', [], ['acceptance']],
  ])('%s asks for the papers %j of its own and %j of the project', (stage, own, project) => {
    const bare = payment(stage, 1n, { ownDocuments: new Set(), projectDocuments: new Set() })
    expect(rules(bare)).toEqual([...own, ...project].map((kind) => `document_missing ${kind}`))
    const papers = { ownDocuments: new Set(own), projectDocuments: new Set(project) } as unknown as StagePayment
    expect(rules({ ...bare, ownDocuments: papers.ownDocuments, projectDocuments: papers.projectDocuments })).toEqual([])
    if (own.length > 0)
      expect(rules({ ...bare, projectDocuments: ALL }), 'a voucher of another line is none').not.toEqual([])
  })

  it('however it is cut into lines, never pays out more than the budget, nor the retention before its day', () => {
    const line = fc.record({
      stage: fc.constantFrom<Stage>('advance', 'progress', 'final', 'retention'),
      amount: fc.bigInt(1n, 60_000_000n),
      day: fc.constantFrom('2017-05-31', '2017-06-01'),
    })
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
        const paid = { advance: 0n, all: 0n, early: 0n }
        for (const { stage, amount, day } of lines) {
          if (judgeStage(payment(stage, amount, { paidBefore: { ...paid }, payOn: day }), BUDGET).length > 0) continue
          paid.all += amount
          if (stage === 'advance') paid.advance += amount
          if (day < '2017-06-01') paid.early += amount
        }
        expect(paid.all).toBeLessThanOrEqual(BUDGET.total)
        expect(paid.advance * 10_000n).toBeLessThanOrEqual(BUDGET.total * BUDGET.advance)
        expect(paid.early).toBeLessThanOrEqual(95_000_000n)
      }),
    )
  })
})
