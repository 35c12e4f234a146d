import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, rmdir } from 'node:fs/promises'
import { connect, type Database } from '@fundtrace/database'
import type { App } from '@fundtrace/http-server'
import { loadKeyRing } from '@fundtrace/personal-data'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  BY_REFERENCE,
  breaksOf,
  listOf,
  LISTS,
  makeJob,
  MAPPING,
  runJob,
  type RunReply,
  uploadList,
} from '../../../../test/job-desk.ts'
import {
  AUDITOR,
  createReconciliation,
  get,
  PERSONAL_DATA_KEYS,
  post,
  serve,
  type TestReconciliation,
  type TestServer,
  upload,
} from '../../../../test/reconciliation-service.ts'
import { claimRun, putDownRun, readRun } from '../../postgres/runs/job-run-repository.ts'
import { claimPreview, putDownPreview, readPreview } from '../../postgres/runs/preview-repository.ts'
import { copyMatches } from '../../postgres/runs/run-result-writer.ts'
import { agreeToClosing } from '../../../application/periods/close-period.ts'
import { askPreview } from '../../../application/runs/ask-preview.ts'
import { beginDueRuns } from '../../../application/runs/begin-due-runs.ts'
import { spillFolder } from '../../../application/runs/evaluate-match.ts'
import { createRunDesk, type RunDesk } from '../../../application/runs/run-desk.ts'
import { executeRun, RunLostError } from '../../../application/runs/execute-run.ts'

let service: TestReconciliation
let server: TestServer
let app: App
let owner: Database
beforeAll(async () => {
  service = await createReconciliation()
  server = await serve(service)
  app = server.app
  owner = connect(service.database.ownerUrl, { application: 'test owner' })
  await uploadList(app, 'book', [
    ['P1', '2016-06-01', '100.00'],
    ['P2', '2016-06-02', '200.00', '李四'],
    ['P3', '2016-06-03', '300.00'],
    ['P4', '2016-06-04', '400.00'],
  ])
  await uploadList(app, 'bank', [
    ['P1', '2016-06-01', '100.00'],
    ['P2', '2016-06-02', '200.05', '李肆'],
    ['P4', '2016-06-04', '400.00'],
    ['X9', '2016-06-05', '9.99'],
  ])
  await makeJob(app, 'lists')
}, 120_000)
afterAll(async () => {
  await server.close()
  await owner.destroy()
  await service.close()
})

const only = (cases: readonly { id: string; number: number }[]) => {
  expect(cases).toHaveLength(1)
  return { id: cases[0]?.id, number: cases[0]?.number }
}

const query = (change: object = {}) =>
  new URLSearchParams({
    kind: 'list',
    name: 'book',
    area_code: '441802',
    mapping: JSON.stringify(MAPPING),
    ...change,
  }).toString()

describe('a dataset', () => {
  it('is the same for the same file, and sealed at rest', async () => {
    const rows = [['Q1', '2016-06-01', '1.00', '王小二']] as const
    const [first, again] = [await uploadList(app, 'sealed', rows), await uploadList(app, 'sealed', rows)]
    expect([first.statusCode, again.statusCode]).toEqual([201, 200])
    expect(first.json()).toMatchObject({ row_count: 1, control_total: '1.00', first_day: '2016-06-01' })
    expect(again.json()).toEqual(first.json())
    const kept: Buffer[] = await owner('dataset_pieces').pluck('content')
    expect(Buffer.concat(kept).includes('王小二')).toBe(false)
    expect(kept.length).toBe(3)

    const { id } = first.json<{ id: string }>()
    const shown = await get(app, AUDITOR, `/v1/datasets/${id}/rows`)
    expect(shown.json()).toMatchObject({
      rows: [{ row: 2, id: 'Q1', amount: '1.00', fields: { payee: '王**', account: '**** **** **** 6789' } }],
    })
  })

  it('with a fault is told of it by line and column, and nothing of it is kept', async () => {
    const before = await owner('dataset_pieces').count()
    const file = Buffer.from('编号,日期,金额,户名,账号\nQ1,2016-06-01,1.005,张三,1\nQ2,2016-13-01,1.00,张三,1\n')
    const reply = await upload(app, AUDITOR, `/v1/datasets?${query()}`, file)
    expect(reply.json()).toMatchObject({
      code: 'LIST_FAULTY',
      fault_count: 2,
      errors: [
        { line: 2, path: '金额' },
        { line: 3, path: '日期' },
      ],
    })
    expect(await owner('dataset_pieces').count()).toEqual(before)
    // Columns mistaken for each other: what is told of the faults names nobody.
    const mistaken = { mapping: JSON.stringify({ id: '编号', date: '账号', amount: '户名' }) }
    const told = await upload(app, AUDITOR, `/v1/datasets?${query(mistaken)}`, listOf([['Q1', '2016-06-01', '1.00']]))
    expect(told.json()).toMatchObject({ errors: [{ value: '*(19)' }, { value: '*(2)' }] })
    expect(told.body).not.toMatch(/张三|6222021001/)
  })

  it('is of the area that it was uploaded for', async () => {
    const stranger = { ...AUDITOR, areas: ['4419'] }
    expect((await upload(app, stranger, `/v1/datasets?${query()}`, listOf([]))).statusCode).toBe(403)
    expect((await get(app, stranger, '/v1/datasets')).json()).toEqual({ datasets: [] })
  })
})

describe('a job', () => {
  it('is refused with the path to each mistake, and has versions', async () => {
    const wrong = await makeJob(app, 'wrong', {
      ...LISTS,
      left: { copy: 'nothing' },
      schedule: { every: 'day', at: '25:00' },
    })
    expect(wrong.json()).toMatchObject({ code: 'RECONCILIATION_JOB_DOCUMENT_WRONG' })
    const rules = await makeJob(app, 'wrong', { ...LISTS, rules: { ...BY_REFERENCE, rules: [] } })
    expect(rules.json()).toMatchObject({ code: 'MATCHING_RULES_WRONG' })

    expect((await makeJob(app, 'versions')).json()).toMatchObject({ version: 1 })
    expect((await makeJob(app, 'versions')).json()).toMatchObject({ version: 1 })
    expect((await makeJob(app, 'versions', { ...LISTS, from: '2016-01-01' })).json()).toMatchObject({
      code: 'RECONCILIATION_JOB_ID_TAKEN',
    })
    const second = { document: { ...LISTS, from: '2016-01-01' }, reason: '自年初起' }
    expect((await post(app, AUDITOR, '/v1/jobs/versions/versions', second)).json()).toMatchObject({
      version: 2,
      owner: 'auditor-1',
    })
    const versions = await get(app, AUDITOR, '/v1/jobs/versions/versions')
    expect(versions.json<{ versions: { version: number }[] }>().versions.map(({ version }) => version)).toEqual([2, 1])
    const older = await get(app, AUDITOR, '/v1/jobs/versions/versions?before=2')
    expect(older.json()).toMatchObject({ versions: [{ version: 1 }] })
    const newest = await get(app, AUDITOR, '/v1/jobs/versions/versions?limit=1')
    expect(newest.json<{ versions: object[] }>().versions).toMatchObject([{ version: 2 }])
  })

  it('is over funds that are known', async () => {
    const job = { id: 'nowhere', area_code: '441802', template: 'plan-against-ledger', funds: ['no-such-fund'] }
    expect((await post(app, AUDITOR, '/v1/jobs', job)).json()).toMatchObject({
      code: 'RECONCILIATION_JOB_FUND_UNKNOWN',
    })
  })

  it('is neither run nor seen from another area', async () => {
    const stranger = { ...AUDITOR, areas: ['4419'] }
    expect((await post(app, stranger, '/v1/jobs/lists/runs', {})).statusCode).toBe(403)
    expect((await get(app, stranger, '/v1/jobs/lists')).statusCode).toBe(403)
    expect((await get(app, stranger, '/v1/jobs')).json()).toEqual({ jobs: [] })
    expect((await get(app, stranger, '/v1/job-runs')).json()).toEqual({ runs: [] })
  })
})

describe('a run of two lists', () => {
  let run: RunReply
  beforeAll(async () => {
    run = await runJob(app, 'lists')
  }, 120_000)

  it('finds matches and breaks, people masked, amounts to the fen', async () => {
    expect(run).toMatchObject({ state: 'completed', match_count: 2, left_rows: 4, right_rows: 4, problem: null })
    const breaks = await breaksOf(app, run.id)
    expect(breaks.map(({ kind, left, right, difference }) => [kind, left?.id, right?.id, difference])).toEqual([
      ['amount_differs', 'P2', 'P2', '0.05'],
      ['payee_mismatch', 'P2', 'P2', '0.00'],
      ['missing_left', 'P3', undefined, '-300.00'],
      ['missing_right', undefined, 'X9', '9.99'],
    ])
    expect(JSON.stringify(breaks)).not.toMatch(/李四|李肆|6222021001/)
    expect(await breaksOf(app, run.id, '?kind=missing_right,payee_mismatch&limit=1')).toMatchObject([
      { kind: 'payee_mismatch' },
    ])

    const kindsOf = async (query: string) => (await breaksOf(app, run.id, query)).map(({ kind }) => kind)
    expect(await kindsOf('?amount_from=9.99&amount_to=299.99')).toEqual(['missing_right'])
    expect(await kindsOf('?amount_from=10.00&age_from=1&state=open&owner=auditor-1')).toEqual(['missing_left'])
    for (const query of ['?owner=nobody', '?state=accepted', '?age_to=0']) expect(await kindsOf(query)).toEqual([])
    const { cases } = (await get(app, AUDITOR, '/v1/cases?job_id=lists&amount_from=9.99&amount_to=10.00')).json<{
      cases: { id: string; number: number }[]
    }>()
    expect(breaks[3]?.case).toEqual({ ...only(cases), state: 'open', owner: 'auditor-1', age_days: expect.any(Number) })

    const clear = await get(app, AUDITOR, `/v1/job-runs/${run.id}/breaks/${breaks[1]?.number}/clear?purpose=核对`)
    expect(clear.json()).toMatchObject({ left: { fields: { payee: '李四' } }, right: { fields: { payee: '李肆' } } })
    const reads = await get(app, AUDITOR, '/v1/unmasked-reads')
    expect(reads.json()).toMatchObject({ unmasked_reads: [{ what: 'break', reader: 'auditor-1', purpose: '核对' }] })

    const csv = await get(app, AUDITOR, `/v1/job-runs/${run.id}/breaks/export?kind=missing_right`)
    expect(csv.body.split('\r\n').filter((line) => line.includes('missing_right'))).toHaveLength(1)
    expect(csv.body).toContain('9.99')
  })

  it('has the same result again for the same inputs and rules, and another for others', async () => {
    const again = await runJob(app, 'lists')
    expect(again.id).not.toBe(run.id)
    expect([again.inputs_sha256, again.result_sha256]).toEqual([run.inputs_sha256, run.result_sha256])
    const identities = async (id: string) => (await breaksOf(app, id)).map(({ identity }) => identity)
    expect(await identities(again.id)).toEqual(await identities(run.id))
  })

  it('keeps its inputs frozen while newer lists come', async () => {
    const detail = await get(app, AUDITOR, `/v1/job-runs/${run.id}`)
    const { inputs } = detail.json<{ inputs: { side: string; dataset_id: string; sha256: string }[] }>()
    expect(inputs.map(({ side }) => side)).toEqual(['left', 'right'])
    await uploadList(app, 'bank', [['P1', '2016-06-01', '100.00']])
    const newer = await runJob(app, 'lists')
    expect(newer.break_count).toBe(3)
    const older = await runJob(app, 'lists', { right_dataset_id: inputs[1]?.dataset_id })
    expect(older.result_sha256).toBe(run.result_sha256)
    const foreign = await runJob(app, 'lists', { right_dataset_id: inputs[0]?.dataset_id })
    expect(foreign).toMatchObject({ code: 'RECONCILIATION_DATASET_UNFIT' })
  })

  it('can be tried with other rules, and nothing but the preview is written', async () => {
    const before = await owner('run_matches').count()
    const [rule] = BY_REFERENCE.rules
    const tolerant = { ...BY_REFERENCE, rules: [{ ...rule, amount: { below: '0.00', above: '0.10' }, compare: [] }] }
    const preview = await post(app, AUDITOR, `/v1/job-runs/${run.id}/previews`, { rules: tolerant })
    expect(preview.json()).toMatchObject({
      state: 'completed',
      result: {
        matches: { before: 2, after: 3, new: 1, lost: 0 },
        breaks: { before: 4, after: 2, new: 0, gone: 2 },
        gone_breaks: [{ kind: 'amount_differs' }, { kind: 'payee_mismatch' }],
        new_matches: [{ left: { id: 'P2', amount: '200.00' }, right: { id: 'P2', amount: '200.05' } }],
        lost_matches: [],
      },
    })
    const early = { ...BY_REFERENCE.left, cut_off: '2016-06-03' }
    const shorter = { ...BY_REFERENCE, left: early, right: { ...BY_REFERENCE.right, cut_off: '2016-06-03' } }
    const lost = await post(app, AUDITOR, `/v1/job-runs/${run.id}/previews`, { rules: shorter })
    expect(lost.json()).toMatchObject({
      result: {
        matches: { after: 1, new: 0, lost: 1 },
        new_matches: [],
        lost_matches: [{ left: { id: 'P4', on: '2016-06-04' }, right: { id: 'P4' } }],
      },
    })
    const strict = { ...BY_REFERENCE, rules: [{ ...rule, keys: ['reference', 'account', 'on'], compare: [] }] }
    const same = await post(app, AUDITOR, `/v1/job-runs/${run.id}/previews`, { rules: strict })
    expect(same.json()).toMatchObject({ result: { matches: { new: 0, lost: 0 } } })
    expect(await owner('run_matches').count()).toEqual(before)
  })

  it("bears officers' hands: undone, matched by hand, each with its reason, no row ever in two matches", async () => {
    const url = `/v1/job-runs/${run.id}`
    const { matches } = (await get(app, AUDITOR, `${url}/matches`)).json<{
      matches: { number: number; left: number[]; right: number[] }[]
    }>()
    const first = matches[0]
    if (first === undefined) throw new Error('the run has matches')
    const undo = { reason: '凭证有误' }
    expect((await post(app, AUDITOR, `${url}/matches/${first.number}/undo`, undo)).json()).toMatchObject({ change: 1 })
    expect((await post(app, AUDITOR, `${url}/matches/${first.number}/undo`, undo)).json()).toMatchObject({
      code: 'RECONCILIATION_MATCH_UNDONE',
    })
    const opened = (await breaksOf(app, run.id, '?open=true')).slice(-2)
    expect(opened.map(({ kind, left, right }) => [kind, left?.row, right?.row])).toEqual([
      ['missing_left', first.left[0], undefined],
      ['missing_right', undefined, first.right[0]],
    ])

    // The undone pair and the two that nobody had: 100.00 + 300.00 are 100.00 and 9.99 in the bank.
    const taken = matches[1]
    const intruding = { left: [...first.left, ...(taken?.left ?? [])], right: first.right, reason: '试' }
    expect((await post(app, AUDITOR, `${url}/matches`, intruding)).json()).toMatchObject({
      code: 'RECONCILIATION_MATCH_ROW_UNKNOWN',
    })
    for (const rows of [
      { left: [4], right: [] },
      { left: [4, ...first.left], right: [] },
      { left: [], right: [] },
    ])
      expect((await post(app, AUDITOR, `${url}/matches`, { ...rows, reason: '试' })).json()).toMatchObject({
        code: 'RECONCILIATION_MATCH_ONE_SIDED',
      })
    const personal = { left: first.left, right: first.right, reason: '付至 6228480402564890018' }
    for (const reply of [
      await post(app, AUDITOR, `${url}/matches`, personal),
      await post(app, AUDITOR, `${url}/matches/${taken?.number}/undo`, { reason: personal.reason }),
      await post(app, AUDITOR, '/v1/jobs/lists/periods', { through_day: '2016-01-01', reason: personal.reason }),
    ])
      expect(reply.json()).toMatchObject({ code: 'RECONCILIATION_TEXT_PERSONAL' })
    const byHand = { left: [...first.left, 4], right: [...first.right, 5], reason: '同一笔' }
    expect((await post(app, AUDITOR, `${url}/matches`, byHand)).json()).toEqual({ change: 2, match: -2 })
    expect((await post(app, AUDITOR, `${url}/matches`, byHand)).statusCode).toBe(422)
    const now = (await get(app, AUDITOR, `${url}/matches?limit=1`)).json<{ matches: object[] }>().matches
    expect(now).toEqual([
      {
        number: -2,
        rule: 'manual',
        left: byHand.left,
        right: byHand.right,
        difference: '-290.01',
        suggested: false,
        change: 2,
        undone: null,
      },
    ])
    expect((await breaksOf(app, run.id, '?open=true')).map(({ kind }) => kind)).toEqual([
      'amount_differs',
      'payee_mismatch',
    ])

    expect((await post(app, AUDITOR, `${url}/matches/-2/undo`, undo)).statusCode).toBe(201)
    expect((await breaksOf(app, run.id, '?open=true')).length).toBe(6)
    const trail = (await get(app, AUDITOR, `${url}/changes`)).json<{ changes: object[] }>().changes
    expect(trail).toMatchObject([
      { kind: 'undo', match: first.number, reason: '凭证有误', made_by: 'auditor-1' },
      { kind: 'manual_match', match: -2, reason: '同一笔' },
      { kind: 'undo', match: -2 },
    ])
    const second = await get(app, AUDITOR, `${url}/changes?after=1&limit=1`)
    expect(second.json<{ changes: object[] }>().changes).toMatchObject([{ number: 2, kind: 'manual_match' }])
    await expect(owner.raw(`DELETE FROM run_changes`)).rejects.toMatchObject({ constraint: 'history_is_append_only' })
    await expect(owner.raw(`DELETE FROM run_matches`)).rejects.toMatchObject({ constraint: 'results_are_kept' })
    await expect(owner.raw(`UPDATE run_matches SET undone = NULL WHERE undone IS NOT NULL`)).rejects.toMatchObject({
      constraint: 'history_is_append_only',
    })
  })
})

describe('numbers and texts that no database holds', () => {
  it('are refused as malformed', async () => {
    const run = await runJob(app, 'lists')
    const url = `/v1/job-runs/${run.id}`
    const reason = { reason: '试' }
    const replies = await Promise.all([
      post(app, AUDITOR, `${url}/matches/99999999999/undo`, reason),
      post(app, AUDITOR, `${url}/matches/99999999999/confirm`, reason),
      post(app, AUDITOR, `${url}/matches`, { left: [99_999_999_999], right: [2], ...reason }),
      post(app, AUDITOR, `${url}/matches`, { left: [2], right: [2], reason: 'a\u0000b' }),
      get(app, AUDITOR, `${url}/breaks?after=99999999999`),
      get(app, AUDITOR, `${url}/matches?after=99999999999`),
      get(app, AUDITOR, `${url}/matches?rule=%00`),
      get(app, AUDITOR, `${url}/breaks/99999999999/clear?purpose=x`),
      get(app, AUDITOR, `${url}/breaks/1/clear`),
      get(app, AUDITOR, '/v1/job-runs?before=1e300'),
      get(app, AUDITOR, '/v1/cases?after=1e300'),
      get(app, AUDITOR, '/v1/findings?after=1e300'),
      get(app, AUDITOR, '/v1/corrections?after=1e300'),
      post(app, AUDITOR, '/v1/findings/00000000-0000-4000-8000-000000000000/answers', {
        answer: '已补',
        answered_on: '2026-01-01',
        evidence: [{ name: '回单', sha256: '0'.repeat(64), bytes: 1e300 }],
      }),
    ])
    expect(replies.map(({ statusCode }) => statusCode)).toEqual(replies.map(() => 400))
  })
})

describe('a closed period', () => {
  it('takes no hand that was raised while it was closing, and nothing in the name of one', async () => {
    await makeJob(app, 'closing')
    const run = await runJob(app, 'closing')
    const undo = (number: number) =>
      post(app, AUDITOR, `/v1/job-runs/${run.id}/matches/${number}/undo`, { reason: '凭证有误' })
    const refused = async (sql: string, constraint: string) =>
      expect(service.db.raw(sql, { run: run.number })).rejects.toMatchObject({ constraint })
    const input = `INSERT INTO run_inputs (run, side, dataset_id, sha256) SELECT :run, 'facts', id, file_sha256 FROM datasets LIMIT 1`
    await refused('UPDATE run_matches SET undone = 77 WHERE run = :run', 'results_are_marked_by_their_change')
    await refused(input, 'run_inputs_before_the_end')

    const asked = await post(app, AUDITOR, '/v1/jobs/closing/periods', { through_day: '2016-06-30', reason: '结账' })
    const late = await service.db.transaction(async (trx) => {
      await agreeToClosing(trx, asked.json<{ id: string }>().id, '同意', { subject: 'auditor-2', actingFor: null })
      const reply = undo(2)
      for (let waiting = '0'; waiting === '0'; ) {
        const { rows } = await owner.raw<{ rows: { count: string }[] }>(
          `SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted
              AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
        )
        waiting = rows[0]?.count ?? '0'
      }
      return { reply }
    })
    expect((await late.reply).json()).toMatchObject({ code: 'RECONCILIATION_PERIOD_CLOSED' })
    await refused('UPDATE run_breaks SET settled = 1 WHERE run = :run', 'results_are_marked_by_their_change')
    await refused('UPDATE cases SET difference = 0 WHERE last_run = :run', 'cases_in_open_period')
  })
})

describe('a shipped job', () => {
  it('is made for an area by its name, and runs over our own copies', async () => {
    const { templates } = (await get(app, AUDITOR, '/v1/job-templates')).json<{
      templates: { name: string; document: { left?: object; right?: object } }[]
    }>()
    const own = templates.filter(
      ({ document }) => ![document.left, document.right].some((side) => side && 'upload' in side),
    )
    expect(own.length).toBeGreaterThan(8)
    const ended = []
    for (const { name } of own) {
      const made = await post(app, AUDITOR, '/v1/jobs', { id: `own-${name}`, area_code: '441802', template: name })
      ended.push([name, made.statusCode, await runJob(app, `own-${name}`)] as const)
    }
    expect(ended.map(([name, status, { state, problem }]) => [name, status, state, problem])).toEqual(
      own.map(({ name }) => [name, 201, 'completed', null]),
    )
    const again = await runJob(app, 'own-three-way')
    const first = ended.find(([name]) => name === 'three-way')?.[2]
    expect([again.inputs_sha256, again.result_sha256]).toEqual([first?.inputs_sha256, first?.result_sha256])
  }, 240_000)
})

describe('a run and the processes that work at it', () => {
  const ring = loadKeyRing(PERSONAL_DATA_KEYS)
  let desk: RunDesk
  beforeAll(() => {
    const onFault = (error: unknown) => expect.fail(String(error))
    desk = createRunDesk({ db: service.db, personalDataKeys: PERSONAL_DATA_KEYS, onFault })
  })
  afterAll(() => desk.close())
  const queued = async (): Promise<string> => {
    const { rows } = await owner.raw<{ rows: { id: string }[] }>(
      `INSERT INTO job_runs (id, job_id, job_version, rules_sha256, area_code, as_of, asked_by)
       SELECT gen_random_uuid(), job_id, version, rules_sha256, '441802', '2016-06-30', 'test' FROM job_versions WHERE job_id = 'lists'
       RETURNING id`,
    )
    const id = rows[0]?.id ?? ''
    await owner.raw(
      `INSERT INTO run_inputs SELECT (SELECT number FROM job_runs WHERE id = ?), side, dataset_id, sha256 FROM run_inputs
        WHERE run = (SELECT min(number) FROM job_runs WHERE job_id = 'lists')`,
      [id],
    )
    return id
  }
  const leaseEnds = (id: string) => owner('job_runs').where({ id }).update({ lease_until: '2016-01-01T00:00:00Z' })

  it('is taken up by one of many, and by another only when its lease has run out; the first then writes nothing more', async () => {
    const id = await queued()
    const claims = await Promise.all(
      Array.from({ length: 8 }, () => claimRun(service.db, { runId: id, leaseSeconds: 60 })),
    )
    const first = claims.find((claim) => claim !== undefined)
    expect(claims.filter((claim) => claim !== undefined)).toHaveLength(1)
    if (first === undefined) throw new Error('one has it')

    // Half written by the first, which is then taken for dead.
    await service.db.transaction((trx) => copyMatches(trx, first.number, Buffer.from('2,half,2,99,0.00,false\n')))
    await desk.work('run', id)
    expect(await readRun(service.db, id), 'its lease has not run out').toMatchObject({ state: 'running', epoch: 1 })
    await leaseEnds(id)
    await desk.work('run', id)
    await expect(executeRun({ db: service.db, ring }, first)).rejects.toBeInstanceOf(RunLostError)
    expect(await readRun(service.db, id)).toMatchObject({
      state: 'completed',
      epoch: 2,
      match_count: 2,
      break_count: 4,
    })
    expect(await owner('run_matches').where({ run: first.number, rule: 'half' })).toEqual([])
    await expect(
      service.db.transaction((trx) => copyMatches(trx, first.number, Buffer.from('9,late,9,98,0.00,false\n'))),
    ).rejects.toMatchObject({ constraint: 'results_come_in_their_run' })
  }, 120_000)

  it('may be put down by services that are stopped as often as they are, and is given up when its process dies each time', async () => {
    const [put, died] = [await queued(), await queued()]
    for (let times = 0; times < 6; times += 1) {
      for (const [id, isBroken] of [
        [put, false],
        [died, true],
      ] as const) {
        const run = await claimRun(service.db, { runId: id, leaseSeconds: 60 })
        if (run === undefined) throw new Error('it waits')
        await putDownRun(service.db, run, { isBroken })
      }
    }
    await desk.work('run', put)
    await desk.work('run', died)
    expect(await readRun(service.db, put)).toMatchObject({ state: 'completed', epoch: 7, broken_off: 0 })
    expect(await readRun(service.db, died)).toMatchObject({
      state: 'failed',
      problem: { code: 'RECONCILIATION_JOB_RUN_GIVEN_UP' },
    })
    const again = await claimRun(service.db, { runId: await queued(), leaseSeconds: 60 })
    if (again === undefined) throw new Error('it waits')
    const folder = spillFolder({ id: again.id, epoch: again.epoch + 1 })
    await mkdir(folder)
    await executeRun({ db: service.db, ring }, again)
    expect(existsSync(folder), 'whoever took it over works there').toBe(true)
    await rmdir(folder)
  }, 120_000)

  it('is cancelled before it is taken up, or while it is at work, and leaves no result', async () => {
    const waiting = await queued()
    expect((await post(app, AUDITOR, `/v1/job-runs/${waiting}/cancel`, {})).json()).toMatchObject({
      state: 'cancelled',
    })

    const id = await queued()
    const run = await claimRun(service.db, { runId: id, leaseSeconds: 60 })
    await service.db.transaction((trx) => copyMatches(trx, run?.number ?? 0, Buffer.from('2,half,2,99,0.00,false\n')))
    const asked = await post(app, AUDITOR, `/v1/job-runs/${id}/cancel`, {})
    expect([asked.statusCode, asked.json<RunReply>().state]).toEqual([202, 'running'])
    // Its process is dead, and the next one to look ends it.
    await leaseEnds(id)
    await desk.work('run', id)
    expect(await readRun(service.db, id)).toMatchObject({ state: 'cancelled', cancel_asked_by: 'auditor-1' })
    expect(await owner('run_matches').where({ run: run?.number })).toEqual([])
    expect((await get(app, AUDITOR, `/v1/job-runs/${id}/breaks`)).json()).toMatchObject({
      code: 'RECONCILIATION_JOB_RUN_STATE_WRONG',
    })
  }, 120_000)

  it('does not mix with another that goes on beside it', async () => {
    await uploadList(app, 'other-book', [['Z1', '2016-06-07', '7.00']])
    await makeJob(app, 'others', { ...LISTS, left: { upload: 'list', name: 'other-book' } })
    const [one, two] = await Promise.all([runJob(app, 'lists'), runJob(app, 'others')])
    const found = async ({ id }: RunReply) => (await breaksOf(app, id)).map(({ left, right }) => left?.id ?? right?.id)
    expect([one.state, two.state]).toEqual(['completed', 'completed'])
    expect(await found(one)).toEqual(['P2', 'P3', 'P4'])
    expect(await found(two)).toEqual(['Z1', 'P1'])
  }, 120_000)

  it('asked for twice with one key is one run', async () => {
    const key = 'one-key'
    const body = { as_of: '2016-06-30' }
    const [first, again] = [
      await post(app, AUDITOR, '/v1/jobs/lists/runs', body, key),
      await post(app, AUDITOR, '/v1/jobs/lists/runs', body, key),
    ]
    expect(again.json<RunReply>().id).toBe(first.json<RunReply>().id)
    await desk.work('run', again.json<RunReply>().id)
  }, 120_000)

  it('is begun once by the clock for each due time, on whichever process', async () => {
    await makeJob(app, 'daily', { ...LISTS, schedule: { every: 'day', at: '06:00' } })
    const faults: unknown[] = []
    const tomorrow = new Date(Date.now() + 86_400_000)
    const look = () => beginDueRuns(service.db, tomorrow, (error) => faults.push(error))
    await Promise.all([look(), look(), look()])
    expect(faults).toEqual([])
    const runs = await get(app, AUDITOR, '/v1/jobs/daily/runs')
    expect(runs.json<{ runs: object[] }>().runs).toMatchObject([{ state: 'queued', asked_by: 'clock' }])
  })

  it('that the clock cannot begin is told with its job, logged once, and forgotten when it has begun', async () => {
    const document = { ...LISTS, left: { upload: 'list', name: 'late' }, schedule: { every: 'day', at: '06:00' } }
    await makeJob(app, 'waits', document)
    const faults: unknown[] = []
    const tomorrow = new Date(Date.now() + 86_400_000)
    const look = () => beginDueRuns(service.db, tomorrow, (error, jobId) => jobId === 'waits' && faults.push(error))
    const failure = async () => (await get(app, AUDITOR, '/v1/jobs/waits')).json<{ due_failure: object | null }>()
    expect(await failure()).toMatchObject({ due_failure: null })
    await look()
    await look()
    expect(await failure()).toMatchObject({ due_failure: { problem: { code: 'RECONCILIATION_DATASET_NONE' } } })
    expect(faults).toHaveLength(1)
    const { jobs } = (await get(app, AUDITOR, '/v1/jobs')).json<{
      jobs: { id: string; due_failure: object | null }[]
    }>()
    expect(jobs.filter(({ due_failure: told }) => told !== null).map(({ id }) => id)).toEqual(['waits'])
    await uploadList(app, 'late', [['L1', '2016-06-01', '1.00']])
    await look()
    expect(await failure()).toMatchObject({ due_failure: null })
  })

  it('is tried out by processes that are stopped as often as they are, and given up when they die each time', async () => {
    const run = await runJob(app, 'lists')
    const asked = async (): Promise<string> => {
      const id = randomUUID()
      const order = { id, rules: BY_REFERENCE, terms: null }
      await service.db.transaction(async (trx) =>
        askPreview(trx, await readRun(service.db, run.id), order, { subject: 'auditor-1', actingFor: null }),
      )
      return id
    }
    const [put, died] = [await asked(), await asked()]
    for (let times = 0; times < 6; times += 1)
      for (const [id, isBroken] of [
        [put, false],
        [died, true],
      ] as const) {
        const preview = await claimPreview(service.db, { previewId: id, leaseSeconds: 60 })
        if (preview === undefined) throw new Error('it waits')
        await putDownPreview(service.db, preview, { isBroken })
      }
    await desk.work('preview', put)
    await desk.work('preview', died)
    expect(await readPreview(service.db, put)).toMatchObject({ state: 'completed', epoch: 7, broken_off: 0 })
    expect(await readPreview(service.db, died)).toMatchObject({
      state: 'failed',
      problem: { code: 'RECONCILIATION_JOB_RUN_GIVEN_UP' },
    })
  }, 120_000)
})
