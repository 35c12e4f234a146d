import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  breaksOf,
  BY_REFERENCE,
  LISTS,
  makeJob,
  type Row,
  type RunReply,
  runJob,
  uploadList,
} from '../../../../test/job-desk.ts'
import {
  AUDITOR,
  createReconciliation,
  get,
  type Officer,
  post,
  serve,
  type TestReconciliation,
  type TestServer,
} from '../../../../test/reconciliation-service.ts'

const WANG: Officer = { ...AUDITOR, subject: 'wang' }
const LI: Officer = { ...AUDITOR, subject: 'li' }
const STRANGER: Officer = { roles: ['audit'], areas: ['4403'], subject: 'stranger' }

const PAID: readonly Row[] = [
  ['P-1', '2016-06-01', '100.00'],
  ['P-2', '2016-06-15', '200.00'],
  ['P-3', '2016-06-20', '300.00'],
  ['P-4', '2016-06-30', '0.00'],
]
const [P1, P2, P3, P4] = PAID as readonly [Row, Row, Row, Row]

let service: TestReconciliation
let server: TestServer
let run: RunReply
beforeAll(async () => {
  service = await createReconciliation()
  server = await serve(service)
  await uploadList(server.app, 'book', PAID)
  await uploadList(server.app, 'bank', [P1, P2, P4])
  await makeJob(server.app, 'lists')
  run = await runJob(server.app, 'lists')
}, 180_000)
afterAll(async () => {
  await server.close()
  await service.close()
})

type Case = Readonly<{
  id: string
  kind: string
  state: string
  detail: Record<string, unknown> | null
  difference: string
  times_seen: number
  run_id: string
  break: number
}>
const cases = async (): Promise<readonly Case[]> =>
  (await get(server.app, AUDITOR, '/v1/cases?job_id=lists')).json<{ cases: Case[] }>().cases

describe('cases over the runs of a job', () => {
  it('heal by the match that has the row now, whatever line it stands in, and come back with it', async () => {
    expect(await cases()).toMatchObject([{ kind: 'missing_left', state: 'open', difference: '-300.00', times_seen: 1 }])
    await uploadList(server.app, 'bank', [P3, P4, P2, P1])
    await uploadList(server.app, 'book', [P4, P3, P2, P1])
    const clean = await runJob(server.app, 'lists')
    expect(clean).toMatchObject({ state: 'completed', break_count: 0 })
    const [healed] = await cases()
    expect(healed).toMatchObject({
      state: 'healed',
      detail: { by: 'match', rule: 'reference', match: expect.any(Number) },
    })

    await uploadList(server.app, 'bank', [P1, P2, P4, ['P-9', '2016-06-30', '9.00']])
    await runJob(server.app, 'lists')
    expect(await cases()).toMatchObject([
      { id: healed?.id, state: 'reopened', times_seen: 2 },
      { kind: 'missing_right', state: 'open' },
    ])
  })

  it('are explained by the hand that matched them, accepted by another, and reopened when the match is undone', async () => {
    await uploadList(server.app, 'book', PAID)
    await uploadList(server.app, 'bank', [P1, P2, P4, ['P-33', '2016-06-20', '300.00']])
    const found = await runJob(server.app, 'lists')
    const breaks = await breaksOf(server.app, found.id)
    const rows = {
      left: breaks.flatMap(({ left }) => left?.row ?? []),
      right: breaks.flatMap(({ right }) => right?.row ?? []),
    }
    const matched = await post(server.app, WANG, `/v1/job-runs/${found.id}/matches`, {
      ...rows,
      reason: '银行流水号误录',
    })
    expect(matched.statusCode).toBe(201)
    const ofRun = async () => (await cases()).filter(({ state }) => state !== 'healed')
    expect(await ofRun()).toMatchObject([
      { state: 'explained', detail: { by: 'manual_match' } },
      { state: 'explained' },
    ])
    for (const { id } of await ofRun()) {
      const move = { to: 'accepted', reason: '属实' }
      expect((await post(server.app, WANG, `/v1/cases/${id}/moves`, move)).statusCode).toBe(403)
      expect((await post(server.app, LI, `/v1/cases/${id}/moves`, move)).statusCode).toBe(200)
    }
    const { match } = matched.json<{ match: number }>()
    const undone = await post(server.app, LI, `/v1/job-runs/${found.id}/matches/${match}/undo`, {
      reason: '并非同一笔',
    })
    expect(undone.statusCode).toBe(201)
    expect(await ofRun()).toMatchObject([{ state: 'reopened' }, { state: 'reopened' }])
  })

  it('are of the rows that were accepted, not of another payee, another month or another row of the name', async () => {
    const job = await jobOf('content')
    const PAYEES = { li: '李四', wang: '王五' }
    await job.run(
      [P1, ['P-5', '2016-06-02', '5.00'], ['H-7', '2016-05-20', '500.00'], ['D-9', '2016-06-01', '9.00', PAYEES.li]],
      [P1, ['P-5', '2016-06-02', '5.00', PAYEES.li]],
    )
    expect(await job.states()).toEqual(['open D-9', 'open H-7', 'open P-5'])
    await job.accept()
    await job.run(
      [P1, ['P-5', '2016-06-02', '5.00'], ['H-7', '2016-06-20', '500.00'], ['D-9', '2016-06-01', '9.00', PAYEES.wang]],
      [P1, ['P-5', '2016-06-02', '5.00', PAYEES.wang]],
      { from: '2016-06-01' },
    )
    // The row of May is before the days of this run.
    expect(await job.states()).toEqual(['accepted H-7', 'open H-7', 'reopened D-9', 'reopened P-5'])
  })

  it('do not heal by a run whose cut-off leaves their rows out, of a day or within it', async () => {
    const job = await jobOf('cut')
    const book: Row[] = [P1, P3, ['P-6', '2016-06-15', '6.00']]
    await job.run(book, [P1])
    for (const cut_off of ['2016-06-14', '2016-06-15T00:00:00+08:00']) {
      await job.version({ left: { cut_off }, right: { cut_off } })
      await job.run(book, [P1])
      expect(await job.states()).toEqual(['open P-3', 'open P-6'])
    }
    await job.version({ left: { cut_off: '2016-06-15T00:00:00+08:00' } })
    await job.run([P1, ['P-8', '2016-06-30', '8.00']], [P1])
    expect(await job.states()).toEqual(['open P-3', 'open P-6'])
    await job.version({})
    await job.run([P1, ['P-8', '2016-06-30', '8.00']], [P1])
    expect(await job.states()).toEqual(['healed P-3', 'healed P-6', 'open P-8'])
  })

  it('do not heal by an older file, nor by the match that an officer undid', async () => {
    const job = await jobOf('again')
    const older = await uploadList(server.app, 'again-bank', [P1, P2])
    const newer = await job.run([P1, P2], [P1])
    expect(await job.states()).toEqual(['open P-2'])
    const undone = await post(server.app, WANG, `/v1/job-runs/${newer.id}/matches/2/undo`, { reason: '并非同一笔' })
    expect(undone.statusCode).toBe(201)
    const withOlder = await runJob(server.app, 'again', { right_dataset_id: older.json<{ id: string }>().id })
    expect(withOlder).toMatchObject({ match_count: 2 })
    expect(await job.states()).toEqual(['open P-1', 'open P-1', 'open P-2'])
    const again = await runJob(server.app, 'again')
    expect(again).toMatchObject({ match_count: 1 })
    expect(await job.states()).toEqual(['open P-1', 'open P-1', 'open P-2'])
    // With another line of the bank it is another match; the line of the first of June is before the days of that file.
    await job.run([P1, P2], [['P-1', '2016-06-03', '100.00']])
    expect(await job.states()).toEqual(['healed P-1', 'open P-1', 'open P-2'])
  })

  it('are not silenced by a run of a day to come', async () => {
    const ahead = await post(server.app, AUDITOR, '/v1/jobs/lists/runs', { as_of: '2106-06-30' })
    expect([ahead.statusCode, ahead.json<{ code: string }>().code]).toEqual([400, 'RECONCILIATION_JOB_RUN_DAY_AHEAD'])
  })
})

/** A job over two lists of its own. */
async function jobOf(id: string) {
  const document = (sides: object = {}) => ({
    ...LISTS,
    rules: { ...BY_REFERENCE, ...overSides(sides) },
    left: { upload: 'list', name: `${id}-book` },
    right: { upload: 'list', name: `${id}-bank` },
  })
  expect((await makeJob(server.app, id, document())).statusCode).toBe(201)
  const all = async () => (await get(server.app, AUDITOR, `/v1/cases?job_id=${id}`)).json<{ cases: Case[] }>().cases
  return {
    run: async (book: readonly Row[], bank: readonly Row[], body: object = {}) => {
      await uploadList(server.app, `${id}-book`, book)
      await uploadList(server.app, `${id}-bank`, bank)
      return runJob(server.app, id, body)
    },
    version: async (sides: object) => {
      const reply = await post(server.app, AUDITOR, `/v1/jobs/${id}/versions`, {
        document: document(sides),
        reason: 'x',
      })
      expect(reply.statusCode).toBe(201)
    },
    accept: async () => {
      for (const { id: caseId } of await all())
        for (const [who, to] of [
          [WANG, 'explained'],
          [LI, 'accepted'],
        ] as const)
          expect((await post(server.app, who, `/v1/cases/${caseId}/moves`, { to, reason: '属实' })).statusCode).toBe(
            200,
          )
    },
    /** State and name of the row of each. */
    states: async () => {
      const named = await Promise.all(
        (await all()).map(async ({ state, run_id, break: number }) => {
          const found = (await breaksOf(server.app, run_id)).find((each) => each.number === number)
          return `${state} ${found?.left?.id ?? found?.right?.id ?? '?'}`
        }),
      )
      return named.sort()
    },
  }
}

const overSides = (sides: Readonly<{ left?: object; right?: object }>) => ({
  left: { ...BY_REFERENCE.left, ...sides.left },
  right: { ...BY_REFERENCE.right, ...sides.right },
})

describe('a sample of a run', () => {
  const order = { population: 'left', by: 'monetary_unit', seed: '2016-审计-1', size: 3, reason: '细节测试' }
  const draw = (body: object, officer = AUDITOR) => post(server.app, officer, `/v1/job-runs/${run.id}/samples`, body)

  it('is written down and drawn again the same, of rows that the run was given', async () => {
    const drawn = (await draw(order)).json<{ id: string; units: { unit: number; amount: string; hits: number }[] }>()
    expect(drawn).toMatchObject({ population_count: 4, population_total: '600.00', seed: order.seed })
    expect(drawn.units.reduce((hits, unit) => hits + unit.hits, 0)).toBe(3)
    expect(drawn.units.map(({ amount }) => amount)).not.toContain('0.00')
    expect((await draw(order)).json()).toMatchObject({ units: drawn.units })
    const again = await get(server.app, AUDITOR, `/v1/samples/${drawn.id}/redrawn`)
    expect(again.json()).toEqual({ same_population: true, same_sample: true })
    expect(
      (await get(server.app, AUDITOR, `/v1/job-runs/${run.id}/samples`)).json<{ samples: object[] }>().samples,
    ).toHaveLength(2)
  })

  it('stratified by a field of people shows none of them', async () => {
    const strata = async (field: string) => {
      const reply = await draw({ ...order, by: 'stratified', stratify_by: field, size: 1 })
      return reply.json<{ units: { stratum: string }[] }>().units.map(({ stratum }) => stratum)
    }
    expect(await strata('payee')).toEqual(['张*'])
    expect(await strata('account')).toEqual(['**** **** **** 6789'])
  })

  it('of matches is stratified by rule, and has no amounts to draw by', async () => {
    const matches = { ...order, population: 'matches', by: 'stratified', size: 2 }
    expect((await draw(matches)).json()).toMatchObject({
      population_count: 3,
      units: [{ stratum: 'reference' }, { stratum: 'reference' }],
    })
    expect((await draw({ ...matches, by: 'monetary_unit' })).json()).toMatchObject({
      code: 'RECONCILIATION_SAMPLE_WITHOUT_AMOUNTS',
    })
    expect((await draw({ ...matches, population: 'breaks' })).json()).toMatchObject({
      units: [{ stratum: 'missing_left', amount: '300.00' }],
    })
  })

  it('is not for strangers', async () => {
    const { id } = (await draw(order)).json<{ id: string }>()
    for (const reply of [
      await draw(order, STRANGER),
      await get(server.app, STRANGER, `/v1/samples/${id}`),
      await get(server.app, STRANGER, `/v1/samples/${id}/redrawn`),
      await get(server.app, STRANGER, `/v1/job-runs/${run.id}/samples`),
    ])
      expect(reply.statusCode).toBe(403)
  })
})

/** The last: it closes the job. */
describe('a closed period of a job', () => {
  it('takes no new run and no hand in its results; the next period does', async () => {
    const latest = await runJob(server.app, 'lists')
    const asked = await post(server.app, WANG, '/v1/jobs/lists/periods', {
      through_day: '2016-06-30',
      reason: '六月完',
    })
    const closed = await post(server.app, LI, `/v1/periods/${asked.json<{ id: string }>().id}/close`, {
      reason: '同意',
    })
    expect(closed.statusCode).toBe(200)
    const [matches] = [
      (await get(server.app, AUDITOR, `/v1/job-runs/${latest.id}/matches`)).json<{ matches: { number: number }[] }>()
        .matches,
    ]
    for (const reply of [
      await post(server.app, AUDITOR, '/v1/jobs/lists/runs', { as_of: '2016-06-30' }),
      await post(server.app, AUDITOR, `/v1/job-runs/${latest.id}/matches/${matches[0]?.number ?? 0}/undo`, {
        reason: '再看',
      }),
    ])
      expect([reply.statusCode, reply.json<{ code: string }>().code]).toEqual([409, 'RECONCILIATION_PERIOD_CLOSED'])
    expect(await runJob(server.app, 'lists', { as_of: '2016-07-31' })).toMatchObject({ state: 'completed' })
  })
})
