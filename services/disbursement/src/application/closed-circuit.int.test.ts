import { randomUUID } from 'node:crypto'
import type { Award } from '@fundtrace/contracts'
import { fingerprintTables } from '@fundtrace/database'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { closeProven } from '../../test/close-proven.ts'
import {
  type Answer,
  ask,
  AUDIT,
  type Batch,
  CHECKER,
  type Disbursement,
  FINANCE,
  type Fund,
  makeBatch,
  MAKER,
  openDisbursement,
  openFund,
  type Person,
  readBatch,
  STRANGER,
} from '../../test/disbursement-fixture.ts'
import type { DocumentKind, Stage } from '../domain/project-stage.ts'

let house: Disbursement
beforeAll(async () => {
  house = await openDisbursement()
})
afterAll(() => closeProven(house))

const pdf = (text = randomUUID()): Buffer => Buffer.from(`%PDF-1.7\n欧阳${text}`)
const upload = (awardId: string, kind: DocumentKind, body: Buffer = pdf(), person: Person | null = MAKER) =>
  ask(house, person, `POST /v1/awards/${awardId}/documents?kind=${kind}`, { body, type: 'application/octet-stream' })
const assign = (awardId: string, stage: Stage, person: Person | null = MAKER) =>
  ask(house, person, `POST /v1/awards/${awardId}/stage`, { body: { stage, reason: '合同约定' } })

const BUDGET = {
  total: '100.00',
  advance_percent: '30',
  retention_percent: '5',
  retention_from: '2017-06-01',
  document_number: '清扶办〔2016〕9号',
  reason: '项目批复',
}
const askBudget = (fund: Fund, changes: object = {}, person: Person | null = MAKER) =>
  ask(house, person, `POST /v1/funds/${fund.id}/project-budgets`, {
    body: { ...BUDGET, beneficiary_id: `project-of-${fund.id}`, ...changes },
  })
const budgetId = (answer: Answer): string => (answer.body as { budget_id: string }).budget_id
async function agreeOn(fund: Fund, changes: object = {}): Promise<void> {
  const asked = await askBudget(fund, changes)
  expect(asked.status).toBe(201)
  const approved = await ask(house, CHECKER, `POST /v1/project-budgets/${budgetId(asked)}/approve`)
  expect(approved.status).toBe(200)
}

/** A fund with one project and these lines of it, not a paper of which is there. */
async function openProject(amounts: readonly string[]): Promise<Fund & { lines: readonly Award[] }> {
  const fund = await openFund(house, amounts)
  const ids = fund.awards.map((award) => award.award_id)
  await house
    .owner('awards')
    .whereIn('id', ids)
    .update({
      beneficiary_kind: 'project',
      beneficiary_id: `project-of-${fund.id}`,
      line: house.owner.raw('place::text'),
    })
  return { ...fund, lines: fund.awards }
}

async function rulesOf(batch: Pick<Batch, 'id'>): Promise<(string | undefined)[][]> {
  const { body } = await ask(house, AUDIT, `GET /v1/batches/${batch.id}/checks`)
  const { checks } = body as { checks: { findings: { check: string; detail: Record<string, string> }[] }[] }
  return checks.map(({ findings }) =>
    findings
      .filter(({ check }) => check === 'closed_circuit')
      .map(({ detail }) => detail['document'] ?? detail['rule']),
  )
}
const validate = async (batch: Batch): Promise<void> =>
  expect(await ask(house, MAKER, `POST /v1/batches/${batch.id}/validate`)).toMatchObject({ status: 200 })
const again = async (batch: Batch): Promise<void> =>
  expect(await ask(house, MAKER, `POST /v1/batches/${batch.id}/checks`)).toMatchObject({ status: 200 })
const states = async (batch: Batch) => (await readBatch(house, batch.id)).payments.map(({ state }) => state)

describe('a project under a closed circuit', () => {
  it('is paid when stage, budget and papers are there, and the line waits until they are', async () => {
    const project = await openProject(['30.00'])
    const [line = ''] = project.lines.map((award) => award.award_id)
    const batch = await makeBatch(house, project, { pay_on: '2016-10-20' })
    await validate(batch)
    const steps: readonly [() => Promise<unknown>, string[]][] = [
      [async () => undefined, ['stage_missing']],
      [() => assign(line, 'advance'), ['budget_missing']],
      [() => askBudget(project), ['budget_missing']],
      [() => upload(line, 'voucher'), ['budget_missing']],
    ]
    for (const [act, wanting] of steps) {
      await act()
      await again(batch)
      expect(await rulesOf(batch)).toEqual([wanting])
    }
    const { rows } = await house.db.raw<{ rows: { id: string }[] }>(
      'SELECT id FROM project_budgets WHERE fund_id = ?',
      [project.id],
    )
    expect((await ask(house, CHECKER, `POST /v1/project-budgets/${rows[0]?.id}/approve`)).status).toBe(200)
    await again(batch)
    expect([await rulesOf(batch), await states(batch)]).toEqual([[['contract']], ['blocked']])
    expect((await upload(line, 'contract')).status).toBe(201)
    await again(batch)
    expect([await rulesOf(batch), await states(batch)]).toEqual([[[]], ['ready']])
  })

  it('gets no more than the budget in all, over lines of one batch and of several, whichever comes first', async () => {
    const project = await openProject(['60.00', '40.00', '35.00'])
    await agreeOn(project)
    for (const { award_id } of project.lines) {
      await assign(award_id, 'progress')
      await upload(award_id, 'voucher')
      await upload(award_id, 'progress')
    }
    const [first, second, third] = project.lines.map(({ award_id }) => ({ award_id }))
    const batch = await makeBatch(house, project, { lines: [first, second] })
    await validate(batch)
    expect([await rulesOf(batch), await states(batch)]).toEqual([
      [[], ['retention_touched']],
      ['ready', 'blocked'],
    ])
    const later = await makeBatch(house, project, { lines: [third] })
    await validate(later)
    expect(await rulesOf(later)).toEqual([[]])
    await agreeOn(project, { total: '120.00' })
    await again(batch)
    expect(await rulesOf(batch), 'the later batch does not count before it is in a parcel').toEqual([[], []])
  })

  it('a batch that the terms exempt asks for nothing', async () => {
    const project = await openProject(['60.00'])
    house.register.setTerms(project.id, { closed_circuit: ['enterprise'] })
    const batch = await makeBatch(house, project)
    await validate(batch)
    expect([await rulesOf(batch), await states(batch)]).toEqual([[[]], ['ready']])
  })

  it('the database lets nobody send more than the budget, and keeps the stage of what was sent', async () => {
    const project = await openProject(['60.00', '60.00'])
    await agreeOn(project)
    const batch = await makeBatch(house, project)
    const [one = '', two = ''] = batch.payments.map(({ id }) => id)
    await house.owner
      .transaction(async (trx) => {
        await trx.raw(
          `SELECT set_config('fundtrace.moved_by', 'x', true), set_config('fundtrace.moved_why', 'x', true)`,
        )
        const terms = JSON.stringify({ closed_circuit: ['project'] })
        await trx('batches').where({ id: batch.id }).update({ state: 'validated', terms })
        const parcel = { id: randomUUID(), batch_id: batch.id, number: 1, count: 2, total: '120.00', made_by: 'x' }
        await trx('parcels').insert(parcel)
        await trx('payments').whereIn('id', [one, two]).update({ parcel_id: parcel.id })
        const send = (ids: readonly string[]) =>
          trx.transaction((inner) => inner('payments').whereIn('id', ids).update({ state: 'sent' }))
        await expect(send([one, two])).rejects.toMatchObject({ constraint: 'payments_within_budget' })
        await send([one])
        await expect(send([two])).rejects.toMatchObject({ constraint: 'payments_within_budget' })
        const stage = {
          award_id: batch.payments[0]?.award_id,
          version: 1,
          stage: 'final',
          reason: 'x',
          assigned_by: 'x',
        }
        await expect(trx.transaction((inner) => inner('award_stages').insert(stage))).rejects.toMatchObject({
          constraint: 'award_stages_before_payment',
        })
        throw TAKEN_BACK
      })
      .catch((error: unknown) => {
        if (error !== TAKEN_BACK) throw error
      })
    expect(await states(batch)).toEqual(['ready', 'ready'])
  })
})
const TAKEN_BACK = new Error('taken back')

describe('a budget', () => {
  it('holds when another officer has approved it, also none who stands in for the first; a rejected one never', async () => {
    const project = await openProject(['30.00'])
    const id = budgetId(await askBudget(project))
    expect(await askBudget(project)).toMatchObject({
      status: 409,
      body: { code: 'DISBURSEMENT_PROJECT_BUDGET_WAITING' },
    })
    for (const person of [MAKER, { ...CHECKER, actingFor: MAKER.subject }])
      expect(await ask(house, person, `POST /v1/project-budgets/${id}/approve`)).toMatchObject({
        status: 403,
        body: { code: 'DISBURSEMENT_PROJECT_BUDGET_DECIDED_BY_ASKER' },
      })
    expect(
      (await ask(house, CHECKER, `POST /v1/project-budgets/${id}/reject`, { body: { reason: '文号不对' } })).status,
    ).toBe(200)
    expect(await ask(house, CHECKER, `POST /v1/project-budgets/${id}/approve`)).toMatchObject({ status: 409 })
    await agreeOn(project, { total: '90.00', retention_percent: '0', retention_from: null })
    expect(await ask(house, AUDIT, `GET /v1/funds/${project.id}/project-budgets`)).toMatchObject({
      body: {
        budgets: [
          { version: 2, state: 'approved', total: '90.00', advance_percent: '30.00', decided_by: 'li' },
          { version: 1, state: 'rejected', total: '100.00', decided_why: '文号不对' },
        ],
      },
    })
    const decide = { state: 'approved', decided_by: 'chen', decided_at: new Date() }
    const waiting = budgetId(await askBudget(project))
    await expect(house.db('project_budgets').where({ id: waiting }).update(decide)).rejects.toMatchObject({
      constraint: 'project_budgets_decided_by_another',
    })
  })

  it('keeps back until a day, or nothing and until no day', async () => {
    const project = await openProject(['30.00'])
    for (const wrong of [{ retention_from: null }, { retention_percent: '0.00' }])
      expect(await askBudget(project, wrong)).toMatchObject({
        status: 422,
        body: { code: 'DISBURSEMENT_PROJECT_BUDGET_RETENTION_WITHOUT_DAY' },
      })
  })
})

describe('a document', () => {
  it('is kept once, sealed, and read by those who may; each reading is on record', async () => {
    const project = await openProject(['30.00', '20.00'])
    const [one = '', two = ''] = project.lines.map((award) => award.award_id)
    const content = Buffer.concat([pdf(), Buffer.alloc(1024 * 1024 + 7, '7')])
    const kept = await upload(one, 'contract', content)
    expect(kept).toMatchObject({ status: 201, body: { media_type: 'application/pdf', size_bytes: content.length } })
    expect(await upload(two, 'contract', content)).toMatchObject({ status: 201, body: kept.body as object })
    expect(await upload(one, 'contract', content)).toMatchObject({ status: 201, body: kept.body as object })
    const { id } = kept.body as { id: string }
    expect(await house.db('document_pieces').where({ document_id: id }).count()).toEqual([{ count: '2' }])
    const { rows } = await house.owner.raw<{ rows: { text: string }[] }>(
      `SELECT string_agg(t::text, '') AS text FROM document_pieces t`,
    )
    expect(rows[0]?.text).not.toContain(Buffer.from('欧阳').toString('hex'))

    const read = await ask(house, AUDIT, `GET /v1/awards/${two}/documents/${id}/content`)
    expect([read.status, read.bytes.equals(content), read.headers['content-type']]).toEqual([
      200,
      true,
      'application/pdf',
    ])
    expect(await house.db('unmasked_reads').where({ subject: id })).toMatchObject([
      { reader: 'sun', what: 'document', area_code: '441802' },
    ])
    expect(await ask(house, AUDIT, `GET /v1/awards/${two}/documents`)).toMatchObject({
      body: { documents: [{ id, kind: 'contract', used_by: 'chen' }] },
    })
    const elsewhere = (await openProject(['1.00'])).lines[0]?.award_id
    expect((await ask(house, AUDIT, `GET /v1/awards/${elsewhere}/documents/${id}/content`)).status).toBe(404)
  })

  it('proves one expense and no second one: a voucher is presented once', async () => {
    const project = await openProject(['30.00', '20.00'])
    const [one = '', two = ''] = project.lines.map((award) => award.award_id)
    const voucher = pdf()
    expect((await upload(one, 'voucher', voucher)).status).toBe(201)
    expect(await upload(two, 'voucher', voucher)).toMatchObject({
      status: 409,
      body: { code: 'DISBURSEMENT_DOCUMENT_ALREADY_USED' },
    })
  })

  it('is a document by what is in it, of a bounded size, and never of a household', async () => {
    const project = await openProject(['30.00'])
    const line = project.lines[0]?.award_id ?? ''
    expect(await upload(line, 'voucher', Buffer.from('<html>'))).toMatchObject({
      status: 422,
      body: { code: 'DISBURSEMENT_DOCUMENT_TYPE_REFUSED' },
    })
    const large = Buffer.concat([pdf(), Buffer.alloc(20 * 1024 * 1024)])
    expect((await upload(line, 'voucher', large)).status).toBe(413)
    const household = (await openFund(house, ['1.00'])).awards[0]?.award_id ?? ''
    expect(await upload(household, 'voucher')).toMatchObject({
      status: 422,
      body: { code: 'DISBURSEMENT_AWARD_OF_HOUSEHOLD' },
    })
    expect(await assign(household, 'final')).toMatchObject({
      status: 422,
      body: { code: 'DISBURSEMENT_AWARD_OF_HOUSEHOLD' },
    })
  })
})

it('papers and budgets are the treasury’s of the area, read by its auditors', async () => {
  const project = await openProject(['30.00'])
  const line = project.lines[0]?.award_id ?? ''
  const document = ((await upload(line, 'contract')).body as { id: string }).id
  const id = budgetId(await askBudget(project))
  const reads = [
    `GET /v1/funds/${project.id}/project-budgets`,
    `GET /v1/awards/${line}/documents`,
    `GET /v1/awards/${line}/documents/${document}/content`,
  ] as const
  const moves = (person: Person | null): readonly (() => Promise<Answer>)[] => [
    () => askBudget(project, {}, person),
    () => ask(house, person, `POST /v1/project-budgets/${id}/approve`),
    () => ask(house, person, `POST /v1/project-budgets/${id}/reject`, { body: { reason: '不同意' } }),
    () => assign(line, 'advance', person),
    () => upload(line, 'voucher', pdf(), person),
  ]
  const before = await fingerprintTables(house.db)
  for (const [person, status] of [
    [null, 401],
    [FINANCE, 403],
    [AUDIT, 403],
    [STRANGER, 403],
  ] as const)
    for (const move of moves(person))
      expect([person?.subject, (await move()).status]).toEqual([person?.subject, status])
  for (const route of reads) {
    expect((await ask(house, null, route)).status).toBe(401)
    expect((await ask(house, FINANCE, route)).status).toBe(403)
    expect(await ask(house, STRANGER, route)).toMatchObject({ status: 403, body: { code: 'ACCESS_AREA_FORBIDDEN' } })
  }
  expect(await fingerprintTables(house.db)).toBe(before)
  for (const route of reads) expect((await ask(house, AUDIT, route)).status).toBe(200)
})
