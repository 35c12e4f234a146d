import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { voidsAsked } from '../../test/announced.ts'
import { closeProven } from '../../test/close-proven.ts'
import {
  type Answer,
  ask,
  type Batch,
  CHECKER,
  COUNTY,
  type Disbursement,
  MAKER,
  makeBatch,
  openDisbursement,
  openFund,
  type Person,
  readBatch,
  releaseBatch,
  submitBatch,
} from '../../test/disbursement-fixture.ts'
import { CASH_MISSING, deliver, posted, rejected, voided } from '../../test/incoming-events.ts'
import { RETURNED, resultFile } from '../../test/result-file.ts'
import { BATCH_MOVES, type BatchState, PAYMENT_MOVES } from '../domain/moves.ts'

/** Two payments a parcel, and nobody waits for the ledger: it is played here. */
let house: Disbursement
beforeAll(async () => {
  house = await openDisbursement({ parcelSize: 2, fundingWaitMs: 0 })
})
afterAll(() => closeProven(house))

const AMOUNTS = ['1.00', '2.00', '3.00']
const WHY = { reason: '核对' }
const officer = (index: number): Person => ({ subject: `officer-${index}`, roles: ['treasury'], areas: [COUNTY] })
const act = (person: Person, { id }: Pick<Batch, 'id'>, verb: string): Promise<Answer> =>
  ask(house, person, `POST /v1/batches/${id}/${verb}`, PLAIN.has(verb) ? {} : { body: verb === 'fund' ? {} : WHY })
const PLAIN: ReadonlySet<string> = new Set(['validate', 'submit', 'approve', 'parcels'])

/** Answers everything that the ledger was asked for of the batch, as it is now. */
async function ledgerAnswers(batch: Pick<Batch, 'id' | 'fund_id'>, isRefused = false): Promise<void> {
  const { state, parcels } = await readBatch(house, batch.id)
  const answer = isRefused ? rejected : posted
  for (const { id, state: parcel } of parcels) {
    if (parcel === 'asked') await deliver(house.db, answer(batch.fund_id, 'hold', id))
    if (parcel === 'held' && (state === 'cancelled' || state === 'refused'))
      for (const asked of await voidsAsked(house.db, batch.fund_id, id)) await deliver(house.db, voided(asked))
  }
}

async function expectAllowedHistories(batchId: string): Promise<void> {
  const { state, moves, payments } = await readBatch(house, batchId)
  const chain = (first: string, steps: readonly { from_state: string | null; to_state: string }[]): string =>
    steps.reduce((from, step) => (step.from_state === from ? step.to_state : `${from}?`), first)
  expect(chain('draft', moves.slice(1))).toBe(state)
  for (const { from_state, to_state } of moves.slice(1))
    expect(BATCH_MOVES[from_state as BatchState]).toContain(to_state)
  for (const { id, state: last } of payments) {
    const { body } = await ask(house, MAKER, `GET /v1/payments/${id}`)
    const history = (body as { moves: { from_state: keyof typeof PAYMENT_MOVES; to_state: string }[] }).moves
    expect(chain('ready', history)).toBe(last)
    for (const { from_state, to_state } of history) expect(PAYMENT_MOVES[from_state]).toContain(to_state)
  }
}

const shuffled = <Value>(values: readonly Value[]): Value[] =>
  values
    .map((value): [number, Value] => [Math.random(), value])
    .sort(([left], [right]) => left - right)
    .map(([, value]) => value)

describe('20 clients at once', () => {
  const verbs = ['approve', 'approve', 'approve', 'pause', 'resume', 'pause', 'resume', 'cancel', 'reject', 'fund']

  it.each([1, 2, 3, 4])(
    'approve, pause, resume and cancel a batch in any order: its history is one that the table allows (%s)',
    async (round) => {
      const batch = await submitBatch(house, await makeBatch(house, await openFund(house, AMOUNTS)))
      for (let again = 0; again < 3; again += 1) {
        const asked = shuffled([...verbs, ...verbs]).map((verb, index) =>
          act(officer(round * 100 + index), batch, verb),
        )
        const [answers] = await Promise.all([Promise.all(asked), ledgerAnswers(batch, again === 1)])
        for (const { status } of answers) expect([200, 202, 409, 422]).toContain(status)
        await ledgerAnswers(batch)
      }
      await expectAllowedHistories(batch.id)
    },
  )

  it('send again, cut, withdraw and correct the same lines: each is sent again once, or not at all', async () => {
    const batch = await submitBatch(house, await makeBatch(house, await openFund(house, AMOUNTS)))
    await act(CHECKER, batch, 'approve')
    await ledgerAnswers(batch)
    const { payments } = await releaseBatch(house, batch)
    const body = resultFile(payments, { 0: RETURNED, 1: RETURNED }, 'utf-8')
    await ask(house, MAKER, `POST /v1/batches/${batch.id}/results`, { body })
    const onPayment = (verb: string, index: number): Promise<Answer> =>
      ask(house, officer(index), `POST /v1/payments/${payments[index % 2]?.id}/${verb}`, { body: WHY })
    const asked = shuffled(Array.from({ length: 20 }, (_, index) => index)).map((index) =>
      index < 8
        ? act(officer(index), batch, 'resend')
        : index < 12
          ? act(officer(index), batch, 'parcels')
          : onPayment(index < 16 ? 'withdraw' : 'correct', index),
    )
    for (const { status } of await Promise.all(asked)) expect([200, 201, 409, 422]).toContain(status)
    await expectAllowedHistories(batch.id)
    const after = await readBatch(house, batch.id)
    for (const { award_id } of payments) {
      const attempts = after.payments.filter((payment) => payment.award_id === award_id)
      expect(attempts.length).toBeLessThanOrEqual(2)
      expect(attempts.filter(({ state }) => state === 'ready' || state === 'paid').length).toBeLessThanOrEqual(1)
    }
  })
})

describe('the life of a batch', () => {
  /** What a step makes of a batch; null where it is to be refused. The table says the rest. */
  type Step = Readonly<{
    name: string
    to: (model: Model) => BatchState | null
    run: (batch: Batch) => Promise<unknown>
  }>
  type Model = { state: BatchState; pausedFrom: BatchState | null; asked: boolean }

  const from = (states: readonly BatchState[], to: BatchState) => (model: Model) =>
    states.includes(model.state) && BATCH_MOVES[model.state].includes(to) ? to : null
  const step = (name: string, to: Step['to'], person: Person = MAKER): Step => ({
    name: `${name} by ${person.subject}`,
    to,
    run: (batch) => act(person, batch, name),
  })
  const STEPS: readonly Step[] = [
    step('validate', from(['draft'], 'validated')),
    step('submit', from(['validated'], 'submitted')),
    step('approve', from(['submitted'], 'approved'), CHECKER),
    step('approve', () => null),
    step('reject', from(['submitted'], 'rejected'), CHECKER),
    step('reject', () => null),
    step('recall', from(['submitted'], 'recalled')),
    step('recall', () => null, CHECKER),
    step('reopen', from(['validated', 'rejected', 'recalled'], 'draft')),
    step('pause', from(['submitted', 'funded'], 'paused'), CHECKER),
    step('resume', ({ state, pausedFrom }) => (state === 'paused' ? pausedFrom : null)),
    step(
      'cancel',
      from(['draft', 'validated', 'rejected', 'recalled', 'refused', 'funded', 'paused'], 'cancelled'),
      CHECKER,
    ),
    step('fund', from(['refused'], 'approved')),
    step('close', () => null),
    { name: 'the ledger holds', to: from(['approved'], 'funded'), run: (batch) => ledgerAnswers(batch) },
    { name: 'the ledger refuses', to: from(['approved'], 'refused'), run: (batch) => ledgerAnswers(batch, true) },
  ]

  it('is what the table and the rules of who may say, whatever officers ask for and in whatever order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat({ max: STEPS.length - 1 }), { minLength: 10, maxLength: 30 }), async (picks) => {
        const batch = await makeBatch(house, await openFund(house, AMOUNTS))
        const model: Model = { state: 'draft', pausedFrom: null, asked: false }
        for (const next of guided(picks, model)) {
          const to = next.to(model)
          const answer = await next.run(batch)
          if (to !== null && to === 'paused') model.pausedFrom = model.state
          if (to !== null) model.state = to
          const isAnswer = typeof answer === 'object' && answer !== null && 'status' in answer
          if (isAnswer) expect([next.name, Number(answer.status) < 300]).toEqual([next.name, to !== null])
          // What is refused whole was held in part: it is let go before anybody asks again.
          if (model.state === 'refused') await ledgerAnswers(batch)
          expect([next.name, (await house.db('batches').where({ id: batch.id }).first('state')).state]).toEqual([
            next.name,
            model.state,
          ])
        }
        await ledgerAnswers(batch)
        await expectAllowedHistories(batch.id)
      }),
      { numRuns: 12 },
    )
  })

  /** Two steps of three are ones that the model allows, so that a batch gets somewhere. */
  function* guided(picks: readonly number[], model: Model): Generator<Step> {
    for (const [index, pick] of picks.entries()) {
      const allowed = STEPS.filter((each) => each.to(model) !== null)
      const next = index % 3 === 2 || allowed.length === 0 ? STEPS[pick] : allowed[pick % allowed.length]
      if (next !== undefined) yield next
    }
  }

  it('knows why the ledger refused it as long as it is refused', async () => {
    const batch = await submitBatch(house, await makeBatch(house, await openFund(house, AMOUNTS)))
    await act(CHECKER, batch, 'approve')
    await ledgerAnswers(batch, true)
    expect(await readBatch(house, batch.id)).toMatchObject({ state: 'refused', problem: CASH_MISSING })
    expect(await act(MAKER, batch, 'fund')).toMatchObject({ status: 202, body: { state: 'approved', problem: null } })
    await ledgerAnswers(batch)
  })
})
