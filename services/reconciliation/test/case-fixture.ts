import { randomUUID } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { TOPICS } from '@fundtrace/contracts'
import { connect, type Database, migrate } from '@fundtrace/database'
import {
  type App,
  createLogger,
  generateLocalIssuerKeys,
  idempotencyMigrations,
  localIssuerVerifier,
  type Role,
  signLocalToken,
} from '@fundtrace/http-server'
import { createPostgresTransport, ensureTopics, messageLogMigrations, messagingMigrations } from '@fundtrace/messaging'
import { generateKeyRingFile, type KeyRing, loadKeyRing } from '@fundtrace/personal-data'
import { assembleServer, defineService } from '@fundtrace/service-process'
import { createTestDatabase, openRunLog, type TestDatabase } from '@fundtrace/test-support'
import { auditRoutes } from '../src/adapters/http/cases/audit-routes.ts'
import type { LocatedRow } from '../src/adapters/postgres/case-healing.ts'
import { carryCases } from '../src/application/cases/carry-cases.ts'

export type Auditor = Readonly<{
  subject: string
  actingFor?: string
  areas?: readonly string[]
  roles?: readonly Role[]
}>

export type PlantedBreak = Readonly<{
  /** What it is known by from run to run. */
  known: string
  kind?: string
  difference?: string
  /** Other rows, of the same name. */
  says?: string
  /** The run's day unless told. */
  leftOn?: string | null
  rightOn?: string
}>
export type PlantedRun = Readonly<{
  jobId: string
  asOf: string
  askedFor?: string
  breaks: readonly PlantedBreak[]
  /** First and last day of each side's list; unless told, the year of the run. */
  left?: readonly [string, string]
  right?: readonly [string, string]
  located?: (cases: ReadonlyMap<string, string>) => readonly LocatedRow[]
  /** Left row and right row of each match. */
  matches?: readonly (readonly [number, number])[]
}>

export type CaseService = Readonly<{
  database: TestDatabase
  db: Database
  app: App
  get: (who: Auditor, url: string) => Promise<Reply>
  post: (who: Auditor, url: string, body: object, key?: string) => Promise<Reply>
  makeJob: (jobId: string, area?: string) => Promise<void>
  /** A completed run with these breaks, and cases carried over it; its number. */
  run: (planted: PlantedRun) => Promise<number>
  /** The case of a break by what that is known by. */
  caseOf: (jobId: string, known: string) => Promise<StoredCase>
  close: () => Promise<void>
}>
export type Reply = Readonly<{ status: number; body: Record<string, unknown>; text: string }>
export type StoredCase = Readonly<{
  id: string
  state: string
  why: string
  detail: Record<string, unknown> | null
  owner: string | null
  times_seen: number
}>

/** The cases of the service at their HTTP door, over runs that a test says the results of. */
export async function openCases(): Promise<CaseService> {
  const [database, messages] = await Promise.all([createTestDatabase('reconciliation'), createTestDatabase('messages')])
  const own = { name: 'reconciliation', path: fileURLToPath(new URL('../migrations', import.meta.url)) }
  await Promise.all([
    migrate(database.ownerUrl, 'fundtrace_reconciliation', [messagingMigrations, idempotencyMigrations, own]),
    migrate(messages.ownerUrl, 'fundtrace_messages', [messageLogMigrations]).then(() =>
      ensureTopics(messages.ownerUrl, TOPICS),
    ),
  ])
  const db = connect(database.appUrl, { application: 'test cases', connectionsMax: 25 })
  const transport = createPostgresTransport({ url: messages.urlAs('reconciliation'), service: 'reconciliation' })
  const app = await assembleServer(
    caseDoor(loadKeyRing(generateKeyRingFile())),
    {
      db,
      config: {},
      log: createLogger({ name: 'reconciliation', level: 'debug', destination: openRunLog('reconciliation') }),
    },
    { verifier: localIssuerVerifier({ publicKeyPem: KEYS.publicKeyPem, nodeEnv: 'test' }), transport, readiness: {} },
  )
  const send = async (
    who: Auditor,
    method: 'GET' | 'POST',
    url: string,
    body?: object,
    key: string = randomUUID(),
  ): Promise<Reply> => {
    const headers = {
      authorization: `Bearer ${await tokenOf(who)}`,
      ...(method === 'POST' && { 'idempotency-key': key }),
    }
    const reply = await app.inject({ method, url, headers, ...(body !== undefined && { payload: body }) })
    const isJson = String(reply.headers['content-type']).includes('json')
    return { status: reply.statusCode, body: isJson ? reply.json() : {}, text: reply.body }
  }
  return {
    database,
    db,
    app,
    get: (who, url) => send(who, 'GET', url),
    post: (who, url, body, key) => send(who, 'POST', url, body, key),
    makeJob: (jobId, area = '441802') => makeJob(db, jobId, area),
    run: (planted) => plantRun(db, planted),
    caseOf: async (jobId, known) => {
      const found: StoredCase | undefined = await db('cases')
        .where({ job_id: jobId, identity: identityFor(known) })
        .first('id', 'state', 'why', 'detail', 'owner', 'times_seen')
      if (found === undefined) throw new Error(`no case is known by ${known}`)
      return found
    },
    close: async () => {
      await app.close()
      await Promise.all([transport.close(), db.destroy()])
    },
  }
}

const caseDoor = (ring: KeyRing) =>
  defineService({
    name: 'reconciliation',
    title: 'Cases 差异台账',
    description: 'The routes of cases alone',
    settings: {},
    consumers: [],
    routes: (app, { db }) => auditRoutes(app, { db, ring }),
    areaOfKey: async () => undefined,
    checks: async () => [],
  })

const KEYS = generateLocalIssuerKeys()

const tokenOf = ({ subject, actingFor, areas = ['4418'], roles = ['audit'] }: Auditor): Promise<string> =>
  signLocalToken({
    privateKeyPem: KEYS.privateKeyPem,
    subject,
    name: '审计',
    roles,
    areas,
    lifetimeSeconds: 600,
    ...(actingFor !== undefined && { actingFor }),
  })

const identityFor = (known: string): string => known.padEnd(43, '_')
const HASH = '0'.repeat(64)

async function makeJob(db: Database, jobId: string, area: string): Promise<void> {
  await db('jobs').insert({ id: jobId, area_code: area, created_by: 'maker' })
  await db('job_versions').insert({
    job_id: jobId,
    version: 1,
    document: JSON.stringify({ owner: 'owner-of-job' }),
    document_sha256: HASH,
    rules_sha256: HASH,
    recorded_by: 'maker',
  })
}

async function plantRun(db: Database, planted: PlantedRun): Promise<number> {
  const { jobId, asOf } = planted
  const id = randomUUID()
  return db.transaction(async (trx) => {
    const { area_code }: { area_code: string } = await trx('jobs').where({ id: jobId }).first('area_code')
    const [row]: { number: string }[] = await trx('job_runs')
      .insert({ id, job_id: jobId, job_version: 1, rules_sha256: HASH, area_code, as_of: asOf, asked_by: 'runner' })
      .returning('number')
    const run = Number(row?.number)
    await trx('job_runs').where({ number: run }).update({ state: 'running', epoch: 1, lease_until: trx.fn.now() })
    const year = [`${asOf.slice(0, 4)}-01-01`, `${asOf.slice(0, 4)}-12-31`] as const
    for (const [side, days] of [
      ['left', planted.left ?? year],
      ['right', planted.right ?? year],
    ] as const) {
      const dataset = randomUUID()
      await trx('datasets').insert({
        id: dataset,
        kind: 'list',
        name: side,
        area_code,
        mapping: '{}',
        mapping_sha256: HASH,
        file_sha256: dataset.replaceAll('-', '').padEnd(64, '0'),
        bytes: 1,
        row_count: 1,
        control_total: '0.00',
        first_day: days[0],
        last_day: days[1],
        uploaded_by: 'runner',
      })
      await trx('run_inputs').insert({
        run,
        side,
        dataset_id: dataset,
        sha256: dataset.replaceAll('-', '').padEnd(64, '0'),
      })
    }
    await plantBreaks(trx, run, planted)
    for (const [left, right] of planted.matches ?? [])
      await trx('run_matches').insert({
        run,
        number: left,
        rule: 'by-reference',
        left_row: left,
        right_row: right,
        difference: '0.00',
      })
    await trx('job_runs')
      .where({ number: run })
      .update({
        state: 'completed',
        phase: 'ended',
        lease_until: null,
        ended_at: trx.fn.now(),
        left_rows: 1,
        right_rows: 1,
        match_count: planted.matches?.length ?? 0,
        break_count: planted.breaks.length,
        inputs_sha256: HASH,
        result_sha256: HASH,
        totals: '{}',
      })
    const known = await trx('cases').where({ job_id: jobId }).select('id', 'identity')
    const caseIds = new Map(
      known.map((each: { id: string; identity: string }) => [each.identity.replace(/_+$/, ''), each.id]),
    )
    const located = planted.located?.(caseIds) ?? null
    await carryCases(
      trx,
      { number: run, id, jobId, areaCode: area_code, asOf, askedBy: 'runner', askedFor: planted.askedFor ?? null },
      located,
    )
    return run
  })
}

async function plantBreaks(trx: Database, run: number, { asOf, breaks }: PlantedRun): Promise<void> {
  await trx.raw(
    `INSERT INTO run_breaks (run, number, kind, difference, left_row, left_amount, right_amount, left_on, right_on, fund, identity, content, shown, sealed)
     SELECT :run, n.place, n.kind, n.difference, n.place, 1.00, CASE WHEN n.right_on IS NOT NULL THEN 1.00 END, n.left_on, n.right_on, 'qingcheng-2016', n.identity, n.content,
            '{"explanation": {"zh": "左有右无", "en": "only on the left"}}', '\\x00'
       FROM unnest(:identities::text[], :contents::text[], :kinds::text[], :differences::numeric[], :lefts::date[], :rights::date[])
            WITH ORDINALITY AS n (identity, content, kind, difference, left_on, right_on, place)`,
    {
      run,
      identities: breaks.map(({ known }) => identityFor(known)),
      contents: breaks.map(({ known, says }) => identityFor(says ?? known)),
      kinds: breaks.map(({ kind }) => kind ?? 'missing_left'),
      differences: breaks.map(({ difference }) => difference ?? '-1.00'),
      lefts: breaks.map(({ leftOn }) => (leftOn === undefined ? asOf : leftOn)),
      rights: breaks.map(({ rightOn }) => rightOn ?? null),
    },
  )
}
