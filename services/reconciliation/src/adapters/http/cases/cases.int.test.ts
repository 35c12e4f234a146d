import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Auditor, type CaseService, openCases } from '../../../../test/case-fixture.ts'
import { carryCases } from '../../../application/cases/carry-cases.ts'
import { askToCancel } from '../../postgres/runs/job-run-repository.ts'
import { CASE_MOVES } from '../../../domain/case-moves.ts'
import { CORRECTION_MOVES, FINDING_MOVES, PERIOD_MOVES } from '../../../domain/file-moves.ts'

const ZHANG: Auditor = { subject: 'zhang' }
const WANG: Auditor = { subject: 'wang' }
const FOR_ZHANG: Auditor = { subject: 'wang', actingFor: 'zhang' }
const STRANGER: Auditor = { subject: 'stranger', areas: ['4403'] }

let service: CaseService
let jobs = 0
beforeAll(async () => {
  service = await openCases()
})
afterAll(() => service.close())

const freshJob = async (area?: string): Promise<string> => {
  const jobId = `job-${(jobs += 1)}`
  await service.makeJob(jobId, area)
  return jobId
}
const move = (who: Auditor, caseId: string, to: string, reason = '银行次日入账') =>
  service.post(who, `/v1/cases/${caseId}/moves`, { to, reason })
const historyOf = async (caseId: string): Promise<string[]> => {
  const { body } = await service.get(ZHANG, `/v1/cases/${caseId}`)
  const moves = body['moves'] as { to_state: string; moved_by: string; run: number | null }[]
  return moves.map(({ to_state, moved_by, run }) => `${to_state} by ${run === null ? moved_by : 'run'}`)
}

describe('the tables of moves', () => {
  it('say the same in the database as in the domain', async () => {
    const table = (moves: Readonly<Record<string, readonly string[]>>, thing: string, mover: string): string[] =>
      Object.entries(moves).flatMap(([from, targets]) => targets.map((to) => `${thing} ${from} ${to} ${mover}`))
    const rows: { thing: string; from_state: string; to_state: string; mover: string }[] = await service
      .db('allowed_audit_moves')
      .select()
    expect(rows.map((row) => `${row.thing} ${row.from_state} ${row.to_state} ${row.mover}`).sort()).toEqual(
      [
        ...table(CASE_MOVES.officer, 'cases', 'officer'),
        ...table(CASE_MOVES.run, 'cases', 'run'),
        ...table(CORRECTION_MOVES, 'corrections', 'officer'),
        ...table(PERIOD_MOVES, 'periods', 'officer'),
        ...table(FINDING_MOVES, 'findings', 'officer'),
      ].sort(),
    )
  })
})

describe('a break that is followed from run to run', () => {
  it('opens a case, is seen again, heals by the match that has its row, comes back and heals with its rows gone', async () => {
    const jobId = await freshJob()
    await service.run({
      jobId,
      asOf: '2016-06-10',
      breaks: [{ known: 'late', leftOn: '2016-06-09' }, { known: 'stays' }],
    })
    await service.run({
      jobId,
      asOf: '2016-06-11',
      breaks: [{ known: 'stays' }, { known: 'late', leftOn: '2016-06-09' }],
    })
    expect(await service.caseOf(jobId, 'late')).toMatchObject({ state: 'open', times_seen: 2, owner: 'owner-of-job' })

    const matched = await service.run({
      jobId,
      asOf: '2016-06-12',
      breaks: [{ known: 'stays' }],
      matches: [[7, 8]],
      located: (cases) => [{ caseId: cases.get('late') ?? '', side: 'left', row: 7 }],
    })
    const late = await service.caseOf(jobId, 'late')
    expect(late).toMatchObject({ state: 'healed', detail: { by: 'match', match: 7, rule: 'by-reference' } })
    expect(await service.caseOf(jobId, 'stays')).toMatchObject({ state: 'open', times_seen: 3 })
    expect(
      await service.db('carried_runs').where({ run: matched }).first('opened', 'seen', 'reopened', 'healed'),
    ).toEqual({
      opened: 0,
      seen: 1,
      reopened: 0,
      healed: 1,
    })

    await service.run({
      jobId,
      asOf: '2016-06-13',
      breaks: [{ known: 'stays' }, { known: 'late', leftOn: '2016-06-09' }],
    })
    await service.run({ jobId, asOf: '2016-06-14', breaks: [{ known: 'stays' }], located: () => [] })
    expect(await service.caseOf(jobId, 'late')).toMatchObject({ state: 'healed', detail: { by: 'rows_gone' } })
    expect(await historyOf(late.id)).toEqual(['open by run', 'healed by run', 'reopened by run', 'healed by run'])
    const { body } = await service.get(ZHANG, `/v1/cases/${late.id}`)
    expect(body).toMatchObject({ first_seen_on: '2016-06-10', last_seen_on: '2016-06-13', judged_on: '2016-06-14' })
  })

  it('heals by another break of the same row', async () => {
    const jobId = await freshJob()
    await service.run({ jobId, asOf: '2016-06-10', breaks: [{ known: 'missing' }] })
    await service.run({
      jobId,
      asOf: '2016-06-11',
      breaks: [{ known: 'differs', kind: 'amount_differs' }],
      located: (cases) => [{ caseId: cases.get('missing') ?? '', side: 'left', row: 1 }],
    })
    expect(await service.caseOf(jobId, 'missing')).toMatchObject({
      state: 'healed',
      detail: { by: 'break', break: 1, kind: 'amount_differs' },
    })
    expect(await service.caseOf(jobId, 'differs')).toMatchObject({ state: 'open' })
  })

  it('of two rows does not heal where the file of one is of other days', async () => {
    const jobId = await freshJob()
    await service.run({ jobId, asOf: '2016-06-30', breaks: [{ known: 'differs', rightOn: '2016-06-30' }] })
    const later = (asOf: string, right: readonly [string, string]) =>
      service.run({
        jobId,
        asOf,
        breaks: [{ known: 'missing' }],
        right,
        located: (cases) => [{ caseId: cases.get('differs') ?? '', side: 'left', row: 1 }],
      })
    await later('2016-07-30', ['2016-07-01', '2016-07-30'])
    expect(await service.caseOf(jobId, 'differs')).toMatchObject({ state: 'open' })
    await later('2016-07-31', ['2016-06-01', '2016-07-31'])
    expect(await service.caseOf(jobId, 'differs')).toMatchObject({ state: 'healed', detail: { by: 'break' } })
  })

  it('does not heal by a file of other days', async () => {
    const jobId = await freshJob()
    await service.run({
      jobId,
      asOf: '2016-06-30',
      breaks: [{ known: 'june' }, { known: 'undated', leftOn: null }, { known: 'redone', leftOn: null }],
    })
    await service.run({ jobId, asOf: '2016-06-30', breaks: [{ known: 'june' }, { known: 'undated', leftOn: null }] })
    expect(await service.caseOf(jobId, 'redone')).toMatchObject({ state: 'healed', detail: { by: 'run' } })
    await service.run({ jobId, asOf: '2016-07-31', breaks: [], left: ['2016-07-01', '2016-07-31'] })
    expect(await service.caseOf(jobId, 'june')).toMatchObject({ state: 'open', times_seen: 2 })
    // Of another month nobody says that it is gone.
    expect(await service.caseOf(jobId, 'undated')).toMatchObject({ state: 'open', times_seen: 2 })
  })

  it('is reopened where it is no longer of the amount or the rows that were explained, and stays where it is', async () => {
    const jobId = await freshJob()
    const breaks = [
      { known: 'grows', difference: '0.10' },
      { known: 'same', difference: '0.10' },
      { known: 'other', difference: '0.10' },
    ]
    await service.run({ jobId, asOf: '2016-06-10', breaks })
    for (const known of ['grows', 'same', 'other']) {
      const { id } = await service.caseOf(jobId, known)
      expect((await move(ZHANG, id, 'explained')).status).toBe(200)
      expect((await move(WANG, id, 'accepted')).status).toBe(200)
    }
    await service.run({
      jobId,
      asOf: '2016-06-11',
      breaks: [
        { known: 'grows', difference: '1000.00' },
        breaks[1] ?? { known: '' },
        { known: 'other', difference: '0.10', says: 'paid-to-somebody-else' },
      ],
    })
    expect(await service.caseOf(jobId, 'grows')).toMatchObject({
      state: 'reopened',
      why: expect.stringContaining('0.10'),
    })
    expect(await service.caseOf(jobId, 'same')).toMatchObject({ state: 'accepted', times_seen: 2 })
    expect(await service.caseOf(jobId, 'other')).toMatchObject({
      state: 'reopened',
      why: expect.stringContaining('rows are not'),
    })
  })

  it('is carried over a run once, and over two that end at the same moment one after the other', async () => {
    const jobId = await freshJob()
    const run = await service.run({ jobId, asOf: '2016-06-10', askedFor: 'li', breaks: [{ known: 'one' }] })
    const again = {
      number: run,
      id: '',
      jobId,
      areaCode: '441802',
      asOf: '2016-06-10',
      askedBy: 'runner',
      askedFor: null,
    }
    await service.db.transaction((trx) => carryCases(trx, again))
    expect(await service.caseOf(jobId, 'one')).toMatchObject({ state: 'open', times_seen: 1 })

    expect(await service.db('audit_moves').where({ run }).first('moved_by', 'moved_for')).toEqual({
      moved_by: 'runner',
      moved_for: 'li',
    })

    const found = { jobId, asOf: '2016-06-11', breaks: [{ known: 'two' }] }
    await Promise.all([service.run(found), service.run(found)])
    const { id } = await service.caseOf(jobId, 'two')
    expect(await historyOf(id)).toEqual(['open by run'])
  })

  it('says of a cancelled run in whose place the officer was', async () => {
    const jobId = await freshJob()
    const id = randomUUID()
    await service.db('job_runs').insert({
      id,
      job_id: jobId,
      job_version: 1,
      rules_sha256: '0'.repeat(64),
      area_code: '441802',
      as_of: '2016-06-10',
      asked_by: 'runner',
    })
    const { number }: { number: string } = await service.db('job_runs').where({ id }).first('number')
    await service.db.transaction((trx) => askToCancel(trx, Number(number), { subject: 'wang', actingFor: 'zhang' }))
    await service.db.transaction((trx) => askToCancel(trx, Number(number), { subject: 'li', actingFor: null }))
    expect(await service.db('job_runs').where({ id }).first('state', 'cancel_asked_by', 'cancel_asked_for')).toEqual({
      state: 'cancelled',
      cancel_asked_by: 'wang',
      cancel_asked_for: 'zhang',
    })
  })

  it('is not touched by a run of an earlier day that comes later', async () => {
    const jobId = await freshJob()
    await service.run({ jobId, asOf: '2016-06-30', breaks: [{ known: 'now' }] })
    const late = await service.run({ jobId, asOf: '2016-05-31', breaks: [{ known: 'then' }] })
    expect(await service.caseOf(jobId, 'now')).toMatchObject({ state: 'open', times_seen: 1 })
    await expect(service.caseOf(jobId, 'then')).rejects.toThrow()
    expect(await service.db('carried_runs').where({ run: late }).first('overtaken')).toEqual({ overtaken: true })
  })

  it('carries thousands at once, each with its history', async () => {
    const jobId = await freshJob()
    const breaks = Array.from({ length: 2_000 }, (_, index) => ({ known: `b${index}` }))
    await service.run({ jobId, asOf: '2016-06-10', breaks })
    await service.run({ jobId, asOf: '2016-06-11', breaks })
    await service.run({ jobId, asOf: '2016-06-12', breaks: [] })
    const { rows } = await service.db.raw(
      `SELECT count(*)::int AS cases, count(*) FILTER (WHERE state = 'healed')::int AS healed, sum(place)::int AS moves,
              (SELECT count(*)::int FROM audit_moves m JOIN cases k ON k.id = m.id WHERE k.job_id = :jobId) AS history
         FROM cases WHERE job_id = :jobId`,
      { jobId },
    )
    expect(rows).toEqual([{ cases: 2_000, healed: 2_000, moves: 4_000, history: 4_000 }])
  })
})

describe('an officer', () => {
  it('has what he explained accepted by another, not by himself and not by one who stands in for him', async () => {
    const jobId = await freshJob()
    await service.run({ jobId, asOf: '2016-06-10', breaks: [{ known: 'one' }] })
    const { id } = await service.caseOf(jobId, 'one')
    expect((await move(WANG, id, 'accepted')).body).toMatchObject({ code: 'RECONCILIATION_CASE_STATE_WRONG' })
    await move(ZHANG, id, 'explained')
    for (const who of [ZHANG, FOR_ZHANG]) {
      const reply = await move(who, id, 'accepted')
      expect([reply.status, reply.body['code']]).toEqual([403, 'RECONCILIATION_CASE_OFFICER_NOT_ANOTHER'])
    }
    expect((await move(WANG, id, 'accepted')).body).toMatchObject({ state: 'accepted' })
    expect(await historyOf(id)).toEqual(['open by run', 'explained by zhang', 'accepted by wang'])
  })

  it('is refused by the database, too, whatever a program forgets', async () => {
    const jobId = await freshJob()
    await service.run({ jobId, asOf: '2016-06-10', breaks: [{ known: 'one' }] })
    const { id } = await service.caseOf(jobId, 'one')
    const direct = (by: string, forWhom: string, set: string): Promise<unknown> =>
      service.db.transaction(async (trx) => {
        await trx.raw(
          `SELECT set_config('fundtrace.moved_by', :by, true), set_config('fundtrace.moved_for', :forWhom, true)`,
          { by, forWhom },
        )
        await trx.raw(`UPDATE cases SET ${set} WHERE id = :id`, { id })
      })
    await expect(direct('', '', `state = 'explained'`)).rejects.toMatchObject({ constraint: 'audit_moves_by_somebody' })
    await expect(direct('zhang', '', `state = 'accepted'`)).rejects.toMatchObject({ constraint: 'cases_move_allowed' })
    await expect(direct('zhang', '', `state = 'healed', detail = '{}'`)).rejects.toMatchObject({
      constraint: 'cases_move_allowed',
    })
    await expect(direct('zhang', '', `state = 'corrected'`)).rejects.toMatchObject({
      constraint: 'cases_corrected_by_a_correction',
    })
    await expect(direct('zhang', '', `hands = '{}'`)).rejects.toThrow('permission denied')
    await direct('zhang', 'li', `state = 'explained'`)
    await expect(direct('wang', 'li', `state = 'accepted'`)).rejects.toMatchObject({
      constraint: 'cases_accepted_by_another',
    })
    for (const statement of [`DELETE FROM cases`, `UPDATE audit_moves SET why = 'x'`, `DELETE FROM case_notes`])
      await expect(service.db.raw(statement)).rejects.toThrow('permission denied')
  })

  it('is one of twenty who move the same case at once: the histories are those of the table', async () => {
    const jobId = await freshJob()
    await service.run({ jobId, asOf: '2016-06-10', breaks: [{ known: 'contested' }] })
    const { id } = await service.caseOf(jobId, 'contested')
    const wanted = ['explained', 'accepted', 'reopened', 'explained', 'accepted']
    const replies = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        move({ subject: `officer-${index}` }, id, wanted[index % wanted.length] ?? 'explained'),
      ),
    )
    expect(replies.filter(({ status }) => ![200, 403, 409].includes(status))).toEqual([])
    const { rows } = await service.db.raw<{
      rows: { from_state: string | null; to_state: string; place: number; moved_by: string }[]
    }>(
      `SELECT from_state, to_state, place, moved_by FROM audit_moves WHERE thing = 'cases' AND id = :id ORDER BY place`,
      { id },
    )
    expect(rows.map(({ place }) => place)).toEqual(rows.map((_, index) => index + 1))
    for (const [index, { from_state, to_state }] of rows.entries()) {
      expect(from_state).toBe(index === 0 ? null : rows[index - 1]?.to_state)
      if (index > 0)
        expect(Object.entries(CASE_MOVES.officer)).toContainEqual([from_state, expect.arrayContaining([to_state])])
    }
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(rows.length - 1)
  })

  it('writes notes and gives cases away, and both are kept', async () => {
    const jobId = await freshJob()
    await service.run({ jobId, asOf: '2016-06-10', breaks: [{ known: 'one' }] })
    const { id } = await service.caseOf(jobId, 'one')
    expect((await service.post(ZHANG, `/v1/cases/${id}/notes`, { note: '已电话询问支行' })).status).toBe(201)
    expect((await service.post(ZHANG, '/v1/cases/assign', { cases: [id], owner: 'li' })).body).toEqual({ assigned: 1 })
    const { body } = await service.get(ZHANG, `/v1/cases/${id}`)
    expect(body).toMatchObject({
      owner: 'li',
      notes: [
        { kind: 'note', note: '已电话询问支行', noted_by: 'zhang' },
        { kind: 'owner', note: 'li', noted_by: 'zhang' },
      ],
    })
    const refused = await service.post(ZHANG, `/v1/cases/${id}/notes`, { note: '身份证 11010519491231002X' })
    expect([refused.status, refused.body['code']]).toEqual([422, 'RECONCILIATION_TEXT_PERSONAL'])
  })
})

describe('many cases at once', () => {
  it('are moved as far as each may be, or all or none, and the result of each is told', async () => {
    const jobId = await freshJob()
    await service.run({ jobId, asOf: '2016-06-10', breaks: [{ known: 'a' }, { known: 'b' }, { known: 'c' }] })
    const ids = await Promise.all(['a', 'b', 'c'].map(async (known) => (await service.caseOf(jobId, known)).id))
    await move(ZHANG, ids[0] ?? '', 'explained')

    const order = { cases: ids, to: 'explained', reason: '期末未达' }
    const none = await service.post(WANG, '/v1/cases/moves', { ...order, all_or_nothing: true })
    expect(none.status).toBe(409)
    expect(none.body).toMatchObject({
      code: 'RECONCILIATION_CASES_NOT_MOVED',
      failed: 1,
      failures: [{ case_id: ids[0], code: 'RECONCILIATION_CASE_STATE_WRONG' }],
    })
    expect(await service.caseOf(jobId, 'b')).toMatchObject({ state: 'open' })

    const some = await service.post(WANG, '/v1/cases/moves', order)
    expect(some.body).toMatchObject({ moved: 2, not_moved: 1 })
    const results = some.body['results'] as { case_id: string; moved: boolean }[]
    expect(results.filter(({ moved }) => !moved)).toEqual([
      expect.objectContaining({
        case_id: ids[0],
        number: expect.any(Number) as unknown,
        title: expect.objectContaining({ zh: '差异当前状态不允许此操作' }) as unknown,
        code: 'RECONCILIATION_CASE_STATE_WRONG',
      }),
    ])

    const accepting = { to: 'accepted', reason: '属实' }
    const otherThanSeen = await service.post(ZHANG, '/v1/cases/moves', {
      ...accepting,
      cases: { job_id: jobId, states: ['explained'] },
      expected: 2,
    })
    expect([otherThanSeen.status, otherThanSeen.body['code']]).toEqual([409, 'RECONCILIATION_CASES_OTHER_THAN_SEEN'])
    const accepted = await service.post(ZHANG, '/v1/cases/moves', {
      expected: 3,
      cases: { job_id: jobId, states: ['explained'] },
      ...accepting,
    })
    expect(accepted.body).toMatchObject({ moved: 2, not_moved: 1 })
    expect(await service.caseOf(jobId, 'a')).toMatchObject({ state: 'explained' })
  })

  it('are at most a thousand by a filter, and a thousand are done', async () => {
    const jobId = await freshJob()
    const breaks = Array.from({ length: 1_001 }, (_, index) => ({
      known: `b${index}`,
      kind: index === 0 ? 'duplicate' : 'missing_left',
    }))
    await service.run({ jobId, asOf: '2016-06-10', breaks })
    const order = { to: 'explained', reason: '批量说明' }
    const tooMany = await service.post(ZHANG, '/v1/cases/moves', { ...order, cases: { job_id: jobId } })
    expect([tooMany.status, tooMany.body['code']]).toEqual([422, 'RECONCILIATION_CASES_TOO_MANY'])
    const done = await service.post(ZHANG, '/v1/cases/moves', {
      ...order,
      all_or_nothing: true,
      cases: { job_id: jobId, kind: 'missing_left' },
    })
    expect(done.body).toMatchObject({ moved: 1_000, not_moved: 0 })
  })
})

describe('lists', () => {
  it('are filtered, paged, aged and exported', async () => {
    const jobId = await freshJob()
    await service.run({ jobId, asOf: '2016-06-10', breaks: [{ known: 'old', difference: '-12.34' }] })
    await service.run({
      jobId,
      asOf: '2016-07-20',
      breaks: [
        { known: 'old', difference: '-12.34' },
        { known: 'new', kind: 'duplicate', difference: '5.00' },
      ],
    })

    const listed = await service.get(ZHANG, `/v1/cases?job_id=${jobId}&limit=1`)
    const [first] = listed.body['cases'] as { number: number; kind: string; explanation: object }[]
    expect(first).toMatchObject({ kind: 'missing_left', difference: '-12.34', explanation: { zh: '左有右无' } })
    const second = await service.get(ZHANG, `/v1/cases?job_id=${jobId}&after=${first?.number ?? 0}`)
    expect(second.body['cases']).toMatchObject([{ kind: 'duplicate' }])
    expect((await service.get(ZHANG, `/v1/cases?job_id=${jobId}&kind=duplicate&state=healed`)).body['cases']).toEqual(
      [],
    )

    const ageing = await service.get(ZHANG, `/v1/cases/ageing?job_id=${jobId}&on=2016-07-25`)
    expect(ageing.body['lines']).toEqual([
      { job_id: jobId, kind: 'duplicate', band: '0-7', count: 1, amount: '5.00' },
      { job_id: jobId, kind: 'missing_left', band: '31-90', count: 1, amount: '12.34' },
    ])

    const csv = await service.get(ZHANG, `/v1/cases/export?job_id=${jobId}`)
    expect(csv.text.split('\r\n')).toHaveLength(4)
    expect(csv.text).toContain('漏记')
    expect((await service.get(ZHANG, `/v1/cases/export?job_id=${jobId}&format=xlsx`)).text.slice(0, 2)).toBe('PK')
  })

  it('are counted as they are filtered: by state, and what waits for another than who explained', async () => {
    const jobId = await freshJob()
    const breaks = [
      { known: 'a', difference: '-12.34' },
      { known: 'b', difference: '5.00' },
      { known: 'c', difference: '0.10' },
    ]
    await service.run({ jobId, asOf: '2016-06-10', breaks })
    await move(ZHANG, (await service.caseOf(jobId, 'a')).id, 'explained')
    const sums = async (who: Auditor, filter = '') =>
      (await service.get(who, `/v1/cases/sums?job_id=${jobId}${filter}`)).body
    const states = [
      { state: 'explained', count: 1, amount: '12.34' },
      { state: 'open', count: 2, amount: '5.10' },
    ]
    expect(await sums(WANG)).toEqual({
      states: expect.arrayContaining(states) as unknown,
      awaits_me: { count: 1, amount: '12.34' },
    })
    for (const hand of [ZHANG, FOR_ZHANG]) {
      expect(await sums(hand)).toMatchObject({ awaits_me: { count: 0, amount: '0.00' } })
      expect(await sums(hand, '&awaits_me=true')).toMatchObject({ states: [] })
    }
    expect(await sums(WANG, '&awaits_me=true')).toMatchObject({ states: [states[0]] })
    expect(await sums(WANG, '&amount_to=1.00')).toMatchObject({ states: [{ count: 1, amount: '0.10' }] })
    expect(await sums(STRANGER)).toMatchObject({ states: [], awaits_me: { count: 0 } })
  })

  it('and every deed are closed to a foreign area', async () => {
    const jobId = await freshJob()
    await service.run({ jobId, asOf: '2016-06-10', breaks: [{ known: 'one' }] })
    const { id } = await service.caseOf(jobId, 'one')
    expect((await service.get(STRANGER, '/v1/cases')).body).toEqual({ cases: [] })
    const line = { account: 'cash:province', amount: '1.00' }
    for (const reply of [
      await service.get(STRANGER, `/v1/cases/${id}`),
      await service.get(STRANGER, `/v1/cases/ageing?job_id=${jobId}`),
      await move(STRANGER, id, 'explained'),
      await service.post(STRANGER, '/v1/cases/moves', { cases: [id], to: 'explained', reason: 'x' }),
      await service.post(STRANGER, '/v1/cases/moves', { cases: { job_id: jobId }, to: 'explained', reason: 'x' }),
      await service.post(STRANGER, '/v1/cases/assign', { cases: [id], owner: 'me' }),
      await service.post(STRANGER, `/v1/cases/${id}/notes`, { note: 'x' }),
      await service.post(STRANGER, `/v1/cases/${id}/corrections`, {
        addressee: 'ledger',
        what: 'x',
        ground: 'x',
        lines: [line, line],
      }),
      await service.post(STRANGER, `/v1/jobs/${jobId}/periods`, { through_day: '2016-06-30', reason: 'x' }),
    ])
      expect([reply.status, reply.body['code']]).toEqual([403, 'ACCESS_AREA_FORBIDDEN'])
    expect(await service.caseOf(jobId, 'one')).toMatchObject({ state: 'open', owner: 'owner-of-job' })
  })
})
