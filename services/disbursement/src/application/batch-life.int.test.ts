import { randomUUID } from 'node:crypto'
import type { Envelope } from '@fundtrace/contracts'
import { fingerprintTables } from '@fundtrace/database'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { announced, voidsAsked } from '../../test/announced.ts'
import { closeProven } from '../../test/close-proven.ts'
import {
  type Answer,
  approveBatch,
  ask,
  AUDIT,
  type Batch,
  CHECKER,
  type Disbursement,
  MAKER,
  makeBatch,
  makeFunded,
  openDisbursement,
  openFund,
  type Person,
  readBatch,
  submitBatch,
  untilAsked,
  writeFile,
} from '../../test/disbursement-fixture.ts'
import { deliver, posted, rejected, voided } from '../../test/incoming-events.ts'
import { daysAfter } from '../domain/calendar.ts'
import { batchUnknown } from '../domain/errors.ts'
import { todayInShanghai } from './today-in-shanghai.ts'
import { beginWork, createWorkshop } from './work.ts'

/** Two payments a parcel, so that a handful of them is a large batch. */
let house: Disbursement
beforeAll(async () => {
  house = await openDisbursement({ parcelSize: 2 })
})
afterAll(() => closeProven(house))

const WANG: Person = { ...CHECKER, subject: 'wang' }
const ZHAO: Person = { ...CHECKER, subject: 'zhao' }
const standingIn = (person: Person, actingFor: string): Person => ({ ...person, actingFor })

const act = (person: Person, { id }: Pick<Batch, 'id'>, verb: string, body?: unknown): Promise<Answer> =>
  ask(house, person, `POST /v1/batches/${id}/${verb}`, { body })
const WHY = { reason: '核对' }
const forbidden = (code: string) => ({ status: 403, body: { code: `DISBURSEMENT_${code}` } })
const conflict = (state: string) => ({ status: 409, body: { code: 'DISBURSEMENT_BATCH_STATE_WRONG', state } })
const movesOf = ({ moves }: Batch): string[] => moves.map(({ to_state }) => to_state)

async function refusedWhole(what: () => Promise<Answer>, answer: object): Promise<void> {
  const before = await fingerprintTables(house.db)
  expect(await what()).toMatchObject(answer)
  expect(await fingerprintTables(house.db)).toBe(before)
}

async function makeSubmitted(amounts: readonly string[], terms = {}): Promise<Batch> {
  const fund = await openFund(house, amounts)
  house.register.setTerms(fund.id, terms)
  return submitBatch(house, await makeBatch(house, fund))
}

describe('a batch of several parcels', () => {
  it('is funded when the ledger holds all of them', async () => {
    const batch = await makeSubmitted(['1.00', '2.00', '3.00', '4.00', '5.00'])
    const reply = act(CHECKER, batch, 'approve')
    const parcels = await untilAsked(house, batch.id)
    expect(parcels).toHaveLength(3)
    for (const parcel of parcels) {
      expect(await readBatch(house, batch.id)).toMatchObject({ state: 'approved' })
      await deliver(house.db, posted(batch.fund_id, 'hold', parcel))
    }
    expect(await reply).toMatchObject({
      status: 200,
      body: {
        state: 'funded',
        parcels: [
          { number: 1, state: 'held', count: 2, total: '3.00' },
          { number: 2, state: 'held', count: 2, total: '7.00' },
          { number: 3, state: 'held', count: 1, total: '5.00' },
        ],
      },
    })
    const approved = (await announced(house.db, batch.fund_id)).filter(({ type }) => type === 'BatchApproved')
    expect(approved.map(({ data }) => (data as { batch_id: string }).batch_id)).toEqual(parcels)
  })

  it('is refused where one of them is: the others are let go, and all of it can be asked for again', async () => {
    const batch = await makeSubmitted(['1.00', '2.00', '3.00'])
    const reply = act(CHECKER, batch, 'approve')
    const [first = '', second = ''] = await untilAsked(house, batch.id)
    await deliver(house.db, rejected(batch.fund_id, 'hold', first))
    await deliver(house.db, posted(batch.fund_id, 'hold', second))
    expect(await reply).toMatchObject({ status: 422, body: { code: 'LEDGER_AVAILABLE_EXCEEDED', missing: '14.00' } })
    expect((await announced(house.db, batch.fund_id)).at(-1)).toMatchObject({
      type: 'PaymentChangeRequested',
      data: { kind: 'void', batch_id: second, payment_ids: [batch.payments[2]?.id] },
    })
    await refusedWhole(() => act(MAKER, batch, 'fund', {}), {
      status: 409,
      body: { code: 'DISBURSEMENT_PARCELS_STILL_HELD', parcels: [2] },
    })

    const [asked] = await voidsAsked(house.db, batch.fund_id, second)
    const answer = voided(asked as Envelope)
    expect(await deliver(house.db, answer)).toBe('handled')
    const before = await fingerprintTables(house.db)
    expect(await deliver(house.db, answer)).toBe('duplicate')
    expect(await fingerprintTables(house.db)).toBe(before)
    expect((await readBatch(house, batch.id)).payments.map(({ parcel_id }) => parcel_id)).toEqual([null, null, null])

    const again = act(MAKER, batch, 'fund', {})
    for (const parcel of await untilAsked(house, batch.id))
      await deliver(house.db, posted(batch.fund_id, 'hold', parcel))
    expect(await again).toMatchObject({ status: 200, body: { state: 'funded', problem: null } })
  })

  it('has what a funder owes advanced where its programme names lenders, on the word of another than its maker', async () => {
    const amounts = ['1.00']
    const advance = { advance: { document_number: '清财农〔2016〕77号', reason: '市级资金未到' } }
    const refuse = (fundId: string) => (parcel: string) => rejected(fundId, 'hold', parcel)
    const without = await makeSubmitted(amounts)
    await approveBatch(house, without, refuse(without.fund_id))
    await refusedWhole(() => act(CHECKER, without, 'fund', advance), {
      status: 422,
      body: { code: 'DISBURSEMENT_ADVANCE_NOT_ALLOWED' },
    })

    const batch = await makeSubmitted(amounts, { advance_by: ['province', 'city'] })
    await approveBatch(house, batch, refuse(batch.fund_id))
    await refusedWhole(() => act(MAKER, batch, 'fund', advance), forbidden('OFFICER_NOT_ANOTHER'))
    const reply = act(CHECKER, batch, 'fund', advance)
    const [parcel = ''] = await untilAsked(house, batch.id)
    expect((await announced(house.db, batch.fund_id)).at(-1)).toMatchObject({
      data: {
        kind: 'advance_hold',
        batch_id: parcel,
        lenders: ['province', 'city'],
        document_number: '清财农〔2016〕77号',
        asked_by: 'li',
      },
    })
    await deliver(house.db, posted(batch.fund_id, 'hold', parcel))
    expect(await reply).toMatchObject({ status: 200, body: { state: 'funded' } })
  })
})

describe('approvers', () => {
  const TIERS = {
    approvals: [
      { from: '0.00', approvers: 1 },
      { from: '1000.00', approvers: 2 },
      { from: '2000.00', approvers: 3 },
    ],
  }

  it('are as many as the amount takes, to the fen, each another person', async () => {
    const small = await makeSubmitted(['999.99'], TIERS)
    expect(await approveBatch(house, small)).toMatchObject({ body: { state: 'funded', approvals: [{ place: 1 }] } })

    const large = await makeSubmitted(['2000.00'], TIERS)
    expect(await act(CHECKER, large, 'approve')).toMatchObject({ status: 200, body: { state: 'submitted' } })
    await refusedWhole(() => act(CHECKER, large, 'approve'), forbidden('BATCH_APPROVED_TWICE'))
    await refusedWhole(() => act(standingIn(WANG, 'li'), large, 'approve'), forbidden('BATCH_APPROVED_TWICE'))
    await refusedWhole(() => act(standingIn(WANG, 'chen'), large, 'approve'), forbidden('BATCH_APPROVED_BY_MAKER'))
    expect(await act(standingIn(WANG, 'sun'), large, 'approve')).toMatchObject({ body: { state: 'submitted' } })
    await refusedWhole(() => act({ ...ZHAO, subject: 'sun' }, large, 'approve'), forbidden('BATCH_APPROVED_TWICE'))
    const last = act(ZHAO, large, 'approve')
    for (const parcel of await untilAsked(house, large.id))
      await deliver(house.db, posted(large.fund_id, 'hold', parcel))
    expect(await last).toMatchObject({
      status: 200,
      body: {
        state: 'funded',
        approved_by: 'zhao',
        approvals: [
          { place: 1, approved_by: 'li', approved_for: null },
          { place: 2, approved_by: 'wang', approved_for: 'sun' },
          { place: 3, approved_by: 'zhao' },
        ],
      },
    })
  })

  it('may be neither who stood in for the maker nor the maker whom somebody stood in for', async () => {
    const fund = await openFund(house, ['1.00'])
    const made = await ask(house, standingIn(MAKER, 'wang'), 'POST /v1/batches', { body: { fund_id: fund.id } })
    const batch = await submitBatch(house, made.body as Batch)
    expect(batch).toMatchObject({ made_by: 'chen', made_for: 'wang' })
    for (const person of [MAKER, WANG, standingIn(CHECKER, 'wang')])
      await refusedWhole(() => act(person, batch, 'approve'), forbidden('BATCH_APPROVED_BY_MAKER'))
    expect(await approveBatch(house, batch)).toMatchObject({ status: 200 })
  })

  it('begin anew when the batch is submitted again', async () => {
    const batch = await makeSubmitted(['1000.00'], TIERS)
    await act(CHECKER, batch, 'approve')
    await refusedWhole(() => act(MAKER, batch, 'reject', WHY), forbidden('OFFICER_NOT_ANOTHER'))
    expect(await act(WANG, batch, 'reject', WHY)).toMatchObject({ status: 200, body: { state: 'rejected' } })
    expect(await act(MAKER, batch, 'reopen', WHY)).toMatchObject({ body: { state: 'draft', terms: null } })
    await submitBatch(house, batch)
    expect(await act(CHECKER, batch, 'approve')).toMatchObject({
      body: { state: 'submitted', approvals: [{ place: 1 }] },
    })
    await refusedWhole(() => act(CHECKER, batch, 'recall', WHY), forbidden('BATCH_MAKER_ONLY'))
    expect(await act(MAKER, batch, 'recall', WHY)).toMatchObject({ status: 200, body: { state: 'recalled' } })
  })
})

describe('a batch can be stopped', () => {
  it('before its approval and before its release, and goes on where it was', async () => {
    const batch = await makeSubmitted(['1.00'])
    await refusedWhole(() => act(MAKER, batch, 'resume', WHY), conflict('submitted'))
    expect(await act(WANG, batch, 'pause', WHY)).toMatchObject({ body: { state: 'paused' } })
    await refusedWhole(() => act(CHECKER, batch, 'approve'), conflict('paused'))
    expect(await act(MAKER, batch, 'resume', WHY)).toMatchObject({ body: { state: 'submitted' } })
    await approveBatch(house, batch)
    await act(MAKER, batch, 'pause', WHY)
    const file = { body: { format: 'fundtrace-csv', purpose: '补助' } }
    expect(await ask(house, MAKER, `POST /v1/batches/${batch.id}/files`, file)).toMatchObject({ status: 409 })
    expect(await act(WANG, batch, 'resume', WHY)).toMatchObject({ body: { state: 'funded' } })
    expect(movesOf(await readBatch(house, batch.id)).slice(3)).toEqual([
      'paused',
      'submitted',
      'approved',
      'funded',
      'paused',
      'funded',
    ])
  })

  it('for good: its awards are free for another one at once, where nothing is held', async () => {
    const fund = await openFund(house, ['1.00', '2.00'])
    const batch = await makeBatch(house, fund)
    expect(await act(WANG, batch, 'cancel', WHY)).toMatchObject({
      status: 200,
      body: { state: 'cancelled', payments_by_state: [{ state: 'withdrawn', count: 2, total: '3.00' }] },
    })
    const history = await ask(house, MAKER, `GET /v1/payments/${batch.payments[0]?.id}`)
    expect(history.body).toMatchObject({
      moves: [{ from_state: 'ready', to_state: 'withdrawn', moved_by: 'wang', moved_for: null, reason: '核对' }],
      attempts: [{ attempt: 1, state: 'withdrawn' }],
    })
    expect((await makeBatch(house, fund)).payments).toMatchObject([{ attempt: 2 }, { attempt: 2 }])
    await refusedWhole(() => act(MAKER, batch, 'reopen', WHY), conflict('cancelled'))
  })

  it('for good: where money is held, its awards are free when the ledger has let it go', async () => {
    const batch = await makeFunded(house, ['1.00', '2.00', '3.00'])
    expect(await act(WANG, batch, 'cancel', WHY)).toMatchObject({ body: { state: 'cancelled' } })
    const lines = batch.payments.map(({ award_id }) => ({ award_id }))
    const order = { body: { fund_id: batch.fund_id, lines } }
    expect(await ask(house, MAKER, 'POST /v1/batches', order)).toMatchObject({ status: 409 })
    const voids = (await announced(house.db, batch.fund_id)).slice(-2)
    expect(voids).toMatchObject([{ data: { kind: 'void' } }, { data: { kind: 'void' } }])
    for (const { id } of batch.parcels)
      for (const asked of await voidsAsked(house.db, batch.fund_id, id))
        expect(await deliver(house.db, voided(asked))).toBe('handled')
    expect(await readBatch(house, batch.id)).toMatchObject({
      payments_by_state: [{ state: 'withdrawn', count: 3 }],
      parcels: [{ state: 'voided' }, { state: 'voided' }],
    })
    expect(await ask(house, MAKER, 'POST /v1/batches', order)).toMatchObject({ status: 201 })
  })

  it('for good after a line was taken out: the answer for that line frees only it, the one for the rest the rest', async () => {
    const batch = await makeFunded(house, ['1.00', '2.00'])
    const [line, rest] = batch.payments
    const [parcel] = batch.parcels
    await ask(house, WANG, `POST /v1/payments/${line?.id}/withdraw`, { body: WHY })
    expect(await act(WANG, batch, 'cancel', WHY)).toMatchObject({ body: { state: 'cancelled' } })
    const [ofLine, ofRest] = await voidsAsked(house.db, batch.fund_id, parcel?.id ?? '')
    await refusedWhole(
      () => ask(house, WANG, `POST /v1/payments/${rest?.id}/withdraw`, { body: WHY }),
      conflict('cancelled'),
    )

    expect(await deliver(house.db, voided(ofLine as Envelope))).toBe('handled')
    expect(await readBatch(house, batch.id)).toMatchObject({
      payments: [{ state: 'withdrawn' }, { state: 'ready' }],
      parcels: [{ state: 'held' }],
    })
    const order = { body: { fund_id: batch.fund_id, lines: [{ award_id: rest?.award_id }] } }
    expect(await ask(house, MAKER, 'POST /v1/batches', order)).toMatchObject({ status: 409 })
    expect(await deliver(house.db, voided(ofRest as Envelope))).toBe('handled')
    expect(await readBatch(house, batch.id)).toMatchObject({
      payments: [{ state: 'withdrawn' }, { state: 'withdrawn' }],
      parcels: [{ state: 'voided' }],
    })
    const swept = await makeBatch(house, { id: batch.fund_id, awards: [] })
    expect(swept.payments).toMatchObject([{ award_id: rest?.award_id, attempt: 2 }])
  })

  it('for one line: it leaves its parcel, and the ledger is asked to let it go', async () => {
    const batch = await makeFunded(house, ['1.00', '2.00'])
    const line = batch.payments[0]
    const withdraw = () => ask(house, WANG, `POST /v1/payments/${line?.id}/withdraw`, { body: WHY })
    expect(await withdraw()).toMatchObject({ status: 200, body: { state: 'withdrawn' } })
    expect((await announced(house.db, batch.fund_id)).at(-1)).toMatchObject({
      data: { kind: 'void', batch_id: batch.parcels[0]?.id, payment_ids: [line?.id] },
    })
    expect(await readBatch(house, batch.id)).toMatchObject({
      state: 'funded',
      parcels: [{ state: 'held', count: 1, total: '2.00' }],
    })
    await refusedWhole(withdraw, { status: 409, body: { code: 'DISBURSEMENT_PAYMENT_STATE_WRONG' } })
  })

  it('without the account and identity numbers that an officer writes into his reason', async () => {
    const batch = await makeFunded(house, ['1.00', '2.00', '4.00'])
    const why = { reason: '账号6228480123456789015,身份证44180219700101123X有误' }
    const masked = '账号****9015,身份证****123X有误'
    const path = `/v1/payments/${batch.payments[0]?.id}` as const
    await ask(house, WANG, `POST ${path}/withdraw`, { body: why })
    expect((await ask(house, AUDIT, `GET ${path}`)).body).toMatchObject({ moves: [{ reason: masked }] })
    const { id } = await writeFile(house, batch)
    await ask(house, WANG, `POST /v1/files/${id}/discard`, { body: why })
    for (const verb of ['pause', 'resume', 'cancel'])
      expect(await act(WANG, batch, verb, why)).toMatchObject({ status: 200 })
    expect((await readBatch(house, batch.id)).moves.slice(-3).map(({ reason }) => reason)).toEqual(
      Array(3).fill(masked),
    )
    expect((await announced(house.db, batch.fund_id)).at(-1)).toMatchObject({ data: { kind: 'void', reason: masked } })
    const tables = ['batch_moves', 'payment_moves', 'outgoing_files', 'outbox', 'parcels']
    for (const table of tables)
      expect(JSON.stringify(await house.owner(table)), table).not.toMatch(/6228480123456789015|44180219700101123X/)
  })
})

describe('public notice', () => {
  const DAYS = { notice_days: 7 }
  const today = todayInShanghai()
  const inNotice = async (amounts: readonly string[]): Promise<Batch> => {
    const fund = await openFund(house, amounts)
    house.register.setTerms(fund.id, DAYS)
    const batch = await makeBatch(house, fund)
    await act(MAKER, batch, 'validate')
    await refusedWhole(() => act(MAKER, batch, 'submit'), {
      status: 422,
      body: { code: 'DISBURSEMENT_NOTICE_MISSING' },
    })
    expect(await act(MAKER, batch, 'notice')).toMatchObject({
      status: 200,
      body: { state: 'in_notice', notice_from: today },
    })
    return batch
  }
  /** As if it had begun so many days ago. */
  const daysAgo = (batch: Batch, days: number): Promise<unknown> =>
    house.owner.raw(
      `ALTER TABLE batches DISABLE TRIGGER USER;
       UPDATE batches SET notice_from = notice_from - ${days}, notice_until = notice_until - ${days} WHERE id = '${batch.id}';
       ALTER TABLE batches ENABLE TRIGGER USER`,
    )
  const object = (batch: Batch, line: number, person = MAKER): Promise<Answer> =>
    ask(house, person, `POST /v1/payments/${batch.payments[line]?.id}/objections`, {
      body: { by: '欧阳村民', text: '该户已购车' },
    })
  const decide = (person: Person, id: string, decision: string): Promise<Answer> =>
    ask(house, person, `POST /v1/objections/${id}/decide`, { body: { decision, answer: '入户核实' } })

  it('cannot begin on a past day or a far one, nor where its programme asks for none', async () => {
    const fund = await openFund(house, ['1.00'])
    house.register.setTerms(fund.id, DAYS)
    const batch = await makeBatch(house, fund)
    await act(MAKER, batch, 'validate')
    for (const from of [daysAfter(today, -1), daysAfter(today, 91)])
      await refusedWhole(() => act(MAKER, batch, 'notice', { from }), {
        status: 422,
        body: { code: 'DISBURSEMENT_NOTICE_DAY_WRONG', from, today, last: daysAfter(today, 90) },
      })
    const until = daysAfter(today, 96)
    expect(await act(MAKER, batch, 'notice', { from: daysAfter(today, 90) })).toMatchObject({
      body: { state: 'in_notice', notice_until: until },
    })
    const without = await makeBatch(house, await openFund(house, ['1.00']))
    await act(MAKER, without, 'validate')
    await refusedWhole(() => act(MAKER, without, 'notice', {}), {
      status: 422,
      body: { code: 'DISBURSEMENT_NOTICE_NOT_ASKED' },
    })
  })

  it('is over after its last day; an objection holds its line up to the end of it, and not the batch', async () => {
    const batch = await inNotice(['1.00', '2.00', '3.00'])
    await daysAgo(batch, 6)
    await refusedWhole(() => act(MAKER, batch, 'submit'), {
      status: 422,
      body: { code: 'DISBURSEMENT_NOTICE_NOT_OVER', notice_until: today },
    })
    const raised = [await object(batch, 0), await object(batch, 1)]
    expect(raised.map(({ status }) => status)).toEqual([201, 201])
    const [first = '', second = ''] = raised.map(({ body }) => (body as { objection_id: string }).objection_id)
    await daysAgo(batch, 1)
    await refusedWhole(() => object(batch, 2), { status: 422, body: { code: 'DISBURSEMENT_BATCH_NOT_IN_NOTICE' } })
    await act(MAKER, batch, 'submit')
    expect(await approveBatch(house, batch)).toMatchObject({
      body: { state: 'funded', parcels: [{ count: 1, total: '3.00' }] },
    })

    await refusedWhole(() => decide(MAKER, first, 'dismissed'), forbidden('OFFICER_NOT_ANOTHER'))
    await refusedWhole(() => decide(standingIn(WANG, 'chen'), first, 'upheld'), forbidden('OFFICER_NOT_ANOTHER'))
    expect(await decide(CHECKER, first, 'dismissed')).toMatchObject({ status: 200, body: { state: 'ready' } })
    expect(await decide(CHECKER, second, 'upheld')).toMatchObject({ status: 200, body: { state: 'withdrawn' } })
    await refusedWhole(() => decide(WANG, second, 'dismissed'), {
      status: 409,
      body: { code: 'DISBURSEMENT_OBJECTION_DECIDED' },
    })
    const { body } = await ask(house, MAKER, `GET /v1/batches/${batch.id}/objections`)
    expect(body).toMatchObject({
      objections: [
        {
          id: first,
          by: expect.stringMatching(/^欧\*+$/),
          text: '该户已购车',
          decision: 'dismissed',
          decided_by: 'li',
        },
        { id: second, decision: 'upheld', answer: '入户核实' },
      ],
    })
    expect(JSON.stringify(await house.owner('objections'))).not.toMatch(/欧阳|已购车|核实/)
    expect(await house.db('unmasked_reads').where({ what: 'objections', subject: batch.id })).toMatchObject([
      { reader: 'chen', area_code: '441802', people: 2 },
    ])
  })

  it('of a batch that is cancelled leaves a line to whoever names it, unless the objection was in vain', async () => {
    const batch = await inNotice(['1.00', '2.00', '3.00', '4.00'])
    const ids = [await object(batch, 0), await object(batch, 1), await object(batch, 2)].map(
      ({ body }) => (body as { objection_id: string }).objection_id,
    )
    expect(await act(WANG, batch, 'cancel', WHY)).toMatchObject({ body: { state: 'cancelled' } })
    expect(await decide(ZHAO, ids[0] ?? '', 'upheld')).toMatchObject({ body: { state: 'withdrawn' } })
    expect(await decide(ZHAO, ids[1] ?? '', 'dismissed')).toMatchObject({ body: { state: 'withdrawn' } })
    const again = await makeBatch(house, { id: batch.fund_id, awards: [] })
    expect(again.payments.map(({ amount }) => amount)).toEqual(['2.00', '4.00'])
    const named = { fund_id: batch.fund_id, lines: [{ award_id: batch.payments[0]?.award_id }] }
    expect(await ask(house, MAKER, 'POST /v1/batches', { body: named })).toMatchObject({ status: 201 })
  })

  it('keeps a line held until the last objection to it is decided', async () => {
    const batch = await inNotice(['1.00'])
    const ids = [await object(batch, 0), await object(batch, 0, WANG)].map(
      ({ body }) => (body as { objection_id: string }).objection_id,
    )
    expect(await decide(ZHAO, ids[0] ?? '', 'dismissed')).toMatchObject({ body: { state: 'blocked' } })
    expect(await decide(ZHAO, ids[1] ?? '', 'dismissed')).toMatchObject({ body: { state: 'ready' } })
  })
})

describe('checking a batch', () => {
  it('proves its count and total against its rows, at the validation and when it is submitted', async () => {
    const fund = await openFund(house, ['1.00', '2.00'])
    const batch = await makeBatch(house, fund)
    const spoil = (total: string) =>
      house.owner.raw(
        `ALTER TABLE batches DISABLE TRIGGER USER; UPDATE batches SET total = ${total} WHERE id = '${batch.id}';
         ALTER TABLE batches ENABLE TRIGGER USER`,
      )
    const wrong = {
      status: 422,
      body: { code: 'DISBURSEMENT_CONTROL_SUM_WRONG', declared_total: '3.01', total: '3.00' },
    }
    await spoil('3.01')
    expect(await act(MAKER, batch, 'validate')).toMatchObject(wrong)
    await spoil('3.00')
    expect(await act(MAKER, batch, 'validate')).toMatchObject({ status: 200 })
    await spoil('3.01')
    expect(await act(MAKER, batch, 'submit')).toMatchObject(wrong)
    await spoil('3.00')
    expect(await act(MAKER, batch, 'submit')).toMatchObject({ status: 200 })
  })

  it('goes on where a process died: whoever asks again takes it over, and it is done once', async () => {
    const batch = await makeBatch(house, await openFund(house, ['1.00', '2.00']))
    const id = randomUUID()
    await house.db('works').insert({
      id,
      batch_id: batch.id,
      kind: 'validation',
      of: 2,
      asked_by: 'chen',
      owner: randomUUID(),
    })
    const works = createWorkshop({ db: house.db, waitMs: 50, onFault: (error) => expect.fail(String(error)) })
    const atWork = await works.run(id, async () => expect.fail('a living process has it'))
    expect(atWork).toMatchObject({ state: 'running', done: 0 })
    await house.owner.raw(`UPDATE works SET done = 1, beat_at = now() - interval '1 minute' WHERE id = :id`, { id })
    expect(await act(MAKER, batch, 'validate')).toMatchObject({ status: 200, body: { state: 'validated' } })
    expect(await house.db('works').where({ batch_id: batch.id })).toMatchObject([{ id, state: 'done', done: 2 }])
    expect(movesOf(await readBatch(house, batch.id))).toEqual(['draft', 'validated'])
    expect(await ask(house, MAKER, `GET /v1/works/${id}`)).toMatchObject({
      body: { work: { kind: 'validation', state: 'done', done: 2, of: 2 } },
    })
  })

  it('leaves a work that met a fault to whoever asks again, and fails one that is refused for good', async () => {
    const batch = await makeBatch(house, await openFund(house, ['1.00']))
    const officer = { subject: 'chen', actingFor: null }
    const id = await house.db.transaction((trx) => beginWork(trx, { batchId: batch.id, kind: 'trial', of: 1, officer }))
    const works = createWorkshop({ db: house.db, waitMs: 5_000, onFault: (error) => expect.fail(String(error)) })
    await expect(works.run(id, () => Promise.reject(new Error('the disk is full')))).rejects.toThrow('the disk is full')
    const again = await works.run(id, async ({ inPage }) => {
      await inPage(async () => 1)
      throw batchUnknown(batch.id)
    })
    expect(again).toMatchObject({ state: 'failed', done: 1, problem: { code: 'DISBURSEMENT_BATCH_UNKNOWN' } })
  })
})
