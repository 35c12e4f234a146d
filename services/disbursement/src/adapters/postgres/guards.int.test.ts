import { randomUUID } from 'node:crypto'
import { type Database, violatedConstraint } from '@fundtrace/database'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { closeProven } from '../../../test/close-proven.ts'
import {
  type Batch,
  ask,
  type Disbursement,
  type Fund,
  MAKER,
  makeBatch,
  makeFunded,
  makeReleased,
  openDisbursement,
  openFund,
} from '../../../test/disbursement-fixture.ts'
import { resultFile } from '../../../test/result-file.ts'
import { BATCH_MOVES, PAYMENT_MOVES } from '../../domain/moves.ts'

/** What the database refuses by itself, to the service's own role and where it matters to the tables' owner. */
let house: Disbursement
let fund: Fund
let draft: Batch
let released: Batch
let paid: Batch
beforeAll(async () => {
  house = await openDisbursement()
  fund = await openFund(house, ['4000.00', '5000.00'])
  draft = await makeBatch(house, fund, { lines: [{ award_id: fund.awards[0]?.award_id }] })
  released = await makeReleased(house, ['1.00'])
  paid = await makeReleased(house, ['1.00'])
  await ask(house, MAKER, `POST /v1/batches/${paid.id}/results`, { body: resultFile(paid.payments) })
})
afterAll(() => closeProven(house))

const REFUSED_RIGHT = '42501'
const TABLES = [
  'funds',
  'award_runs',
  'awards',
  'batches',
  'payments',
  'batch_moves',
  'bank_files',
  'result_files',
  'allowed_moves',
]

/** The constraint or, where it is a missing right, its SQLSTATE. Nothing of it stays. */
async function refusalOf(db: Database, sql: string, values: Readonly<Record<string, string>> = {}): Promise<unknown> {
  try {
    await db.transaction(async (trx) => {
      await trx.raw(sql, values)
      throw new Error('it was not refused')
    })
  } catch (error) {
    return violatedConstraint(error) ?? (error instanceof Error ? (Reflect.get(error, 'code') ?? error.message) : error)
  }
}

describe('the moves', () => {
  it('that the database allows are those of the domain', async () => {
    const rows: { thing: string; from_state: string; to_state: string }[] = await house.db('allowed_moves')
    const stored = rows.map(({ thing, from_state, to_state }) => `${thing}: ${from_state} -> ${to_state}`)
    const listed = (thing: string, moves: Readonly<Record<string, readonly string[]>>): string[] =>
      Object.entries(moves).flatMap(([from, tos]) => tos.map((to) => `${thing}: ${from} -> ${to}`))
    expect(stored.sort()).toEqual([...listed('batches', BATCH_MOVES), ...listed('payments', PAYMENT_MOVES)].sort())
  })

  it.each(forbidden(BATCH_MOVES))('refuse a batch %s -> %s, to its owner too', async (from, to) => {
    expect(await refusalOf(house.owner, ...moveOf('batches', from, to))).toBe('batches_move_allowed')
  })

  it.each(forbidden(PAYMENT_MOVES))('refuse a payment %s -> %s, to its owner too', async (from, to) => {
    expect(await refusalOf(house.owner, ...moveOf('payments', from, to))).toBe('payments_move_allowed')
  })

  it('cannot be added to by the service', async () => {
    const sql = `INSERT INTO allowed_moves VALUES ('payments', 'paid', 'ready')`
    expect(await refusalOf(house.db, sql)).toBe(REFUSED_RIGHT)
  })
})

describe('nobody is paid twice for one award', () => {
  const again = (awardId: string): Promise<unknown> =>
    refusalOf(
      house.db,
      `INSERT INTO payments (id, batch_id, award_id, attempt, reference, amount)
       SELECT :id, :batch, id, 2, 'FT-again', amount FROM awards WHERE id = :awardId`,
      { id: randomUUID(), batch: draft.id, awardId },
    )

  it('while a payment is ready, sent or paid', async () => {
    for (const batch of [draft, released, paid])
      expect(await again(batch.payments[0]?.award_id ?? '')).toBe('payments_award_paid_once')
  })

  it('and no award line is announced twice', async () => {
    const sql = `INSERT INTO awards SELECT gen_random_uuid(), award_run_id, 99, fund_id, programme_id, beneficiary_id,
                        beneficiary_kind, area_code, period, line, 1.00 FROM awards WHERE id = :id`
    expect(await refusalOf(house.db, sql, { id: fund.awards[0]?.award_id ?? '' })).toBe('awards_line_once')
  })
})

describe('the service', () => {
  it('can pay an award only whole', async () => {
    const insert = `INSERT INTO payments (id, batch_id, award_id, attempt, reference, amount)
                    VALUES (gen_random_uuid(), :batch, :award, 1, 'FT-less', 4999.99)`
    const values = { batch: draft.id, award: fund.awards[1]?.award_id ?? '' }
    expect(await refusalOf(house.db, insert, values)).toBe('payments_award_whole')
  })

  it('cannot have the maker of a batch approve it', async () => {
    const sql = `UPDATE batches SET state = 'approved', approved_by = :by WHERE id = :id`
    expect(await refusalOf(house.db, sql, { id: draft.id, by: 'chen' })).toBe('batches_approved_by_another')
    expect(await refusalOf(house.db, sql, { id: draft.id, by: 'li' })).toBe('it was not refused')
  })

  it('cannot put another approver in the place of the first', async () => {
    const funded = await makeFunded(house, ['1.00'])
    const sql = `UPDATE batches SET state = 'released', approved_by = 'wang' WHERE id = :id`
    expect(await refusalOf(house.db, sql, { id: funded.id })).toBe('batches_approver_kept')
  })

  it('cannot approve without an approver, nor refuse without a reason', async () => {
    const approve = `UPDATE batches SET state = 'approved' WHERE id = :id`
    expect(await refusalOf(house.db, approve, { id: draft.id })).toBe('batches_approved_when_not_draft')
    const refuse = `UPDATE batches SET state = 'approved', approved_by = 'li' WHERE id = :id;
                    UPDATE batches SET state = 'refused' WHERE id = :id`
    expect(await refusalOf(house.db, refuse.replaceAll(':id', `'${draft.id}'`))).toBe('batches_refused_with_a_reason')
  })

  it.each([
    ['the day of a payment that was paid', `UPDATE payments SET decided_on = '2016-01-01' WHERE batch_id = :paid`],
    ['the state by which a payment stays where it is', `UPDATE payments SET state = state WHERE batch_id = :paid`],
    ['the reason of a payment', `UPDATE payments SET reason = 'x' WHERE batch_id = :paid`],
  ])('cannot edit %s', async (_fact, sql) => {
    expect(await refusalOf(house.db, sql, { paid: paid.id })).toBe('payments_move_allowed')
  })

  it.each([
    [
      'return a payment without a reason',
      `UPDATE payments SET state = 'returned', decided_on = '2016-09-12' WHERE batch_id = :id`,
      'payments_returned_with_a_reason',
    ],
    ['pay one without a day', `UPDATE payments SET state = 'paid' WHERE batch_id = :id`, 'payments_decided_with_a_day'],
  ])('cannot %s', async (_fact, sql, constraint) => {
    expect(await refusalOf(house.db, sql, { id: released.id })).toBe(constraint)
  })

  it.each([
    `UPDATE awards SET amount = 1`,
    `UPDATE payments SET amount = 1`,
    `UPDATE payments SET award_id = gen_random_uuid()`,
    `UPDATE payments SET reference = 'x'`,
    `UPDATE batches SET total = 1`,
    `UPDATE batches SET count = 1`,
    `UPDATE batches SET made_by = 'nobody'`,
    `UPDATE batches SET area_code = '44'`,
    `UPDATE batch_moves SET reason = 'x'`,
    `UPDATE bank_files SET content = ''`,
    `UPDATE result_files SET paid = 0`,
    `UPDATE funds SET area_code = '44'`,
    `UPDATE allowed_moves SET to_state = 'paid'`,
    ...TABLES.map((table) => `DELETE FROM ${table}`),
    ...TABLES.map((table) => `TRUNCATE ${table} CASCADE`),
    `INSERT INTO payments (id, batch_id, award_id, attempt, reference, amount, state) SELECT id, id, id, 1, '', 1, 'paid' FROM batches`,
    `INSERT INTO batches (id, fund_id, area_code, count, total, made_by, state, approved_by) SELECT id, '', '', 1, 1, '', 'funded', 'x' FROM batches`,
    `INSERT INTO batch_moves (batch_id, place, to_state, moved_by, reason, moved_at) SELECT id, 9, '', '', '', '2016-01-01' FROM batches`,
    `INSERT INTO bank_files (batch_id, sha256, content, released_by, released_at) SELECT id, '', '', '', '2016-01-01' FROM batches`,
    `INSERT INTO award_runs (id, fund_id, complete) SELECT id, id, true FROM awards`,
  ])('has no right to %s', async (sql) => {
    expect(await refusalOf(house.db, sql)).toBe(REFUSED_RIGHT)
  })

  it('writes the bank file of a batch once', async () => {
    const sql = `INSERT INTO bank_files (batch_id, sha256, content, released_by) VALUES (:id, repeat('0', 64), '', 'x')`
    expect(await refusalOf(house.db, sql, { id: released.id })).toBe('bank_files_pkey')
  })
})

function forbidden(moves: Readonly<Record<string, readonly string[]>>): [from: string, to: string][] {
  const states = Object.keys(moves)
  return states.flatMap((from) =>
    states.filter((to) => !moves[from]?.includes(to)).map((to): [string, string] => [from, to]),
  )
}

/** Puts a row into the first state past the trigger and then moves it under the trigger's eyes, with all that a state needs. */
function moveOf(table: 'batches' | 'payments', from: string, to: string): [sql: string] {
  const set = (state: string): string =>
    table === 'batches'
      ? `state = '${state}', approved_by = ${state === 'draft' ? 'NULL' : `'li'`}, problem = ${state === 'refused' ? `'{}'` : 'NULL'}`
      : `state = '${state}', decided_on = ${['paid', 'returned'].includes(state) ? `'2016-09-12'` : 'NULL'}, reason = ${state === 'returned' ? `'x'` : 'NULL'}`
  const where = table === 'batches' ? `id = '${draft.id}'` : `batch_id = '${draft.id}'`
  return [
    `ALTER TABLE ${table} DISABLE TRIGGER USER; UPDATE ${table} SET ${set(from)} WHERE ${where};
     ALTER TABLE ${table} ENABLE TRIGGER USER; UPDATE ${table} SET ${set(to)} WHERE ${where}`,
  ]
}
