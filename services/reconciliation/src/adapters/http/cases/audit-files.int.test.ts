import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Auditor, type CaseService, openCases } from '../../../../test/case-fixture.ts'
import { requireOpenPeriod } from '../../../application/periods/require-open-period.ts'

const ZHANG: Auditor = { subject: 'zhang' }
const WANG: Auditor = { subject: 'wang' }
const LI: Auditor = { subject: 'li' }
const FOR_ZHANG: Auditor = { subject: 'li', actingFor: 'zhang' }
const STRANGER: Auditor = { subject: 'stranger', areas: ['4403'] }
const TOMORROW = '2099-12-31'

let service: CaseService
let jobs = 0
beforeAll(async () => {
  service = await openCases()
})
afterAll(() => service.close())

const freshCase = async (area?: string): Promise<{ jobId: string; caseId: string }> => {
  const jobId = `job-${(jobs += 1)}`
  await service.makeJob(jobId, area)
  await service.run({ jobId, asOf: '2016-06-30', breaks: [{ known: 'one' }] })
  return { jobId, caseId: (await service.caseOf(jobId, 'one')).id }
}
const post = async (who: Auditor, url: string, body: object): Promise<Record<string, unknown>> =>
  (await service.post(who, url, body)).body
const codeOf = async (who: Auditor, url: string, body: object): Promise<unknown> => (await post(who, url, body))['code']

describe('a period', () => {
  it('is closed by two, and then nothing of it moves: no case, no run, no hand in its results', async () => {
    const { jobId, caseId } = await freshCase()
    const asked = await post(ZHANG, `/v1/jobs/${jobId}/periods`, { through_day: '2016-06-30', reason: '六月对账完毕' })
    expect(asked).toMatchObject({ state: 'asked', from_day: null, through_day: '2016-06-30' })
    const close = `/v1/periods/${String(asked['id'])}/close`
    for (const who of [ZHANG, FOR_ZHANG])
      expect(await codeOf(who, close, { reason: '同意' })).toBe('RECONCILIATION_PERIOD_OFFICER_NOT_ANOTHER')
    expect(await codeOf(WANG, `/v1/jobs/${jobId}/periods`, { through_day: '2016-07-31', reason: '再来' })).toBe(
      'RECONCILIATION_PERIOD_ASKED',
    )
    expect(await codeOf(STRANGER, close, { reason: '同意' })).toBe('ACCESS_AREA_FORBIDDEN')
    expect(await post(WANG, close, { reason: '同意' })).toMatchObject({
      state: 'closed',
      decided_by: 'wang',
      cases: { open: 1 },
    })

    const explain = { to: 'explained', reason: '迟到的说明' }
    const refused = await service.post(ZHANG, `/v1/cases/${caseId}/moves`, explain)
    expect([refused.status, refused.body['code']]).toEqual([409, 'RECONCILIATION_PERIOD_CLOSED'])
    await expect(requireOpenPeriod(service.db, jobId, '2016-06-30')).rejects.toMatchObject({
      code: 'RECONCILIATION_PERIOD_CLOSED',
    })
    await expect(service.run({ jobId, asOf: '2016-06-30', breaks: [] })).rejects.toMatchObject({
      constraint: 'job_runs_in_open_period',
    })
    for (const who of [ZHANG, WANG])
      expect(await codeOf(who, close, { reason: '再关' })).toBe('RECONCILIATION_PERIOD_DECIDED')

    await requireOpenPeriod(service.db, jobId, '2016-07-01')
    await service.run({ jobId, asOf: '2016-07-31', breaks: [{ known: 'one' }] })
    expect((await service.post(ZHANG, `/v1/cases/${caseId}/moves`, explain)).status).toBe(200)
    expect(await codeOf(ZHANG, `/v1/jobs/${jobId}/periods`, { through_day: '2016-06-30', reason: '再来' })).toBe(
      'RECONCILIATION_PERIOD_CLOSED',
    )
    const next = await post(ZHANG, `/v1/jobs/${jobId}/periods`, { through_day: '2016-07-31', reason: '七月' })
    expect(next).toMatchObject({ from_day: '2016-07-01' })
    expect(await post(ZHANG, `/v1/periods/${String(next['id'])}/reject`, { reason: '未完' })).toMatchObject({
      state: 'rejected',
    })
  })

  it('is not closed before it is over', async () => {
    const { jobId } = await freshCase()
    expect(await codeOf(ZHANG, `/v1/jobs/${jobId}/periods`, { through_day: TOMORROW, reason: '提前' })).toBe(
      'RECONCILIATION_PERIOD_DAY_WRONG',
    )
  })

  it('is kept closed by the database against a program that forgets to ask', async () => {
    const { jobId, caseId } = await freshCase()
    const asked = await post(ZHANG, `/v1/jobs/${jobId}/periods`, { through_day: '2016-06-30', reason: '完' })
    const as = (by: string, statement: string): Promise<unknown> =>
      service.db.transaction(async (trx) => {
        await trx.raw(`SELECT set_config('fundtrace.moved_by', :by, true)`, { by })
        await trx.raw(statement)
      })
    const closing = `UPDATE periods SET state = 'closed' WHERE id = '${String(asked['id'])}'`
    await expect(as('zhang', closing)).rejects.toMatchObject({ constraint: 'periods_closed_by_another' })
    await as('wang', closing)
    await expect(as('zhang', `UPDATE cases SET state = 'explained' WHERE id = '${caseId}'`)).rejects.toMatchObject({
      constraint: 'cases_in_open_period',
    })
    const change = service.db('run_changes').insert({
      run: service.db('job_runs').where({ job_id: jobId }).select('number'),
      number: 1,
      kind: 'undo',
      match: 1,
      reason: 'x',
      made_by: 'zhang',
    })
    await expect(change).rejects.toMatchObject({ constraint: 'run_changes_in_open_period' })
    await expect(as('wang', `UPDATE periods SET state = 'asked' WHERE job_id = '${jobId}'`)).rejects.toMatchObject({
      constraint: 'periods_move_allowed',
    })
  })
})

describe('a correction', () => {
  const letter = { what: '补记六月利息', ground: '银行六月三十日已入账' }
  const lines = [
    { account: 'cash:province', amount: '0.10' },
    { account: 'unidentified', amount: '-0.10' },
  ]

  it('is a balanced document that is sent and done; the case is then corrected and accepted by another than who proposed it', async () => {
    const { caseId } = await freshCase()
    const propose = `/v1/cases/${caseId}/corrections`
    expect(await codeOf(ZHANG, propose, { addressee: 'ledger', ...letter, lines: [lines[0], lines[0]] })).toBe(
      'RECONCILIATION_CORRECTION_UNBALANCED',
    )
    const nothing = { account: 'cash:province', amount: '0.00' }
    expect(await codeOf(ZHANG, propose, { addressee: 'ledger', ...letter, lines: [nothing, nothing] })).toBe(
      'REQUEST_INVALID',
    )
    expect(await codeOf(ZHANG, propose, { addressee: 'ledger', ...letter, ground: '　', lines })).toBe(
      'REQUEST_INVALID',
    )
    const proposed = await post(ZHANG, propose, { addressee: 'ledger', ...letter, lines })
    expect(proposed).toMatchObject({
      state: 'proposed',
      lines: [{ account: 'cash:province', amount: '0.10' }, { amount: '-0.10' }],
    })
    const follow = `/v1/corrections/${String(proposed['id'])}/moves`
    const move = `/v1/cases/${caseId}/moves`

    expect(await codeOf(WANG, move, { to: 'corrected', reason: '已更正' })).toBe(
      'RECONCILIATION_CASE_CORRECTION_MISSING',
    )
    expect(await codeOf(WANG, follow, { to: 'done', document_number: 'J-1', reason: '已记' })).toBe(
      'RECONCILIATION_CORRECTION_STATE_WRONG',
    )
    await post(WANG, follow, { to: 'sent', document_number: '审字2016-7', reason: '发函' })
    expect(await post(WANG, follow, { to: 'done', document_number: 'J-1', reason: '已记' })).toMatchObject({
      state: 'done',
      detail: { document_number: 'J-1' },
    })
    expect(await post(WANG, move, { to: 'corrected', reason: '已更正' })).toMatchObject({ state: 'corrected' })
    for (const who of [ZHANG, WANG, FOR_ZHANG])
      expect(await codeOf(who, move, { to: 'accepted', reason: '属实' })).toBe(
        'RECONCILIATION_CASE_OFFICER_NOT_ANOTHER',
      )
    expect(await post(LI, move, { to: 'accepted', reason: '属实' })).toMatchObject({
      state: 'accepted',
      corrections: [{ state: 'done' }],
    })
  })

  it('to the treasury names payments and what is to become of them, and is listed and exported', async () => {
    const { jobId, caseId } = await freshCase()
    const treasury = {
      addressee: 'treasury',
      ...letter,
      lines: [{ payment: 'PAY-1', action: 'claw_back', amount: '400.00' }],
    }
    await post(ZHANG, `/v1/cases/${caseId}/corrections`, treasury)
    const listed = await service.get(WANG, `/v1/corrections?job_id=${jobId}&addressee=treasury&state=proposed`)
    expect(listed.body['corrections']).toMatchObject([
      { case_id: caseId, lines: [{ payment: 'PAY-1', action: 'claw_back', amount: '400.00' }] },
    ])
    expect((await service.get(WANG, `/v1/corrections/export?job_id=${jobId}`)).text).toContain('PAY-1')
    expect((await service.get(STRANGER, '/v1/corrections')).body).toEqual({ corrections: [] })
  })
})

describe('a finding', () => {
  const order = {
    title: '专户利息未入账',
    statement: '六月利息 0.10 元未记',
    requirement: '补记并说明',
    office: '清城区财政局',
    deadline: TOMORROW,
  }
  const answer = { answer: '已补记', answered_on: '2016-07-15' }
  const evidence = [{ name: '记账凭证.pdf', sha256: 'a'.repeat(64), bytes: 1024 }]

  it('is issued, answered, sent back, answered with evidence, verified and closed by officers who had no hand in it', async () => {
    const { caseId } = await freshCase()
    const issued = await post(ZHANG, '/v1/findings', { ...order, case_ids: [caseId] })
    expect(issued).toMatchObject({
      state: 'issued',
      is_overdue: false,
      case_count: 1,
      amount: '1.00',
      cases: [{ id: caseId }],
    })
    const path = `/v1/findings/${String(issued['id'])}`

    expect(await codeOf(WANG, `${path}/moves`, { to: 'closed', reason: '完' })).toBe(
      'RECONCILIATION_FINDING_STATE_WRONG',
    )
    expect(await post(WANG, `${path}/answers`, { ...answer, evidence: [] })).toMatchObject({ state: 'answered' })
    expect(await codeOf(LI, `${path}/moves`, { to: 'verified', reason: '核实' })).toBe(
      'RECONCILIATION_FINDING_EVIDENCE_MISSING',
    )
    expect(await post(LI, `${path}/moves`, { to: 'returned', reason: '请附凭证' })).toMatchObject({ state: 'returned' })
    expect(await post(WANG, `${path}/answers`, { ...answer, evidence })).toMatchObject({
      answers: [{ evidence: [] }, { evidence }],
    })
    for (const who of [ZHANG, WANG, FOR_ZHANG])
      expect(await codeOf(who, `${path}/moves`, { to: 'verified', reason: '核实' })).toBe(
        'RECONCILIATION_FINDING_OFFICER_NOT_ANOTHER',
      )
    const waiting = async (who: Auditor) =>
      (await service.get(who, '/v1/findings/sums?awaits_me=true&state=answered')).body['awaits_me']
    const mine = [await waiting(ZHANG), await waiting(FOR_ZHANG), await waiting(LI)]
    expect(mine).toEqual([0, 0, 1])
    expect(await post(LI, `${path}/moves`, { to: 'verified', reason: '核实' })).toMatchObject({ state: 'verified' })
    expect(await codeOf(ZHANG, `${path}/moves`, { to: 'closed', reason: '完' })).toBe(
      'RECONCILIATION_FINDING_OFFICER_NOT_ANOTHER',
    )
    const closed = await post(LI, `${path}/moves`, { to: 'closed', reason: '整改到位' })
    expect((closed['moves'] as { to_state: string }[]).map(({ to_state }) => to_state)).toEqual([
      'issued',
      'answered',
      'returned',
      'answered',
      'verified',
      'closed',
    ])
    expect(await codeOf(LI, `${path}/answers`, { ...answer, evidence })).toBe('RECONCILIATION_FINDING_STATE_WRONG')
    expect((await service.get(ZHANG, `/v1/cases/${caseId}`)).body['findings']).toMatchObject([{ state: 'closed' }])
  })

  it('is of one area, has a deadline to come, and is not for strangers', async () => {
    const [one, other] = [await freshCase(), await freshCase('441803')]
    const of = (caseIds: readonly string[], more: object = {}) => ({ ...order, ...more, case_ids: caseIds })
    expect(await codeOf(ZHANG, '/v1/findings', of([one.caseId, other.caseId]))).toBe(
      'RECONCILIATION_FINDING_OF_SEVERAL_AREAS',
    )
    expect(await codeOf(ZHANG, '/v1/findings', of([one.caseId], { deadline: '2016-07-31' }))).toBe(
      'RECONCILIATION_FINDING_DEADLINE_WRONG',
    )
    expect(await codeOf(STRANGER, '/v1/findings', of([one.caseId]))).toBe('ACCESS_AREA_FORBIDDEN')
    const issued = await post(ZHANG, '/v1/findings', of([one.caseId]))
    const path = `/v1/findings/${String(issued['id'])}`
    expect((await service.get(STRANGER, path)).status).toBe(403)
    expect((await service.get(STRANGER, '/v1/findings')).body).toEqual({ findings: [] })
    expect((await service.get(STRANGER, '/v1/findings/sums')).body).toEqual({ states: [], overdue: 0, awaits_me: 0 })
    expect(await codeOf(STRANGER, `${path}/answers`, { ...answer, evidence })).toBe('ACCESS_AREA_FORBIDDEN')
    expect(await codeOf(STRANGER, `${path}/moves`, { to: 'withdrawn', reason: 'x' })).toBe('ACCESS_AREA_FORBIDDEN')
    expect((await service.get(ZHANG, '/v1/findings/export')).text).toContain('清城区财政局')
  })
})
