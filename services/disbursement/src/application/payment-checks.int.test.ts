import { fingerprintTables } from '@fundtrace/database'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { closeProven } from '../../test/close-proven.ts'
import {
  type Answer,
  approveBatch,
  ask,
  AUDIT,
  type Batch,
  CHECKER,
  type Disbursement,
  FINANCE,
  makeBatch,
  MAKER,
  openDisbursement,
  openFund,
  readBatch,
  STRANGER,
} from '../../test/disbursement-fixture.ts'
import { expectNoPersonalData } from '../../test/no-personal-data.ts'
import { TERMS } from '../../test/register-stand-in.ts'
import { lockBatch } from '../adapters/postgres/batch-repository.ts'
import { SET_CHECKS } from '../domain/payment-terms.ts'
import { cancelBatch } from './cancel-batch.ts'

let house: Disbursement
beforeAll(async () => {
  house = await openDisbursement()
})
afterAll(() => closeProven(house))

const SAID: Readonly<Record<string, object>> = {
  left_register: { check: 'left_register', status: 'left_poverty', since: '2016-05-01' },
  deceased: { check: 'deceased', since: '2016-05-01' },
  members_gone: { check: 'members_gone', since: '2016-05-01' },
  same_card: { check: 'same_card', count: 3, beneficiary_ids: ['h-1', 'h-2'] },
  owner_differs: { check: 'owner_differs' },
  other_county: { check: 'other_county', counties: ['441803'], household_ids: [] },
  account_digit: { check: 'account_digit' },
}
const REGISTER_CHECKS = SET_CHECKS.filter((check) => check !== 'duplicate')

const validate = (batch: Pick<Batch, 'id'>) => ask(house, MAKER, `POST /v1/batches/${batch.id}/validate`)
const states = async (batch: Pick<Batch, 'id'>) => (await readBatch(house, batch.id)).payments.map(({ state }) => state)
type Checks = {
  counts: object
  checks: {
    payment_id: string
    state: string
    outcome: string
    findings: { check: string; outcome: string; overridden: boolean; detail: object; title_zh: string }[]
  }[]
}
async function checksOf(batch: Pick<Batch, 'id'>, query = ''): Promise<Checks> {
  const { status, body } = await ask(house, AUDIT, `GET /v1/batches/${batch.id}/checks${query}`)
  expect(status).toBe(200)
  return body as Checks
}

/** A batch of one line for each check of the register, of whom that is said, and one of whom nothing is. */
async function batchOfAll(effect: 'block' | 'warn' | 'off'): Promise<Batch> {
  const fund = await openFund(
    house,
    [...REGISTER_CHECKS, 'nothing'].map(() => '1.00'),
  )
  for (const [index, check] of REGISTER_CHECKS.entries())
    house.register.say(fund.awards[index]?.beneficiary_id ?? '', SAID[check] ?? {})
  house.register.setTerms(fund.id, {
    checks: { ...TERMS.checks, ...Object.fromEntries(SET_CHECKS.map((each) => [each, effect])) },
  })
  const batch = await makeBatch(house, fund)
  expect(await validate(batch)).toMatchObject({ status: 200, body: { state: 'validated' } })
  return readBatch(house, batch.id)
}

describe('each check of the register', () => {
  it.each([
    ['block', 'block', 'blocked'],
    ['warn', 'warn', 'ready'],
    ['off', 'ok', 'ready'],
  ] as const)('has the effect %s where the terms say so; the others go on', async (effect, outcome, state) => {
    const batch = await batchOfAll(effect)
    expect(await states(batch)).toEqual([...REGISTER_CHECKS.map(() => state), 'ready'])
    const { counts, checks } = await checksOf(batch)
    const others = outcome === 'ok' ? {} : { [outcome]: REGISTER_CHECKS.length }
    expect(counts).toEqual({ warn: 0, block: 0, ok: outcome === 'ok' ? REGISTER_CHECKS.length + 1 : 1, ...others })
    if (outcome === 'ok') return expect(checks.flatMap(({ findings }) => findings)).toEqual([])
    expect(checks.flatMap(({ findings }) => findings.map((finding) => finding.check))).toEqual(REGISTER_CHECKS)
    expect(checks[1]?.findings).toEqual([
      {
        check: 'deceased',
        outcome,
        overridden: false,
        detail: { since: '2016-05-01' },
        title_zh: '本人或户主已登记死亡',
        title_en: 'Recorded as deceased',
      },
    ])
    expect((await checksOf(batch, `?outcome=${outcome}`)).checks).toHaveLength(REGISTER_CHECKS.length)
  })

  it('is asked as the officer may, as of the day of payment; without an account nobody is paid whatever the terms', async () => {
    const fund = await openFund(house, ['1.00', '2.00'])
    house.register.say(fund.awards[0]?.beneficiary_id ?? '', { check: 'account_missing' })
    const off = Object.fromEntries(SET_CHECKS.map((check) => [check, 'off'])) as typeof TERMS.checks
    house.register.setTerms(fund.id, { checks: off })
    const batch = await makeBatch(house, fund, { pay_on: '2017-01-05' })
    await validate(batch)
    expect(await states(batch)).toEqual(['blocked', 'ready'])
    expect((await checksOf(batch)).checks[0]).toMatchObject({ outcome: 'block', pay_on: '2017-01-05' })
    const [first] = (await readBatch(house, batch.id)).payments
    const override = { check: 'account_missing', reason: '现金发放', document_number: '1' }
    expect((await ask(house, MAKER, `POST /v1/payments/${first?.id}/overrides`, { body: override })).status).toBe(400)
  })

  it('holds the line and not the batch, and is asked again: who is alive after all is ready', async () => {
    const fund = await openFund(house, ['1.00', '2.00'])
    const id = fund.awards[0]?.beneficiary_id ?? ''
    house.register.say(id, { check: 'deceased', since: '2016-05-01' })
    const batch = await makeBatch(house, fund)
    await validate(batch)
    expect(await states(batch)).toEqual(['blocked', 'ready'])
    const again = `POST /v1/batches/${batch.id}/checks` as const
    expect(await ask(house, MAKER, again)).toMatchObject({ status: 200, body: { checked: 1, blocked: 1 } })
    house.register.say(id)
    expect(await ask(house, MAKER, again)).toMatchObject({ status: 200, body: { checked: 1, blocked: 0 } })
    expect(await states(batch)).toEqual(['ready', 'ready'])
    expect((await checksOf(batch)).counts).toEqual({ ok: 2, warn: 0, block: 0 })
    expect(await ask(house, MAKER, again)).toMatchObject({ status: 200, body: { checked: 0, last: null } })
    expect(
      await ask(
        house,
        MAKER,
        `POST /v1/batches/${(await makeBatch(house, await openFund(house, ['1.00']))).id}/checks`,
      ),
    ).toMatchObject({
      status: 409,
      body: { code: 'DISBURSEMENT_BATCH_NOT_CHECKED' },
    })
  })
})

describe('a duplicate', () => {
  it('is another line of the same programme, period and beneficiary in another batch', async () => {
    const fund = await openFund(house, ['1.00', '2.00', '3.00'])
    const [first, second] = fund.awards
    await house
      .owner('awards')
      .where({ id: second?.award_id })
      .update({ beneficiary_id: first?.beneficiary_id, line: 'again' })
    const earlier = await makeBatch(house, fund, { lines: [{ award_id: first?.award_id }] })
    const later = await makeBatch(house, fund)
    await validate(later)
    const { checks } = await checksOf(later)
    expect(checks.map(({ outcome }) => outcome)).toEqual(['warn', 'ok'])
    expect(checks[0]?.findings[0]).toMatchObject({
      check: 'duplicate',
      detail: { references: [earlier.payments[0]?.reference], batch_ids: [earlier.id] },
    })
  })
})

describe('an override', () => {
  const ORDER = { check: 'deceased', reason: '公安核实为同名', document_number: '清财〔2016〕8号' }

  async function blocked(): Promise<Readonly<{ batch: Batch; paymentId: string; route: `POST /${string}` }>> {
    const fund = await openFund(house, ['1.00', '2.00'])
    house.register.say(fund.awards[0]?.beneficiary_id ?? '', SAID['deceased'] ?? {})
    const batch = await makeBatch(house, fund)
    await validate(batch)
    const paymentId = (await readBatch(house, batch.id)).payments[0]?.id ?? ''
    return { batch, paymentId, route: `POST /v1/payments/${paymentId}/overrides` }
  }
  const overrideId = (answer: Answer): string => (answer.body as { override_id: string }).override_id

  it('needs another officer than the one who asked, also where he stands in for him; then the line is ready', async () => {
    const { batch, paymentId, route } = await blocked()
    const asked = await ask(house, MAKER, route, { body: ORDER })
    expect(asked.status).toBe(201)
    expect(await states(batch)).toEqual(['blocked', 'ready'])
    for (const person of [MAKER, { ...CHECKER, actingFor: MAKER.subject }])
      expect(await ask(house, person, `${route}/${overrideId(asked)}/approve`)).toMatchObject({
        status: 403,
        body: { code: 'DISBURSEMENT_OVERRIDE_APPROVED_BY_ASKER' },
      })
    expect(await ask(house, CHECKER, `${route}/${overrideId(asked)}/approve`)).toMatchObject({
      status: 200,
      body: {
        checks: [{ outcome: 'block' }, { outcome: 'warn', findings: [{ check: 'deceased', overridden: true }] }],
        overrides: [{ check: 'deceased', reason: '公安核实为同名', asked_by: 'chen', approved_by: 'li' }],
      },
    })
    expect(await states(batch)).toEqual(['ready', 'ready'])
    expect(await ask(house, CHECKER, `${route}/${overrideId(asked)}/approve`)).toMatchObject({ status: 409 })
    expect(await ask(house, AUDIT, `GET /v1/payments/${paymentId}`)).toMatchObject({
      body: {
        moves: [
          { to_state: 'blocked', reason: expect.stringContaining('deceased') },
          { to_state: 'ready', moved_by: 'li' },
        ],
      },
    })
  })

  it('waits for whoever has the batch in hand: where that one cancels it, the line stays withdrawn', async () => {
    const { batch, route } = await blocked()
    const id = overrideId(await ask(house, MAKER, route, { body: ORDER }))
    let isAnswered = false
    const reply = await house.db.transaction(async (trx) => {
      await lockBatch(trx, batch.id)
      const answer = ask(house, CHECKER, `${route}/${id}/approve`).finally(() => (isAnswered = true))
      const waiting = () =>
        trx.raw<{ rows: object[] }>(
          `SELECT FROM pg_locks l JOIN pg_stat_activity a USING (pid) WHERE NOT l.granted AND a.datname = current_database()`,
        )
      await vi.waitUntil(async () => isAnswered || (await waiting()).rows.length > 0, { timeout: 20_000 })
      expect(isAnswered).toBe(false)
      await cancelBatch(trx, batch.id, '重做', { subject: 'wang', actingFor: null, correlationId: 'test' })
      return { answer }
    })
    expect(await reply.answer).toMatchObject({ status: 200 })
    expect(await states(batch)).toEqual(['withdrawn', 'withdrawn'])
  })

  it('is for what the latest check holds back, once', async () => {
    const { route } = await blocked()
    expect(await ask(house, MAKER, route, { body: { ...ORDER, check: 'same_card' } })).toMatchObject({
      status: 422,
      body: { code: 'DISBURSEMENT_OVERRIDE_NEEDLESS' },
    })
    await ask(house, MAKER, route, { body: ORDER })
    expect(await ask(house, CHECKER, route, { body: ORDER })).toMatchObject({
      status: 409,
      body: { code: 'DISBURSEMENT_OVERRIDE_ALREADY_ASKED' },
    })
  })

  it('is refused by the database to one officer alone, and a line that a check holds back is not sent by anybody', async () => {
    const { batch, paymentId, route } = await blocked()
    const id = overrideId(await ask(house, MAKER, route, { body: ORDER }))
    const approve = (by: object) =>
      house
        .db('overrides')
        .where({ id })
        .update({ ...by, approved_at: new Date() })
    for (const by of [{ approved_by: 'chen' }, { approved_by: 'li', approved_for: 'chen' }])
      await expect(approve(by)).rejects.toMatchObject({ constraint: 'overrides_approved_by_another' })
    await ask(house, MAKER, `POST /v1/batches/${batch.id}/submit`)
    expect(await approveBatch(house, batch)).toMatchObject({ status: 200 })
    await expect(
      house.owner.transaction(async (trx) => {
        await trx.raw(
          `SELECT set_config('fundtrace.moved_by', 'x', true), set_config('fundtrace.moved_why', 'x', true)`,
        )
        const parcel = await trx('parcels').where({ batch_id: batch.id }).first('id')
        await trx('payments').where({ id: paymentId }).update({ state: 'ready', parcel_id: parcel?.id })
        await trx('payments').where({ id: paymentId }).update({ state: 'sent' })
      }),
    ).rejects.toMatchObject({ constraint: 'payments_sent_unblocked' })
  })
})

describe('checks', () => {
  it('are seen by the treasury and auditors of the area, overridden by the treasury alone', async () => {
    const batch = await batchOfAll('block')
    const paymentId = batch.payments[0]?.id ?? ''
    const reads = [`GET /v1/batches/${batch.id}/checks`, `GET /v1/payments/${paymentId}/checks`] as const
    const asks = `POST /v1/payments/${paymentId}/overrides` as const
    const body = { check: 'left_register', reason: '在宽限期内', document_number: '1' }
    const approves = `${asks}/${paymentId}/approve` as const
    const again = `POST /v1/batches/${batch.id}/checks` as const
    const before = await fingerprintTables(house.db)
    for (const route of reads) {
      expect((await ask(house, AUDIT, route)).status).toBe(200)
      expect((await ask(house, FINANCE, route)).status).toBe(403)
      expect(await ask(house, STRANGER, route)).toMatchObject({ status: 403, body: { code: 'ACCESS_AREA_FORBIDDEN' } })
      expect((await ask(house, null, route)).status).toBe(401)
    }
    for (const [route, sent] of [
      [asks, { body }],
      [approves, {}],
      [again, {}],
    ] as const) {
      for (const person of [AUDIT, FINANCE]) expect((await ask(house, person, route, sent)).status).toBe(403)
      expect(await ask(house, STRANGER, route, sent)).toMatchObject({ body: { code: 'ACCESS_AREA_FORBIDDEN' } })
      expect((await ask(house, null, route, sent)).status).toBe(401)
    }
    expect(await fingerprintTables(house.db)).toBe(before)
  })

  it('keep nobody in clear: not in a table, not in the log', async () => {
    await ask(house, MAKER, 'GET /v1/batches')
    expect(JSON.stringify(await house.db('payment_checks').select('findings'))).not.toMatch(/欧阳|\d{15}/)
    if (house.register.lookUps().length > 0) await expectNoPersonalData(house)
  })
})
