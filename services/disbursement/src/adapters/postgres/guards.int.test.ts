import { randomUUID } from 'node:crypto'
import { type Database, type Transaction, violatedConstraint } from '@fundtrace/database'
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
  submitBatch,
} from '../../../test/disbursement-fixture.ts'
import { resultFile } from '../../../test/result-file.ts'
import { CLAWBACK_MOVES } from '../../domain/claw-back.ts'
import { OUTGOING_FILE_MOVES } from '../../domain/outgoing-file.ts'
import { BATCH_MOVES, PARCEL_MOVES, PAYMENT_MOVES } from '../../domain/moves.ts'

/** What the database refuses by itself, to the service's own role and where it matters to the tables' owner. */
let house: Disbursement
let fund: Fund
let draft: Batch
let submitted: Batch
let released: Batch
let paid: Batch
beforeAll(async () => {
  house = await openDisbursement()
  fund = await openFund(house, ['4000.00', '5000.00'])
  submitted = await submitBatch(house, await makeBatch(house, await openFund(house, ['7.00'])))
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
  'batch_approvals',
  'parcels',
  'parcel_approvals',
  'payment_moves',
  'objections',
  'unknown_decisions',
  'clawbacks',
  'works',
  'result_files',
  'allowed_moves',
]

/** The constraint or, where it is a missing right, its SQLSTATE. Nothing of it stays. */
async function refusalOf(
  db: Database | Transaction,
  sql: string,
  values: Readonly<Record<string, string>> = {},
): Promise<unknown> {
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
    const rows: { thing: string; from_state: string; to_state: string }[] = await house
      .db('allowed_moves')
      .whereIn('thing', Object.keys(TABLES_OF_MOVES))
    const stored = rows.map(({ thing, from_state, to_state }) => `${thing}: ${from_state} -> ${to_state}`)
    const listed = Object.entries(TABLES_OF_MOVES).flatMap(([thing, moves]) =>
      Object.entries<readonly string[]>(moves).flatMap(([from, tos]) => tos.map((to) => `${thing}: ${from} -> ${to}`)),
    )
    expect(stored.sort()).toEqual(listed.sort())
  })

  it.each(
    (['batches', 'payments', 'parcels'] as const).flatMap((table) =>
      Object.keys(TABLES_OF_MOVES[table]).map((from): [Moved, string] => [table, from]),
    ),
  )('from %s %s are those of the table and no other, to its owner too', async (table, from) => {
    const moves: Readonly<Record<string, readonly string[]>> = TABLES_OF_MOVES[table]
    const forbidden = Object.keys(moves).filter((to) => !moves[from]?.includes(to))
    expect(forbidden).toContain(from)
    const trx = await house.owner.transaction()
    try {
      await trx.raw(
        `ALTER TABLE ${table} DISABLE TRIGGER USER; UPDATE ${table} SET ${rowIn(table, from)} WHERE ${rowOf(table)};
         ALTER TABLE ${table} ENABLE TRIGGER USER`,
      )
      for (const to of forbidden)
        expect([to, await refusalOf(trx, `UPDATE ${table} SET ${rowIn(table, to)} WHERE ${rowOf(table)}`)]).toEqual([
          to,
          `${table}_move_allowed`,
        ])
    } finally {
      await trx.rollback()
    }
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

  it('can pay only what is of a batch, and check only what is a payment, to the owner too', async () => {
    const line = `INSERT INTO payments (id, batch_id, parcel_id, award_id, attempt, reference, amount)
                  SELECT gen_random_uuid(), :batch, :parcel, id, 9, 'FT-else', amount FROM awards WHERE id = :award`
    const award = fund.awards[1]?.award_id ?? ''
    const parcel = released.parcels[0]?.id ?? ''
    expect(await refusalOf(house.owner, line, { batch: randomUUID(), parcel, award })).toBe('payments_of_the_batch')
    expect(await refusalOf(house.owner, line, { batch: draft.id, parcel, award })).toBe('payments_of_the_parcel')
    const join = `UPDATE payments SET parcel_id = :parcel WHERE batch_id = :batch`
    expect(await refusalOf(house.db, join, { batch: draft.id, parcel })).toBe('payments_of_the_parcel')
    const check = `INSERT INTO payment_checks (payment_id, pay_on, outcome, findings, register_revision, checked_by)
                   VALUES (:id, '2016-09-12', 'ok', '[]', 1, 'chen')`
    expect(await refusalOf(house.db, check, { id: randomUUID() })).toBe('payment_checks_of_payments')
  })

  it.each<[sql: string, constraint: string]>([
    ...['payments', 'awards', 'batches', 'parcels'].flatMap((table): [string, string][] => [
      [`DELETE FROM ${table}`, `${table}_kept`],
      [`TRUNCATE ${table} CASCADE`, `${table}_kept`],
      [`UPDATE ${table} SET id = gen_random_uuid()`, `${table}_kept`],
    ]),
    [`UPDATE awards SET amount = 1`, 'awards_kept'],
    [`UPDATE payments SET amount = 1`, 'payments_kept'],
    [`UPDATE parcels SET batch_id = gen_random_uuid()`, 'parcels_kept'],
    [`DELETE FROM payment_moves`, 'payment_moves_written_by_moves'],
    [`UPDATE payment_moves SET reason = 'x'`, 'payment_moves_written_by_moves'],
    [
      `INSERT INTO payment_moves SELECT id, 9, 'ready', 'sent', 'x', NULL, 'x' FROM payments`,
      'payment_moves_written_by_moves',
    ],
  ])('and its owner cannot %s: what is paid is kept', async (sql, constraint) => {
    expect(await refusalOf(house.owner, sql)).toBe(constraint)
  })

  it('cannot have the maker of a batch approve it', async () => {
    const sql = `UPDATE batches SET state = 'approved', approved_by = :by WHERE id = :id`
    expect(await refusalOf(house.db, sql, { id: submitted.id, by: 'chen' })).toBe('batches_approved_by_another')
    expect(await refusalOf(house.db, sql, { id: submitted.id, by: 'li' })).toBe('it was not refused')
  })

  it.each([
    ['its maker', `'chen', NULL`],
    ['somebody in the place of its maker', `'li', 'chen'`],
    ['who approved it before', `'wang', NULL`],
    ['somebody in the place of that one', `'li', 'wang'`],
  ])('cannot have a batch approved by %s', async (_fact, approver) => {
    const insert = `INSERT INTO batch_approvals (batch_id, round, place, approved_by, approved_for)`
    const sql = `${insert} SELECT id, 1, 1, 'wang', 'zhao' FROM batches WHERE id = :id;
                 ${insert} SELECT id, 1, 2, ${approver} FROM batches WHERE id = :id`
    expect(await refusalOf(house.db, sql.replaceAll(':id', `'${submitted.id}'`))).toBe('batch_approvals_by_others')
  })

  it.each([
    ['its batch’s maker', `'chen', NULL`],
    ['somebody in the place of that one', `'li', 'chen'`],
    ['who cut it', `'wu', NULL`],
    ['who approved it before', `'wang', NULL`],
    ['somebody in the place of that one, too', `'li', 'wang'`],
  ])('cannot have a parcel approved by %s', async (_fact, approver) => {
    const insert = `INSERT INTO parcel_approvals (parcel_id, place, approved_by, approved_for)`
    const sql = `INSERT INTO parcels (id, batch_id, number, count, total, made_by) VALUES (':id', ':id', 9, 1, 1, 'wu');
                 ${insert} VALUES (':id', 1, 'wang', 'zhao'); ${insert} VALUES (':id', 2, ${approver})`
    expect(await refusalOf(house.db, sql.replaceAll(':id', submitted.id))).toBe('parcel_approvals_by_others')
  })

  it('cannot put another approver in the place of the first', async () => {
    const funded = await makeFunded(house, ['1.00'])
    const sql = `UPDATE batches SET state = 'released', approved_by = 'wang' WHERE id = :id`
    expect(await refusalOf(house.db, sql, { id: funded.id })).toBe('batches_approver_kept')
  })

  it('cannot approve without an approver, nor refuse without a reason', async () => {
    const approve = `UPDATE batches SET state = 'approved' WHERE id = :id`
    expect(await refusalOf(house.db, approve, { id: submitted.id })).toBe('batches_approved_by_somebody')
    const refuse = `UPDATE batches SET state = 'approved', approved_by = 'li' WHERE id = :id;
                    UPDATE batches SET state = 'refused' WHERE id = :id`
    const values = refuse.replaceAll(':id', `'${submitted.id}'`)
    expect(await refusalOf(house.db, values)).toBe('batches_refused_with_a_reason')
  })

  it('cannot have a paused batch go on elsewhere than where it was', async () => {
    const pause = `UPDATE batches SET state = 'paused', paused_from = 'submitted' WHERE id = :id;`
    const resume = `UPDATE batches SET state = 'funded', approved_by = 'li', paused_from = NULL WHERE id = :id`
    const elsewhere = `UPDATE batches SET state = 'paused', paused_from = 'funded' WHERE id = :id`
    for (const sql of [`${pause} ${resume}`, elsewhere])
      expect(await refusalOf(house.db, sql.replaceAll(':id', `'${submitted.id}'`))).toBe('batches_resume_where_paused')
  })

  it('cannot move a payment without saying who moves it and why', async () => {
    const sql = `UPDATE payments SET state = 'withdrawn' WHERE batch_id = :id`
    expect(await refusalOf(house.db, sql, { id: draft.id })).toBe('payment_moves_by_somebody')
    const who = `SELECT set_config('fundtrace.moved_by', 'chen', true);`
    const values = `${who} ${sql.replace(':id', `'${draft.id}'`)}`
    expect(await refusalOf(house.db, values)).toBe('payment_moves_by_somebody')
  })

  it('cannot move a payment to another parcel once it is sent', async () => {
    const into = (parcel: string): Promise<unknown> =>
      refusalOf(house.db, `UPDATE payments SET parcel_id = ${parcel} WHERE batch_id = :id`, { id: released.id })
    expect(await into('gen_random_uuid()')).toBe('payments_stay_in_their_parcel')
    expect(await into('NULL')).toBe('payments_sent_in_a_parcel')
  })

  it('cannot say what payments come to, nor can the owner', async () => {
    const sql = `UPDATE payment_sums SET count = count + 1 WHERE batch_id = :id`
    expect(await refusalOf(house.db, sql, { id: released.id })).toBe(REFUSED_RIGHT)
    expect(await refusalOf(house.owner, sql, { id: released.id })).toBe('payment_sums_written_by_payments')
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
      'payments_failed_with_a_reason',
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
    `UPDATE payment_moves SET reason = 'x'`,
    `UPDATE batch_approvals SET approved_by = 'x'`,
    `UPDATE parcel_approvals SET approved_by = 'x'`,
    `UPDATE parcels SET made_by = 'x'`,
    `UPDATE objections SET text_sealed = 'x'`,
    `UPDATE clawbacks SET reason = 'x'`,
    `UPDATE unknown_decisions SET outcome = 'paid'`,
    `INSERT INTO payment_moves SELECT id, 9, 'ready', 'sent', 'x', NULL, 'x' FROM payments`,
    `INSERT INTO parcels (id, batch_id, number, count, total, made_by, state) SELECT id, id, 9, 1, 1, 'x', 'held' FROM batches`,
    `UPDATE result_files SET paid = 0`,
    `UPDATE funds SET area_code = '44'`,
    `UPDATE allowed_moves SET to_state = 'paid'`,
    ...TABLES.map((table) => `DELETE FROM ${table}`),
    ...TABLES.map((table) => `TRUNCATE ${table} CASCADE`),
    `INSERT INTO payments (id, batch_id, award_id, attempt, reference, amount, state) SELECT id, id, id, 1, '', 1, 'paid' FROM batches`,
    `INSERT INTO batches (id, fund_id, area_code, count, total, made_by, state, approved_by) SELECT id, '', '', 1, 1, '', 'funded', 'x' FROM batches`,
    `INSERT INTO batch_moves (batch_id, place, to_state, moved_by, reason, moved_at) SELECT id, 9, '', '', '', '2016-01-01' FROM batches`,
    `INSERT INTO award_runs (id, fund_id, complete) SELECT id, id, true FROM awards`,
  ])('has no right to %s', async (sql) => {
    expect(await refusalOf(house.db, sql)).toBe(REFUSED_RIGHT)
  })
})

const TABLES_OF_MOVES = {
  batches: BATCH_MOVES,
  payments: PAYMENT_MOVES,
  parcels: PARCEL_MOVES,
  clawbacks: CLAWBACK_MOVES,
  outgoing_files: OUTGOING_FILE_MOVES,
} as const
type Moved = 'batches' | 'payments' | 'parcels'

const rowOf = (table: Moved): string => (table === 'batches' ? `id = '${released.id}'` : `batch_id = '${released.id}'`)

/** All that a row needs in a state, so that nothing but the move itself is refused. */
function rowIn(table: Moved, state: string): string {
  const among = (...states: string[]): boolean => states.includes(state)
  if (table === 'parcels') return `state = '${state}', problem = ${state === 'refused' ? `'{}'` : 'NULL'}`
  if (table === 'payments') {
    const isOpen = among('ready', 'blocked', 'sent', 'unknown')
    return `state = '${state}', decided_on = ${isOpen ? 'NULL' : `'2016-09-12'`}, reason = ${isOpen ? 'NULL' : `'x'`}`
  }
  const isEarly = among('draft', 'validated', 'in_notice', 'submitted', 'rejected', 'recalled')
  return `state = '${state}', approved_by = ${isEarly ? 'NULL' : `'li'`}, problem = ${state === 'refused' ? `'{}'` : 'NULL'},
          paused_from = ${state === 'paused' ? `'submitted'` : 'NULL'}, notice_from = '2016-09-01', notice_until = '2016-09-07'`
}
