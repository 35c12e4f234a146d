import { fingerprintTables } from '@fundtrace/database'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { announced } from '../../test/announced.ts'
import { camt } from '../../test/bank-answers.ts'
import { findingsIn, taken } from '../../test/bank-files.ts'
import { closeProven } from '../../test/close-proven.ts'
import {
  type Answer,
  ask,
  askFile,
  type Batch,
  CHECKER,
  type Disbursement,
  MAKER,
  makeBatch,
  makeReleased,
  openDisbursement,
  openFund,
  type Person,
  readBatch,
  releaseBatch,
  submitBatch,
  untilAsked,
  writeFile,
} from '../../test/disbursement-fixture.ts'
import { CASH_MISSING, changed, deliver, posted, rejected } from '../../test/incoming-events.ts'
import { RETURNED, type ResultCells, resultFile } from '../../test/result-file.ts'
import { runPaymentChecks } from './run-payment-checks.ts'

let house: Disbursement
beforeAll(async () => {
  house = await openDisbursement({ parcelSize: 2 })
})
afterAll(() => closeProven(house))

const WHY = { reason: '更正账号后补发' }
const FAILED: ResultCells = { result: '失败', reason: '账号不存在' }
const UNKNOWN: ResultCells = { result: '未知', reason: '' }
const forbidden = { status: 403, body: { code: 'DISBURSEMENT_OFFICER_NOT_ANOTHER' } }

const act = (person: Person, { id }: Pick<Batch, 'id'>, verb: string, body?: unknown): Promise<Answer> =>
  ask(house, person, `POST /v1/batches/${id}/${verb}`, { body })
const onPayment = (person: Person, id: string | undefined, verb: string, body: unknown = WHY): Promise<Answer> =>
  ask(house, person, `POST /v1/payments/${id}/${verb}`, { body })
const decide = (person: Person, what: string, answer: Answer, verb = 'approve'): Promise<Answer> =>
  ask(house, person, `POST /v1/${what}/${(answer.body as { id: string }).id}/${verb}`)
const statesOf = ({ payments }: Batch): string[] => payments.map(({ state }) => state)

async function refusedWhole(what: () => Promise<Answer>, answer: object): Promise<void> {
  const before = await fingerprintTables(house.db)
  expect(await what()).toMatchObject(answer)
  expect(await fingerprintTables(house.db)).toBe(before)
}

async function take(batch: Batch, differing: Readonly<Record<number, ResultCells>> = {}): Promise<Batch> {
  const sent = batch.payments.filter(({ state }) => state === 'sent')
  const body = resultFile(sent, differing, 'utf-8')
  expect(await ask(house, MAKER, `POST /v1/batches/${batch.id}/results`, { body })).toMatchObject({ status: 200 })
  return readBatch(house, batch.id)
}

/** Cut by one, approved by another, held by the ledger, written and released. */
const sendLaterParcel = async (batch: Batch): Promise<Batch> => releaseBatch(house, await holdLaterParcel(batch))

async function holdLaterParcel(batch: Batch): Promise<Batch> {
  const cut = await act(MAKER, batch, 'parcels')
  expect(cut.status).toBe(201)
  const made = (cut.body as Batch).parcels.filter(({ state }) => state === 'made')
  for (const { id } of made) {
    const reply = act(CHECKER, batch, `parcels/${id}/approve`)
    expect(await untilAsked(house, batch.id)).toEqual([id])
    await deliver(house.db, posted(batch.fund_id, 'hold', id))
    expect(await reply).toMatchObject({ status: 200 })
  }
  return readBatch(house, batch.id)
}

describe('what failed or came back', () => {
  it('keeps its batch open while it is sent again, and a word that comes after the closing is heard all the same', async () => {
    const released = await makeReleased(house, ['1.00', '2.00', '3.00'])
    const batch = await take(released, { 0: RETURNED })
    const bookings = batch.payments
      .slice(1)
      .map(({ reference, amount }) => ({ direction: 'out' as const, reference, amount }))
    await taken(house, { fund: batch.fund_id }, camt('camt.054', bookings))
    await act(MAKER, batch, 'resend', WHY)
    const open = (payment: { id: string } | undefined) => ({
      status: 422,
      body: { code: 'DISBURSEMENT_BATCH_PAYMENTS_OPEN', open_count: 1, payment_ids: [payment?.id] },
    })
    const again = (await readBatch(house, batch.id)).payments[3]
    await refusedWhole(() => act(MAKER, batch, 'reconcile'), open(again))
    const sent = await sendLaterParcel(await readBatch(house, batch.id))
    await refusedWhole(() => act(MAKER, batch, 'reconcile'), open(again))
    // As an earlier version left it.
    await house.owner.raw(`UPDATE batches SET state = 'reconciled' WHERE id = ?`, [batch.id])
    expect(await act(MAKER, batch, 'close', WHY)).toMatchObject({ status: 200, body: { state: 'closed' } })
    expect(await take(sent)).toMatchObject({ state: 'paid', payments: [{}, {}, {}, { state: 'paid' }] })
    expect(await act(MAKER, batch, 'reconcile')).toMatchObject({ status: 422, body: { difference_count: 1 } })
  })

  it('after its batch was closed brings it back when it is sent again', async () => {
    const batch = await take(await makeReleased(house, ['1.00', '2.00']), { 0: RETURNED })
    const bookings = batch.payments
      .slice(1)
      .map(({ reference, amount }) => ({ direction: 'out' as const, reference, amount }))
    await taken(house, { fund: batch.fund_id }, camt('camt.054', bookings))
    expect(await act(MAKER, batch, 'reconcile')).toMatchObject({ status: 200 })
    expect(await act(MAKER, batch, 'close', WHY)).toMatchObject({ status: 200, body: { state: 'closed' } })
    await act(MAKER, batch, 'resend', WHY)
    const again = await sendLaterParcel(await readBatch(house, batch.id))
    expect(again).toMatchObject({ state: 'partly_paid' })
    expect(await take(again)).toMatchObject({ state: 'paid' })
  })

  it('is sent again line by line: a new attempt in a later parcel that another officer approves, until all is paid', async () => {
    const released = await makeReleased(house, ['1.00', '2.00', '3.00'])
    const batch = await take(released, { 0: FAILED, 1: RETURNED })
    expect(batch).toMatchObject({ state: 'partly_paid' })
    expect(statesOf(batch)).toEqual(['failed', 'returned', 'paid'])
    expect(await onPayment(MAKER, batch.payments[1]?.id, 'correct')).toMatchObject({ body: { state: 'corrected' } })

    await refusedWhole(() => act(MAKER, batch, 'resend', { ...WHY, payment_ids: [batch.payments[2]?.id] }), {
      status: 409,
      body: { code: 'DISBURSEMENT_PAYMENT_STATE_WRONG', state: 'paid', wanted: 'resent' },
    })
    expect(await act(MAKER, batch, 'resend', WHY)).toMatchObject({ status: 200, body: { state: 'partly_paid' } })
    await refusedWhole(() => act(MAKER, batch, 'resend', WHY), {
      status: 422,
      body: { code: 'DISBURSEMENT_BATCH_NOTHING_TO_RESEND' },
    })
    const resent = await readBatch(house, batch.id)
    expect(statesOf(resent)).toEqual(['resent', 'resent', 'paid', 'ready', 'ready'])
    expect(resent.payments.slice(3)).toMatchObject([
      { award_id: batch.payments[0]?.award_id, attempt: 2, amount: '1.00' },
      { award_id: batch.payments[1]?.award_id, attempt: 2, amount: '2.00' },
    ])

    const again = await sendLaterParcel(resent)
    expect(statesOf(again)).toEqual(['resent', 'resent', 'paid', 'sent', 'sent'])
    expect(await take(again)).toMatchObject({ state: 'paid', count: 3, total: '6.00' })
    const history = await ask(house, MAKER, `GET /v1/payments/${batch.payments[1]?.id}`)
    const { moves, attempts } = history.body as { moves: { to_state: string }[]; attempts: object[] }
    expect(moves.map(({ to_state }) => to_state)).toEqual(['sent', 'returned', 'corrected', 'resent'])
    expect(attempts).toMatchObject([
      { attempt: 1, state: 'resent' },
      { attempt: 2, state: 'paid' },
    ])
  })

  it('is approved by another than who cut the parcel, and let go where the ledger refuses it', async () => {
    const batch = await take(await makeReleased(house, ['1.00']), { 0: FAILED })
    await act(MAKER, batch, 'resend', WHY)
    const [parcel] = ((await act(MAKER, batch, 'parcels')).body as Batch).parcels.slice(-1)
    await refusedWhole(() => act(MAKER, batch, `parcels/${parcel?.id}/approve`), forbidden)
    const standIn = { ...CHECKER, actingFor: 'chen' }
    await refusedWhole(() => act(standIn, batch, `parcels/${parcel?.id}/approve`), forbidden)
    await refusedWhole(() => act(MAKER, batch, 'parcels'), {
      status: 422,
      body: { code: 'DISBURSEMENT_BATCH_NOTHING_READY' },
    })
    const reply = act(CHECKER, batch, `parcels/${parcel?.id}/approve`)
    await untilAsked(house, batch.id)
    await deliver(house.db, rejected(batch.fund_id, 'hold', parcel?.id ?? ''))
    expect(await reply).toMatchObject({ status: 422, body: { code: CASH_MISSING.code } })
    expect(await readBatch(house, batch.id)).toMatchObject({
      state: 'partly_paid',
      payments: [{}, { parcel_id: null }],
    })

    const next = ((await act(MAKER, batch, 'parcels')).body as Batch).parcels.at(-1)
    expect(await act(CHECKER, batch, `parcels/${next?.id}/drop`, WHY)).toMatchObject({
      status: 200,
      body: { parcels: [{ state: 'released' }, { state: 'refused' }, { number: 3, state: 'voided' }] },
    })
    expect(await sendLaterParcel(await readBatch(house, batch.id))).toMatchObject({ payments: [{}, { state: 'sent' }] })
  })

  it('is approved by as many as its own amount takes, none of them who made its batch', async () => {
    const fund = await openFund(house, ['2000.00', '1.00'])
    const approvals = [{ from: '2000.00', approvers: 3 }]
    house.register.setTerms(fund.id, { approvals })
    const made = await submitBatch(house, await makeBatch(house, fund))
    for (const subject of ['li', 'wang']) await act({ ...CHECKER, subject }, made, 'approve')
    const [zhao, sun] = [
      { ...CHECKER, subject: 'zhao' },
      { ...CHECKER, subject: 'sun' },
    ]
    const last = act(zhao, made, 'approve')
    for (const id of await untilAsked(house, made.id)) await deliver(house.db, posted(fund.id, 'hold', id))
    expect(await last).toMatchObject({ body: { state: 'funded', parcels: [{ approvers: ['li', 'wang', 'zhao'] }] } })
    const batch = await take(await releaseBatch(house, made), { 0: FAILED })

    await act(CHECKER, batch, 'resend', WHY)
    const { id } = ((await act(CHECKER, batch, 'parcels')).body as Batch).parcels.at(-1) ?? { id: '' }
    const approve = (person: Person) => act(person, batch, `parcels/${id}/approve`)
    for (const person of [MAKER, CHECKER, { ...sun, actingFor: 'chen' }])
      await refusedWhole(() => approve(person), forbidden)
    for (const person of [zhao, sun]) {
      expect(await approve(person)).toMatchObject({
        status: 200,
        body: { parcels: [{}, { state: 'made', approved_by: null }] },
      })
      await refusedWhole(() => approve(person), forbidden)
    }
    expect(await house.db('parcels').where({ id, state: 'asked' })).toEqual([])
    const reply = approve({ ...CHECKER, subject: 'wang' })
    await untilAsked(house, batch.id)
    await deliver(house.db, posted(fund.id, 'hold', id))
    expect(await reply).toMatchObject({
      body: { parcels: [{}, { state: 'held', approvers: ['zhao', 'sun', 'wang'] }] },
    })
  })

  describe('and then was paid after all, by the bank', () => {
    /** One of three came back or failed, was sent again, and its second attempt is held by the ledger. */
    const heldAgain = async (differing: ResultCells): Promise<Batch> => {
      const batch = await take(await makeReleased(house, ['1.00', '2.00', '3.00']), { 0: differing })
      await act(MAKER, batch, 'resend', WHY)
      return holdLaterParcel(await readBatch(house, batch.id))
    }
    const inDoubt = (batch: Batch) => ({
      status: 422,
      body: { code: 'DISBURSEMENT_PAYMENT_IN_DOUBT', references: [batch.payments[3]?.reference] },
    })
    const byResult = ({ id, payments }: Batch): Promise<unknown> =>
      taken(house, { id }, resultFile(payments.slice(0, 1), {}, 'utf-8'))
    const byBooking = ({ fund_id, payments }: Batch): Promise<unknown> => {
      const { reference = '', amount = '' } = payments[0] ?? {}
      const bookings = [{ direction: 'out' as const, reference, amount }]
      return taken(house, { fund: fund_id }, camt('camt.053', bookings, { on: '2016-09-13' }))
    }
    const explain = async (batch: Batch): Promise<void> => {
      for (const { id } of await findingsIn(house, batch.fund_id, '&state=open')) {
        const body = { explanation: '银行书面更正:首次未入账' }
        expect(await ask(house, MAKER, `POST /v1/findings/${id}/explain`, { body })).toMatchObject({ status: 200 })
        expect(await ask(house, CHECKER, `POST /v1/findings/${id}/confirm`)).toMatchObject({ status: 200 })
      }
    }

    it.each<[string, ResultCells, (batch: Batch) => Promise<unknown>]>([
      ['a result of what came back', RETURNED, byResult],
      ['a booking of what came back', RETURNED, byBooking],
      ['a booking of what failed', FAILED, byBooking],
    ])('is not sent a second time: %s stops the newer attempt at every step', async (_fact, differing, say) => {
      const batch = await heldAgain(differing)
      const written = await writeFile(house, batch)
      await say(batch)
      expect(await findingsIn(house, batch.fund_id)).toMatchObject([
        { kind: 'second_result', payment_id: batch.payments[0]?.id, state: 'open' },
      ])
      const release = () => ask(house, CHECKER, `POST /v1/files/${written.id}/release`)
      await refusedWhole(release, inDoubt(batch))
      await expect(
        house.db.transaction(async (trx) => {
          await trx.raw(
            `SELECT set_config('fundtrace.moved_by', 'x', true), set_config('fundtrace.moved_why', 'x', true)`,
          )
          await trx('payments').where({ id: batch.payments[3]?.id }).update({ state: 'sent' })
        }),
      ).rejects.toMatchObject({ constraint: 'payments_no_second_word' })
      await explain(batch)
      expect(await release()).toMatchObject({ status: 200, body: { state: 'released' } })
    })

    it('is neither written nor approved; without the line its batch goes on', async () => {
      const batch = await heldAgain(RETURNED)
      await byResult(batch)
      expect(await askFile(house, batch)).toMatchObject(inDoubt(batch))
      expect(await onPayment(MAKER, batch.payments[3]?.id, 'withdraw')).toMatchObject({ body: { state: 'withdrawn' } })
      expect(await readBatch(house, batch.id)).toMatchObject({ state: 'paid' })

      const other = await take(await makeReleased(house, ['1.00', '2.00', '3.00']), { 0: RETURNED })
      const lines = [{ award_id: other.payments[0]?.award_id }]
      const order = { body: { fund_id: other.fund_id, lines } }
      const draft = (await ask(house, MAKER, 'POST /v1/batches', order)).body as Batch
      const submitted = await submitBatch(house, draft)
      await byResult(other)
      await refusedWhole(() => act(CHECKER, submitted, 'approve'), {
        status: 422,
        body: { code: 'DISBURSEMENT_PAYMENT_IN_DOUBT', references: [submitted.payments[0]?.reference] },
      })
    })

    it('has its later parcel approved by nobody until that is explained', async () => {
      const first = await take(await makeReleased(house, ['1.00', '2.00', '3.00']), { 0: RETURNED })
      await act(MAKER, first, 'resend', WHY)
      const cut = (await act(MAKER, first, 'parcels')).body as Batch
      const id = cut.parcels.at(-1)?.id ?? ''
      await byResult(first)
      const batch = await readBatch(house, first.id)
      await refusedWhole(() => act(CHECKER, batch, `parcels/${id}/approve`), inDoubt(batch))
      expect(await house.db('parcel_approvals').where({ parcel_id: id })).toEqual([])
      await explain(batch)
      const reply = act(CHECKER, batch, `parcels/${id}/approve`)
      expect(await untilAsked(house, batch.id)).toEqual([id])
      await deliver(house.db, posted(batch.fund_id, 'hold', id))
      expect(await reply).toMatchObject({ status: 200, body: { parcels: [{}, {}, { state: 'held' }] } })
    })

    it('while the second attempt was on its way: the checks tell of it until it is explained', async () => {
      const batch = await take(await releaseBatch(house, await heldAgain(RETURNED)))
      expect(await runPaymentChecks(house.db)).not.toContainEqual(expect.objectContaining({ ok: false }))
      await byResult(batch)
      const [first, , , second] = batch.payments
      expect((await runPaymentChecks(house.db)).filter(({ ok }) => !ok)).toMatchObject([
        {
          name: expect.stringContaining('two payments paid it'),
          detail: expect.stringContaining(`${first?.reference} and ${second?.reference}`),
        },
      ])
      await explain(batch)
      expect(await runPaymentChecks(house.db)).not.toContainEqual(expect.objectContaining({ ok: false }))
    })
  })

  it('is left out of its batch for good, which is paid then', async () => {
    const batch = await take(await makeReleased(house, ['1.00', '2.00']), { 0: RETURNED })
    expect(await onPayment(MAKER, batch.payments[0]?.id, 'withdraw')).toMatchObject({ body: { state: 'withdrawn' } })
    expect(await readBatch(house, batch.id)).toMatchObject({ state: 'paid' })
  })

  it('is not sent again where another batch pays its award', async () => {
    const batch = await take(await makeReleased(house, ['1.00']), { 0: RETURNED })
    const lines = [{ award_id: batch.payments[0]?.award_id }]
    const other = await ask(house, MAKER, 'POST /v1/batches', { body: { fund_id: batch.fund_id, lines } })
    expect(other.status).toBe(201)
    const all = await act(MAKER, batch, 'resend', WHY)
    expect(all).toMatchObject({ status: 422, body: { code: 'DISBURSEMENT_BATCH_NOTHING_TO_RESEND' } })
    await refusedWhole(() => act(MAKER, batch, 'resend', { ...WHY, payment_ids: [batch.payments[0]?.id] }), {
      status: 409,
      body: { code: 'DISBURSEMENT_AWARD_TAKEN' },
    })
  })
})

describe('a payment of which nobody knows what became of it', () => {
  const SAID = { outcome: 'paid', on: '2016-09-13', document_number: '银行查询函17', reason: '银行书面答复已入账' }

  it('is never sent again; two officers say what became of it, on a document', async () => {
    const batch = await take(await makeReleased(house, ['1.00', '2.00']), { 0: UNKNOWN })
    const payment = batch.payments[0]?.id
    expect(batch).toMatchObject({ state: 'released', payments: [{ state: 'unknown' }, { state: 'paid' }] })
    for (const body of [WHY, { ...WHY, payment_ids: [payment] }])
      expect((await act(MAKER, batch, 'resend', body)).status).toBeGreaterThanOrEqual(409)
    expect((await onPayment(MAKER, payment, 'withdraw')).status).toBe(409)

    const said = await onPayment(MAKER, payment, 'decisions', SAID)
    expect(said).toMatchObject({ status: 201, body: { state: 'asked', said_by: 'chen' } })
    await refusedWhole(() => onPayment(CHECKER, payment, 'decisions', SAID), {
      status: 409,
      body: { code: 'DISBURSEMENT_DECISION_OPEN' },
    })
    await refusedWhole(() => decide(MAKER, 'decisions', said), forbidden)
    expect(await decide(CHECKER, 'decisions', said, 'reject')).toMatchObject({ body: { state: 'rejected' } })
    const again = await onPayment(MAKER, payment, 'decisions', SAID)
    expect(await decide(CHECKER, 'decisions', again)).toMatchObject({ status: 200, body: { state: 'approved' } })
    await refusedWhole(() => decide(CHECKER, 'decisions', again), {
      status: 409,
      body: { code: 'DISBURSEMENT_DECISION_ANSWERED' },
    })
    expect(await readBatch(house, batch.id)).toMatchObject({
      state: 'paid',
      payments: [{ decided_on: '2016-09-13' }, {}],
    })
    expect((await announced(house.db, batch.fund_id)).slice(-2)).toMatchObject([
      { data: { kind: 'settle', payment_ids: [payment], settled_on: '2016-09-13' } },
      { type: 'PaymentResults', data: { results: [{ payment_id: payment, outcome: 'settled', on: '2016-09-13' }] } },
    ])
  })

  it('is asked back of the ledger where it failed, and can be sent again then', async () => {
    const batch = await take(await makeReleased(house, ['1.00']), { 0: UNKNOWN })
    const body = { ...SAID, outcome: 'failed', reason: '账号6222020000001234567不存在' }
    const said = await onPayment(MAKER, batch.payments[0]?.id, 'decisions', body)
    await decide(CHECKER, 'decisions', said)
    const after = await readBatch(house, batch.id)
    expect(after).toMatchObject({ state: 'partly_paid', payments: [{ state: 'failed', reason: '账号****4567不存在' }] })
    expect(await act(MAKER, batch, 'resend', WHY)).toMatchObject({ status: 200 })
  })
})

describe('a payment that was not due', () => {
  const order = (award: string) => ({
    award,
    ground: 'not_eligible',
    clawed_back_on: '2016-11-30',
    document_number: '清财农〔2016〕88号',
    reason: '核查发现不符合条件',
  })

  it.each([
    ['payable_again', 'clawed_back', 201],
    ['cancelled', 'cancelled', 409],
  ])(
    'is claimed back by two officers, its award %s: it moves when the ledger has posted it',
    async (award, state, status) => {
      const batch = await take(await makeReleased(house, ['1.00']))
      const payment = batch.payments[0]
      const asked = await onPayment(MAKER, payment?.id, 'claw-backs', order(award))
      expect(asked).toMatchObject({ status: 201, body: { state: 'asked', asked_by: 'chen' } })
      await refusedWhole(() => decide({ ...CHECKER, actingFor: 'chen' }, 'claw-backs', asked), forbidden)
      expect(await decide(CHECKER, 'claw-backs', asked)).toMatchObject({ status: 200, body: { state: 'approved' } })
      const { id } = asked.body as { id: string }
      expect((await announced(house.db, batch.fund_id)).at(-1)).toMatchObject({
        data: { kind: 'claw_back', clawback_id: id, payment_id: payment?.id, award, asked_by: 'li' },
      })
      expect(statesOf(await readBatch(house, batch.id))).toEqual(['paid'])

      const answer = changed(batch.fund_id, 'claw_back', id)
      expect(await deliver(house.db, answer)).toBe('handled')
      const before = await fingerprintTables(house.db)
      expect(await deliver(house.db, answer)).toBe('duplicate')
      expect(await fingerprintTables(house.db)).toBe(before)
      expect(await readBatch(house, batch.id)).toMatchObject({
        state: 'paid',
        payments: [{ state, decided_on: '2016-11-30' }],
      })
      // What is asked back was paid all the same: the voucher of the batch goes on to say so.
      expect(await ask(house, MAKER, `GET /v1/batches/${batch.id}/voucher`)).toMatchObject({ body: { total: '1.00' } })
      const again = { body: { fund_id: batch.fund_id, lines: [{ award_id: payment?.award_id }] } }
      expect((await ask(house, MAKER, 'POST /v1/batches', again)).status).toBe(status)
    },
  )

  it('stays paid where another officer or the ledger says no', async () => {
    const batch = await take(await makeReleased(house, ['1.00']))
    const payment = batch.payments[0]?.id
    const first = await onPayment(MAKER, payment, 'claw-backs', order('cancelled'))
    expect(await decide(CHECKER, 'claw-backs', first, 'reject')).toMatchObject({ body: { state: 'rejected' } })
    const second = await onPayment(MAKER, payment, 'claw-backs', order('cancelled'))
    await decide(CHECKER, 'claw-backs', second)
    const { id } = second.body as { id: string }
    expect(await deliver(house.db, changed(batch.fund_id, 'claw_back', id, CASH_MISSING))).toBe('handled')
    expect(await ask(house, MAKER, `GET /v1/payments/${payment}/claw-backs`)).toMatchObject({
      body: { claw_backs: [{ state: 'rejected' }, { state: 'refused', problem: { code: CASH_MISSING.code } }] },
    })
    expect(statesOf(await readBatch(house, batch.id))).toEqual(['paid'])
  })

  it('stays paid while it is being claimed back, whatever the bank says, and comes back once that has ended', async () => {
    const batch = await take(await makeReleased(house, ['1.00', '2.00']))
    const [first, second] = batch.payments
    const back = (on: string): Buffer =>
      resultFile(batch.payments, { 0: { ...RETURNED, date: on }, 1: { ...RETURNED, date: on } })
    const asked = await onPayment(MAKER, first?.id, 'claw-backs', order('cancelled'))
    const approved = await onPayment(MAKER, second?.id, 'claw-backs', order('payable_again'))
    await decide(CHECKER, 'claw-backs', approved)
    expect(await taken(house, batch, back('2016-12-01'))).toMatchObject({ returned: 0, findings: 2 })
    expect(statesOf(await readBatch(house, batch.id))).toEqual(['paid', 'paid'])
    expect(await findingsIn(house, batch.fund_id)).toMatchObject([
      { kind: 'second_result', state: 'open' },
      { kind: 'second_result', state: 'open' },
    ])
    const { id } = approved.body as { id: string }
    expect(await deliver(house.db, changed(batch.fund_id, 'claw_back', id))).toBe('handled')
    await decide(CHECKER, 'claw-backs', asked, 'reject')
    expect(await taken(house, batch, back('2016-12-02'))).toMatchObject({ returned: 1, findings: 1 })
    expect(statesOf(await readBatch(house, batch.id))).toEqual(['returned', 'clawed_back'])
  })

  it('is not claimed back once it has come back', async () => {
    const batch = await take(await makeReleased(house, ['1.00']))
    const body = resultFile(batch.payments, { 0: RETURNED })
    expect(await ask(house, MAKER, `POST /v1/batches/${batch.id}/results`, { body })).toMatchObject({ status: 200 })
    await refusedWhole(() => onPayment(MAKER, batch.payments[0]?.id, 'claw-backs', order('cancelled')), {
      status: 409,
      body: { code: 'DISBURSEMENT_PAYMENT_STATE_WRONG', state: 'returned' },
    })
  })

  it('is none that was not paid', async () => {
    const batch = await makeReleased(house, ['1.00'])
    await refusedWhole(() => onPayment(MAKER, batch.payments[0]?.id, 'claw-backs', order('cancelled')), {
      status: 409,
      body: { code: 'DISBURSEMENT_PAYMENT_STATE_WRONG', state: 'sent', wanted: 'cancelled' },
    })
  })
})

describe('the ledger', () => {
  it('that will not let go what it holds stops its fund: the two disagree', async () => {
    const batch = await makeReleased(house, ['1.00'])
    expect(await deliver(house.db, changed(batch.fund_id, 'void', batch.parcels[0]?.id ?? '', CASH_MISSING))).toBe(
      'poison',
    )
  })
})
