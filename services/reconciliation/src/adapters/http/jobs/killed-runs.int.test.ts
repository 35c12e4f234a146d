import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { connect, type Database } from '@fundtrace/database'
import type { App } from '@fundtrace/http-server'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { DeskOrder } from '../../../../test/desk-process.ts'
import { breaksOf, makeJob, runJob, type RunReply, uploadList } from '../../../../test/job-desk.ts'
import {
  AUDITOR,
  createReconciliation,
  get,
  PERSONAL_DATA_KEYS,
  post,
  serve,
  type TestReconciliation,
  type TestServer,
} from '../../../../test/reconciliation-service.ts'
import { readJob } from '../../postgres/runs/job-repository.ts'
import { beginRun } from '../../../application/runs/begin-run.ts'
import { createRunDesk, type RunDesk } from '../../../application/runs/run-desk.ts'

const AS_OF = '2016-06-30'

let service: TestReconciliation
let server: TestServer
let app: App
let owner: Database
let desk: RunDesk
beforeAll(async () => {
  service = await createReconciliation()
  server = await serve(service)
  app = server.app
  owner = connect(service.database.ownerUrl, { application: 'test owner' })
  const onFault = (error: unknown) => expect.fail(String(error))
  desk = createRunDesk({ db: service.db, personalDataKeys: PERSONAL_DATA_KEYS, onFault })
  await uploadList(app, 'book', [
    ['P1', '2016-06-01', '100.00'],
    ['P2', '2016-06-02', '200.00', '李四'],
    ['P3', '2016-06-03', '300.00'],
    ['P4', '2016-06-04', '400.00'],
  ])
  await makeJob(app, 'lists')
  const copies = { id: 'copies', area_code: '441802', template: 'sequence-and-seal' }
  expect((await post(app, AUDITOR, '/v1/jobs', copies)).statusCode).toBe(201)
  // Whoever would write one of these waits until the test lets it.
  await owner.raw(`
    CREATE FUNCTION wait_for_test() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      PERFORM pg_advisory_xact_lock_shared(hashtext(TG_TABLE_NAME));
      RETURN NULL;
    END $$`)
  for (const table of ['run_inputs', 'run_matches', 'run_breaks', 'carried_runs'])
    await owner.raw(
      `CREATE TRIGGER a_test_waits BEFORE INSERT ON ${table} FOR EACH STATEMENT EXECUTE FUNCTION wait_for_test()`,
    )
}, 120_000)
afterAll(async () => {
  await desk.close()
  await server.close()
  await owner.destroy()
  await service.close()
})

/** Two banks of the same book: what one run finds is nothing that the other would find. */
const BANKS = {
  even: [
    ['P2', '2016-06-02', '200.05', '李肆'],
    ['P4', '2016-06-04', '400.00'],
    ['X9', '2016-06-05', '9.99'],
  ],
  odd: [
    ['P1', '2016-06-01', '100.00'],
    ['P3', '2016-06-03', '299.00'],
  ],
} as const

async function bankOf(name: keyof typeof BANKS): Promise<string> {
  return (await uploadList(app, 'bank', BANKS[name])).json<{ id: string }>().id
}

async function queued(jobId: string, rightDatasetId: string | null = null): Promise<string> {
  const order = { asOf: AS_OF, from: null, leftDatasetId: null, rightDatasetId, dueAt: null }
  const begun = await service.db.transaction(async (trx) =>
    beginRun(trx, await readJob(trx, jobId), order, { subject: 'auditor-1', actingFor: null }),
  )
  return begun?.run_id ?? ''
}

const readRun = async (id: string): Promise<RunReply> =>
  (await get(app, AUDITOR, `/v1/job-runs/${id}`)).json<RunReply>()

/** All that a run came to, but for its own name and times. */
async function resultOf(id: string): Promise<object> {
  const { state, match_count, break_count, inputs_sha256, result_sha256 } = await readRun(id)
  const { matches } = (await get(app, AUDITOR, `/v1/job-runs/${id}/matches`)).json<{ matches: object[] }>()
  return { state, match_count, break_count, inputs_sha256, result_sha256, matches, breaks: await breaksOf(app, id) }
}

/** While `act` goes on, nobody writes to the table. */
async function holding<Result>(table: string, act: () => Promise<Result>): Promise<Result> {
  return owner.transaction(async (trx) => {
    await trx.raw('SELECT pg_advisory_xact_lock(hashtext(?))', [table])
    return act()
  })
}

/** The processes that work at runs and have come to where they wait for the test. */
async function waitingWorkers(count: number): Promise<number[]> {
  for (;;) {
    const { rows } = await owner.raw<{ rows: { worker: string }[] }>(
      `SELECT DISTINCT split_part(application_name, ' ', 3) AS worker FROM pg_locks JOIN pg_stat_activity USING (pid)
        WHERE datname = current_database() AND application_name LIKE 'reconciliation run %' AND locktype = 'advisory' AND NOT granted`,
    )
    if (rows.length === count) return rows.map(({ worker }) => Number(worker))
  }
}

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

describe('a run whose process is killed', () => {
  it.each([
    ['lists', 'run_matches', 'before the first page of its result'],
    ['lists', 'run_breaks', 'when its matches are written and its breaks are not'],
    ['lists', 'carried_runs', 'when all of its result is written'],
    ['copies', 'run_inputs', 'while it freezes what it compares'],
  ])(
    'of %s at %s, %s, begins anew under a higher epoch and comes to the same result',
    async (job, table) => {
      const bank = job === 'lists' ? await bankOf('even') : null
      const undisturbed = await runJob(app, job, { as_of: AS_OF, ...(bank !== null && { right_dataset_id: bank }) })
      const id = await queued(job, bank)
      const { working } = await holding(table, async () => {
        const begun = desk.work('run', id)
        for (const pid of await waitingWorkers(1)) process.kill(pid, 'SIGKILL')
        return { working: begun }
      })
      await working
      expect(await readRun(id)).toMatchObject({ state: 'queued', progress: { epoch: 1 } })
      await desk.work('run', id)
      expect(await readRun(id)).toMatchObject({ state: 'completed', progress: { epoch: 2 } })
      expect(await resultOf(id)).toEqual(await resultOf(undisturbed.id))
    },
    60_000,
  )

  it('goes on with another service when its own is killed, and leaves no process behind', async () => {
    const bank = await bankOf('odd')
    const undisturbed = await runJob(app, 'lists', { right_dataset_id: bank })
    const id = await queued('lists', bank)
    const other = openDeskProcess({
      databaseUrl: service.database.appUrl,
      personalDataKeys: PERSONAL_DATA_KEYS,
      runId: id,
    })
    await holding('run_breaks', async () => {
      const [worker = 0] = await waitingWorkers(1)
      other.kill('SIGKILL')
      await once(other, 'exit')
      await vanished(worker)
      await desk.work('run', id)
      expect(await readRun(id), 'its lease has not run out').toMatchObject({ state: 'running', progress: { epoch: 1 } })
    })
    await owner('job_runs').where({ id }).update({ lease_until: '2016-01-01T00:00:00Z' })
    await desk.work('run', id)
    expect(await readRun(id)).toMatchObject({ state: 'completed', progress: { epoch: 2 } })
    expect(await resultOf(id)).toEqual(await resultOf(undisturbed.id))
  }, 60_000)

  it('does not mix with another run of its job that goes on beside it', async () => {
    const banks = [await bankOf('even'), await bankOf('odd')]
    const undisturbed = []
    for (const bank of banks) undisturbed.push((await runJob(app, 'lists', { right_dataset_id: bank })).id)
    const ids = [await queued('lists', banks[0]), await queued('lists', banks[1])]
    const works = await holding('run_breaks', async () => {
      const begun = ids.map((id) => desk.work('run', id))
      const [killed = 0] = await waitingWorkers(2)
      process.kill(killed, 'SIGKILL')
      return begun
    })
    await Promise.all(works)
    const states = (await Promise.all(ids.map(readRun))).map(({ state }) => state)
    expect(states.toSorted()).toEqual(['completed', 'queued'])
    for (const id of ids) await desk.work('run', id)
    for (const [at, id] of ids.entries()) expect(await resultOf(id)).toEqual(await resultOf(undisturbed[at] ?? ''))
    const epochs = (await Promise.all(ids.map(readRun))).map(({ progress }) => progress.epoch)
    expect(epochs.toSorted()).toEqual([1, 2])
  }, 60_000)
})

const processes: ChildProcess[] = []
afterEach(() => {
  for (const each of processes.splice(0)) each.kill('SIGKILL')
})

function openDeskProcess(order: DeskOrder): ChildProcess {
  const child = fork(fileURLToPath(new URL('../../../../test/desk-process.ts', import.meta.url)), {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  processes.push(child)
  child.send(order)
  return child
}

async function vanished(pid: number): Promise<void> {
  await expect.poll(() => isAlive(pid), { timeout: 30_000 }).toBe(false)
}
