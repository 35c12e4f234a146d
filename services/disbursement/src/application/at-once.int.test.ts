import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { announced } from '../../test/announced.ts'
import { closeProven } from '../../test/close-proven.ts'
import {
  type Answer,
  ask,
  type Batch,
  COUNTY,
  type Disbursement,
  MAKER,
  makeBatch,
  makeReleased,
  openDisbursement,
  openFund,
  type Person,
  readBatch,
  submitBatch,
  untilAsked,
} from '../../test/disbursement-fixture.ts'
import { deliver, posted } from '../../test/incoming-events.ts'
import { RETURNED, resultFile } from '../../test/result-file.ts'

let house: Disbursement
beforeAll(async () => {
  house = await openDisbursement()
})
afterAll(() => closeProven(house))

const times = <Value>(count: number, make: (index: number) => Value): Value[] =>
  Array.from({ length: count }, (_, index) => make(index))
const statusesOf = (answers: readonly Answer[]): number[] => answers.map(({ status }) => status).sort()
const movesOf = ({ moves }: Batch): string[] => moves.map(({ to_state }) => to_state)

describe('at once', () => {
  it('20 officers approve a batch: one of them does', async () => {
    const batch = await submitBatch(house, await makeBatch(house, await openFund(house, ['4000.00'])))
    const officers = times(
      20,
      (index): Person => ({ subject: `officer-${index}`, roles: ['treasury'], areas: [COUNTY] }),
    )
    const asked = officers.map((officer) => ask(house, officer, `POST /v1/batches/${batch.id}/approve`))
    for (const parcel of await untilAsked(house, batch.id))
      await deliver(house.db, posted(batch.fund_id, 'hold', parcel))
    expect(statusesOf(await Promise.all(asked))).toEqual([200, ...times(19, () => 409)])
    expect(movesOf(await readBatch(house, batch.id))).toEqual(['draft', 'validated', 'submitted', 'approved', 'funded'])
    const events = await announced(house.db, batch.fund_id)
    expect(events.map(({ type }) => type)).toEqual(['TransactionRequested', 'BatchApproved'])
  })

  it('10 officers put the same awards into a batch, in any order: one has them, the others are told which', async () => {
    const fund = await openFund(
      house,
      times(40, () => '1.00'),
    )
    const lines = fund.awards.map(({ award_id }) => ({ award_id }))
    const answers = await Promise.all(
      times(10, (index) => {
        const own = index % 2 === 0 ? lines : lines.toReversed()
        return ask(house, MAKER, 'POST /v1/batches', { body: { fund_id: fund.id, lines: own } })
      }),
    )
    expect(statusesOf(answers)).toEqual([201, ...times(9, () => 409)])
    const taken = { code: 'DISBURSEMENT_AWARD_TAKEN', award_count: 40 }
    for (const { body } of answers.filter(({ status }) => status === 409)) expect(body).toMatchObject(taken)
    expect(await house.db('payments').join('awards', 'awards.id', 'award_id').where({ fund_id: fund.id })).toHaveLength(
      40,
    )
  })

  it('two batches share one award: one has it, the other has nothing', async () => {
    const fund = await openFund(house, ['1.00', '2.00', '3.00'])
    const [first, shared, third] = fund.awards.map(({ award_id }) => ({ award_id }))
    const orders = [
      [first, shared],
      [shared, third],
    ]
    const answers = await Promise.all(
      orders.map((lines) => ask(house, MAKER, 'POST /v1/batches', { body: { fund_id: fund.id, lines } })),
    )
    expect(statusesOf(answers)).toEqual([201, 409])
    expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({ award_ids: [shared?.award_id] })
    expect(await house.db('payments').join('awards', 'awards.id', 'award_id').where({ fund_id: fund.id })).toHaveLength(
      2,
    )
  })

  it('a result file is taken 10 times: once', async () => {
    const batch = await makeReleased(house, ['1.00', '2.00'])
    const body = resultFile(batch.payments, { 1: RETURNED })
    const answers = await Promise.all(
      times(10, () => ask(house, MAKER, `POST /v1/batches/${batch.id}/results`, { body })),
    )
    for (const answer of answers) expect(answer).toMatchObject({ status: 200, body: { paid: 1, returned: 1 } })
    expect(movesOf(await readBatch(house, batch.id)).slice(5)).toEqual(['released', 'partly_paid'])
    expect((await announced(house.db, batch.fund_id)).slice(4).map(({ type }) => type)).toEqual([
      'TransactionRequested',
      'TransactionRequested',
      'PaymentResults',
    ])
  })
})
