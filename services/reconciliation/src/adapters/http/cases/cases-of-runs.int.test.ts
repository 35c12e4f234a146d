import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { breaksOf, makeJob, type Row, type RunReply, runJob, uploadList } from '../../../../test/job-desk.ts'
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
