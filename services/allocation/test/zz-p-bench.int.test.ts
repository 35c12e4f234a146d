import { execFileSync } from 'node:child_process'
import { makePlan } from '../src/application/plans/make-plan.ts'
import { insertRows, readPlanRows } from '../../../infra/bench/allocation/insert-bound.ts'
import { it } from 'vitest'
import { openAllocation } from './allocation-fixture.ts'
import { createTestDatabase } from '@fundtrace/test-support'
import { seedRegister } from '../../../infra/bench/allocation/seed-register.ts'
import { householdProgramme } from '../../../infra/bench/allocation/programmes.ts'
import { readReceivers, newestRevision } from '../src/application/register/read-receivers.ts'
import { computePlan } from '../src/domain/plan/compute-plan.ts'
import { readProgramme } from '../src/domain/programme/read-programme.ts'
import { readTownshipFunders } from '../src/adapters/postgres/programme-repository.ts'
import { lineBytes } from '../src/domain/plan/plan-bytes.ts'
import { formatMoney, ZERO } from '@fundtrace/money'
import { connect } from '@fundtrace/database'

it('measures', async () => {
  const N = Number(process.env['BENCH_N'] ?? 20000)
  const allocation = await openAllocation({ jobWaitMs: 60_000 })
  const ownerUrl = process.env['X'] ?? ''
  void ownerUrl
  const owner = allocation.owner
  const url = new URL(allocation.databaseUrl)
  const ownerConn = (owner.client.config.connection as { connectionString: string }).connectionString
  void url
  const say = (what: string, t: number) => process.stderr.write(`${what}: ${((performance.now() - t) / 1000).toFixed(2)} s, rss ${(process.memoryUsage().rss / 1048576).toFixed(0)}\n`)
  const who = { role: 'finance', area: '44' } as const
  for (const id of ['district', 'charity']) await allocation.post(who, '/v1/funders', { id, name: id, area_code: null })
  let t = performance.now()
  await seedRegister(ownerConn, [{ code: '441802', households: N }])
  say('seed', t)
  await allocation.post(who, '/v1/programmes', householdProgramme('441802'))
  const doc = (await allocation.get<any>(who, '/v1/programmes/bench-441802')).body
  const programme = readProgramme(doc)
  const townships = await readTownshipFunders(allocation.db)
  const revision = await newestRevision(allocation.db)
  const receivers = () => readReceivers(allocation.db, { kind: 'household', areas: programme.covers, day: '2016-06-30', revision, itemKind: null, year: 2016, withMembers: false, withSupporters: true })
  void receivers; void townships; void computePlan; void lineBytes; void formatMoney; void ZERO
  for (let round = 0; round < 3; round += 1) {
    const made = await allocation.db.transaction((trx) => makePlan(trx, { programmeId: 'bench-441802', version: null, fiscalYear: 2016, registerDay: '2016-06-30', asKnownAt: null, people: null, replaces: null, reason: null }, { subject: 'li', correlationId: 'x' }))
    t = performance.now()
    process.stderr.write(execFileSync(process.execPath, [...(process.env['NODE_ARGS'] ?? '').split(' ').filter(Boolean), 'services/allocation/test/zz-p-child.ts', allocation.databaseUrl, made.jobId], { encoding: 'utf8' }))
    const rows = await readPlanRows(ownerConn, [
      { name: 'plan_lines', where: `plan_id = '${made.planId}'`, order: 'line' },
      { name: 'plan_line_parts', where: `plan_id = '${made.planId}'`, order: 'line, funder_id' },
    ])
    process.stderr.write(`bound ${(await insertRows(ownerConn, rows)).toFixed(2)}\n`)
  }
  void createTestDatabase
  void connect
  await allocation.close()
}, 600_000)
